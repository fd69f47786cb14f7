"""From facts and a profile to advice: pure, deterministic, and explained by the rows that fired."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from routing.availability import Level
from routing.facts import Facts
from routing.predicates import Masks, masks_of
from routing.profile import NATIONAL, Profile
from routing.routes import ROUTES
from routing.rules import Rule, RuleTable, sift
from routing.table import TABLE, Effect

CERTAIN_BESIDE = ("confidential_adviser", "trust_inspectorate")
"""What stands beside a first door that not every institution has."""
BESIDE_ID = "certain_beside"
"""Reason id for that second door."""
LAST_BESIDE = "legal_help"
SAFETY_LAYER = 1
LINE_LAYER = 4
"""The layer of the limits that protect against the person concerned and their line."""


class Choice(NamedTuple):
    """A route and the id of the rule that put it there."""

    route: str
    reason: str
    conditional: bool = False
    """Whether only part of the institutions has it (national edition)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to tell somebody. ``notes`` are certain; ``possible`` ones hang on what is unknown."""

    first: tuple[Choice, ...]
    also: tuple[Choice, ...]
    not_now: tuple[Choice, ...]
    notes: tuple[str, ...]
    possible: tuple[str, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """Every route that is recommended, the first doors in front."""
        return tuple(choice.route for choice in (*self.first, *self.also))

    def to_json(self) -> dict[str, Any]:
        """Return the advice as ids (``design`` section 7)."""
        named = (*self.first, *self.also, *self.not_now)
        return {
            "first": [choice.route for choice in self.first],
            "also": [choice.route for choice in self.also],
            "not_now": [{"route": c.route, "reason": c.reason} for c in self.not_now],
            "notes": list(self.notes),
            "reasons": [{"route": c.route, "rule": c.reason} for c in named],
        }


@dataclass(frozen=True, slots=True, eq=False)
class _Doors:
    """What is open to one kind of asker: levels when a door leads, and when it is a further one."""

    leading: dict[str, Level]
    further: dict[str, Level]


@cache
def _doors(profile: Profile, position: str | None, kind: str | None) -> _Doors:
    return _levels(
        tuple(profile.level(route, position, kind, first=True) for route in ROUTES),
        tuple(profile.level(route, position, kind, first=False) for route in ROUTES),
    )


@cache
def _levels(leading: tuple[Level, ...], further: tuple[Level, ...]) -> _Doors:
    """Return one and the same doors for every kind of asker to whom the same is open."""
    return _Doors(dict(zip(ROUTES, leading, strict=True)), dict(zip(ROUTES, further, strict=True)))


class Limits(NamedTuple):
    """What the limits do to the routes in one situation."""

    barred: dict[str, str]
    """Route → the rule that keeps it out."""
    held_back: frozenset[str]
    """Routes that may not stand first."""
    doubtful: frozenset[str]
    """Routes that may be the person concerned or their line: not named while that is open."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One situation under one profile."""

    masks: Masks
    profile: Profile
    table: RuleTable
    doors: _Doors
    limits: Limits

    def may_lead(self, route: str) -> bool:
        return route not in self.limits.held_back and self.doors.leading[route] > Level.NO

    def sure(self, route: str) -> bool:
        return self.doors.leading[route] is Level.YES


@cache
def _limits(table: RuleTable, masks: Masks) -> Limits:
    barred: dict[str, str] = {}
    held_back: set[str] = set()
    doubtful: set[str] = set()
    for rule, certain in sift(table.asked["limits"], masks):
        if certain or not rule.soft:
            held_back.update(rule.routes)
        if rule.effect is Effect.BAR and certain:
            for route in rule.routes:
                barred.setdefault(route, rule.id)
        elif rule.effect is Effect.BAR and rule.layer == LINE_LAYER:
            doubtful.update(rule.routes)
    return Limits(barred, frozenset(held_back), frozenset(doubtful))


class _Row(NamedTuple):
    """A further door that is open and whose row fits."""

    choice: Choice
    safety: bool
    low: bool


@cache
def _row(route: str, id: str, layer: int, level: Level) -> _Row:
    choice = Choice(route, id, level is Level.MAYBE)
    return _Row(choice, layer == SAFETY_LAYER, ROUTES[route].low)


@cache
def _fitting(table: RuleTable, masks: Masks) -> tuple[Rule, ...]:
    """Return the rows of further doors that may be named: what is uncertain only for low ones."""
    rows = sift(table.asked["also"], masks)
    return tuple(
        rule for rule, certain in rows if certain or (ROUTES[rule.routes[0]].low and not rule.soft)
    )


@cache
def _further(table: RuleTable, masks: Masks, doors: _Doors) -> tuple[_Row, ...]:
    rows = ((rule, doors.further[rule.routes[0]]) for rule in _fitting(table, masks))
    there = ((rule, level) for rule, level in rows if level is not Level.NO)
    return tuple(_row(rule.routes[0], rule.id, rule.layer, level) for rule, level in there)


@cache
def _leading(table: RuleTable, masks: Masks) -> tuple[Rule, ...]:
    return tuple(rule for rule, certain in sift(table.asked["first"], masks) if certain)


def masks_for(facts: Facts, profile: Profile) -> Masks:
    """Return what is certain and what is ruled out, the profile's own predicates included."""
    own = masks_of(facts)
    return Masks(own.true | profile.settled_bits, own.false | profile.ruled_out_bits)


