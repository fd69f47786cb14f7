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
from routing.editions import FOLDER
from routing.facts import Facts
from routing.graph import Graph, compile_graph
from routing.profile import NATIONAL, Profile, load_profile

FILE = Path(__file__).with_name("approved.jsonl")
WALKED = "example-art-academy"
"""The edition whose graph is walked: the smallest."""


@cache
def profile_of(name: str) -> Profile:
    """Return an edition by its id."""
    return NATIONAL if name == NATIONAL.id else load_profile(FOLDER / f"{name}.toml")


@cache
def _lines() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())


def situations() -> tuple[dict[str, Any], ...]:
    """Return the lines about advice."""
    return tuple(line for line in _lines() if "advice" in line)


def walks() -> tuple[dict[str, Any], ...]:
    """Return the lines about ways through the guide."""
    return tuple(line for line in _lines() if "asked" in line)


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
        found = short(rules(Facts(**line["facts"]), profile_of(line["profile"])))
        if found != line["advice"]:
            yield f"{line['profile']}: {line['facts']}"


def graph() -> Graph:
    """Compile the graph that is walked."""
    return compile_graph(profile_of(WALKED))


def steps(guide: Graph, facts: dict[str, str]) -> dict[str, str]:
    """Return what the guide asks and what it comes to, in few words."""
    asked, leaf = guide.walk(Facts(**facts).settled().known())
    return {"asked": " ".join(asked), "first": " ".join(choice.route for choice in leaf.first)}


def walk_faults(guide: Graph) -> Iterator[str]:
    """Yield which ways through the guide differ from the approved ones."""
    for line in walks():
        if steps(guide, line["facts"]) != {key: line[key] for key in ("asked", "first")}:
            yield f"{line['facts']}"
