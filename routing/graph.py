"""The decision graph: every way through the questions, compiled and reduced.

Partial answers with the same future are one node; a question whose answers cannot change the
outcome is left out. The outcome is the *core* of the advice (doors and reasons); notes are kept
apart, as certain and possible per leaf.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from routing.advise import Advice, Choice, advise
from routing.facts import Facts
from routing.profile import Profile
from routing.questions import OPEN, Known, Question, answer_for, asked_in
from routing.routes import ROUTES
from routing.rules import RuleTable
from routing.table import ALSO, BARS, NOTES, TABLE

Visit = Callable[[Facts, Advice], None]
Ask = Callable[[Question, Known], None]
_Core = tuple[bool, tuple[Choice, ...], tuple[str, ...]]
_Sure = tuple[frozenset[str], frozenset[str], int]
"""Routes first in all advice below, routes anywhere in it, and the most questions left."""
FACT_NAMES = Facts._fields


@dataclass(frozen=True, slots=True)
class Leaf:
    """Advice that one or more ways lead to.

    ``also``, ``not_now`` and ``certain`` hold on every way; the ``maybe_`` ones and ``possible`` on
    some.
    """

    key: str
    listener: bool
    """Whether it is for somebody who was told: it then ends in a referral card."""
    first: tuple[Choice, ...]
    also: tuple[Choice, ...]
    maybe_also: tuple[Choice, ...]
    not_now: tuple[Choice, ...]
    maybe_not_now: tuple[Choice, ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass
class _Gathered:
    """What the ways to one leaf have in common, and what they have between them.

    ``also`` and ``not_now`` are judged per route: a door is certain when every way names it.
    """

    listener: bool
    first: tuple[Choice, ...]
    always: list[set[str]]
    some: list[dict[str, Choice | str]]
    seen: set[tuple[object, ...]] = field(default_factory=set)

    @staticmethod
    def parts(advice: Advice) -> tuple[dict[str, Choice | str], ...]:
        return (
            {choice.route: choice for choice in advice.also},
            {choice.route: choice for choice in advice.not_now},
            {note: note for note in advice.notes},
        )

    @classmethod
    def of(cls, advice: Advice, listener: bool) -> _Gathered:
        parts = cls.parts(advice)
        some = [dict(part) for part in parts]
        some[2].update({note: note for note in advice.possible})
        return cls(listener, advice.first, [set(part) for part in parts], some)

    def add(self, advice: Advice) -> None:
        known = (advice.also, advice.not_now, advice.notes, advice.possible)
        if known in self.seen:  # most ways to a leaf differ in nothing that is shown
            return
        self.seen.add(known)
        for number, part in enumerate(self.parts(advice)):
            self.always[number] &= part.keys()
            for name, value in part.items():
                self.some[number].setdefault(name, value)
        for note in advice.possible:
            self.some[2].setdefault(note, note)

    def split(self, number: int) -> tuple[list[Choice | str], list[Choice | str]]:
        order = ORDER[number]
        ranked = sorted(self.some[number].items(), key=lambda item: order[_id(item[1])])
        sure = [value for name, value in ranked if name in self.always[number]]
        return sure, [value for name, value in ranked if name not in self.always[number]]

    def sure(self) -> _Sure:
        first = frozenset(choice.route for choice in self.first)
        return first, first | self.always[0], 0

    def leaf(self, key: str) -> Leaf:
        sides = [side for number in range(3) for side in self.split(number)]
        parts = (tuple(side) for side in sides)
        return Leaf(key, self.listener, self.first, *parts)  # type: ignore[arg-type]


def _id(value: Choice | str) -> str:
    return value if isinstance(value, str) else value.reason


ORDER = tuple({rule.id: n for n, rule in enumerate(rows)} for rows in (ALSO, BARS, NOTES))
"""Where a row stands in its table: pages list doors and notes in that order."""


@dataclass(frozen=True, slots=True)
class Node:
    """A question in one situation. ``targets`` maps each answer, the open one too, to a key."""

    key: str
    question: str
    targets: Mapping[str, str]
    left: int
    """The most questions that can still come, this one included."""
    sure_first: tuple[str, ...]
    """Routes that stand first in every advice that can still follow."""
    sure: tuple[str, ...]
    """Routes that stand in every advice that can still follow, first or further on."""


@dataclass(frozen=True)
class Graph:
    """The whole guide of one edition."""

    profile: Profile
    start: str
    nodes: Mapping[str, Node]
    leaves: Mapping[str, Leaf]
    ways: int
    """How many sets of answers there are."""

    def walk(self, facts: Known) -> tuple[tuple[str, ...], Leaf]:
        """Return the questions that the guide would put to somebody, in order, and the advice."""
        key, asked = self.start, []
        while key in self.nodes:
            node = self.nodes[key]
            asked.append(node.question)
            question = self._questions[node.question]
            key = node.targets[answer_for(question, facts)]
        return tuple(asked), self.leaves[key]

    @property
    def _questions(self) -> dict[str, Question]:
        return {q.id: q for q in asked_in(self.profile.national)}


def _key(*parts: object) -> str:
    """Return an opaque, stable name: it says nothing of the answers."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def _core(facts: Facts, advice: Advice, table: RuleTable) -> _Core:
    """Return what the graph distinguishes: the first doors, and the doors of matter and place.

    For whoever was told something it is apart: the same doors are then passed on to another.

    Other further doors, doors that are not for now, and notes hang on single facts; they are
    evaluated apart, as certain or possible (``design`` section 6).
    """
    doors = tuple(choice.route for choice in advice.also if choice.reason in table.structural)
    return facts.perspective == "listener", advice.first, doors


