"""Taking words apart: folding, Dutch verb forms and compounds, English stems."""

from __future__ import annotations

import pytest

from guide.search.language import Language
from guide.search.lexicon import Lexicon
from guide.search.words import forms, split

NOTHING: dict[str, str] = {}


def language(lang: str, whole: tuple[str, ...] = (), typos: dict[str, str] = NOTHING) -> Language:
    return Language(lang, frozenset(), frozenset(), typos, (), frozenset(), frozenset(whole), ())


def dutch(*words: str, whole: tuple[str, ...] = (), typos: dict[str, str] = NOTHING) -> Lexicon:
    return Lexicon(words, language("nl", whole, typos))


def test_capitals_accents_and_apostrophes_make_no_difference() -> None:
    assert split("Één foto’s CAFÉ") == ["een", "fotos", "cafe"]


def test_a_word_with_a_hyphen_is_found_joined_and_in_parts() -> None:
    assert forms("co-assistent") == ("coassistent", "co", "assistent")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meldt", "melden"),
        ("gemeld", "melden"),
        ("gepest", "pesten"),
        ("schreeuwt", "schreeuwen"),
        ("gestuurd", "sturen"),
        ("blijft", "blijven"),
        ("lastiggevallen", "lastigvallen"),
        ("docenten", "docent"),
        ("klachten", "klacht"),
    ],
)
def test_forms_of_a_dutch_word_come_under_one_term(one: str, other: str) -> None:
    lexicon = dutch(one, other)
    assert lexicon.term(one) == lexicon.term(other)


@pytest.mark.parametrize(("one", "other"), [("beeld", "bellen"), ("klacht", "klagen")])
def test_different_dutch_words_stay_apart(one: str, other: str) -> None:
    lexicon = dutch(one, other)
    assert lexicon.term(one) != lexicon.term(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("klachtencommissie", ("klachten", "commissie")),
        ("vertrouwenspersoon", ("vertrouwen", "persoon")),
        ("studentenhuisfeest", ("studenten", "huis", "feest")),
    ],
)
def test_a_dutch_compound_is_also_found_under_its_parts(
    compound: str, parts: tuple[str, ...]
) -> None:
    lexicon = dutch(*parts)
    assert lexicon.parts(compound) == parts
    assert set(lexicon.terms(compound)) >= {lexicon.term(part) for part in parts}


def test_a_word_that_only_looks_like_a_compound_stays_whole() -> None:
    words = ("best", "uren", "best", "uren")
    assert dutch(*words).parts("besturen") == ("best", "uren")
    assert dutch(*words, whole=("besturen",)).parts("besturen") == ()


def test_a_word_written_wrong_on_purpose_has_the_term_of_the_right_word() -> None:
    lexicon = dutch("commissie", typos={"comissie": "commissie"})
    assert lexicon.terms("comissie") == lexicon.terms("commissie")


def test_english_is_stemmed_and_not_split() -> None:
    lexicon = Lexicon(("harassed", "harassment", "under", "stand"), language("en"))
    assert lexicon.term("harassed") == lexicon.term("harassment")
    assert lexicon.terms("understand") == ("understand",)
