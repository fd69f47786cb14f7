import pytest

from guide.check.blocks import split_blocks
from guide.check.language import sentences, syllables_en, syllables_nl, words
from guide.check.passive import is_passive
from guide.check.readability import FORMULAS

DUTCH = {
    1: "je mag klacht nieuw leeuw jouw eng steun hulp",
    2: "mentor mooie geeuwen groeien bureau studie actie idee praten zeker",
    3: "vertellen commissie ideeën radio theorie politie docenten ruïne",
    4: "beëindigen geïnformeerd situatie",
    5: "vertrouwenspersoon intimidatie leidinggevende",
}
ENGLISH = {
    1: "you talk asked lives called does there don't safe whole helped",
    2: "people table decide safely movement wanted being didn't client advice colleague handled",
    3: "decided committee adviser idea officer management behaviour employer usual example",
    4: "anonymous confidential situation experience independent society",
    5: "university individual",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, row in DUTCH.items() for word in row.split()]
)
def test_dutch_syllables_are_counted_as_people_speak(word: str, count: int) -> None:
    assert syllables_nl(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, row in ENGLISH.items() for word in row.split()]
)
def test_english_syllables_are_counted_as_people_speak(word: str, count: int) -> None:
    assert syllables_en(word) == count


def test_sentences_end_at_a_stop_and_not_at_an_abbreviation() -> None:
    text = "Vraag het, bijv. vandaag. Vraag: ‘Hoe lang bewaar je dit?’ Goed. (Of niet.) Dat kan."
    assert len(sentences(text)) == 5


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one_word() -> None:
    assert words("Don't send e-mail to foto's.") == ["Don't", "send", "e-mail", "to", "foto's"]


def test_the_formulas_give_what_the_literature_gives() -> None:
    assert FORMULAS["nl"].score(1, 10, 15) == pytest.approx(206.835 - 9.3 - 115.5)
    assert FORMULAS["en"].score(1, 10, 15) == pytest.approx(206.835 - 10.15 - 126.9)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("nl", "De klacht wordt door de commissie behandeld."),
        ("nl", "Er werd niets gedaan."),
        ("en", "Your complaint is handled by the committee."),
        ("en", "Nothing was written down."),
    ],
)
def test_a_sentence_that_hides_who_acts_is_passive(lang: str, sentence: str) -> None:
    assert is_passive(sentence, lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("nl", "De commissie behandelt je klacht."),
        ("nl", "Je wordt misschien boos."),
        ("en", "The committee handles your complaint."),
        ("en", "You may be worried."),
    ],
)
def test_a_sentence_that_says_who_acts_is_active(lang: str, sentence: str) -> None:
    assert not is_passive(sentence, lang)


def test_blocks_know_their_kind_their_line_and_their_section() -> None:
    text = "Een\nalinea.\n\n## Kop {#kop}\n\n- punt {src:A}\n  verder\n1. twee\n\n"
    text += "| a | {x:b|c} |\n|---|---|\n"
    found = [(b.kind, b.text, b.line, b.section) for b in split_blocks(text, 10)]
    assert found == [
        ("paragraph", "Een alinea.", 10, "top"),
        ("heading", "Kop", 13, "kop"),
        ("item", "punt {src:A} verder", 15, "kop"),
        ("item", "twee", 17, "kop"),
        ("cell", "a", 19, "kop"),
        ("cell", "{x:b|c}", 19, "kop"),
    ]
