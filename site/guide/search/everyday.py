"""The everyday words of all pages from A to Z: for readers whose browser runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.content import Content, Page
from guide.search.language import Language
from guide.search.words import fold, split

LONGEST = 2
"""A phrase of more words is a sentence, and nobody looks for it in a list."""

OF_THE_SITE = "page"
"""Pages about the site itself: their words are not what somebody in trouble looks for."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Every word that begins with one letter, each with its pages."""

    letter: str
    words: tuple[tuple[str, tuple[Page, ...]], ...]


def letters(content: Content, language: Language) -> tuple[Letter, ...]:
    """Return the everyday words of a language by their first letter.

    Two words are listed only when neither of them, nor the two as one word, is listed by itself.
    """
    pages: dict[str, list[Page]] = {}
    spelling: dict[str, str] = {}
    for page in content.pages_of(language.lang):
        for keyword in page.keywords if page.kind != OF_THE_SITE else ():
            if _is_listed(keyword, language):
                name = fold(keyword)
                spelling.setdefault(name, keyword)
                pages.setdefault(name, []).append(page)
    single = {name for name in pages if " " not in name}
    covered = {name for name in pages if single & {*name.split(), name.replace(" ", "")}}
    listed = {name: pages[name] for name in pages if name in single or name not in covered}
    return tuple(_by_letter(listed, spelling))


def _is_listed(keyword: str, language: Language) -> bool:
    """Tell whether a keyword is a short one that is not written wrong on purpose."""
    words = split(keyword)
    short = 0 < len(words) <= LONGEST and words[0][0].isalpha()
    right = not any(word in language.typos or word in language.stop for word in words)
    return short and right and sum(map(len, words)) > 2


def _by_letter(pages: dict[str, list[Page]], spelling: dict[str, str]) -> Iterator[Letter]:
    found: dict[str, list[tuple[str, tuple[Page, ...]]]] = {}
    for name in sorted(pages):
        found.setdefault(name[0].upper(), []).append((spelling[name], tuple(pages[name])))
    for letter, words in found.items():
        yield Letter(letter, tuple(words))
