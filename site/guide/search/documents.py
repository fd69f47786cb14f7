"""Pages as search reads them: the same words a reader sees, in fields of different weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from guide.content import Content, ContentError, Page, render_markdown
from guide.content.plain import plain_words
from guide.search.language import read_language
from guide.search.other import all_forms, foreign, services

_SECTION = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[\w‘“'\"(])")
_MARKS = re.compile(r"\{src:[^}]*\}")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: its anchor (empty for the opening), heading and words."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One page of one language."""

    page: Page
    sections: tuple[Section, ...]
    services: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Everyday words of the other language."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Every everyday word and phrase under which the page is found."""
        return (*self.page.keywords, *self.services, *self.foreign)

    @property
    def headings(self) -> str:
        """Every heading of the page."""
        return " . ".join(section.heading for section in self.sections if section.heading)

    @property
    def body(self) -> str:
        """All running text of the page."""
        return "\n".join(section.text for section in self.sections)


@lru_cache(maxsize=4)
def documents(content: Content, lang: str) -> tuple[Document, ...]:
    """Return every page of a language that can be found, in order of id."""
    found = tuple(
        Document(page, tuple(_sections(page, content)), services(page, content))
        for page in content.pages_of(lang)
    )
    words = foreign(content, lang, _own(found, content, lang))
    return tuple(replace(document, foreign=words.get(document.page.id, ())) for document in found)


def _own(found: tuple[Document, ...], content: Content, lang: str) -> frozenset[str]:
    """Return the word forms that say something in this language; not those of running text."""
    language = read_language(content.root, lang)
    words = {*language.words(), *language.stop}
    for document in found:
        page = document.page
        for text in (page.title, page.description, document.headings, *document.keywords):
            words.update(all_forms(text))
    return frozenset(words)


def _sections(page: Page, content: Content) -> Iterator[Section]:
    parts = _SECTION.split(_html(page.body, page.lang, content))
    opening = plain_words(parts[0])
    yield Section("", "", f"{page.who} {opening}".strip())
    for anchor, heading, html in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        yield Section(anchor, plain_words(heading), plain_words(html))
    if page.steps:
        rows = (*(step.text for step in page.steps), *page.ledger.values())
        asked = (page.first_sentence, *page.they_ask, *page.you_ask)
        words = (plain_words(_html(text, page.lang, content)) for text in (*rows, *asked))
        yield Section("", "", " ".join(words))


def _html(text: str, lang: str, content: Content) -> str:
    """Render a text; what cannot be rendered is read as it is written (in a draft)."""
    try:
        return render_markdown(text, lang, content, lambda target: "#").html
    except ContentError:
        return _MARKS.sub("", text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return _SENTENCE.split(text, maxsplit=1)[0]
