"""The compiled guide says of every question and every ending what really can follow."""

from __future__ import annotations

from collections import defaultdict

import pytest

from routing import Facts, Profile
from routing.advise import Advice, Choice, advise
from routing.graph import Graph, Leaf, answer_sets, compile_graph, facts_of
from routing.questions import OPEN, QUESTIONS, answer_for, asked_in
from routing.routes import ROUTES
from routing.table import ALSO, BARS, NOTES, TABLE

Core = tuple[bool, object, frozenset[str]]
Met = dict[Core, list[Advice]]


@pytest.fixture(scope="module")
def guide(academy: Profile) -> Graph:
    return compile_graph(academy)


@pytest.fixture(scope="module")
def met(academy: Profile) -> Met:
    """The advice of every way, under what tells the endings apart."""
    found: Met = defaultdict(list)
    for facts in answer_sets(False):
        advice = advise(facts, academy)
        found[core(facts.perspective == "listener", advice.first, advice.also)].append(advice)
    return found


def core(listener: bool, first: tuple[Choice, ...], also: tuple[Choice, ...]) -> Core:
    """Return whether somebody was told, the first doors, and the doors of matter and place."""
    return listener, first, frozenset(c.route for c in also if c.reason in TABLE.structural)


def below(guide: Graph, key: str) -> set[str]:
    """Return the endings that can follow."""
    if key in guide.leaves:
        return {key}
    return set().union(*(below(guide, target) for target in guide.nodes[key].targets.values()))


def longest(guide: Graph, key: str) -> int:
    """Return the most questions that can come."""
    if key in guide.leaves:
        return 0
    return 1 + max(longest(guide, target) for target in guide.nodes[key].targets.values())


def routes(*parts: tuple[Choice, ...]) -> set[str]:
    return {choice.route for part in parts for choice in part}


def test_the_number_of_questions_left_is_the_most_that_can_come(guide: Graph) -> None:
    for key, node in guide.nodes.items():
        assert node.left == longest(guide, key)


def test_a_door_is_sure_when_it_stands_in_every_ending_that_can_follow(guide: Graph) -> None:
    for key, node in guide.nodes.items():
        leaves = [guide.leaves[target] for target in below(guide, key)]
        first = set.intersection(*(routes(leaf.first) for leaf in leaves))
        named = set.intersection(*(routes(leaf.first, leaf.also) for leaf in leaves))
        assert node.sure_first == tuple(route for route in ROUTES if route in first)
        assert node.sure == tuple(route for route in ROUTES if route in named)


def test_every_ending_and_every_question_can_be_reached(guide: Graph) -> None:
    assert below(guide, guide.start) == set(guide.leaves)
    for node in guide.nodes.values():
        question = next(q for q in QUESTIONS if q.id == node.question)
        assert tuple(node.targets) == (*(option.id for option in question.options), OPEN)
        assert len(set(node.targets.values())) > 1


def test_an_ending_gives_for_certain_what_every_way_to_it_gives(met: Met, guide: Graph) -> None:
    leaves = {core(leaf.listener, leaf.first, leaf.also): leaf for leaf in guide.leaves.values()}
    assert leaves.keys() == met.keys()
    for key, ways in met.items():
        leaf = leaves[key]
        parts: tuple[tuple[list[set[str]], set[str], set[str]], ...] = (
            ([routes(w.also) for w in ways], routes(leaf.also), routes(leaf.maybe_also)),
            ([routes(w.not_now) for w in ways], routes(leaf.not_now), routes(leaf.maybe_not_now)),
        )
        for given, certain, maybe in parts:
            assert certain == set.intersection(*given)
            assert maybe == set().union(*given) - certain
        notes = set.intersection(*(set(way.notes) for way in ways))
        anywhere = {note for way in ways for note in (*way.notes, *way.possible)}
        assert set(leaf.certain) == notes
        assert set(leaf.possible) == anywhere - notes


def test_doors_and_notes_stand_in_the_order_of_the_table(guide: Graph) -> None:
    orders = [[rule.id for rule in rows] for rows in (ALSO, BARS, NOTES)]
    for leaf in guide.leaves.values():
        for ids, order in zip(_shown(leaf), orders, strict=True):
            for part in ids:
                assert sorted(part, key=order.index) == part


def _shown(leaf: Leaf) -> list[list[list[str]]]:
    doors = [(leaf.also, leaf.maybe_also), (leaf.not_now, leaf.maybe_not_now)]
    shown = [[[choice.reason for choice in part] for part in parts] for parts in doors]
    return [*shown, [list(leaf.certain), list(leaf.possible)]]


def test_every_set_of_answers_is_counted_and_visited(academy: Profile) -> None:
    asked: list[str] = []
    visited: list[Facts] = []
    graph = compile_graph(
        academy,
        lambda facts, advice: visited.append(facts),
        on_ask=lambda question, known: asked.append(question.id),
    )
    assert len(visited) == len(set(visited)) < graph.ways  # several sets come down to one situation
    assert set(visited) == set(answer_sets(False))
    assert set(asked) == {question.id for question in asked_in(False)}
    assert compile_graph(academy).leaves == graph.leaves


def test_in_danger_nothing_more_is_asked() -> None:
    danger = [facts for facts in answer_sets(True) if facts.danger_now == "yes"]
    assert danger == [Facts(danger_now="yes")]
    assert len(answer_sets(True)) == 3 * (len(answer_sets(False)) - 1) + 1
    assert {facts.institution for facts in answer_sets(True)} == {None, "wo", "hbo"}
    assert {facts.institution for facts in answer_sets(False)} == {None}


def test_a_branch_is_no_fact() -> None:
    assert facts_of({"_branch": "self", "position": "phd"}) == Facts(position="phd")


def test_an_answer_fits_when_every_fact_of_it_does() -> None:
    now = asked_in(False)[0]
    assert answer_for(now, {"danger_now": "yes", "recent_sexual_offence": "yes"}) == "danger"
    assert answer_for(now, {"recent_sexual_offence": "yes"}) == "recent"
    assert answer_for(now, {}) == OPEN
