"""The decision graph for reviewers: which question follows which answer, and every step there is.

Two drawings: a map of the questions, small enough to read, and the whole graph with every step and
every piece of advice, to zoom into. Both have a text version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.pictures.graphviz import quoted
from guide.plain import plain
from guide.voice import Voice
from routing.graph import Graph
from routing.questions import OPEN, QUESTIONS

END = "advice"


@dataclass(frozen=True, slots=True)
class Next:
    """What can follow a question: another question or advice, and the answers that lead there."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One question with everything that can follow it."""

    question: str
    nexts: tuple[Next, ...]


def stops(graph: Graph) -> tuple[Stop, ...]:
    """Return the questions of an edition in their order, each with what can follow."""
    order = {question.id: number for number, question in enumerate(QUESTIONS)}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for node in graph.nodes.values():
        for answer, target in node.targets.items():
            follows = graph.nodes[target].question if target in graph.nodes else END
            found.setdefault(node.question, {}).setdefault(follows, {})[answer] = None
    return tuple(
        Stop(
            question,
            tuple(
                Next(follows, _sorted(question, found[question][follows]))
                for follows in sorted(found[question], key=lambda id: order.get(id, len(order)))
            ),
        )
        for question in sorted(found, key=order.__getitem__)
    )


def _sorted(question: str, answers: dict[str, None]) -> tuple[str, ...]:
    ids = [option.id for q in QUESTIONS if q.id == question for option in q.options]
    return tuple(id for id in (*ids, OPEN) if id in answers)


def map_source(graph: Graph, voice: Voice) -> str:
    """Return the map of the questions in the DOT language."""
    rows = [
        "digraph guide {",
        'graph [rankdir=TB, bgcolor="transparent", nodesep=0.3, ranksep=0.45]',
        'node [shape=box, style=rounded, fontname="sans-serif", fontsize=12, margin="0.12,0.06"]',
        "edge [arrowsize=0.7]",
        f"{END} [shape=octagon, label={quoted(plain(voice.say('pictures.decision.advice')))}]",
    ]
    for stop in stops(graph):
        text = _broken(question_text(stop.question, voice), 24)
        rows.append(f"{stop.question} [label={quoted(text)}]")
        rows += [f"{stop.question} -> {follow.question}" for follow in stop.nexts]
    return "\n".join([*rows, "}"])


def whole_source(graph: Graph, voice: Voice) -> str:
    """Return the whole graph in the DOT language: every step and every piece of advice."""
    ids = numbers(graph)
    rows = [
        "digraph guide {",
        'graph [rankdir=LR, bgcolor="white", nodesep=0.1, ranksep=1.6]',
        'node [shape=box, fontname="sans-serif", fontsize=10, height=0.2, margin="0.08,0.04"]',
        "edge [arrowsize=0.5, color=gray40]",
    ]
    for key in (key for key in ids if key in graph.nodes):
        node = graph.nodes[key]
        text = question_text(node.question, voice)
        rows.append(f"{ids[key]} [label={quoted(f'{ids[key]} {text}')}]")
        rows += [f"{ids[key]} -> {ids[target]}" for target in dict.fromkeys(node.targets.values())]
    for key in (key for key in ids if key in graph.leaves):
        leaf = graph.leaves[key]
        doors = " + ".join(plain(voice.doors[choice.route].name) for choice in leaf.first)
        rows.append(f"{ids[key]} [shape=octagon, label={quoted(f'{ids[key]} {doors}')}]")
    return "\n".join([*rows, "}"])


def numbers(graph: Graph) -> dict[str, str]:
    """Return a short name for every step (Q…) and every piece of advice (A…), from the start on."""
    found = {graph.start: "Q1"}
    queue = [graph.start]
    steps, leaves = 1, 0
    for key in queue:
        for target in graph.nodes[key].targets.values():
            if target in found:
                continue
            if target in graph.nodes:
                steps += 1
                queue.append(target)
                found[target] = f"Q{steps}"
            else:
                leaves += 1
                found[target] = f"A{leaves}"
    return found


def as_text(graph: Graph, voice: Voice) -> str:
    """Return the whole graph in words: the text version of the drawing."""
    return "\n".join(_text(graph, voice)) + "\n"


def _text(graph: Graph, voice: Voice) -> Iterator[str]:
    ids = numbers(graph)
    for key in (key for key in ids if key in graph.nodes):
        node = graph.nodes[key]
        yield f"{ids[key]} {question_text(node.question, voice)}"
        for answer, target in node.targets.items():
            yield f"    {answer_text(node.question, answer, voice)} -> {ids[target]}"
    for key in (key for key in ids if key in graph.leaves):
        leaf = graph.leaves[key]
        yield f"{ids[key]} " + " + ".join(
            f"{plain(voice.doors[choice.route].name)} ({choice.reason})" for choice in leaf.first
        )


def question_text(question: str, voice: Voice) -> str:
    """Return a question in words; of questions with the same words, also whom it is for."""
    text = plain(voice.say(f"questions.{question}.text"))
    who = f"pictures.decision.who.{question}"
    return f"{text} ({plain(voice.say(who))})" if voice.has(who) else text


def answer_text(question: str, answer: str, voice: Voice) -> str:
    """Return an answer in words; the open one stands for *not sure* and *rather not say*."""
    if answer == OPEN:
        both = (voice.say(f"questions.common.{id}") for id in ("unsure", "not_say"))
        return " / ".join(map(plain, both))
    return plain(voice.say(f"questions.{question}.options.{answer}"))


def _broken(text: str, width: int) -> str:
    rows: list[str] = []
    for word in text.split():
        if rows and len(rows[-1]) + len(word) < width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return "\n".join(rows)
