"""The shape of a rule. The rows stand in ``routing/table/``; this module knows no domain.

A rule is an id, a condition on named predicates, an effect on routes, and a source. Its id is also
the id of its reason: the text that readers get lives in ``content/<language>/texts/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Self

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


Asked = tuple[Rule, int, int]
"""A row with the predicates that it needs and those that it forbids, as bits."""


def _bits_of(rules: tuple[Rule, ...]) -> int:
    """Return the predicates that rules look at: nothing else needs to key what hangs on them."""
    bits = 0
    for rule in rules:
        bits |= rule.when.needs | rule.when.forbids
    return bits


STRUCTURAL_LAYERS = (2, 3)
"""Layers of the further doors that belong to a matter or a place."""


@dataclass(frozen=True, eq=False)
class RuleTable:
    """A whole table of rows, each kind in the order in which it is read."""

    first: tuple[Rule, ...]
    bars: tuple[Rule, ...]
    not_first: tuple[Rule, ...]
    also: tuple[Rule, ...]
    notes: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Self:
        """Sort rows by their effect, and keep their order."""
        kinds: dict[Effect, list[Rule]] = {effect: [] for effect in Effect}
        for rule in rules:
            kinds[rule.effect].append(rule)
        return cls(*(tuple(kinds[effect]) for effect in Effect))

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every row."""
        return (*self.first, *self.limits, *self.also, *self.notes)

    @cached_property
    def limits(self) -> tuple[Rule, ...]:
        """The rows that keep a route back, bars first."""
        return (*self.bars, *self.not_first)

    @cached_property
    def structural(self) -> frozenset[str]:
        """Ids of the further doors by which the decision graph keeps situations apart."""
        return frozenset(rule.id for rule in self.also if rule.layer in STRUCTURAL_LAYERS)

    @cached_property
    def asked(self) -> Mapping[str, tuple[Asked, ...]]:
        """The rows of each kind as ``sift`` reads them."""
        kinds = {"first": self.first, "limits": self.limits, "also": self.also, "notes": self.notes}
        return {
            kind: tuple((rule, rule.when.needs, rule.when.forbids) for rule in rules)
            for kind, rules in kinds.items()
        }

    @cached_property
    def first_bits(self) -> int:
        """The predicates that decide who stands first."""
        return _bits_of(self.first)

    @cached_property
    def limit_bits(self) -> int:
        """The predicates that decide what is kept back."""
        return _bits_of(self.limits)

    @cached_property
    def also_bits(self) -> int:
        """The predicates that decide on further doors."""
        return _bits_of(self.also)

    @cached_property
    def door_bits(self) -> int:
        """The predicates that decide on any door."""
        return self.first_bits | self.limit_bits | self.also_bits

    @cached_property
    def note_bits(self) -> int:
        """The predicates that decide on notes."""
        return _bits_of(self.notes)


def sift(rows: tuple[Asked, ...], masks: tuple[int, int]) -> list[tuple[Rule, bool]]:
    """Return the rows that may fit, each with whether it certainly does.

    The same as asking each condition, but without a call per row: proofs spend their time here.
    """
    true, false = masks
    found = []
    for rule, needs, forbids in rows:
        if not (false & needs or true & forbids):
            found.append((rule, true & needs == needs and false & forbids == forbids))
    return found


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