def limits_for(masks: Masks, table: RuleTable = TABLE) -> Limits:
    """Return what the limits of the table do in a situation."""
    return _limits(table, masks.only(table.limit_bits))


@lru_cache(maxsize=4)
def _situation(facts: Facts, profile: Profile) -> tuple[Masks, _Doors]:
    """Return all that rules look at: what is certain or ruled out, and what is open."""
    settled = facts.settled()
    doors = _doors(profile, settled.position, settled.institution)
    return masks_for(settled, profile), doors


EXTERNAL = "confidential_adviser_external"
_SURE_ONLY = frozenset({"ombudsperson", "report_point", "association_contact", "study_adviser"})
"""Doors that lead only where they surely exist."""


def _slots(rule: Rule, profile: Profile) -> tuple[tuple[str, ...], ...]:
    """Return the doors of a row. The accused get another adviser than whoever reports.

    A profile may say who that is; else it is the external adviser, where there is one.
    """
    if profile.national or rule.id not in ("accused", "accused_recent"):
        return rule.slots
    return ((profile.accused_support or EXTERNAL, EXTERNAL, *rule.slots[0]), *rule.slots[1:])


def _fill(rule: Rule, case: _Case) -> tuple[Choice, ...]:
    """Fill the slots of a row with open doors; empty if the leading slot stays empty."""
    chosen: list[Choice] = []
    for slot in _slots(rule, case.profile):
        taken = {choice.route for choice in chosen}
        for route in slot:
            if not case.may_lead(route) or route in taken:
                continue
            if not chosen and route in _SURE_ONLY and not case.sure(route):
                continue
            chosen.append(Choice(route, rule.id, not case.sure(route)))
            break
        if not chosen:
            return ()
    return tuple(chosen)


def _beside(first: tuple[Choice, ...], case: _Case) -> tuple[Choice, ...]:
    """Put a certain door beside a conditional one that would stand alone."""
    if any(not choice.conditional for choice in first):
        return first
    taken = {choice.route for choice in first}
    for route in CERTAIN_BESIDE:
        if route not in taken and case.may_lead(route) and case.sure(route):
            return (first[0], Choice(route, BESIDE_ID))
    return (first[0], Choice(LAST_BESIDE, BESIDE_ID))


def _first(case: _Case) -> tuple[tuple[Choice, ...], Rule]:
    for rule in _leading(case.table, case.masks.only(case.table.first_bits)):
        filled = _fill(rule, case)
        if filled:
            return filled, rule
    raise AssertionError("the last row of the table fits everybody and names an open door")


def _also(case: _Case, closes: bool, first: tuple[Choice, ...]) -> tuple[Choice, ...]:
    skip = {choice.route for choice in first} | case.limits.barred.keys()
    found: list[Choice] = []
    for row in _further(case.table, case.masks.only(case.table.also_bits), case.doors):
        route = row.choice.route
        if route in skip or (closes and not row.safety):
            continue
        if not row.low and route in case.limits.doubtful:
            continue
        found.append(row.choice)
        skip.add(route)
    return tuple(found)


def _not_now(case: _Case, closes: bool) -> tuple[Choice, ...]:
    barred = {} if closes else case.limits.barred
    return tuple(Choice(r, id) for r, id in barred.items() if case.doors.further[r] > Level.NO)


@cache
def _notes(table: RuleTable, masks: Masks) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = sift(table.asked["notes"], masks)
    certain = tuple(note.id for note, sure in rows if sure)
    return certain, tuple(note.id for note, sure in rows if not sure)


def advise(facts: Facts, profile: Profile = NATIONAL, table: RuleTable = TABLE) -> Advice:
    """Return the advice for what is known of a situation.

    Unknown facts are allowed everywhere; the first door is then one that no completion of the facts
    forbids. Never raises for valid facts, and always names at least one first door and one door
    outside the institution.
    """
    masks, doors = _situation(facts, profile)
    first, also, not_now, closes = _decided(table, masks.only(table.door_bits), profile, doors)
    certain, possible = _notes(table, masks.only(table.note_bits))
    return Advice(first, also, not_now, certain, () if closes else possible)


@lru_cache(maxsize=1 << 15)
def _decided(
    table: RuleTable, masks: Masks, profile: Profile, doors: _Doors
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...], bool]:
    """Return the first doors, the further ones, those not for now, and whether only safety speaks.

    Many situations differ in nothing that decides on doors, so the last ones are remembered.
    """
    case = _Case(masks, profile, table, doors, limits_for(masks, table))
    leading, rule = _first(case)
    first = _beside(leading, case)
    further = _also(case, rule.closes, first)
    return first, further, _not_now(case, rule.closes), rule.closes


def without_first(facts: Facts, profile: Profile) -> frozenset[str]:
    """Return the routes that would be further doors whatever stood first.

    A first door among them stands on its own feet: it stays in the advice when another door takes
    its place, for instance because an institution adds one.
    """
    masks, doors = _situation(facts, profile)
    return _open(TABLE, masks.only(TABLE.also_bits), doors) - limits_for(masks).barred.keys()


@cache
def _open(table: RuleTable, masks: Masks, doors: _Doors) -> frozenset[str]:
    return frozenset(row.choice.route for row in _further(table, masks, doors))
