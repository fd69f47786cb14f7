"""Small institutions: a shipped one of which doors are left out, so that the next ones lead.

The name says how it is made: ``example-university without confidential_adviser``, or
``example-university with only ombudsperson`` (or ``only nothing``: no door inside), or
``example-university open to phd``: doors for students that may be open to PhD candidates too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from routing.editions import FOLDER
from routing.profile import NATIONAL, Profile, build_profile, load_profile
from routing.profile_lock import ALSO_PHD
from routing.routes import ALWAYS_THERE, ROUTES
from routing.table import TABLE

BASES = ("example-university", "example-hogeschool")
"""Two that have most doors; their schemes differ in whom they cover."""
WITHOUT = " without "
ONLY = " with only"
OPEN = " open to phd"
GIVEN = (*ALWAYS_THERE, "executive_board", "supervisory_board")
"""What no profile can take away."""


@cache
def edition(name: str) -> Profile:
    """Return a shipped edition by its id, or a small one by how it is made."""
    if name == NATIONAL.id:
        return NATIONAL
    base, less, lacking = name.partition(WITHOUT)
    base, few, kept = base.partition(ONLY)
    base, wide, _ = base.partition(OPEN)
    whole = load_profile(FOLDER / f"{base}.toml")
    if wide:
        return _wider(whole, name)
    if less:
        return _smaller(whole, name, frozenset(lacking.split()))
    if few:
        return _smaller(whole, name, frozenset(ROUTES) - frozenset(kept.split()))
    return whole


def _smaller(whole: Profile, name: str, lacking: frozenset[str]) -> Profile:
    """Build an edition again, with some of its doors gone."""
    doors = {r: door for r, door in whole.raw["provisions"].items() if r not in lacking}
    raw = {**whole.raw, "id": name, "provisions": doors}
    if raw.get("accused_support") in lacking:
        del raw["accused_support"]
    return build_profile(raw)


def _wider(whole: Profile, name: str) -> Profile:
    doors = {
        route: {**door, "for": sorted({*door["for"], "phd"})} if route in ALSO_PHD else door
        for route, door in whole.raw["provisions"].items()
    }
    return build_profile({**whole.raw, "id": name, "provisions": doors})


def _lacking() -> Iterator[tuple[str, ...]]:
    """Yield doors to leave out: each door, and those before each second door of a row."""
    for route in ROUTES:
        yield (route,)
    for rule in TABLE.first:
        for slot in rule.slots:
            for number in range(2, len(slot) + 1):
                yield slot[:number]


@cache
def small_editions() -> tuple[str, ...]:
    """Return the names of all small editions, each once."""
    return tuple(name for base in BASES for name in _made_from(base))


def _made_from(base: str) -> Iterator[str]:
    there = [r for r in ROUTES if r in edition(base).raw["provisions"] and r not in GIVEN]
    sets = {tuple(r for r in there if r in lacking) for lacking in _lacking()}
    yield from (f"{base}{WITHOUT}{' '.join(doors)}" for doors in sorted(sets) if doors)
    yield from (f"{base}{ONLY} {door}" for door in (*there, "nothing"))
    yield f"{base}{OPEN}"
