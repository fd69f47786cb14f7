"""The shape of a rule. The rows stand in ``routing/table/``; this module knows no domain.

A rule is an id, a condition on named predicates, an effect on routes, and a source. Its id is also
the id of its reason: the text that readers get lives in ``content/<language>/texts/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from routing.predicates import Condition

LAYERS = {
    1: "safety",
    2: "matter",
    3: "open",
    4: "independence",
    5: "wish",
    6: "notes",
}
"""The layers of the design, section 5. Layer 3 (what exists, for whom) is profile data."""

REVIEWED = date(2026, 11, 25)
"""When the whole table was last read against the study and the fact sheet."""


class Effect(StrEnum):
    """What a rule does with its routes."""

    FIRST = "first"
    """Makes them the first door; each slot lists alternatives, the first open one is taken."""
    BAR = "bar"
    """Keeps them out of the advice and explains it under *not now*."""
    NOT_FIRST = "not_first"
    """Keeps them from standing first; they may stand further on."""
    ALSO = "also"
    """Names one as a further door, with *choose this if*."""
    NOTE = "note"
    """Adds a note."""


@dataclass(frozen=True)
class Rule:
    """One row of the table.

    ``slots`` holds the routes: for FIRST each slot is one door with its alternatives; for the other
    effects there is one slot. ``source`` names study sections (R-…), facts (F-…) or law.
    """

    id: str
    layer: int
    effect: Effect
    when: Condition
    slots: tuple[tuple[str, ...], ...]
    source: tuple[str, ...]
    closes: bool = False
    """Whether nothing but layer 1 may speak after this row (danger)."""
    soft: bool = False
    """Whether a limit counts only when it is certain: not unsafe, only of no use."""
    reviewed: date = REVIEWED

    @cached_property
    def routes(self) -> tuple[str, ...]:
        """All routes that the rule speaks of."""
        return tuple(route for slot in self.slots for route in slot)


def row(
    effect: Effect,
    layer: int,
    id: str,
    when: str,
    doors: str,
    source: str,
    *,
    closes: bool = False,
    soft: bool = False,
) -> Rule:
    """Read one row as it is written in the table.

    ``when`` is predicate names joined by `` & ``; ``doors`` is slots separated by `` + ``, each a
    list of alternatives separated by spaces; ``source`` is ids separated by spaces.
    """
    names = tuple(name.strip() for name in when.split("&") if name.strip())
    slots = tuple(tuple(slot.split()) for slot in doors.split("+") if slot.strip())
    return Rule(id, layer, effect, Condition.of(*names), slots, tuple(source.split()), closes, soft)
