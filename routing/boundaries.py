"""Where two houses meet: who deals with the behaviour, who with your safety, and who to call.

For every ordered pair of contexts (yours, and that of the person who did it) the rows name three
ids. Texts live in ``content/<language>/texts/boundaries.toml``: ``context``, ``behaviour``,
``safety`` and ``call`` hold one text per id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True, slots=True)
class House:
    """A context. It answers for the behaviour of its people and for the safety of its members."""

    id: str
    behaviour: tuple[str, ...]
    """Sources for who is responsible for the behaviour of people there."""
    safety: tuple[str, ...]
    """Sources for who is responsible for the safety of those who belong there."""
    call: str
    """Route that takes the question when both sides say *not ours*."""
    rank: int
    """Of two houses, the one with the higher rank decides whom to call."""


_INSPECTORS = "trust_inspectorate"
HOUSES: dict[str, House] = {
    house.id: house
    for house in (
        House("institution", ("F-C12.4", "R-2.2"), ("F-B1.1", "F-B1.3"), _INSPECTORS, 0),
        House("umc", ("F-B2.17", "R-3.2.5"), ("F-B1.3", "F-C20.8"), _INSPECTORS, 1),
        House("association", ("R-3.2.5", "F-C19"), ("R-3.2.5", "F-C8"), _INSPECTORS, 1),
        House("placement", ("F-B1.3", "F-C20.3"), ("F-B1.3", "F-C20.3"), _INSPECTORS, 1),
        House("abroad", ("F-C20.3",), ("F-C20.3",), _INSPECTORS, 1),
        House("online", ("F-A4.1", "F-C12.4"), ("F-A4.1",), "online_abuse_service", 2),
        House("private", ("F-C12.4", "F-A1.7"), ("F-A1.7", "F-A3.10"), "victim_support", 3),
    )
}
CONTEXTS = tuple(HOUSES)
CALL_SOURCE = {
    "trust_inspectorate": ("F-A2.2", "F-A2.8"),
    "online_abuse_service": ("F-A4.1",),
    "victim_support": ("F-A3.10",),
}


@dataclass(frozen=True, slots=True)
class Boundary:
    """What holds for somebody of one context who is harmed by somebody of another."""

    yours: str
    theirs: str
    behaviour: str
    """Whose task the behaviour is: text ``boundaries.behaviour.<id>``."""
    safety: str
    """Whose task your safety is: text ``boundaries.safety.<id>``."""
    call: str
    """Route to call when both say *not ours*: text ``boundaries.call.<id>``."""
    source: tuple[str, ...]


def boundary(yours: str, theirs: str) -> Boundary:
    """Return what holds between two contexts."""
    own, other = HOUSES[yours], HOUSES[theirs]
    call = max(own, other, key=lambda house: house.rank).call
    sources = (*other.behaviour, *own.safety, *CALL_SOURCE[call])
    return Boundary(yours, theirs, other.id, own.id, call, tuple(dict.fromkeys(sources)))


def boundaries() -> Iterator[Boundary]:
    """Yield what holds for every ordered pair of different contexts."""
    return (boundary(yours, theirs) for yours, theirs in permutations(CONTEXTS, 2))
