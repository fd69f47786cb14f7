"""No ping-pong: who may send you on to whom, and where that has to end.

``Route.sends_to`` says who may send somebody on. A route that *keeps* has to stay with the case
until somebody else really has it. Every walk must reach such a route within three hops.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from routing.profile import Profile
from routing.routes import ROUTES, Route

HOPS = 3
"""How often somebody may be sent on before a door keeps the case."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A walk that does not end well."""

    wrong: str
    walk: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.wrong}: {' → '.join(self.walk)}"


def doors_of(profile: Profile) -> dict[str, tuple[str, ...]]:
    """Return who sends on to whom in an edition, doors that it lacks left out."""
    there = set(profile.routes)
    return {
        name: tuple(target for target in route.sends_to if target in there)
        for name, route in ROUTES.items()
        if name in there
    }


def walks(start: str, sends: Mapping[str, Sequence[str]], keeps: set[str]) -> Iterator[list[str]]:
    """Yield every walk from a route: up to a keeper, a dead end, a repeat or one hop too many."""
    path = [start]

    def onward() -> Iterator[list[str]]:
        here = path[-1]
        over = here in path[:-1] or len(path) > HOPS + 1
        if here in keeps or over or not sends[here]:
            yield list(path)
            return
        for target in sends[here]:
            path.append(target)
            yield from onward()
            path.pop()

    yield from onward()


def faults(
    sends: Mapping[str, Sequence[str]], routes: Mapping[str, Route] | None = None
) -> tuple[Fault, ...]:
    """Return every walk that ends with nobody who keeps the case."""
    routes = ROUTES if routes is None else routes
    keeps = {name for name in sends if routes[name].keeps}
    found: list[Fault] = []
    for start in sends:
        for walk in walks(start, sends, keeps):
            last = walk[-1]
            if last in keeps:
                continue
            if last in walk[:-1]:
                wrong = "a circle in which nobody keeps the case"
            elif len(walk) > HOPS + 1:
                wrong = f"more than {HOPS} hops before somebody keeps the case"
            else:
                wrong = "a dead end: this door sends you to nobody and does not keep the case"
            found.append(Fault(wrong, tuple(walk)))
    return tuple(found)


def check(profile: Profile) -> tuple[Fault, ...]:
    """Return what is wrong with the walks of an edition."""
    return faults(doors_of(profile))
