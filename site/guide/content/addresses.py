"""Where a page lives: readable addresses in the page's own language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from guide.content.model import Page

SECTIONS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("route", "nl"): "bij-wie",
        ("route", "en"): "who",
        ("behaviour", "nl"): "wat",
        ("behaviour", "en"): "what",
        ("topic", "nl"): "uitleg",
        ("topic", "en"): "topics",
    }
)


def address(page: Page) -> str:
    """Return the path of a page from the root of the site: ``/nl/bij-wie/mentor/``."""
    section = SECTIONS.get((page.kind, page.lang))
    parts = [page.lang, section, page.slug] if section else [page.lang, page.slug]
    return f"/{'/'.join(parts)}/"


@lru_cache(maxsize=1 << 12)
def anchor(id: str) -> str:
    """Return the HTML id of a table row on its page: ``f-c7-1`` for ``F-C7.1``."""
    return re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")
