"""The checks that a change has to pass unnoticed: cases, approved advice, properties, and walks."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bench.mutant_rows import RowMutant, anybody
from routing import advise as rules
from routing.facts import Facts
from routing.profile import NATIONAL, Profile
from routing.properties import broken
from routing.properties import matter as _matter
from routing.questions import QUESTIONS
from routing.rules import RuleTable
from routing.table import TABLE
from tests.routing import approved
from tests.routing.small import edition

advising = __import__("routing.advise", fromlist=["advise"])
TESTS = Path(approved.__file__).parent
EDITIONS = ("national", "example-art-academy", "example-hogeschool", "example-university")
SAMPLE = 300


def profiles() -> tuple[Profile, ...]:
    """Return the editions in which a change may show."""
    return tuple(edition(name) for name in EDITIONS)


@cache
def shared_cases() -> tuple[dict[str, Any], ...]:
    lines = (TESTS / "shared_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def _hand_written() -> tuple[dict[str, Any], ...]:
    text = (TESTS / "cases.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["case"])


def _case_faults() -> Iterator[str]:
    for case in shared_cases():
        advice = rules(Facts.parse(case["facts"]))
        first = [choice.route for choice in advice.first]
        if first[0] not in case["expected_first"] or set(first) & set(case["must_not_first"]):
            yield f"shared case {case['id']}"
        if not set(case["expected_also"]) <= set(advice.named):
            yield f"shared case {case['id']}"
    for case in _hand_written():
        advice = rules(
            Facts.parse(case["facts"]), edition(Path(case.get("profile", "national")).stem)
        )
        named = set(advice.named)
        good = advice.first[0].route in case["first"] and set(case["include"]) <= named
        if not good or set(case["not"]) & named or not set(case["notes"]) <= set(advice.notes):
            yield case["situation"]


def _property_faults() -> Iterator[str]:
    for facts in anybody(SAMPLE):
        for profile in profiles()[:2]:
            for name, wrong in broken(facts, profile, rules(facts, profile)):
                yield f"{name}: {wrong}"


def _text_faults() -> Iterator[str]:
    """Yield the questions whose answers are not those that have a text."""
    path = TESTS.parents[1] / "content" / "nl" / "texts" / "questions.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    for question in QUESTIONS:
        if set(words.get(question.id, {}).get("options", ())) != {o.id for o in question.options}:
            yield question.id


def noticed(whole: bool = False) -> str | None:
    """Return the first thing that the checks have to say, if any; ``whole`` walks the guide too."""
    for what, found in (
        ("texts", _text_faults()),
        ("ways", approved.way_faults()),
        ("cases", _case_faults()),
        ("approved", approved.faults()),
        ("properties", _property_faults()),
    ):
        if next(found, None):
            return what
    if whole and next(approved.walk_faults(approved.graph()), None):
        return "walks"
    return None


def _use(table: RuleTable) -> None:
    """Let everything advise from another table."""
    advising.advise.__defaults__ = (NATIONAL, table)
    advising.limits_for.__defaults__ = (table,)
    advising.TABLE = table
    _matter.BY_ID = {rule.id: rule for rule in (*TABLE.rules, *table.rules)}
    forget()


def forget() -> None:
    """Let go of what was worked out for a table that is of no use any more."""
    for name in ("_limits", "_fitting", "_leading", "_notes", "_decided"):
        getattr(advising, name).cache_clear()


def row_noticed(mutant: RowMutant) -> str | None:
    """Return which check notices a changed table, if any."""
    _use(mutant.table)
    try:
        return noticed()
    except AssertionError:  # no row names an open door
        return "error"
    finally:
        _use(TABLE)
