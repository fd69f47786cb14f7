"""Which pages hang on what: a page whose key is the same as last time need not be made again.

Everything but the running text of topics, behaviours and plain pages can show anywhere (a title, a
rule, a style, a step of a route), so all of it is one common hash. The running text of such a page
shows on that page alone, and in the collections (search, open data, status), which are always made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from guide.content import LANGUAGES, address
from guide.edition import Edition
from guide.press import inputs
from guide.search import delivery
from guide.views.made import MADE

OWN_TEXT = ("topic", "behaviour", "page")
"""Kinds of pages whose running text shows nowhere else."""


def page_keys(edition: Edition, options: Mapping[str, str]) -> dict[str, str]:
    """Return, for each file that is a page, a hash of everything the page is made from.

    Files that are not in it (collections, assets) have to be made every time.
    """
    common = _common(edition, options)
    keys = dict.fromkeys(_pages(edition), common)
    for page in edition.content.pages.values():
        if page.kind in OWN_TEXT:
            own = hashlib.sha256(f"{common} {page.body}".encode()).hexdigest()[:24]
            keys[file_of(address(page))] = own
    for lang in LANGUAGES:
        keys.pop(file_of(delivery.ADDRESS[lang]), None)
    return keys


def file_of(path: str) -> str:
    """Return the file that a page at this path is written to."""
    return f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")


def _pages(edition: Edition) -> Iterator[str]:
    from guide.views import site_map

    for path in site_map(edition):
        yield file_of(path)


def _common(edition: Edition, options: Mapping[str, str]) -> str:
    seen = hashlib.sha256(repr(sorted(options.items())).encode())
    seen.update(repr((edition.settings, sorted(edition.profile.raw.items()))).encode())
    root = edition.settings.root
    hashed_apart = {page.path for page in edition.content.pages.values()}
    for name in sorted(inputs.stamps(root)):
        if name not in hashed_apart:
            seen.update(f"{name} ".encode())
            seen.update(hashlib.sha256((root / name).read_bytes()).digest())
    for key, page in sorted(edition.content.pages.items()):
        if page.kind in OWN_TEXT and page.id not in MADE:
            seen.update(repr((key, replace(page, body=""))).encode())
        else:
            seen.update(repr((key, page)).encode())
    return seen.hexdigest()[:24]