def facts_of(known: Known) -> Facts:
    """Return the facts among what is known (branches left out)."""
    return Facts(**{name: known[name] for name in FACT_NAMES if name in known})


@dataclass
class _Compiler:
    profile: Profile
    questions: tuple[Question, ...]
    visit: Visit | None = None
    table: RuleTable = TABLE
    on_ask: Ask | None = None
    nodes: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    gathered: dict[str, _Gathered] = field(default_factory=dict)
    met: dict[Facts, str] = field(default_factory=dict)
    keys: dict[_Core, str] = field(default_factory=dict)
    sure: dict[str, _Sure] = field(default_factory=dict)

    def build(self, index: int, known: dict[str, str]) -> tuple[str, int]:
        """Return the key of the future of ``known`` and the number of ways through it."""
        while index < len(self.questions) and not self.questions[index].asked(known):
            index += 1
        if index == len(self.questions) or known.get("danger_now") == "yes":
            return self.leaf(known), 1
        return self.ask(index, known)

    def ask(self, index: int, known: dict[str, str]) -> tuple[str, int]:
        question = self.questions[index]
        targets: dict[str, str] = {}
        ways = 0
        for option in question.options:
            targets[option.id], number = self.build(index + 1, {**known, **option.sets})
            ways += number
        targets[OPEN], number = self.build(index + 1, known)
        ways += number
        if self.on_ask:
            self.on_ask(question, known)
        if len(set(targets.values())) == 1:
            return targets[OPEN], ways
        key = _key(question.id, tuple(targets.items()))
        self.nodes.setdefault(key, (question.id, targets))
        return key, ways

    def leaf(self, known: Known) -> str:
        facts = facts_of(known)
        if key := self.met.get(facts):
            return key
        advice = advise(facts, self.profile, self.table)
        if self.visit:
            self.visit(facts, advice)
        core = _core(facts, advice, self.table)
        key = self.keys.get(core) or self.keys.setdefault(core, _key(core if core[0] else core[1:]))
        self.met[facts] = key
        if key in self.gathered:
            self.gathered[key].add(advice)
        else:
            self.gathered[key] = _Gathered.of(advice, core[0])
        return key


@cache
def answer_sets(national: bool) -> tuple[Facts, ...]:
    """Return what is known after every complete set of answers of an edition, each once."""
    questions = asked_in(national)
    found: dict[Facts, None] = {}

    def ask(index: int, known: Known) -> None:
        while index < len(questions) and not questions[index].asked(known):
            index += 1
        if index == len(questions) or known.get("danger_now") == "yes":
            found[facts_of(known)] = None
            return
        for option in questions[index].options:
            ask(index + 1, {**known, **option.sets})
        ask(index + 1, known)

    ask(0, {})
    return tuple(found)


def compile_graph(
    profile: Profile,
    visit: Visit | None = None,
    table: RuleTable = TABLE,
    on_ask: Ask | None = None,
) -> Graph:
    """Compile the questions and the rules into the graph of one edition.

    ``visit`` is called with the facts and the advice of every complete set of answers, once where
    several sets come down to the same facts; ``on_ask`` with every question and what is known when
    it is put.
    """
    compiler = _Compiler(profile, asked_in(profile.national), visit, table, on_ask)
    start, ways = compiler.build(0, {})
    compiler.sure |= {key: entry.sure() for key, entry in compiler.gathered.items()}
    nodes: dict[str, Node] = {}
    _finish(start, compiler, nodes)
    leaves = {key: entry.leaf(key) for key, entry in compiler.gathered.items()}
    reached = {target for node in nodes.values() for target in node.targets.values()}
    return Graph(
        profile, start, nodes, {k: leaf for k, leaf in leaves.items() if k in reached}, ways
    )


def _finish(key: str, compiler: _Compiler, nodes: dict[str, Node]) -> _Sure:
    """Fill in, from the leaves up, what is sure below each node and how many questions can come."""
    if key in compiler.sure:
        return compiler.sure[key]
    question, targets = compiler.nodes[key]
    below = [_finish(target, compiler, nodes) for target in targets.values()]
    first = frozenset.intersection(*(entry[0] for entry in below))
    anywhere = frozenset.intersection(*(entry[1] for entry in below))
    left = 1 + max(entry[2] for entry in below)
    order = tuple(ROUTES)
    nodes[key] = Node(
        key,
        question,
        targets,
        left,
        tuple(sorted(first, key=order.index)),
        tuple(sorted(anywhere, key=order.index)),
    )
    compiler.sure[key] = (first, anywhere, left)
    return compiler.sure[key]
