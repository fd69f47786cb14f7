"""Does a changed row change any advice? Every combination of answers is tried, in every edition.

The editions are the shipped ones and small ones that lack doors (``tests/routing/small.py``).
Beside what the guide can come to know, situations are drawn of which any part may be unknown, most
of them so that the row fits. A change that shows in none of them is taken to change nothing; the
search says what stands in its way.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from bench.mutant_rows import RowMutant, anybody
from routing import advise as advising_for
from routing.advise import Advice, _fitting, _leading, _limits, _notes, masks_for
from routing.facts import VOCABULARY, Facts
from routing.graph import answer_sets
from routing.predicates import Condition, Masks, masks_of
from routing.profile import Profile
from routing.rules import Effect, Rule, RuleTable
from routing.table import TABLE
from routing.witness import CALM, choices
from tests.routing.small import edition, small_editions

SHIPPED = ("national", "example-art-academy", "example-hogeschool", "example-university")
DRAWN = 6000
AROUND = 3000


@dataclass
class Found:
    """What trying everything came to: where the change shows, or what keeps it from showing."""

    shows: tuple[Facts, Profile] | None = None
    reads: int = 0
    """Situations in which other rows are read, though the advice is the same."""
    keepers: set[str] = field(default_factory=set)
    """What decides in those situations."""

    @property
    def reason(self) -> str:
        """Say why the change shows nowhere."""
        if not self.reads:
            return "the same rows are read in every situation"
        return f"decided all the same by {', '.join(sorted(self.keepers))}"


@cache
def _everything() -> tuple[tuple[Facts, Masks], ...]:
    """Return every situation in drawn order, with what is certain and ruled out in it."""
    guide = (*answer_sets(True), *answer_sets(False))
    found = list(dict.fromkeys((*guide, *anybody(DRAWN, seed=3))))
    random.Random(5).shuffle(found)
    return tuple((facts, masks_of(facts.settled())) for facts in found)


@cache
def _profiles() -> tuple[Profile, ...]:
    return tuple(edition(name) for name in (*SHIPPED, *small_editions()))


@cache
def _families() -> tuple[tuple[Profile, tuple[Profile, ...]], ...]:
    """Return the editions that settle the same predicates, each kind with one of them in front."""
    kinds: dict[tuple[int, int], list[Profile]] = {}
    for profile in _profiles():
        kinds.setdefault((profile.settled_bits, profile.ruled_out_bits), []).append(profile)
    return tuple((members[0], tuple(members)) for members in kinds.values())


def _around(mutant: RowMutant) -> Iterator[Facts]:
    """Draw situations in which the row fits, as it was or as it is now (and the one it passed)."""
    chance = random.Random(mutant.name)
    rows = [mutant.rule, *(rule for rule in mutant.table.rules if rule.id == mutant.rule.id)]
    for rule in rows:
        fixed = choices(rule)
        for fact, values in choices(mutant.past).items() if mutant.past else ():
            both = tuple(value for value in fixed.get(fact, values) if value in values)
            fixed[fact] = both or values
        for _ in range(AROUND):
            known = {name: _drawn(name, chance) for name in VOCABULARY}
            known |= {fact: chance.choice(values) for fact, values in fixed.items() if values}
            yield Facts(**known)


def _drawn(name: str, chance: random.Random) -> str | None:
    """Draw a value, or nothing; what would decide everything is most often calm."""
    if name in CALM and chance.random() < 0.6:
        return CALM[name]
    return chance.choice((None, *VOCABULARY[name], *VOCABULARY[name]))


def _may_matter(mutant: RowMutant) -> Iterator[Facts]:
    """Yield the situations in which the old row, or the new one, may fit."""
    conditions = [mutant.rule.when, *_new_condition(mutant)]
    for facts, masks in _everything():
        if any(condition.possible(masks) for condition in conditions):
            yield facts
    yield from _around(mutant)


def _new_condition(mutant: RowMutant) -> Iterator[Condition]:
    for rule in mutant.table.rules:
        if rule.id == mutant.rule.id:
            yield rule.when


def _read(rule: Rule, table: RuleTable, masks: Masks) -> object:
    """Return what is read of the part of the table to which a row belongs."""
    if rule.effect is Effect.NOTE:
        return _notes(table, masks.only(table.note_bits))
    if rule.effect is Effect.FIRST:
        rows = _leading(table, masks.only(table.first_bits))
        return [(row.id, row.slots, row.closes) for row in rows]
    if rule.effect is Effect.ALSO:
        rows = _fitting(table, masks.only(table.also_bits))
        return [(row.id, row.slots) for row in rows]
    limits = _limits(table, masks.only(table.limit_bits))
    return list(limits.barred.items()), limits.held_back, limits.doubtful


def prove(mutant: RowMutant) -> Found:
    """Try everything until the change shows; if it never does, say what keeps it from showing."""
    found = Found()
    for facts in _may_matter(mutant):
        settled = facts.settled()
        for one, members in _families():
            masks = masks_for(settled, one)
            if _read(mutant.rule, mutant.table, masks) == _read(mutant.rule, TABLE, masks):
                continue
            found.reads += 1
            for profile in members:
                if facts.institution and not profile.national:  # it knows its own kind
                    continue
                usual = advising_for(facts, profile)
                if _other_advice(facts, profile, mutant.table, usual):
                    found.shows = facts, profile
                    return found
                found.keepers |= _keepers(mutant, settled, profile, usual)
    return found


def _other_advice(facts: Facts, profile: Profile, table: RuleTable, usual: Advice) -> bool:
    try:
        return advising_for(facts, profile, table) != usual
    except AssertionError:  # no row names an open door
        return True


def _keepers(mutant: RowMutant, settled: Facts, profile: Profile, usual: Advice) -> set[str]:
    """Return the rows that decide in the place of a row, or on its doors."""
    if mutant.rule.effect is Effect.FIRST:
        return {usual.first[0].reason}
    doors = {
        door for rule in mutant.table.rules if rule.id == mutant.rule.id for door in rule.routes
    }
    doors |= set(mutant.rule.routes)
    named = (*usual.first, *usual.also, *usual.not_now)
    deciding = {choice.reason for choice in named if choice.route in doors}
    shut = {d for d in doors if not profile.level(d, settled.position, None, first=False)}
    return deciding | {f"no {door}" for door in shut - {choice.route for choice in named}}
