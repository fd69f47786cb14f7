"""Which pages are the same to a browser: so that it opens each kind once, and not every page.

Opening six thousand pages twice takes twenty minutes; most of them differ only in where their links
lead, or in words. What is compared is on the safe side: what is not known to be harmless counts.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping

from tests.gates.page import Element, Page

_LEADS = re.compile(r'((?:<a |<link rel="(?:canonical|alternate)")[^>]*?href=")(?!#)[^"]*')
_UP = re.compile(r"(?:\.\./)+")
_ELEMENTS = (
    "html head title body header main footer nav section article aside div p h1 h2 h3 h4 h5 h6 a "
    "span strong em small i sup code br ul ol li dl dt dd blockquote table thead tbody tr th td "
    "figure figcaption details summary svg g path rect circle polygon text tspan"
)
_PASSIVE = frozenset(_ELEMENTS.split())
"""Elements that load nothing and run nothing."""
_ATTRIBUTES = (
    "class id lang role tabindex rel hreflang target scope colspan start hidden viewbox d x y rx r "
    "cx cy width height points transform text-anchor shape-rendering"
)
_QUIET = frozenset(_ATTRIBUTES.split())
"""Attributes that load nothing and run nothing, on an element that does not either."""
_SAID = ("description",)


def drawn(page: Page) -> Hashable:
    """Return all of a page but where its links lead: to draw it and to check it with axe."""
    return _UP.sub("", _LEADS.sub(r"\1", page.file.read_text(encoding="utf-8")))


def asked(page: Page) -> Hashable:
    """Return everything of a page that can ask something of a server or break a policy.

    Of harmless elements that is what a style could choose them by, and so load a picture for.
    """
    return frozenset(
        (element.tag, element.get("class"), element.get("id"))
        if _harmless(element)
        else (element.tag, tuple(_telling(element).items()), element.text)
        for element in page.elements
    )


def _harmless(element: Element) -> bool:
    return element.tag in _PASSIVE and all(
        name.lower() in _QUIET or name.startswith("aria-") or (element.tag, name) == ("a", "href")
        for name in element.attributes
    )


def _telling(element: Element) -> Mapping[str, str]:
    """Leave out what names the page and is not loaded."""
    if element.tag == "meta" and element.get("name") in _SAID:
        return {}
    if element.tag == "link" and {"canonical", "alternate"} & set(element.rel):
        return {}
    return {name: _UP.sub("", value) for name, value in element.attributes.items()}
