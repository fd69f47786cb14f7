"""Words under which a page is found beside its own everyday words.

The outside services and the terms that it shows from the tables of facts; and the everyday words of
the same page in the other language, because people who live in two languages search in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from guide import paths
from guide.content import Content, Page
from guide.search.everyday import OF_THE_SITE
from guide.search.language import Language, read_language
from guide.search.words import fold, forms, split

LONGEST = 2
"""A longer phrase is a sentence, and its words mislead in another language."""
SERVICES = "page:services"
GLOSSARY = "page:glossary"


def services(page: Page, content: Content) -> tuple[str, ...]:
    """Return the outside services that this page shows and that have no page of their own.

    What stands between brackets, often the Dutch name, or after a comma is a name by itself.
    """
    if page.id != SERVICES:
        return ()
    return tuple(
        name
        for service in content.tables.services.values()
        if not content.has(f"route:{service.id}", page.lang)
        for name in re.findall(r"\w[^(),]*\w", service.name[page.lang])
    )


def foreign(content: Content, lang: str, known: Set[str]) -> Mapping[str, tuple[str, ...]]:
    """Return by page id the words of the other language that are no words in ``lang``.

    ``known`` are the word forms of ``lang``: such a word keeps its meaning. The glossary is found
    by every term that is found nowhere else.
    """
    other = paths.other(lang)
    language = read_language(content.root, other)
    found = {  # pages about the site itself are not looked for in another language
        twin.id: tuple(_new(twin.keywords, language, known))
        for twin in content.pages_of(other)
        if twin.kind != OF_THE_SITE
    }
    said = {form for words in found.values() for word in words for form in all_forms(word)}
    return {**found, GLOSSARY: tuple(_new(_terms(content), language, known | said))}


def all_forms(text: str) -> list[str]:
    """Return the forms of every word of a text."""
    return [form for word in split(text) for form in forms(word)]


def _terms(content: Content) -> Iterator[str]:
    for term in content.tables.glossary.values():
        yield from (term.nl, term.en)


def _new(phrases: Iterable[str], language: Language, known: Set[str]) -> Iterator[str]:
    """Yield the words that are spelt right and new, and the pairs of which none is listed alone."""
    idle = language.stop | language.typos.keys()
    found = {fold(phrase): phrase for phrase in phrases if len(split(phrase)) <= LONGEST}
    new = {name for name in found if (idle | known).isdisjoint(all_forms(name))}
    alone = {name for name in new if " " not in name} | language.weak
    for name, phrase in found.items():
        pair = {*name.split(), name.replace(" ", "")}
        if name in new and (name in alone or alone.isdisjoint(pair)):
            yield phrase
