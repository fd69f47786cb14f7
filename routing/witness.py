"""For every row of the table a situation in which it decides: the proof that it is not idle.

The guide does not ask everything, so rows are tried over whole facts. A witness is built from the
condition of the row, on a few backgrounds. A row without one is shadowed or can never fire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from routing.advise import Advice, advise
from routing.facts import VOCABULARY, Facts
from routing.predicates import PREDICATES, UNANSWERED, names_of
from routing.profile import Profile
from routing.rules import Effect, Rule, RuleTable
from routing.table import TABLE

Known = dict[str, str]

CALM: Known = {
    "danger_now": "no",
    "recent_sexual_offence": "no",
    "minor": "no",
    "dependency": "no",
    "anonymous": "no",
    "earlier": "none",
    "inside_trust": "yes",
}
WISHES = ("options", "complain", "investigate", "signal")
RECENT: Known = {
    "perspective": "self",
    "recent_sexual_offence": "yes",
    "behaviour": "sexual_offence",
}
BACKGROUNDS: tuple[Known, ...] = (
    {},
    RECENT,
    *(
        {"perspective": who, "other_party": party, "setting": place, "wish": wish, **CALM, **what}
        for wish, who, (party, place), what in product(
            WISHES,
            ("self", "listener", "witness"),
            (("colleague", "work"), ("fellow_student", "study"), ("outsider", "private")),
            ({"behaviour": "bullying"}, {"behaviour": "labour_conflict"}),
        )
    ),
)
"""What else is known: nothing, or a calm situation in which the row has to make the difference."""


def choices(rule: Rule) -> dict[str, tuple[str | None, ...]]:
    """Return, for every fact that a condition looks at, the values that make it certain."""
    needs, forbids = names_of(rule.when)
    allowed: dict[str, list[str | None]] = {}
    for name in (*needs, *forbids):
        if name in UNANSWERED:
            allowed[UNANSWERED[name]] = [None]
        elif name in PREDICATES:
            fact, values = PREDICATES[name]
            before = allowed.setdefault(fact, list(VOCABULARY[fact]))
            allowed[fact] = [v for v in before if (v in values) == (name in needs)]
    return {fact: tuple(values) for fact, values in allowed.items()}


def situations(rule: Rule) -> Iterator[Facts]:
    """Yield situations in which the condition is certain, then some in which it is possible."""
    fixed = choices(rule)
    positions: tuple[str | None, ...] = (*VOCABULARY["position"], None)
    for background in BACKGROUNDS:
        for values in product(*fixed.values()):
            mentioned = dict(zip(fixed, values, strict=True))
            for position in (None,) if "position" in fixed else positions:
                known = {"position": position, **background, **mentioned}
                yield Facts(**known)
    for background in BACKGROUNDS:  # a low-threshold door is also named when it may fit
        for position in positions:
            yield Facts(**{"position": position, **background})


def decides(rule: Rule, facts: Facts, profile: Profile, table: RuleTable = TABLE) -> bool:
    """Tell whether a row decides something in a situation."""
    advice = advise(facts, profile, table)
    if rule.effect is Effect.NOT_FIRST:
        return advice.first != advise(facts, profile, _without(rule, table)).first
    return rule.id in _ids(rule.effect, advice)


@cache
def _without(rule: Rule, table: RuleTable) -> RuleTable:
    return replace(table, not_first=tuple(other for other in table.not_first if other != rule))


def _ids(effect: Effect, advice: Advice) -> Iterable[str]:
    if effect is Effect.NOTE:
        return advice.notes
    lists = {Effect.FIRST: advice.first, Effect.BAR: advice.not_now, Effect.ALSO: advice.also}
    return (choice.reason for choice in lists[effect])


def witness(
    rule: Rule, profiles: Iterable[Profile], table: RuleTable = TABLE
) -> tuple[Facts, Profile] | None:
    """Return a situation and an edition in which the row decides, or ``None``."""
    for facts in situations(rule):
        for profile in profiles:
            if decides(rule, facts, profile, table):
                return facts, profile
    return None


def silent(profiles: tuple[Profile, ...], rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the rows that decide in no situation of any of the editions."""
    return tuple(rule.id for rule in rules if witness(rule, profiles) is None)
