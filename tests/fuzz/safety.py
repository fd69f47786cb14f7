"""Whether a piece of HTML is safe: judged from what a browser's parser makes of it.

The lists stand here once more, apart from those of the renderer: a slip there must show here.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

TAGS = frozenset(
    {
        *("a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td"),
        *("th", "thead", "tr", "ul"),
    }
)
AROUND = frozenset({"html", "head", "body", "-text"})
ATTRIBUTES = frozenset(
    {
        *("class", "id", "lang", "href", "rel", "hreflang", "aria-label", "role", "tabindex"),
        *("start", "scope"),
    }
)
SCHEMES = frozenset({"", "https", "mailto", "tel"})
_EDGES = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")


def dangers(html: str) -> Iterator[str]:
    """Name everything in a piece of HTML that no text of ours may bring into a page."""
    root = LexborHTMLParser(f"<!doctype html><html><head></head><body>{html}</body></html>").root
    if root is None:
        return
    for node in root.traverse():
        tag = node.tag or ""
        if tag not in TAGS and tag not in AROUND:
            yield f"the element {tag}"
        for name, value in node.attributes.items():
            if name not in ATTRIBUTES:
                yield f"the attribute {name}"
            if name == "href":
                yield from _address(value or "")


def _address(value: str) -> Iterator[str]:
    bare = value.strip(_EDGES).translate(_INSIDE)  # as the URL standard tells browsers
    try:
        scheme = urlsplit(bare).scheme
    except ValueError:
        return  # a browser gives up on it as well: https://[
    if scheme not in SCHEMES:
        yield f"the address {value!r}"
    if bare.startswith(("//", "\\\\", "/\\")):
        yield f"the address {value!r} without a scheme"


def assert_safe(html: str) -> None:
    """Fail when a piece of HTML is not safe."""
    found = list(dangers(html))
    assert not found, f"not sanitised: {found[:5]} in {html[:300]!r}"
