"""Changes to the rule table, one at a time, and situations in which each could show."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from routing.facts import VOCABULARY, Facts
from routing.predicates import Condition
from routing.profile import Profile
from routing.routes import ROUTES
from routing.rules import Effect, Rule, RuleTable
from routing.table import TABLE
from routing.witness import situations, witness

PARTS = {
    Effect.FIRST: "first",
    Effect.BAR: "bars",
    Effect.NOT_FIRST: "not_first",
    Effect.ALSO: "also",
    Effect.NOTE: "notes",
}


@dataclass(frozen=True)
class RowMutant:
    """A table in which one thing was changed."""

    name: str
    rule: Rule
    table: RuleTable
    past: Rule | None = None
    """The row that now stands before it, if it was moved."""


def _conditions(rule: Rule) -> Iterator[tuple[str, Condition]]:
    names = rule.when.text
    for number, name in enumerate(names):
        rest = (*names[:number], *names[number + 1 :])
        yield f"without '{name}'", Condition.of(*rest)
        other = name.removeprefix("not ") if name.startswith("not ") else f"not {name}"
        yield f"'{name}' turned round", Condition.of(*names[:number], other, *names[number + 1 :])


def _slots(rule: Rule) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    routes = tuple(ROUTES)
    for number, slot in enumerate(rule.slots):
        for place, route in enumerate(slot):
            less = (*slot[:place], *slot[place + 1 :])
            rest = (*rule.slots[:number], *((less,) if less else ()), *rule.slots[number + 1 :])
            if rest:
                yield f"without {route}", rest
            other = routes[(routes.index(route) + 1) % len(routes)]
            more = (*slot[:place], other, *slot[place + 1 :])
            yield (
                f"{route} became {other}",
                (*rule.slots[:number], more, *rule.slots[number + 1 :]),
            )


def _changed(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for what, when in _conditions(rule):
        yield what, replace(rule, when=when)
    for what, slots in _slots(rule):
        yield what, replace(rule, slots=slots)
    if rule.effect in (Effect.ALSO, Effect.NOT_FIRST):
        yield "soft turned round", replace(rule, soft=not rule.soft)
    if rule.effect is Effect.FIRST:
        yield "closes turned round", replace(rule, closes=not rule.closes)


def row_mutants() -> Iterator[RowMutant]:
    """Yield every change: a row gone or moved, a predicate or a route gone or another."""
    for part in PARTS.values():
        rows: tuple[Rule, ...] = getattr(TABLE, part)
        for number, rule in enumerate(rows):
            before, after = rows[:number], rows[number + 1 :]

            def mutant(
                what: str, rows: tuple[Rule, ...], rule: Rule = rule, part: str = part
            ) -> RowMutant:
                return RowMutant(f"{part} {rule.id}: {what}", rule, replace(TABLE, **{part: rows}))

            yield mutant("row gone", (*before, *after))
            if after:
                swapped = (*before, after[0], rule, *after[1:])
                moved = mutant(f"after {after[0].id}", swapped)
                yield replace(moved, past=after[0])
            for what, other in _changed(rule):
                yield mutant(what, (*before, other, *after))


def anybody(number: int, seed: int = 7) -> list[Facts]:
    """Return situations of which any part may be unknown."""
    chance = random.Random(seed)
    found = []
    for _ in range(number):
        known = {n: chance.choice((None, *v, *v)) for n, v in VOCABULARY.items()}
        known["danger_now"] = chance.choice((None, "no", "no", "no", "no", "yes"))
        if known["perspective"] != "listener":
            known["listener_role"] = None
        if known["setting"] != "umc":
            known["employer"] = None
        if known["behaviour"] not in (None, "sexual_offence", "unwanted_touch"):
            known["recent_sexual_offence"] = chance.choice((None, "no", "no"))
        found.append(Facts(**known))
    return found


@cache
def near(rule: Rule, limit: int = 150) -> tuple[Facts, ...]:
    """Return situations in which a row can decide, and the same with one fact turned or gone."""
    found = list(islice(situations(rule), 2000))
    chance = random.Random(rule.id)
    picked = found[:40] + chance.sample(found, min(len(found), limit))
    near_by = []
    for facts in picked:
        name = chance.choice(tuple(VOCABULARY))
        near_by.append(facts._replace(**{name: chance.choice((None, *VOCABULARY[name]))}))
    return (*picked, *near_by)


def pairs(rule: Rule, profiles: tuple[Profile, ...]) -> Iterator[tuple[Facts, Profile]]:
    """Yield where to look for a difference: first where the row is known to decide."""
    found = witness(rule, profiles)
    if found:
        yield found
    for facts in near(rule):
        yield facts, profiles[0]
    for profile in profiles[1:]:
        for facts in near(rule)[:160]:
            yield facts, profile
