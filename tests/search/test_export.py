"""The index that is shipped: small, the same every time, and made of Whoosh's own weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from guide.content import Content
from guide.search import delivery
from guide.search import export as exporting
from guide.search.documents import documents
from guide.search.export import counted, export, front_coded
from guide.search.index import Index, build
from guide.search.language import read_language
from guide.search.script import classic
from tests.search.conftest import ROOT, SCRIPT

LANGUAGES = ("nl", "en")
MOST_BYTES = 61_500
MOST_SCRIPT = 4_300


def compressed(text: str) -> int:
    return len(brotli.compress(text.encode()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_script_and_index_together_stay_small(exported: Mapping[str, str], lang: str) -> None:
    script = classic(SCRIPT.read_text(encoding="utf-8"))
    assert compressed(script) <= MOST_SCRIPT
    assert compressed(script) + compressed(exported[lang]) <= MOST_BYTES


def test_the_same_pages_give_the_same_index_byte_for_byte(
    content: Content, exported: Mapping[str, str]
) -> None:
    again = export(build(documents(content, "en"), read_language(ROOT, "en")))
    assert again == exported["en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_stands_in_the_index_with_its_address(
    exported: Mapping[str, str], indexes: Mapping[str, Index], lang: str
) -> None:
    rows = json.loads(exported[lang])["pages"]
    assert [row[0] for row in rows] == [d.page.id for d in indexes[lang].documents]
    assert all(row[1].startswith(f"{lang}/") and row[1].endswith("/") for row in rows)


def test_an_index_is_made_anew_only_when_something_changed(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counting(index: Index) -> str:
        made.append(index.language.lang)
        return "{}"

    monkeypatch.setattr(exporting, "export", counting)
    monkeypatch.setattr(delivery, "CACHE", tmp_path)
    assert delivery.index_text(content, "en") == delivery.index_text(content, "en")
    assert made == ["en"]


def test_the_browser_gets_a_plain_script_without_exports() -> None:
    script = classic(SCRIPT.read_text(encoding="utf-8"))
    assert "export" not in script
    assert script.startswith("(()=>{") and script.endswith("})()")


def test_words_are_coded_by_what_they_share_with_the_word_before() -> None:
    assert list(front_coded(["klacht", "klachten", "klagen"])) == ["0klacht", "6en", "3gen"]


def test_numbers_are_coded_by_how_far_back_they_lie() -> None:
    assert list(counted([0, 1, 0, 2, 1])) == ["", "", "2", "", "2"]
