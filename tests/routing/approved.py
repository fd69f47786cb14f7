"""Advice that was read and approved: situations in which a change of a row or a line shows.

``approved.jsonl`` holds one situation a line. ``python -m bench.mutants --approve`` writes it anew;
who changes a rule reads in the difference of that file who gets other advice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from routing import advise as rules
from routing.advise import Advice
from routing.facts import Facts
from routing.graph import Graph, compile_graph
from routing.questions import QUESTIONS, Known, Question, answer_for
from tests.routing.small import edition

FILE = Path(__file__).with_name("approved.jsonl")
WALKED = "example-art-academy"
"""The edition whose graph is walked: the smallest."""


@cache
def _lines() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())


def situations() -> tuple[dict[str, Any], ...]:
    """Return the lines about advice."""
    return tuple(line for line in _lines() if "advice" in line)


def walks() -> tuple[dict[str, Any], ...]:
    """Return the lines about ways through the guide."""
    return tuple(line for line in _lines() if "asked" in line)


def ways() -> tuple[dict[str, Any], ...]:
    """Return the lines about what is made of answers."""
    return tuple(line for line in _lines() if "answers" in line)


def short(advice: Advice) -> dict[str, str]:
    """Return an advice as few words; ``?`` marks a door that is not there everywhere."""

    def doors(part: str) -> str:
        found = getattr(advice, part)
        return " ".join(f"{c.route}{'?' * c.conditional}:{c.reason}" for c in found)

    parts = {part: doors(part) for part in ("first", "also", "not_now")}
    notes = {"notes": " ".join(advice.notes), "possible": " ".join(advice.possible)}
    return {name: text for name, text in (parts | notes).items() if text}


def faults() -> Iterator[str]:
    """Yield what differs from the approved advice."""
    for line in situations():
        found = short(rules(Facts(**line["facts"]), edition(line["profile"])))
        if found != line["advice"]:
            yield f"{line['profile']}: {line['facts']}"


def graph() -> Graph:
    """Compile the graph that is walked."""
    return compile_graph(edition(WALKED))


def steps(guide: Graph, facts: dict[str, str]) -> dict[str, str]:
    """Return what the guide asks and what it comes to, in few words."""
    asked, leaf = guide.walk(Facts(**facts).settled().known())
    return {"asked": " ".join(asked), "first": " ".join(choice.route for choice in leaf.first)}


def way(facts: Known, questions: tuple[Question, ...] = QUESTIONS) -> dict[str, Any]:
    """Return every answer that somebody would give, and what the guide makes of them."""
    known: dict[str, str] = {}
    answers = []
    for question in questions:
        if question.asked(known):
            given = answer_for(question, facts)
            answers.append(f"{question.id}.{given}")
            known |= next((o.sets for o in question.options if o.id == given), {})
    return {"answers": " ".join(answers), "known": known}


def way_faults() -> Iterator[str]:
    """Yield whose answers, or what is made of them, differ from what was approved."""
    for line in ways():
        if way(line["facts"]) != {k: line[k] for k in ("answers", "known")}:
            yield f"{line['facts']}"


def walk_faults(guide: Graph) -> Iterator[str]:
    """Yield which ways through the guide differ from the approved ones."""
    for line in walks():
        if steps(guide, line["facts"]) != {key: line[key] for key in ("asked", "first")}:
            yield f"{line['facts']}"
