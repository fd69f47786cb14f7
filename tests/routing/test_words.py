"""Whoever reviews a failure reads it in words, in Dutch and in English."""

from __future__ import annotations

import io
import json

import pytest

from guide.words import in_words, lines, main
from routing.facts import VOCABULARY

FAILED = {
    "ok": False,
    "profiles": [
        {
            "profile": "national",
            "failures": [{"property": "1 danger", "wrong": "planted", "facts": {"minor": "yes"}}],
        }
    ],
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_value_of_every_fact_has_words(lang: str) -> None:
    for fact, values in VOCABULARY.items():
        for value in values:
            assert in_words({fact: value}, lang)
    assert in_words({}, lang)


def test_a_failure_is_told_in_both_languages() -> None:
    assert list(lines(FAILED)) == [
        "national: 1 danger: planted",
        "  nl: jonger dan achttien",
        "  en: under eighteen",
    ]


def test_the_command_passes_the_verdict_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(FAILED)))
    assert main() == 1
