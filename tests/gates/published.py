"""Addresses: whatever was ever published still answers, and what is new is on the list."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content import LANGUAGES, Problem
from guide.moved import LIST, read_addresses
from guide.paths import ASSETS
from tests.editions import NATIONAL, ROOT
from tests.gates.site import HASHED, Fault, Site

UPDATE = "python -m guide.addresses"
NOT_LISTED = (ASSETS, *(f"/{lang}/g/" for lang in LANGUAGES))


def lost_addresses(site: Site) -> Iterator[Fault]:
    """Find published addresses that no file answers, and new ones that are not listed."""
    problems: list[Problem] = []
    listed = read_addresses(ROOT, problems)
    yield from (Fault(LIST, problem.message) for problem in problems)
    if not listed:
        yield Fault(LIST, f"nothing is listed. Run {UPDATE}")
    now = set(addresses(site))
    for address in sorted(listed.keys() - now):
        yield Fault(address, f"was published and answers no more. Write its new place in {LIST}")
    if site.name == NATIONAL:
        for address in sorted(now - listed.keys()):
            yield Fault(address, f"is not on the list. Run {UPDATE}")


def addresses(site: Site) -> Iterator[str]:
    """Yield every address of the site that people can keep."""
    for file in site.files:
        path = "/" + file.relative_to(site.root).as_posix().removesuffix("index.html")
        if not path.startswith(NOT_LISTED) and not HASHED.search(path):
            yield path
