"""The guide as compact data for a script: ``docs/browser-graph.md`` is the contract.

The first doors stand at the leaves of the graph. Further doors, doors that are not for now and
notes are evaluated from the answers given, by the same rows. :func:`browser_advice` is the
reference that ``guide.js`` follows; a test holds it equal to :func:`routing.advise.advise` for
every set of answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from routing.advise import LINE_LAYER, Advice, Choice
from routing.availability import KINDS, POSITIONS
from routing.facts import DEPENDENT_ON, VOCABULARY
from routing.graph import Graph, compile_graph
from routing.predicates import NOT_APPLICABLE, PREDICATES, UNANSWERED, VOID, names_of
from routing.profile import Profile
from routing.questions import OPEN, asked_in
from routing.routes import ROUTES
from routing.rules import Rule
from routing.table import ALSO, BARS, BY_ID, NOTES

VERSION = 1
FACT = {name: number for number, name in enumerate(VOCABULARY)}
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
        leaves.append([doors, int(BY_ID[leaf.first[0].reason].closes)])
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


class _Reader:
    """Evaluates the rows of ``data`` for one set of known facts (fact number → value number)."""

    def __init__(self, data: Mapping[str, Any], known: Mapping[int, int]) -> None:
        self.truth = [self._truth(known, *predicate) for predicate in data["predicates"]]

    @staticmethod
    def _truth(
        known: Mapping[int, int], fact: int, values: Sequence[int] | None = None
    ) -> bool | None:
        """Return whether a predicate holds; ``None`` when that is not known."""
        if values is None:
            return fact not in known
        return known[fact] in values if fact in known else None

    def certain(self, needs: Sequence[int], forbids: Sequence[int]) -> bool:
        return all(self.truth[n] is True for n in needs) and all(
            self.truth[n] is False for n in forbids
        )

    def possible(self, needs: Sequence[int], forbids: Sequence[int]) -> bool:
        return all(self.truth[n] is not False for n in needs) and all(
            self.truth[n] is not True for n in forbids
        )


def walk(data: Mapping[str, Any], answers: Mapping[str, str]) -> tuple[list[Any], dict[int, int]]:
    """Follow the answers (question id → option id; absent means open) to a leaf.

    Returns the leaf and the facts that the answers on the way make known.
    """
    known: dict[int, int] = {}
    at = 0
    while at < len(data["nodes"]):
        question, targets = data["nodes"][at][:2]
        name, options = data["questions"][question]
        chosen = next((n for n, o in enumerate(options) if o[0] == answers.get(name)), None)
        if chosen is None:
            at = targets[-1]
        else:
            known.update(options[chosen][1])
            at = targets[chosen]
    for fact, values, other, value in data["implied"]:
        if known.get(fact) in values and other not in known:
            known[other] = value
    leaf: list[Any] = data["leaves"][at - len(data["nodes"])]
    return leaf, known


def _level(data: Mapping[str, Any], known: Mapping[int, int], route: int) -> int:
    position = known.get(FACT["position"], len(POSITIONS))
    kind = known.get(FACT["institution"], len(KINDS)) if data["kinds"] > 1 else 0
    return int(data["levels"][route][position * data["kinds"] + kind])


def _limits(data: Mapping[str, Any], reader: _Reader) -> tuple[dict[int, str], set[int]]:
    barred: dict[int, str] = {}
    doubtful: set[int] = set()
    for id, needs, forbids, routes, line in data["bars"]:
        if reader.certain(needs, forbids):
            for route in routes:
                barred.setdefault(route, id)
        elif line and reader.possible(needs, forbids):
            doubtful.update(routes)
    return barred, doubtful


def browser_advice(data: Mapping[str, Any], answers: Mapping[str, str]) -> Advice:
    """Return the advice for a set of answers, from the data alone."""
    (doors, closes), known = walk(data, answers)
    reader = _Reader(data, known)
    names = data["routes"]
    first = tuple(Choice(names[r], data["reasons"][why], bool(maybe)) for r, why, maybe in doors)
    barred, doubtful = _limits(data, reader)
    skip = {route for route, _, _ in doors} | barred.keys()
    also = []
    for id, needs, forbids, route, safety, by_chance in data["also"]:
        fits = reader.possible if by_chance else reader.certain
        if route in skip or (closes and not safety) or not fits(needs, forbids):
            continue
        if not data["low"][route] and route in doubtful:
            continue
        if level := _level(data, known, route):
            also.append(Choice(names[route], id, level == 1))
            skip.add(route)
    not_now = tuple(
        Choice(names[route], id)
        for route, id in barred.items()
        if not closes and _level(data, known, route)
    )
    certain = tuple(id for id, *row in data["notes"] if reader.certain(*row))
    possible = tuple(
        id for id, *row in data["notes"] if reader.possible(*row) and id not in certain
    )
    return Advice(first, tuple(also), not_now, certain, possible)
