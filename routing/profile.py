"""The institution profile: what exists for whom, and what stands in the edition.

A profile is a TOML file, strictly validated against ``profile.schema.json``. It can change
contacts, wording and look; it cannot take away outside services (``routes.ALWAYS_THERE``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from routing.availability import KINDS, POSITIONS, Level, Table, everyone, level_for, sector
from routing.predicates import BIT, PROFILE_PREDICATES
from routing.profile_faults import Fault
from routing.profile_read import read_profile
from routing.routes import ALWAYS_THERE, ROUTES


class ProfileError(ValueError):
    """A profile that cannot be used; ``faults`` lists every problem with its place."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        self.path = path
        self.faults = faults
        super().__init__("\n".join(f"{path}:{fault.line}: {fault}" for fault in faults))


@dataclass(frozen=True, eq=False)
class Profile:
    """What one edition knows. ``kind`` is ``wo``, ``hbo`` or ``national``.

    ``tables`` holds the availability per route; ``raw`` the checked TOML for contacts, time limits,
    links and theme, which routing does not read.
    """

    id: str
    kind: str
    tables: Mapping[str, Table]
    settled: frozenset[str]
    ruled_out: frozenset[str]
    accused_support: str | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None

    def level(self, route: str, position: str | None, kind: str | None, *, first: bool) -> Level:
        """Return how sure ``route`` is for somebody (see :func:`level_for`)."""
        return _level(self, route, position, kind if self.national else self.kind, first)

    @cached_property
    def settled_bits(self) -> int:
        """The profile predicates that hold, as bits."""
        return sum(BIT[name] for name in self.settled)

    @cached_property
    def ruled_out_bits(self) -> int:
        """The profile predicates that do not hold, as bits."""
        return sum(BIT[name] for name in self.ruled_out)

    @property
    def national(self) -> bool:
        """The edition without an institution."""
        return self.kind == "national"

    @property
    def routes(self) -> tuple[str, ...]:
        """Every route that this edition can name, in the order of the routes."""
        return tuple(r for r in ROUTES if self.tables.get(r) and any(self.tables[r].values()))


@cache
def _level(
    profile: Profile, route: str, position: str | None, kind: str | None, first: bool
) -> Level:
    table = profile.tables.get(route)
    return level_for(table, position, kind, first=first) if table else Level.NO


def _with_services(tables: dict[str, Table]) -> dict[str, Table]:
    for route in ALWAYS_THERE:
        tables.setdefault(route, everyone(Level.YES))
    return tables


NATIONAL = Profile(
    id="national",
    kind="national",
    tables=_with_services(sector()),
    settled=frozenset({"sector"}),
    ruled_out=frozenset(PROFILE_PREDICATES) - {"sector"},
)
"""The edition for everybody: no contacts, and conditional where the sector differs."""

_AUDIENCE = {
    "students": ("student",),
    "phd": ("phd",),
    "employees": ("employee",),
    "others": ("other",),
}


def _table(audience: list[str]) -> Table:
    """Turn ``for = ["students", …]`` into a table (both kinds, since a profile has just one)."""
    open_to = {position for name in audience for position in _AUDIENCE[name]}
    return {
        (position, kind): Level.YES if position in open_to else Level.NO
        for position in POSITIONS
        for kind in KINDS
    }


def _scope(raw: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    scope = raw["scope"]
    truths = {
        "associations_covered": scope["associations"] == "covered",
        "placements_covered": scope["placements"] == "covered",
        "umc_students_by_umc": raw.get("umc", {}).get("students_under") == "umc",
    }
    settled = frozenset(name for name, holds in truths.items() if holds)
    return settled, frozenset(PROFILE_PREDICATES) - settled


def load_profile(path: Path) -> Profile:
    """Read and check a profile.

    Raises :class:`ProfileError` naming file, line, key, what was found, what is allowed and the
    nearest valid name, all problems at once.
    """
    raw, faults = read_profile(path)
    if faults:
        raise ProfileError(path, faults)
    return build_profile(raw, path)


def build_profile(raw: Mapping[str, Any], path: Path | None = None) -> Profile:
    """Build a profile from data that has been checked."""
    tables = {
        route: _table(provision["for"])
        for route, provision in raw["provisions"].items()
        if provision.get("exists", True)
    }
    # The boards exist everywhere by law (WHW 9.2, 9.8, 10.2, 10.3d); who asks does not matter.
    for board in ("executive_board", "supervisory_board"):
        tables.setdefault(board, everyone(Level.YES))
    settled, ruled_out = _scope(raw)
    return Profile(
        id=raw["id"],
        kind=raw["kind"],
        tables=_with_services(tables),
        settled=settled,
        ruled_out=ruled_out,
        accused_support=raw.get("accused_support"),
        raw=raw,
        path=path,
    )
