"""Rendered Markdown, kept from one build to the next.

Whatever is rendered anew is added behind what was kept: nobody unpacks all of it only to keep more.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from guide import content as package
from guide.content import Content
from guide.content.render import fresh, rendered
from guide.press import store

_PACKAGE = Path(package.__file__).parent


def recall_markdown(content: Content) -> None:
    """Take back what earlier builds rendered from the same tables with the same code."""
    known = rendered(content)
    if all(known.values()):
        return  # an edition over tables that an earlier edition read has everything already
    for kept in store.read_all(_path(content)):
        if isinstance(kept, dict):
            for lang, texts in known.items():
                texts.update(kept.get(lang, {}))


def fresh_markdown(content: Content) -> bytes:
    """Return what this process rendered since the last call, ready to be kept."""
    new = fresh(content)
    packed = pickle.dumps(new, protocol=pickle.HIGHEST_PROTOCOL) if any(new.values()) else b""
    for texts in new.values():
        texts.clear()
    return packed


def keep_markdown(content: Content, others: Iterable[bytes] = ()) -> None:
    """Keep what this process and its workers (``fresh_markdown``) rendered."""
    store.add(_path(content), b"".join((fresh_markdown(content), *others)))


@lru_cache(maxsize=8)
def _path(content: Content) -> Path:
    name = store.hashed(store.code(_PACKAGE, "markdown", "nh3"), repr(content.tables))
    return content.root / ".cache" / "markdown" / f"{name}.pickle"
