import pytest

from tests.content.conftest import Site

CASES = [
    ("Word je lastiggevallen, uitgescholden, nageroepen, bekeken, gevolgd of op een andere manier "
     "steeds weer gestoord?", "at most 12"),
    ("Is dit seksuele intimidatie?", "asks for a verdict"),
    ("Wil je niet dat niemand het hoort?", "double negative"),
    ("Is het nu en hier?", "two things at once"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "message"), CASES)
def test_a_question_that_asks_too_much_is_found(site: Site, question: str, message: str) -> None:
    site.write("nl/texts/questions.toml", f'[now]\nask = "{question}"\n')
    site.write("en/texts/questions.toml", '[now]\nask = "Is it now?"\n')
    found = [f for f in site.found("question") if message in f.message]
    assert found and found[0].path == "content/nl/texts/questions.toml" and found[0].line == 2


def test_a_plain_question_is_left_alone(site: Site) -> None:
    for lang, text in (
        ("nl", "Krijg je een cijfer van die persoon?"),
        ("en", "Do they grade you?"),
    ):
        site.write(f"{lang}/texts/questions.toml", f'[grade]\ntext = "{text}"\n')
    assert site.found("question") == []


def test_a_question_has_two_to_six_answers(site: Site) -> None:
    for lang in ("nl", "en"):
        site.write(f"{lang}/texts/questions.toml", '[now.options]\nonly = "Ja"\n')
    assert "has 1 answers" in site.found("question")[0].message


def test_a_text_that_the_guide_needs_and_one_that_it_does_not_are_named(site: Site) -> None:
    for lang in ("nl", "en"):
        site.write(f"{lang}/texts/questions.toml", '[now]\ntekst = "Nu?"\n')
    said = [str(finding) for finding in site.found("content")]
    path = "content/nl/texts/questions.toml"
    assert any(f"{path}:1: the text 'now.text' is missing" in line for line in said)
    assert any(f"{path}:2: nothing uses the text 'now.tekst'" in line for line in said)


def test_a_further_door_says_when_to_choose_it(site: Site) -> None:
    for lang in ("nl", "en"):
        site.write(f"{lang}/texts/choose.toml", 'to_adviser = "Bel."\n')
    assert any("Begin with “Kies dit als”." in f.remedy for f in site.found("guide-text"))
