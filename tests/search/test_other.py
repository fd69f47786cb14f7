"""What is found beside the everyday words: services, terms, words of the other language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from guide.content import Content
from guide.search.index import Index
from guide.search.other import all_forms
from guide.search.rank import Ranker
from tests.search.conftest import RunScript

FOUND = [
    ("nl", "Veilig Thuis", "page:services"),
    ("nl", "juridisch loket", "page:services"),
    ("nl", "chat met fier", "page:services"),
    ("nl", "huiselijk geweld", "page:services"),
    ("nl", "eerwraak", "page:services"),
    ("nl", "medezeggenschap", "page:glossary"),
    ("nl", "hazing", "route:association_contact"),
    ("nl", "bullying", "behaviour:bullying"),
    ("nl", "whistleblower", "behaviour:malpractice"),
    ("nl", "sexual assault", "behaviour:sexual_offence"),
    ("en", "mind korrelatie", "page:services"),
    ("en", "institute for human rights", "page:services"),
    ("en", "forced marriage", "page:services"),
    ("en", "domestic violence", "page:services"),
    ("en", "medezeggenschap", "page:glossary"),
    ("en", "hbo", "page:glossary"),
    ("en", "pesten", "behaviour:bullying"),
    ("en", "klacht indienen", "topic:complaint_procedure"),
    ("en", "coschappen", "topic:umc"),
    ("en", "VP", "route:confidential_adviser"),
]


@pytest.mark.parametrize(("lang", "query", "page"), FOUND)
def test_a_name_and_a_word_of_the_other_language_find_their_page(
    rankers: Mapping[str, Ranker], lang: str, query: str, page: str
) -> None:
    assert page in [hit.page.id for hit in rankers[lang].search(query).hits[:3]]


def test_the_script_finds_them_as_whoosh_does(
    run_script: RunScript, rankers: Mapping[str, Ranker]
) -> None:
    rows = [{"q": query, "lang": lang} for lang, query, _ in FOUND]
    for row, answer in zip(rows, run_script(rows), strict=True):
        expected = rankers[row["lang"]].search(row["q"])
        ours = {hit["id"]: round(hit["score"], 6) for hit in answer["hits"][:3]}
        assert ours == {hit.page.id: round(hit.score, 6) for hit in expected.hits[:3]}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_word_of_its_own_language_keeps_its_meaning(
    indexes: Mapping[str, Index], lang: str
) -> None:
    own = {
        form
        for document in indexes[lang].documents
        for keyword in document.page.keywords
        for form in all_forms(keyword)
    }
    foreign = [word for document in indexes[lang].documents for word in document.foreign]
    assert len(foreign) > 200
    assert not [word for word in foreign if not own.isdisjoint(all_forms(word))]


def test_a_word_of_the_other_language_is_no_part_of_a_compound(
    indexes: Mapping[str, Index],
) -> None:
    lexicon = indexes["nl"].lexicon
    assert "hazing" in lexicon.known
    assert lexicon.parts("hazingkamp") == ()
    assert lexicon.wholes <= lexicon.own


def test_a_service_with_a_page_of_its_own_is_found_by_that_page(
    content: Content, rankers: Mapping[str, Ranker]
) -> None:
    name = content.tables.services["centrum_seksueel_geweld"].name["nl"]
    assert rankers["nl"].search(name).hits[0].page.id == "route:centrum_seksueel_geweld"
