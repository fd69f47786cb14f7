"""The script that readers get, run in Node: it ranks as Whoosh does, and well enough."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from guide.search.rank import Ranker
from tests.search.conftest import Found, Query, RunScript


@pytest.fixture(scope="module")
def answers(run_script: RunScript, queries: list[Query]) -> Found:
    return run_script(queries)


def place(query: Query, answer: dict[str, object]) -> int:
    """Return the place of the first helpful page among the first three, or 0."""
    hits = answer["hits"]
    assert isinstance(hits, list)
    ids = [hit["id"] for hit in hits[:3]]
    return next((number for number, id in enumerate(ids, 1) if id in query["want"]), 0)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_helpful_page_is_among_the_first_three(
    queries: list[Query], answers: Found, lang: str
) -> None:
    places = [
        place(query, answer)
        for query, answer in zip(queries, answers, strict=True)
        if query["lang"] == lang
    ]
    success = sum(map(bool, places)) / len(places)
    reciprocal = sum(1 / number for number in places if number) / len(places)
    assert success >= 0.95
    assert reciprocal >= 0.85


def test_the_script_ranks_as_whoosh_does(
    queries: list[Query], answers: Found, rankers: Mapping[str, Ranker]
) -> None:
    sample = list(zip(queries, answers, strict=True))[::4]
    different = []
    for query, answer in sample:
        expected = rankers[query["lang"]].search(query["q"])
        ours = [(hit["id"], round(hit["score"], 6)) for hit in answer["hits"][:3]]
        theirs = [(hit.page.id, round(hit.score, 6)) for hit in expected.hits[:3]]
        if sorted(ours) != sorted(theirs) or answer["meant"] != expected.meant:
            different.append((query["q"], ours, theirs))
    assert not different


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!", "é", "a-b-c-d", "klacht" * 80, "<b>klacht</b>", "0", "😀 pesten", "x" * 999],
)
def test_anything_can_be_typed(run_script: RunScript, query: str) -> None:
    (answer,) = run_script([{"q": query, "lang": "nl"}])
    assert set(answer) == {"hits", "meant", "crisis"}


def test_results_show_which_words_fit(run_script: RunScript) -> None:
    (answer,) = run_script([{"q": "vertrouwenspersoon", "lang": "nl"}])
    title = answer["hits"][0]["title"]
    assert [text for text, fits in title if fits] == ["Vertrouwenspersoon"]


def test_an_excerpt_comes_from_the_part_of_the_page_that_fits_best(run_script: RunScript) -> None:
    (answer,) = run_script([{"q": "confidential adviser secrecy exceptions", "lang": "en"}])
    parts = [hit for hit in answer["hits"] if hit["anchor"]]
    assert parts and all(hit["heading"] and hit["excerpt"] for hit in parts)
