"""Which pages hang on what: a page whose key is the same as last time need not be made again.

Everything but the running text of topics, behaviours and plain pages can show anywhere (a title, a
rule, a style, a step of a route), so all of it is one common hash. The running text of such a page
shows on that page alone, or (``MADE``) on a page that is made from several of them, or on the
referral cards; and in the collections (search, open data, status), which are always made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guide import paths
from guide.card import SOURCE
from guide.content import LANGUAGES, address
from guide.edition import Edition
from guide.press import inputs
from guide.search import delivery
from guide.views.made import MADE

OWN_TEXT = ("topic", "behaviour", "page")
"""Kinds of pages whose running text shows nowhere else."""


def page_keys(edition: Edition, start: inputs.Start) -> dict[str, str]:
    """Return, for each file that is a page, a hash of everything the page is made from.

    Files that are not in it (collections, assets) have to be made every time.
    """
    common = _common(edition, start)
    keys = dict.fromkeys(_pages(edition), common)
    content = edition.content
    made = [page for page in content.pages.values() if page.id in MADE]
    parts = _hash(common, *(page.body for page in made))
    for page in content.pages.values():
        if page.kind in OWN_TEXT:
            keys[file_of(address(page))] = _hash(common, page.body)
    for page in made:
        below = (path for path, _ in MADE[page.id].below(edition, page))
        keys.update({file_of(path): parts for path in (address(page), *below)})
    keys.update(_cards(edition, common))
    for lang in LANGUAGES:
        keys.pop(file_of(delivery.ADDRESS[lang]), None)
    return keys


def _cards(edition: Edition, common: str) -> Iterator[tuple[str, str]]:
    """Yield the key of what repeats parts of a page for helpers.

    That is each referral card, and the first question, which names the data file of all cards.
    """
    told = [leaf.key for leaf in edition.graph.leaves.values() if leaf.listener]
    for lang in LANGUAGES:
        source = edition.voices[lang].page(SOURCE)
        key = _hash(common, source.body if source else "")
        pages = (paths.START[lang], *(paths.node(lang, leaf) for leaf in told))
        yield from ((file_of(path), key) for path in pages)


def _hash(*texts: str) -> str:
    seen = hashlib.sha256()
    for text in texts:
        seen.update(f"{len(text)} {text}".encode())
    return seen.hexdigest()[:24]


def file_of(path: str) -> str:
    """Return the file that a page at this path is written to."""
    return f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")


def _pages(edition: Edition) -> Iterator[str]:
    from guide.views import site_map

    for path in site_map(edition):
        yield file_of(path)


def _common(edition: Edition, start: inputs.Start) -> str:
    seen = hashlib.sha256(repr(sorted(start.options.items())).encode())
    seen.update(repr((edition.settings, sorted(edition.profile.raw.items()))).encode())
    root = edition.settings.root
    hashed_apart = {page.path for page in edition.content.pages.values()}
    for name, stamp in sorted(start.inputs.items()):
        # Of the institutions, only the own profile and its pages count: they are hashed as read.
        if name not in hashed_apart and not name.startswith("institutions/"):
            seen.update(f"{name} ".encode() + _digest(root / name, stamp))
    for key, page in sorted(edition.content.pages.items()):
        elsewhere = "" if page.kind in OWN_TEXT else page.body
        seen.update(repr((key, page.path, page.front, elsewhere)).encode())
    return seen.hexdigest()[:24]


@lru_cache(maxsize=1 << 12)
def _digest(path: Path, stamp: inputs.Stamp) -> bytes:
    """Return the hash of a file, read once for all editions."""
    return hashlib.sha256(path.read_bytes()).digest()
