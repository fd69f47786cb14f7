"""The guide as compact data for a script: ``docs/browser-graph.md`` is the contract.

The first doors stand at the leaves of the graph. Further doors, doors that are not for now and
notes are evaluated from the answers given, by the same rows. :func:`browser_advice` is the
reference that ``guide.js`` follows; a test holds it equal to :func:`routing.advise.advise` for
every set of answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from routing.advise import LINE_LAYER
from routing.availability import KINDS, POSITIONS
from routing.browser_reader import FACT, Guide, browser_advice, walk
from routing.facts import DEPENDENT_ON, VOCABULARY
from routing.graph import Graph, compile_graph
from routing.predicates import NOT_APPLICABLE, PREDICATES, UNANSWERED, VOID, names_of
from routing.profile import Profile
from routing.questions import OPEN, asked_in
from routing.routes import ROUTES
from routing.rules import Rule
from routing.table import ALSO, BARS, BY_ID, NOTES

VERSION = 1
ROUTE = {name: number for number, name in enumerate(ROUTES)}
IMPLIED = (
    ("other_party", tuple(sorted(DEPENDENT_ON)), "dependency", "yes"),
    ("recent_sexual_offence", ("yes",), "behaviour", "sexual_offence"),
    ("listener_role", VOCABULARY["listener_role"], "perspective", "listener"),
    ("employer", VOCABULARY["employer"], "setting", "umc"),
    *((fact, values, other, NOT_APPLICABLE) for other, (fact, values) in VOID.items()),
)
"""What follows from a fact when another is not known (:meth:`routing.facts.Facts.settled`)."""

Row = tuple[str, list[int], list[int]]


def _value(fact: str, value: str) -> int:
    """Return the number of a value; one past the last for *does not apply*."""
    return (*VOCABULARY[fact], NOT_APPLICABLE).index(value)


def _values(fact: str, values: Sequence[str]) -> list[int]:
    return sorted(_value(fact, value) for value in values)


class _Predicates:
    """Numbers the predicates in the order in which rows first use them."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.order: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self.order.setdefault(name, len(self.order))

    def row(self, rule: Rule) -> Row | None:
        """Return a row without its profile predicates; ``None`` when the profile rules it out."""
        needs, forbids = names_of(rule.when)
        settled, ruled_out = self.profile.settled, self.profile.ruled_out
        if ruled_out.intersection(needs) or settled.intersection(forbids):
            return None
        fixed = settled | ruled_out
        return (
            rule.id,
            [self.number(name) for name in needs if name not in fixed],
            [self.number(name) for name in forbids if name not in fixed],
        )

    def table(self) -> list[list[Any]]:
        rows: list[list[Any]] = []
        for name in self.order:
            if name in UNANSWERED:
                rows.append([FACT[UNANSWERED[name]]])
            else:
                fact, values = PREDICATES[name]
                rows.append([FACT[fact], _values(fact, values)])
        return rows


def _levels(profile: Profile) -> list[str]:
    """Return per route one digit for each position (unknown last) and kind (unknown last)."""
    kinds = (*KINDS, None) if profile.national else (None,)
    cells = [(position, kind) for position in (*POSITIONS, None) for kind in kinds]
    return [
        "".join(str(int(profile.level(route, *cell, first=False))) for cell in cells)
        for route in ROUTES
    ]


def _questions(graph: Graph) -> list[list[Any]]:
    used = {node.question for node in graph.nodes.values()}
    return [
        [
            question.id,
            [
                [
                    option.id,
                    [[FACT[f], _value(f, v)] for f, v in option.sets.items() if f in FACT],
                ]
                for option in question.options
            ],
        ]
        for question in asked_in(graph.profile.national)
        if question.id in used
    ]


def _nodes(graph: Graph, questions: list[list[Any]]) -> tuple[list[Any], dict[str, int]]:
    """Return the nodes, the start first, and the number of every node and leaf."""
    keys = [graph.start, *(key for key in graph.nodes if key != graph.start)]
    number = {key: n for n, key in enumerate((*keys, *graph.leaves))}
    index = {question[0]: n for n, question in enumerate(questions)}
    nodes = []
    for key in keys:
        node = graph.nodes[key]
        options = [option[0] for option in questions[index[node.question]][1]]
        nodes.append(
            [
                index[node.question],
                [number[node.targets[option]] for option in (*options, OPEN)],
                node.left,
                [ROUTE[route] for route in node.sure_first],
                [ROUTE[route] for route in node.sure],
            ]
        )
    return nodes, number


def _leaves(graph: Graph) -> tuple[list[list[Any]], list[str]]:
    reasons: dict[str, int] = {}
    leaves = []
    for leaf in graph.leaves.values():
        doors = [
            [ROUTE[c.route], reasons.setdefault(c.reason, len(reasons)), int(c.conditional)]
            for c in leaf.first
        ]
        closes = BY_ID[leaf.first[0].reason].closes
        leaves.append([doors, int(closes), int(leaf.listener)])
    return leaves, list(reasons)


def _rows(predicates: _Predicates, rules: Sequence[Rule]) -> list[tuple[Rule, Row]]:
    return [(rule, row) for rule in rules if (row := predicates.row(rule))]


def browser_graph(profile: Profile, graph: Graph | None = None) -> dict[str, Any]:
    """Return the whole guide of an edition as JSON-ready data (``docs/browser-graph.md``)."""
    graph = graph or compile_graph(profile)
    predicates = _Predicates(profile)
    questions = _questions(graph)
    nodes, _ = _nodes(graph, questions)
    leaves, reasons = _leaves(graph)
    also = [
        [*row, ROUTE[rule.routes[0]], int(rule.layer == 1), int(_by_chance(rule))]
        for rule, row in _rows(predicates, ALSO)
    ]
    bars = [
        [*row, [ROUTE[route] for route in rule.routes], int(rule.layer == LINE_LAYER)]
        for rule, row in _rows(predicates, BARS)
    ]
    notes = [[*row] for _, row in _rows(predicates, NOTES)]
    return {
        "version": VERSION,
        "profile": profile.id,
        "facts": [[name, list(values)] for name, values in VOCABULARY.items()],
        "implied": [
            [FACT[fact], _values(fact, values), FACT[other], _value(other, value)]
            for fact, values, other, value in IMPLIED
        ],
        "routes": list(ROUTES),
        "low": [int(route.low) for route in ROUTES.values()],
        "kinds": len(KINDS) + 1 if profile.national else 1,
        "levels": _levels(profile),
        "questions": questions,
        "predicates": predicates.table(),
        "also": also,
        "bars": bars,
        "notes": notes,
        "reasons": reasons,
        "nodes": nodes,
        "leaves": leaves,
    }


def _by_chance(rule: Rule) -> bool:
    return ROUTES[rule.routes[0]].low and not rule.soft


__all__ = ["Guide", "browser_advice", "browser_graph", "walk"]
