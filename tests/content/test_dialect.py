"""The short way to read a text gives what the whole of Markdown gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content import LANGUAGES, Content, load
from guide.content.dialect import _RARE, Dialect
from guide.content.expand import Expander
from guide.content.references import REFERENCE
from guide.settings import ROOT

PIECES = st.lists(
    st.sampled_from(
        (
            *(
                "woord",
                " ",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "## ",
                "*",
                "**",
                "***",
                "_",
                "__",
                "> ",
                "|",
            ),
            *("[a](https://x.example)", "[", "]", "(", ")", "!", ":", "- | -", "{service:police}"),
            *("{term:klacht|klachten}", "{src:F-A1.1}", "{#a}\n", "{: .b }", "---", ": ", "    "),
            *("’", "&", "<b>"),
        )
    ),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT)


def _both(dialect: Dialect, text: str) -> tuple[str, str]:
    found = []
    for md in (dialect.plain, dialect.whole):
        dialect.expander.reset()
        dialect.tidy.clear()
        md.reset()
        found.append(md.convert(text))
    return found[0], found[1]


@settings(max_examples=1500)
@given(text=PIECES)
def test_a_text_without_rare_marks_reads_the_same_either_way(content: Content, text: str) -> None:
    if _RARE.search(REFERENCE.sub("", text)):
        return
    short, whole = _both(Dialect(Expander(content, "en"), "en"), text)
    assert short == whole


def test_every_page_reads_the_same_either_way_and_most_take_the_short_one(content: Content) -> None:
    pages = [
        page for page in content.pages.values() if not _RARE.search(REFERENCE.sub("", page.body))
    ]
    assert len(pages) > len(content.pages) / 2
    dialects = {lang: Dialect(Expander(content, lang), lang) for lang in LANGUAGES}
    for page in pages:
        short, whole = _both(dialects[page.lang], page.body)
        assert short == whole, page.path
