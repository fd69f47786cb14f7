"""The short way to read a text gives what the whole of Markdown gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.content import LANGUAGES, Content, load
from guide.content.crossrefs import page_texts
from guide.content.dialect import MARKS, Dialect, rare_in
from guide.content.expand import Expander
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
    """Return a text read for what its marks say, and read for everything."""
    return dialect.convert(text), dialect.read(text, tuple(MARKS))


@settings(max_examples=3000)
@given(text=PIECES)
def test_a_text_without_rare_marks_reads_the_same_either_way(content: Content, text: str) -> None:
    short, whole = _both(Dialect(Expander(content, "en"), "en"), text)
    assert short == whole


def test_every_text_reads_the_same_either_way_and_most_take_a_short_one(content: Content) -> None:
    dialects = {lang: Dialect(Expander(content, lang), lang) for lang in LANGUAGES}
    texts = [(page.lang, text) for page in content.pages.values() for *_, text in page_texts(page)]
    texts += [(lang, text) for lang in LANGUAGES for text in content.texts[lang].values()]
    for lang, text in texts:
        short, whole = _both(dialects[lang], text)
        assert short == whole, text
    assert sum(not rare_in(text) for _, text in texts) > len(texts) / 2


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        ("gewoon **vet** en [een link](topic:x) {term:klacht|klachten}\n\n- a\n- b\n", ()),
        ("## Kop {#hier}", ("attributes",)),
        ("- > gezegd", ("blocks",)),
        ("- - -", ("blocks",)),
        ("1. een", ("blocks",)),
        ("Kop\n===", ("blocks",)),
        ("woord\n: wat het is", ("blocks",)),
        ("a | b\n--- | ---\n1 | 2", ("tables",)),
        ("een `woord`", ("inline",)),
        ("[a]: https://x.example", ("inline", "blocks")),
    ],
)
def test_the_marks_of_a_text_say_what_has_to_be_looked_for(
    text: str, rare: tuple[str, ...]
) -> None:
    assert rare_in(text) == rare
