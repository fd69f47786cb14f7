"""Words under which a page is found beside its own everyday words.

The outside services and the terms that it shows from the tables of facts; and the everyday words of
the same page in the other language, because people who live in two languages search in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from guide.content import LANGUAGES, Content, Page
from guide.search.language import Language, read_language
from guide.search.words import fold, forms, split

LONGEST = 2
"""A longer phrase is a sentence, and its words mislead in another language."""
OF_THE_SITE = "page"
"""Pages about the site itself: nobody looks for them in another language."""
SERVICES = "page:services"
GLOSSARY = "page:glossary"


def services(page: Page, content: Content) -> tuple[str, ...]:
    """Return the outside services that this page shows and that have no page of their own."""
    if page.id != SERVICES:
        return ()
    return tuple(
        service.name[page.lang]
        for service in content.tables.services.values()
        if (page.lang, f"route:{service.id}") not in content.pages
    )


def foreign(
    pages: Iterable[Page], content: Content, known: Set[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return by page id the words of the other language that are no words in its own.

    ``known`` are the word forms of its own language: such a word keeps its own meaning. The
    glossary is found by every term that is found nowhere else.
    """
    found: dict[str, tuple[str, ...]] = {}
    seen = set(known)
    for page in pages:
        tongue = next(lang for lang in LANGUAGES if lang != page.lang)
        language = read_language(content.root, tongue)
        twin = content.pages.get((tongue, page.id))
        if twin and page.kind != OF_THE_SITE:
            found[page.id] = tuple(_new(twin.keywords, language, known))
            seen.update(form for word in found[page.id] for form in all_forms(word))
    if GLOSSARY in {page.id for page in pages}:
        found[GLOSSARY] = tuple(_new(_terms(content), language, seen))
    return found


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
