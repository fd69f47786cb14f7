"""Nobody's advice changes unseen: what was approved stays, until the file of it changes too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing.advise import advise
from routing.profile import NATIONAL
from routing.questions import QUESTIONS
from routing.table import RULES, TABLE
from tests.routing import approved


def test_approved_advice_is_still_given() -> None:
    assert list(approved.faults()) == []


def test_the_guide_still_asks_what_was_approved() -> None:
    guide = approved.graph()
    assert list(approved.walk_faults(guide)) == []
    assert len(approved.walks()) > 50


def test_answers_still_make_known_what_was_approved() -> None:
    assert list(approved.way_faults()) == []
    given = {answer for line in approved.ways() for answer in line["answers"].split()}
    possible = {f"{q.id}.{option.id}" for q in QUESTIONS for option in q.options}
    # Facts that name the hospital as employer fit the first question already: only whoever passed
    # that answer by is asked again.
    assert possible - given <= {"employer.umc"}


def test_every_row_shows_somewhere_in_what_was_approved() -> None:
    shown = " ".join(" ".join(line["advice"].values()) for line in approved.situations())
    words = {word.split(":")[-1] for word in shown.split()}
    quiet = {rule.id for rule in RULES} - words
    assert quiet == {rule.id for rule in TABLE.not_first}


def test_a_row_that_is_gone_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = replace(TABLE, not_first=TABLE.not_first[1:])
    monkeypatch.setattr(advise, "__defaults__", (NATIONAL, fewer))
    assert list(approved.faults())
