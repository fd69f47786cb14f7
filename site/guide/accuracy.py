"""How often the rules agree with cases of which the right door was written down first.

The cases stand in ``tests/routing/shared_cases.jsonl``: facts and expected routes, without a story.
They are worked out anew with every build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.press.graphs import graph_for
from guide.settings import ROOT
from routing import NATIONAL, Facts, advise
from routing.graph import Graph

CASES = ROOT / "tests" / "routing" / "shared_cases.jsonl"
GROUPS = ("self", "witness", "listener", "accused")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what was expected, what the rules said, and how many questions it took."""

    id: str
    group: str
    expected: tuple[str, ...]
    given: tuple[str, ...]
    missing: tuple[str, ...]
    harmful: tuple[str, ...]
    questions: int

    @property
    def right(self) -> bool:
        """Whether the door that stands first is one of those expected."""
        return self.given[0] in self.expected

    @property
    def as_expected(self) -> bool:
        """Whether nothing differs from what was written down."""
        return self.right and not self.missing and not self.harmful


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers over a group of cases."""

    group: str
    cases: int
    first: int
    also: int
    harmful: int
    questions: float


@lru_cache(maxsize=2)
def outcomes(path: Path = CASES) -> tuple[Outcome, ...]:
    """Work out every case under the national rules."""
    graph = graph_for(NATIONAL, ROOT)
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_outcome(json.loads(line), graph) for line in lines if line.strip())


def _outcome(case: Mapping[str, object], graph: Graph) -> Outcome:
    facts = Facts.parse(case["facts"]).settled()
    advice = advise(facts)
    first = tuple(choice.route for choice in advice.first)
    named = {*first, *(choice.route for choice in advice.also)}
    return Outcome(
        id=str(case["id"]),
        group=facts.perspective or GROUPS[0],
        expected=_routes(case, "expected_first"),
        given=first,
        missing=tuple(route for route in _routes(case, "expected_also") if route not in named),
        harmful=tuple(route for route in _routes(case, "must_not_first") if route in first),
        questions=len(graph.walk(facts.known())[0]),
    )


def _routes(case: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = case[key]
    assert isinstance(found, list)
    return tuple(map(str, found))


def scores(found: tuple[Outcome, ...]) -> tuple[Score, ...]:
    """Return the numbers over all cases, and over each group that has any."""
    groups = {group: [o for o in found if o.group == group] for group in GROUPS}
    return (_score("all", list(found)), *(_score(g, list(o)) for g, o in groups.items() if o))


def _score(group: str, found: list[Outcome]) -> Score:
    return Score(
        group=group,
        cases=len(found),
        first=sum(outcome.right for outcome in found),
        also=sum(not outcome.missing for outcome in found),
        harmful=sum(bool(outcome.harmful) for outcome in found),
        questions=sum(outcome.questions for outcome in found) / len(found),
    )
