"""Why a route stands where it stands, which facts mattered, and what would change it.

All of it is found by asking :func:`~routing.advise.advise` again with less or other facts, so that
no explanation can drift from the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from routing.advise import Advice, Choice, advise
from routing.facts import VOCABULARY, Facts
from routing.predicates import PREDICATES, UNANSWERED, names_of
from routing.profile import NATIONAL, Profile
from routing.table import BY_ID

PARTS = ("first", "also", "not_now")
SMALL = 3
"""Up to this size a smallest reason is searched for; larger ones are made by leaving out."""


def mattered(facts: Facts, profile: Profile = NATIONAL) -> tuple[str, ...]:
    """Return the known facts without which, one by one, the first doors would be others."""
    doors = _routes(advise(facts, profile), "first")
    return tuple(
        fact
        for fact in facts.known()
        if _routes(advise(facts._replace(**{fact: None}), profile), "first") != doors
    )


def _routes(advice: Advice, part: str) -> tuple[str, ...]:
    choices: tuple[Choice, ...] = getattr(advice, part)
    return tuple(choice.route for choice in choices)


def part_of(choice: Choice, advice: Advice) -> str:
    """Return where a choice stands: ``first``, ``also`` or ``not_now``.

    Raises ``ValueError`` when the advice does not hold it.
    """
    for part in PARTS:
        if choice in getattr(advice, part):
            return part
    raise ValueError(f"{choice.route} does not stand in this advice with reason {choice.reason}")


def minimal_reason(choice: Choice, facts: Facts, profile: Profile = NATIONAL) -> dict[str, str]:
    """Return a smallest set of the known facts from which the route still follows.

    It follows when it stands in the same part of the advice (first, further, not now). Leave one of
    the facts out, and it no longer does. An empty set means: always.
    """
    known = facts.settled().known()
    part = part_of(choice, advise(facts, profile))

    def follows(names: tuple[str, ...]) -> bool:
        fewer = Facts(**{name: known[name] for name in names})
        return choice.route in _routes(advise(fewer, profile), part)

    for size in range(SMALL + 1):
        for names in combinations(known, size):
            if follows(names):
                return {name: known[name] for name in names}
    return {name: known[name] for name in _left_after_dropping(tuple(known), follows)}


def _left_after_dropping(names: tuple[str, ...], follows: Callable[..., bool]) -> tuple[str, ...]:
    """Leave out fact after fact, until none can be missed."""
    dropped = True
    while dropped:
        dropped = False
        for name in names:
            fewer = tuple(other for other in names if other != name)
            if follows(fewer):
                names, dropped = fewer, True
                break
    return names


def would_change(
    choice: Choice, facts: Facts, profile: Profile = NATIONAL
) -> tuple[str, str] | None:
    """Return the one answer (fact, value) that opens a door that is not for now.

    Verified by applying it: with that answer the route is named, first or further on. ``None`` when
    no single answer does.
    """
    for fact in facts_in(choice.reason):
        for value in VOCABULARY[fact]:
            other = facts._replace(**{fact: value})
            if choice.route in advise(other, profile).named:
                return fact, value
    return None


def facts_in(rule: str) -> tuple[str, ...]:
    """Return the facts that the condition of a row looks at, in its order."""
    names = [name for part in names_of(BY_ID[rule].when) for name in part]
    found = [
        UNANSWERED[name] if name in UNANSWERED else PREDICATES[name][0]
        for name in names
        if name in UNANSWERED or name in PREDICATES
    ]
    return tuple(dict.fromkeys(found))
