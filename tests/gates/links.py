"""Links: every one inside the site leads to a page or file, and to a part that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.gates.page import NOT_FOUND, Page
from tests.gates.site import Fault, Site

SCHEMES = frozenset({"https", "mailto", "tel"})
SOURCES = ("/nl/bronnen/", "/en/sources/")
"""Lists of sources give each address as its publisher does, sometimes without encryption."""


def broken_links(site: Site) -> Iterator[Fault]:
    """Find links that lead nowhere, and addresses of a kind that no page may hold."""
    for page in site.pages:
        for element, name, address in page.addresses:
            scheme = urlsplit(address).scheme
            if scheme == "http" and page.path.startswith(SOURCES):
                continue
            if scheme and scheme not in SCHEMES:
                yield Fault(page.path, f"<{element.tag} {name}> has the address {address!r}")
            if wrong := _wrong(site, page, address):
                yield Fault(page.path, f"{address} {wrong}")


def _wrong(site: Site, page: Page, address: str) -> str:
    """Say what is wrong with an address inside the site; empty when nothing is."""
    if page.path == NOT_FOUND and page.target(address) and not address.startswith("#"):
        if not address.startswith(site.folder):
            return f"does not start at {site.folder}, and this page is shown anywhere"
        address = "/" + address.removeprefix(site.folder)
    found = page.target(address)
    if found is None:
        return ""
    if not address:
        return "is empty"
    name, part = found
    if name not in site.names:
        return "leads to no file"
    target = site.by_name.get(name)
    if part and target is not None and part not in target.parts:
        return f"leads to no part #{part}"
    return ""


def double_ids(site: Site) -> Iterator[Fault]:
    """Find ids that more than one element of a page has."""
    for page in site.pages:
        for id, number in Counter(page.ids).items():
            if number > 1:
                yield Fault(page.path, f"the id {id!r} stands {number} times")
            if not id or any(character.isspace() for character in id):
                yield Fault(page.path, f"the id {id!r} is empty or holds a space")
        for element in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for id in element.get(name).split():
                    if id not in page.parts:
                        yield Fault(page.path, f"{name}={id!r} names no id of this page")
