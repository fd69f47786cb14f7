"""What Whoosh finds on the real pages, and how a query is understood."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from guide.search.index import Index
from guide.search.plan import typos
from guide.search.rank import Ranker


def first(ranker: Ranker, query: str) -> str:
    return ranker.search(query).hits[0].page.id


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_is_found_first_or_second_by_its_own_title(
    rankers: Mapping[str, Ranker], indexes: Mapping[str, Index], lang: str
) -> None:
    lost = []
    for document in indexes[lang].documents:
        hits = rankers[lang].search(document.page.title).hits[:2]
        if document.page.id not in [hit.page.id for hit in hits]:
            lost.append(document.page.title)
    assert len(lost) <= 2, lost


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("vertrouwens persoon", "route:confidential_adviser"),  # a compound written as two words
        ("studie-adviseur", "route:study_adviser"),
        ("ombudsfunctionares", "route:ombudsperson"),
        ("examencommissi", "route:exam_appeals"),  # still typing
        ("inspectrice onderwijs", "route:trust_inspectorate"),
        ("pesterijtjes", "behaviour:bullying"),  # a form that stands on no page
        ("klachtbehandelaar", "route:complaints_committee"),  # a compound, known in part
    ],
)
def test_dutch_words_are_found_in_any_form(
    rankers: Mapping[str, Ranker], query: str, page: str
) -> None:
    assert first(rankers["nl"], query) == page


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("ombudzperson", "route:ombudsperson"),
        ("occupational physicians", "route:company_doctor"),
        ("dickpics", "behaviour:sexual_images_or_gestures"),
        ("plagiarised", "behaviour:scientific_integrity"),
    ],
)
def test_english_words_are_found_in_any_form(
    rankers: Mapping[str, Ranker], query: str, page: str
) -> None:
    assert first(rankers["en"], query) == page


@pytest.mark.parametrize(
    ("lang", "query", "page"),
    [
        ("nl", "kunnen ze me ontslaan als ik meld", "topic:retaliation"),
        ("nl", "wie kan me helpen", "route:confidential_adviser"),
        ("nl", "van begeleider veranderen", "topic:phd"),
        ("nl", "n-woord op college", "behaviour:discrimination"),
        ("nl", "kost het geld", "page:services"),
        ("nl", "smartengeld", "route:victim_support"),
        ("nl", "nulurencontract", "behaviour:labour_conflict"),
        ("nl", "huilend in mijn kantoor", "topic:first_response"),
        ("en", "he hits on everyone", "behaviour:sexual_remarks"),
        ("en", "she called me a monkey", "behaviour:verbal_aggression"),
        ("en", "sleep with him for a pass", "behaviour:abuse_of_power"),
        ("en", "i spoke up and now my supervisor ignores me", "topic:retaliation"),
        ("en", "does it cost money", "page:services"),
        ("en", "will they punish him", "topic:complaint_procedure"),
        ("en", "i want an apology", "route:confidential_adviser"),
    ],
)
def test_what_somebody_wants_to_know_outweighs_a_rare_side_word(
    rankers: Mapping[str, Ranker], lang: str, query: str, page: str
) -> None:
    assert page in [hit.page.id for hit in rankers[lang].search(query).hits[:3]]


def test_a_typing_error_is_answered_with_the_word_that_was_meant(
    rankers: Mapping[str, Ranker],
) -> None:
    assert rankers["nl"].search("vertrouwenspresoon").meant == "vertrouwenspersoon"


@pytest.mark.parametrize("query", ["verbonden", "wegwerken", "huwelijk"])
def test_a_short_word_two_errors_away_is_not_taken_for_another(
    rankers: Mapping[str, Ranker], query: str
) -> None:
    assert rankers["nl"].search(query).meant == ""


def test_two_errors_in_a_long_word_are_errors(rankers: Mapping[str, Ranker]) -> None:
    assert rankers["nl"].search("grensoverschreidend").meant.startswith("grensoverschrijdend")


def test_a_word_spelt_right_is_not_corrected(rankers: Mapping[str, Ranker]) -> None:
    assert rankers["nl"].search("klacht over mijn docent").meant == ""


@pytest.mark.parametrize("query", ["", "???", "qqqqqq", "wat moet ik nu"])
def test_nothing_to_look_for_finds_nothing(rankers: Mapping[str, Ranker], query: str) -> None:
    assert rankers["nl"].search(query).hits == ()


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("klacht", "klacht", 0), ("klagt", "klacht", 2), ("politei", "politie", 1), ("a", "b", 1)],
)
def test_typing_errors_are_counted(one: str, other: str, number: int) -> None:
    assert typos(one, other, 2) == number


def test_words_that_are_too_different_are_not_compared_to_the_end() -> None:
    assert typos("mentor", "klachtencommissie", 2) == 3
