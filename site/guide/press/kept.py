"""Rendered Markdown, kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

from guide import content as package
from guide.content import Content
from guide.content.render import Rendered, rendered
from guide.press import store

_PACKAGE = Path(package.__file__).parent


def recall_markdown(content: Content) -> None:
    """Take back what an earlier build rendered from the same tables with the same code."""
    if all(rendered(content).values()):
        return  # an edition over tables that an earlier edition read has everything already
    kept = store.read(_path(content))
    if isinstance(kept, dict):
        for lang, texts in rendered(content).items():
            texts.update(kept.get(lang, {}))


def keep_markdown(content: Content, more: list[dict[str, dict[str, Rendered]]]) -> None:
    """Keep what this build and its workers rendered, if that is more than before."""
    texts = rendered(content)
    before = sum(map(len, texts.values()))
    path = _path(content)
    for found in more:
        for lang, pages in found.items():
            texts[lang].update(pages)
    if sum(map(len, texts.values())) > before or not path.is_file():
        store.write(path, texts)


def _path(content: Content) -> Path:
    name = store.hashed(store.code(_PACKAGE, "markdown", "nh3"), repr(content.tables))
    return content.root / ".cache" / "markdown" / f"{name}.pickle"
