"""Spelling, against small dictionaries in the form of hunspell; the large ones need seconds."""

from pathlib import Path

import pytest

from guide.check import Level, spelling
from guide.check.spelling import WORD, unknown_words
from tests.content.conftest import Site


class Few:
    def lookup(self, word: str) -> bool:
        return word in {"je", "kunt", "bellen", "foto", "studie"}


@pytest.fixture
def dictionaries(site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install dictionaries that know every word of the small site."""
    place = site.root / "hunspell"
    place.mkdir()
    text = "\n".join(file.read_text(encoding="utf-8") for file in site.root.rglob("*.*"))
    known = sorted({word.lower() for word in WORD.findall(text)})
    for name in ("nl", "en_GB"):
        (place / f"{name}.aff").write_text("SET UTF-8\n", encoding="utf-8")
        listed = "\n".join([str(len(known)), *known])
        (place / f"{name}.dic").write_text(listed + "\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "PLACE", place)
    return place


def test_a_word_of_the_own_list_or_with_a_known_part_is_right() -> None:
    text = "Je kunt de-studie bellen, foto's, www.voorbeeld.nl, Knaw"
    own = frozenset({"de", "knaw"})
    assert list(unknown_words(text, Few(), set(), own)) == []


def test_an_unknown_word_is_named_once() -> None:
    assert list(unknown_words("Je kunt bedlen en bedlen", Few(), set(), frozenset({"en"}))) == [
        "bedlen"
    ]


@pytest.mark.usefixtures("dictionaries")
def test_the_dictionary_finds_a_typing_error_and_remembers_right_words(site: Site) -> None:
    site.replace("nl/topics/talk.md", "hier praten", "hier praaten")
    found = site.found("spelling")
    assert [f.message for f in found] == ["unknown word “praaten”."]
    assert "content/data/words.txt" in found[0].remedy
    memory = (site.root / ".cache/spelling.json").read_text(encoding="utf-8")
    assert '"beslist"' in memory and "praaten" not in memory


def test_a_missing_dictionary_is_a_warning_that_names_the_remedy(
    site: Site, dictionaries: Path
) -> None:
    (dictionaries / "nl.dic").unlink()
    found = site.found("spelling")
    assert [f.level for f in found] == [Level.WARNING]
    assert "spelling in nl is not checked" in found[0].message and "Install" in found[0].remedy
