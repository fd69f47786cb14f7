"""Words of crisis bring help from outside first, and everyday words do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.content import Content
from guide.search.language import read_language
from tests.search.conftest import ROOT, Query, RunScript

ROWS = tuple(
    tuple(row.split("|"))
    for row in (Path(__file__).parent / "crisis.txt").read_text(encoding="utf-8").splitlines()
)
"""Language, service (empty: none may be shown) and what somebody types."""
SERVICES = ("crisis_line", "emergency_112", "centrum_seksueel_geweld", "")


@pytest.fixture(scope="module")
def said(run_script: RunScript) -> dict[tuple[str, str], str]:
    """The service that is shown first for every query of these tests."""
    rows: list[Query] = [{"q": query, "lang": lang} for lang, _, query in ROWS]
    answers = run_script(rows)
    return {
        (row["lang"], row["q"]): answer["crisis"] for row, answer in zip(rows, answers, strict=True)
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("service", SERVICES)
def test_a_call_for_help_brings_its_service_and_an_everyday_query_brings_none(
    said: dict[tuple[str, str], str], service: str, lang: str
) -> None:
    queries = [query for language, wanted, query in ROWS if (language, wanted) == (lang, service)]
    wrong = {query: said[lang, query] for query in queries if said[lang, query] != service}
    assert len(queries) > 20
    assert not wrong


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sentence_of_the_table_holds_words_and_the_four_signs(lang: str) -> None:
    word = r"[a-z0-9]+\*?"
    token = rf"!?(?:{word}|\.)(?:/{word})*"
    for crisis in read_language(ROOT, lang).crises:
        odd = [call for call in crisis.calls if not re.fullmatch(rf"{token}(?: {token})*", call)]
        assert not odd
        assert not [call for call in crisis.calls if call.startswith("!")]


def test_results_stand_below_the_service(run_script: RunScript) -> None:
    (answer,) = run_script([{"q": "verkracht wat nu", "lang": "nl"}])
    assert answer["hits"][0]["id"] == "route:centrum_seksueel_geweld"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_service_of_a_crisis_can_be_called(content: Content, lang: str) -> None:
    for crisis in read_language(ROOT, lang).crises:
        assert content.tables.services[crisis.service].phone
        assert content.texts[lang][f"search.crisis.{crisis.service}"].endswith(("?", "."))
