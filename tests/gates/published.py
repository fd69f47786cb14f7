"""Addresses: whatever was ever published still answers, and what is new is on the list."""

from __future__ import annotations

from collections.abc import Iterator

from guide.addresses import addresses_of
from guide.content import Problem
from guide.moved import LIST, read_addresses
from tests.editions import NATIONAL, ROOT
from tests.gates.site import Fault, Site

UPDATE = "make build addresses"


def lost_addresses(site: Site) -> Iterator[Fault]:
    """Find published addresses that no file answers, and new ones that are not listed."""
    problems: list[Problem] = []
    listed = read_addresses(ROOT, problems)
    yield from (Fault(LIST, problem.message) for problem in problems)
    if not listed:
        yield Fault(LIST, f"nothing is listed. Run {UPDATE}")
    now = set(addresses_of(site.root))
    for address in sorted(listed.keys() - now):
        yield Fault(address, f"was published and answers no more. Write its new place in {LIST}")
    if site.name == NATIONAL:
        for address in sorted(now - listed.keys()):
            yield Fault(address, f"is not on the list. Run {UPDATE}")
