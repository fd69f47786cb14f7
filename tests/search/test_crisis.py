"""Words of crisis bring help from outside first, and everyday words do not."""

from __future__ import annotations

import pytest

from guide.content import Content
from guide.search.language import read_language
from tests.search.conftest import ROOT, Query, RunScript

CALLS = {
    ("crisis_line", "nl"): [
        "zelfmoord", "ik wil dood", "ik wil niet meer leven", "zelfmoort gedachten",
        "suicidaal door pesten", "ik zie het niet meer zitten", "suïcide", "mezelf iets aandoen",
        "zelfmoorgedachten", "wil er niet meer zijn",
    ],
    ("crisis_line", "en"): [
        "suicide", "i want to die", "kill myself", "suicidal because of my boss", "end my life",
        "i don't want to live anymore", "self harm", "sucidal", "thinking of suiside",
    ],
    ("emergency_112", "nl"): [
        "nu in gevaar", "hij heeft een mes", "noodgeval", "ik word met de dood bedreigd", "112",
        "hij gaat me vermoorden", "er is nu direct gevaar", "hij staat nu voor mijn deur",
    ],
    ("emergency_112", "en"): [
        "emergency", "he has a knife", "i am in danger", "going to kill me", "emergancy now",
        "he is trying to break in", "death threats", "need help right now",
    ],
    ("centrum_seksueel_geweld", "nl"): [
        "verkracht", "ben ik verkracht", "aangerand op feest", "verkragt", "gedwongen tot seks",
        "iets in mijn drankje gedaan", "seks tegen mijn wil", "vannacht verkrachtt",
    ],
    ("centrum_seksueel_geweld", "en"): [
        "raped", "i was rapped last night", "sexually assaulted", "forced me to have sex",
        "my drink was spiked", "sex against my will", "sexual assult", "stealthing",
    ],
}  # fmt: skip
CALM = {
    "nl": [
        "klacht", "mijn cijfer klopt niet", "ik ben doodmoe van mijn werk", "gezien dat iemand",
        "baas schreeuwt tegen me", "anoniem melden", "rapport", "hoe lang duurt een klacht",
        "ik ben bang voor mijn cijfer", "levensbeschouwing", "dood spoor", "in verband met",
    ],
    "en": [
        "complaint", "report", "therapist", "grape", "deadline for my thesis", "killing time",
        "my boss yells at me", "who reads my report", "dead end job", "rapport with my tutor",
        "photo shared without my consent",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def said(run_script: RunScript) -> dict[tuple[str, str], str]:
    """The service that is shown first for every query of these tests."""
    rows: list[Query] = [
        {"q": query, "lang": lang} for (_, lang), found in CALLS.items() for query in found
    ]
    rows += [{"q": query, "lang": lang} for lang, found in CALM.items() for query in found]
    answers = run_script(rows)
    return {
        (row["lang"], row["q"]): answer["crisis"] for row, answer in zip(rows, answers, strict=True)
    }


@pytest.mark.parametrize(("service", "lang"), list(CALLS))
def test_a_call_for_help_brings_the_right_service(
    said: dict[tuple[str, str], str], service: str, lang: str
) -> None:
    wrong = {
        query: said[lang, query] for query in CALLS[service, lang] if said[lang, query] != service
    }
    assert not wrong


@pytest.mark.parametrize("lang", list(CALM))
def test_an_everyday_query_brings_none(said: dict[tuple[str, str], str], lang: str) -> None:
    wrong = {query: said[lang, query] for query in CALM[lang] if said[lang, query]}
    assert not wrong


def test_results_stand_below_the_service(run_script: RunScript) -> None:
    (answer,) = run_script([{"q": "verkracht wat nu", "lang": "nl"}])
    assert answer["hits"][0]["id"] == "route:centrum_seksueel_geweld"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_service_of_a_crisis_can_be_called(content: Content, lang: str) -> None:
    for crisis in read_language(ROOT, lang).crises:
        assert content.tables.services[crisis.service].phone
        assert content.texts[lang][f"search.crisis.{crisis.service}"].endswith(("?", "."))
