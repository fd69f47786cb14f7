"""The Whoosh index of one language: pages with weighted fields, and the phrases people use.

There are two indexes in memory. ``pages`` has a document per page. ``phrases`` has a document per
everyday phrase of the front matter (and per title): a page is as near to a query as its nearest
phrase, so that words from different phrases do not add up to a page about neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from whoosh.analysis import Filter, RegexTokenizer, Token
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import BM25F

from guide.search.documents import Document
from guide.search.language import Language
from guide.search.lexicon import Lexicon
from guide.search.other import all_forms
from guide.search.words import WORD, fold, forms, split

FIELDS: Mapping[str, float] = MappingProxyType(
    {"keywords": 3.0, "title": 0.9, "headings": 0.7, "description": 1.3, "body": 0.2}
)
"""The weight of each field."""
SATURATION = 1.2
LENGTH = MappingProxyType(
    {"keywords_B": 0.1, "title_B": 0.5, "headings_B": 0.3, "description_B": 0.3, "body_B": 0.7}
)
PHRASE_LENGTH = 0.75


class TermFilter(Filter):  # type: ignore[misc]
    """Turns each word into the terms of its forms and of their parts; stop words go.

    What a word becomes is worked out once: a step per question would pass every word of the site
    through five of them.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._terms: dict[str, tuple[str, ...]] = {}

    def terms(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word as it is written."""
        if word not in self._terms:
            said = (form for form in forms(fold(word)) if self.lexicon.counts(form))
            self._terms[word] = tuple(term for form in said for term in self.lexicon.terms(form))
        return self._terms[word]

    def __call__(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Yield a token per term."""
        for token in tokens:
            for term in self.terms(token.text):
                token.text = term
                yield token


@dataclass(frozen=True, eq=False)
class Index:
    """Everything that can be searched in one language."""

    language: Language
    lexicon: Lexicon
    documents: tuple[Document, ...]
    pages: Any
    phrases: Any
    page_of_phrase: tuple[int, ...]


def build(found: tuple[Document, ...], language: Language) -> Index:
    """Index every page of a language."""
    foreign = (form for document in found for word in document.foreign for form in all_forms(word))
    lexicon = Lexicon(_forms(found), language, foreign)
    analyzer = RegexTokenizer(expression=WORD) | TermFilter(lexicon)
    text = TEXT(analyzer=analyzer, phrase=False)
    schema = Schema(id=ID(stored=True), **dict.fromkeys(FIELDS, text))
    pages = RamStorage().create_index(schema, _own_name())
    writer = pages.writer()
    for document in found:
        writer.add_document(id=document.page.id, **fields(document))
    writer.commit()
    phrases = RamStorage().create_index(Schema(phrase=text), _own_name())
    writer = phrases.writer()
    page_of: list[int] = []
    for number, document in enumerate(found):
        for phrase in said(document, lexicon):
            writer.add_document(phrase=phrase)
            page_of.append(number)
    writer.commit()
    return Index(language, lexicon, found, pages, phrases, tuple(page_of))


def _own_name() -> str:
    """Return a name for an index that no other build uses: Whoosh keeps a folder by this name."""
    return f"bijwie{uuid4().hex}"


def fields(document: Document) -> dict[str, str]:
    """Return what is indexed of a page, by field."""
    return {
        "keywords": " . ".join(document.keywords),
        "title": document.page.title,
        "headings": document.headings,
        "description": document.page.description,
        "body": document.body,
    }


def said(document: Document, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the phrases under which people look for a page, those that say something.

    Words of the other language are indexed with the page, and would only cost bytes here.
    """
    phrases = dict.fromkeys((document.page.title, *document.page.keywords, *document.services))
    return tuple(
        phrase
        for phrase in phrases
        if any(form in lexicon.known for word in split(phrase) for form in forms(word))
    )


def weighting() -> BM25F:
    """Return the formula of the ranking of pages."""
    return BM25F(K1=SATURATION, **LENGTH)


def phrase_weighting() -> BM25F:
    """Return the formula of the ranking of phrases."""
    return BM25F(K1=SATURATION, B=PHRASE_LENGTH)


def _forms(found: tuple[Document, ...]) -> Iterator[str]:
    """Yield every word form of the pages in their own language."""
    for document in found:
        for text in fields(replace(document, foreign=())).values():
            yield from all_forms(text)
