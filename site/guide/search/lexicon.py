"""Every word form of the pages of a language, and the terms under which it is indexed.

A term is the Snowball stem of a word; forms that Snowball leaves apart (Dutch ``meldt`` and
``melden``, ``gepest`` and ``pesten``) come under one term when the pages hold both. Dutch
compounds are also indexed under their parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from whoosh.lang import stemmer_for_language

from guide.search.language import Language

SHORTEST_PART = 4
LINKS = ("", "s", "e", "en", "n")
"""What can stand between the parts of a Dutch compound."""
_DOUBLE = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_SOUNDS = {"nl": (("v", "f"), ("z", "s")), "en": ()}


class Lexicon:
    """The word forms of a language, and after them those of the other language."""

    def __init__(
        self, forms: Iterable[str], language: Language, foreign: Iterable[str] = ()
    ) -> None:
        self.language = language
        self.own = frozenset(form for form in (*forms, *language.words()) if self.counts(form))
        others = {form for form in foreign if self.counts(form)} - self.own
        self.forms = (*sorted(self.own), *sorted(others))
        self.known = frozenset(self.forms)
        self._stem = stemmer_for_language(language.lang)
        self._stems = {form: self._sounded(form) for form in self.forms}
        self._keys = frozenset(self._stems.values())
        self._terms: dict[str, tuple[str, ...]] = {}

    def counts(self, form: str) -> bool:
        """Tell whether a word form says anything."""
        return form not in self.language.stop and len(form) > 1

    def _sounded(self, form: str) -> str:
        """Return the Snowball stem, with a Dutch v or z at the end as f or s: blijv, blijf."""
        stem: str = self._stem(form)
        for sound, hard in _SOUNDS[self.language.lang]:
            if stem.endswith(sound):
                stem = stem[:-1] + hard
        return stem

    def term(self, form: str) -> str:
        """Return the term of a word; one that is written wrong on purpose has that of the right."""
        form = self.language.typos.get(form, form)
        stem = self._stems.get(form) or self._sounded(form)
        if self.language.lang != "nl" or form in self.language.whole:
            return stem
        return next((key for key in _dutch_relatives(stem) if key in self._keys), stem)

    def terms(self, form: str) -> tuple[str, ...]:
        """Return the term of a word, then the terms of its parts."""
        if form not in self._terms:
            parts = self.parts(form) if self.language.lang == "nl" else ()
            found = dict.fromkeys((self.term(form), *(self.term(part) for part in parts)))
            self._terms[form] = tuple(found)
        return self._terms[form]

    @cached_property
    def wholes(self) -> frozenset[str]:
        """Words that can be part of a compound: English has none."""
        parts = self.own if self.language.lang == "nl" else ()
        return frozenset(form for form in parts if len(form) >= SHORTEST_PART)

    def parts(self, form: str) -> tuple[str, ...]:
        """Return the parts of a Dutch compound; nothing when the word is no compound.

        The split with the longest last part wins: the last part says what the thing is.
        """
        if form in self.language.whole:
            return ()
        return split_compound(form, self.wholes)


def split_compound(form: str, wholes: Collection[str]) -> tuple[str, ...]:
    """Return the known words of which a word is made, or nothing."""
    for start in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        if form[start:] not in wholes:
            continue
        for link in LINKS:
            if not form[:start].endswith(link):
                continue
            head = form[: start - len(link)]
            if head in wholes:
                return head, form[start:]
            if deeper := split_compound(head, wholes):
                return *deeper, form[start:]
    return ()


def longest_part(form: str, wholes: Collection[str]) -> str:
    """Return the longest known word at the end or the beginning of a long word, or nothing.

    >>> longest_part("nulurencontract", {"contract", "uren"})
    'contract'
    """
    sizes = range(len(form) - 2, SHORTEST_PART - 1, -1) if len(form) >= 2 * SHORTEST_PART else ()
    ends = (part for size in sizes for part in (form[-size:], form[:size]))
    return next((part for part in ends if part in wholes), "")


def _dutch_relatives(stem: str) -> list[str]:
    """Return the stems that a Dutch verb form can belong to, the likeliest first."""
    found: list[str] = []
    ends = stem.endswith(("t", "d"))
    place = stem.find("ge")
    if place >= 0 and len(stem) - place >= 5 and (place == 0 or place >= 3):
        bare = stem[:place] + stem[place + 2 :]
        found += [bare[:-1], _DOUBLE.sub(r"\1", bare[:-1]), bare] if ends else [bare]
    if len(stem) > 3 and stem.endswith("t") and not stem.endswith("ht"):
        found.append(stem[:-1])
    return found
