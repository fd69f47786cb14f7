"""A small site per test, and a helper that breaks it and reports."""

from datetime import date
from pathlib import Path

import pytest

from guide.check import Finding, Report, check
from guide.check.spelling import OWN_WORDS
from guide.content import Content, load
from tests.content.small_site import topic, write_site

TODAY = date(2026, 11, 25)
PROJECT = Path(__file__).parents[2]


class Site:
    """The small site on disk, with ways to change it and to look at what the check says."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def file(self, path: str) -> Path:
        return self.root / "content" / path

    def write(self, path: str, text: str) -> None:
        self.file(path).parent.mkdir(parents=True, exist_ok=True)
        self.file(path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.file(path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def body(self, lang: str, body: str) -> None:
        """Give the topic page another body."""
        self.write(f"{lang}/topics/talk.md", topic(lang, body))

    def bodies(self, dutch: str, english: str) -> None:
        self.body("nl", dutch)
        self.body("en", english)

    def load(self) -> Content:
        return load(self.root)

    def report(self, today: date = TODAY) -> Report:
        return check(self.root, today)

    def found(self, rule: str, today: date = TODAY) -> list[Finding]:
        return [finding for finding in self.report(today).findings if finding.rule == rule]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return the small, faultless site in a folder of its own."""
    site = Site(write_site(tmp_path))
    site.write(OWN_WORDS.removeprefix("content/"), "Awb\nSectorstudie\n")
    return site


class _KnowsAll:
    def lookup(self, word: str) -> bool:
        return True


def _knows_all(lang: str) -> _KnowsAll:
    return _KnowsAll()


@pytest.fixture(autouse=True)
def _quick_spelling(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the large dictionaries alone, except in tests about spelling."""
    if "dictionary" not in request.node.name:
        monkeypatch.setattr("guide.check.spelling._speller", _knows_all)
