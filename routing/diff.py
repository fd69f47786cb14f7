"""Who gets other advice: two profiles, or two versions of the rules, compared.

Every changed situation is named once. Situations with the same change are put together under the
fewest answers that describe them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from routing.advise import Advice, Choice, advise
from routing.editions import named
from routing.export import load_rules
from routing.facts import VOCABULARY
from routing.graph import answer_sets
from routing.profile import NATIONAL, Profile
from routing.rules import RuleTable
from routing.table import TABLE

UNKNOWN = "?"
Masks = dict[tuple[str, str], int]
"""(fact, value) → the situations in which it holds, one bit each."""


class Side(NamedTuple):
    """What advice is asked of."""

    profile: Profile
    table: RuleTable


@dataclass(frozen=True, slots=True)
class Change:
    """What is different for somebody. Every field holds routes or notes: before, after."""

    first: tuple[tuple[str, ...], tuple[str, ...]]
    also: tuple[tuple[str, ...], tuple[str, ...]]
    not_now: tuple[tuple[str, ...], tuple[str, ...]]
    notes: tuple[tuple[str, ...], tuple[str, ...]]

    @classmethod
    def between(cls, old: Advice, new: Advice) -> Change | None:
        """Return the change, or ``None`` when nothing is different for the reader."""
        before, after = _routes(old.first), _routes(new.first)
        change = cls(
            (before, after) if before != after else ((), ()),
            _lost_and_gained(_routes(old.also), _routes(new.also)),
            _lost_and_gained(_routes(old.not_now), _routes(new.not_now)),
            _lost_and_gained(old.notes, new.notes),
        )
        return None if change == NOTHING else change

    def to_json(self) -> dict[str, Any]:
        """Return the change with what is empty left out."""
        found: dict[str, Any] = {}
        if any(self.first):
            found["first"] = {"old": list(self.first[0]), "new": list(self.first[1])}
        for part in ("also", "not_now", "notes"):
            lost, gained = getattr(self, part)
            if lost or gained:
                found[part] = {"lost": list(lost), "gained": list(gained)}
        return found


NOTHING = Change(((), ()), ((), ()), ((), ()), ((), ()))


def _routes(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(choice.route for choice in choices)


def _lost_and_gained(
    old: tuple[str, ...], new: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lost = tuple(name for name in old if name not in new)
    return lost, tuple(name for name in new if name not in old)


@dataclass(frozen=True, slots=True)
class Group:
    """Changed situations that a few answers describe (fact → values, ``?`` for not known)."""

    answers: dict[str, tuple[str, ...]]
    situations: int
    change: Change

    def to_json(self) -> dict[str, Any]:
        """Return the group as data."""
        return {
            "answers": {fact: list(values) for fact, values in self.answers.items()},
            "situations": self.situations,
            "change": self.change.to_json(),
        }


def side(name: str, profile: Profile = NATIONAL) -> Side:
    """Return what a name stands for: ``national``, a profile (TOML) or exported rules (JSON)."""
    if name.endswith(".json"):
        return Side(profile, load_rules(Path(name)))
    return Side(named(name), TABLE)


def compare(old: Side, new: Side) -> tuple[list[Group], int]:
    """Return the groups of changed situations, the largest first, and how many were compared."""
    changes: list[Change | None] = []
    holds: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, facts in enumerate(answer_sets(old.profile.national or new.profile.national)):
        changes.append(Change.between(advise(facts, *old), advise(facts, *new)))
        for fact in VOCABULARY:
            holds[fact, getattr(facts, fact) or UNKNOWN].append(number)
    masks = {key: sum(1 << number for number in numbers) for key, numbers in holds.items()}
    by_change: dict[Change, int] = defaultdict(int)
    for number, change in enumerate(changes):
        if change:
            by_change[change] |= 1 << number
    groups = [g for change, bits in by_change.items() for g in _describe(change, bits, masks)]
    return sorted(groups, key=lambda g: (-g.situations, str(g.answers))), len(changes)


def _describe(change: Change, bits: int, masks: Masks) -> list[Group]:
    """Cover the situations of one change by sets of answers, each as wide as it can be."""
    groups: list[Group] = []
    left = bits
    while left:
        one = left & -left
        here = {fact: value for (fact, value), mask in masks.items() if mask & one}
        cube = _widened({fact: here[fact] for fact in VOCABULARY}, bits, masks)
        covered = left
        for fact, values in cube.items():
            covered &= _any(fact, values, masks)
        left &= ~covered
        answers = {fact: tuple(values) for fact, values in cube.items()}
        groups.append(Group(answers, covered.bit_count(), change))
    return groups


def _widened(one: dict[str, str], bits: int, masks: Masks) -> dict[str, list[str]]:
    """Leave out facts, then allow further values, as long as only these situations fit."""
    cube = {fact: [value] for fact, value in one.items()}
    outside = ~bits
    for fact in one:
        others = _all_but(fact, cube, masks)
        if not others & outside:
            del cube[fact]
    for fact, values in cube.items():
        others = _all_but(fact, cube, masks)
        for value in (*VOCABULARY[fact], UNKNOWN):
            fits = others & masks.get((fact, value), 0)
            if value not in values and fits and not fits & outside:
                values.append(value)
    return cube


def _all_but(left_out: str, cube: dict[str, list[str]], masks: Masks) -> int:
    """Return the situations that fit every fact of a cube but one (all, if there is no other)."""
    found = _any("danger_now", (*VOCABULARY["danger_now"], UNKNOWN), masks)
    for fact, values in cube.items():
        if fact != left_out:
            found &= _any(fact, values, masks)
    return found


def _any(fact: str, values: Iterable[str], masks: Masks) -> int:
    found = 0
    for value in values:
        found |= masks.get((fact, value), 0)
    return found


def lines(groups: list[Group], compared: int) -> list[str]:
    """Put the comparison into readable lines of ids."""
    changed = sum(group.situations for group in groups)
    text = [f"{changed} of {compared} situations get other advice, in {len(groups)} groups"]
    for group in groups:
        answers = ", ".join(f"{fact} is {' or '.join(v)}" for fact, v in group.answers.items())
        text.append(f"\n{group.situations} × {answers or 'everybody'}")
        for part, what in group.change.to_json().items():
            before, after = (", ".join(names) or "none" for names in what.values())
            says = f"{before} → {after}" if part == "first" else f"lost {before}; gained {after}"
            text.append(f"  {part}: {says}")
    return text
