"""*Not sure* is never less safe than a definite answer, for every question in every context.

A context is a question and the answers before it. There the open answer has to keep every
low-threshold door that any definite answer names, and its first door may not be harder to undo
than the mildest first door among the definite answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from routing.advise import Advice, advise
from routing.facts import Facts
from routing.graph import facts_of
from routing.profile import Profile
from routing.questions import Known, Question
from routing.routes import ROUTES
from routing.rules import RuleTable
from routing.table import TABLE

PROPERTY = "19 not sure"


class View(NamedTuple):
    """What doubt looks at in a piece of advice."""

    low: frozenset[str]
    """The low-threshold routes, first or further on."""
    weight: int | None
    """How hard the first door is to undo; ``None`` in danger, when nothing else counts."""


def weight(route: str) -> int:
    """Return how hard a first step is to undo: 0 low threshold, 1 informal, 2 formal."""
    row = ROUTES[route]
    return 0 if row.low else 1 + row.formal


def view(advice: Advice) -> View:
    """Return what doubt looks at in a piece of advice."""
    first = advice.first[0].route
    low = frozenset(route for route in advice.named if ROUTES[route].low)
    return View(low, None if first == "emergency_112" else weight(first))


class Doubt:
    """Compares the open answer with the others, context by context; remembers every situation."""

    def __init__(self, profile: Profile, table: RuleTable = TABLE) -> None:
        self.profile, self.table = profile, table
        self.seen: dict[Facts, View] = {}

    def learn(self, facts: Facts, advice: Advice) -> View:
        """Remember a situation whose advice is already known."""
        return self.seen.setdefault(facts, view(advice))

    def _view(self, known: Known) -> View:
        facts = facts_of(known)
        return self.seen.get(facts) or self.learn(facts, advise(facts, self.profile, self.table))

    def check(self, question: Question, known: Known) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield what is wrong with the open answer here, and the facts of the better answer."""
        unsure = self._view(known)
        for option in question.options:
            better = {**known, **option.sets}
            definite = self._view(better)
            lost = definite.low - unsure.low
            if lost:
                wrong = f"not sure at {question.id!r} loses {sorted(lost)}"
                yield wrong, facts_of(better).known()
            if definite.weight is None or unsure.weight is None:
                continue
            if unsure.weight > definite.weight:
                wrong = f"not sure at {question.id!r} begins with a step that is harder to undo"
                yield wrong, facts_of(better).known()
