"""From a query to weighted terms. ``static/js/search.js`` does the same, step by step.

Each word of a query becomes a unit: a list of alternatives, of which the best one counts. An
alternative is one or more terms and a weight. Whoosh and the frozen search both read this plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.search.language import Group
from guide.search.lexicon import Lexicon, longest_part, split_compound
from guide.search.words import split

MOST_WORDS = 30
MOST_LETTERS = 120
"""More of a query is not read: taking endless words apart would keep a phone busy for minutes."""
LONGEST_PHRASE = 5
PARTS = 0.6
PHRASE = 2.0
CONSUMED = 0.4
WEAK = 0.5
LIKE = 0.9
BEGINS = 0.8
HOLDS = 0.6
PER_TYPO = 0.2
SURE = 10
"""A shorter word that is two errors away from a known one is likelier a compound of another."""
MOST_FORMS = 6

CRUDE = {
    "nl": (
        ("^ge(?=....)", ""),
        (
            "(?<=...)(heden|heid|ingen|ing|tjes|tje|jes|je|ende|end|eerde|eerd|eert|eren"
            "|den|ten|de|te|en|er|st|s|d|t|e|n)$",
            "",
        ),
        (r"(.)\1", r"\1"),
        ("v$", "f"),
        ("z$", "s"),
    ),
    "en": (
        (
            "(?<=...)(ings|ing|edly|ed|ers|er|es|ly|ments|ment|ations|ation|ions|ion|al|ness|s|e|y|d)$",
            "",
        ),
        (r"(.)\1", r"\1"),
        ("i$", ""),
    ),
}
"""Rules that bring an unknown form of a word near to a known one."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that together stand for a word, and how much they count."""

    weight: float
    terms: tuple[str, ...]

    def less(self, factor: float) -> Alternative:
        """Return the same terms, counting less."""
        return Alternative(self.weight * factor, self.terms)


Unit = tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is looked up for a query; ``meant`` is the query as it was understood, or empty."""

    units: tuple[Unit, ...]
    meant: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one word of a query stands for."""

    units: tuple[Unit, ...]
    meant: str
    form: str
    """The known form that it is nearest to, or the word itself."""


class Planner:
    """Makes plans in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.language = lexicon.language
        self.known = lexicon.known
        weak = {lexicon.term(form) for form in self.language.weak}
        self.weak = frozenset(form for form in self.known if lexicon.term(form) in weak)
        self.crude: dict[str, list[str]] = {}
        for form in lexicon.forms:
            self.crude.setdefault(self._crude(form), []).append(form)
        self.groups: dict[str, list[Group]] = {}
        for group in self.language.groups:
            for name in dict.fromkeys(self._key(phrase.split()) for phrase in group.words):
                self.groups.setdefault(name, []).append(group)

    def plan(self, query: str) -> Plan:
        """Return the plan for a query."""
        words = self._joined(self._words(query))
        found = [self._word(word, place == len(words) - 1) for place, word in enumerate(words)]
        meant = [word.meant for word in found]
        units: list[Unit] = []
        inside: set[int] = set()
        for start, size, groups in self._phrases([word.form for word in found]):
            inside.update(range(start, start + size))
            targets = (alt for group in groups for alt in self._targets(group))
            units.append(tuple(alt.less(PHRASE) for alt in targets))
        for place, word in enumerate(found):
            factor = CONSUMED if place in inside else 1.0
            factor *= WEAK if word.form in self.weak else 1.0
            units.extend(tuple(alt.less(factor) for alt in unit) for unit in word.units)
        changed = " ".join(meant) if meant != words else ""
        return Plan(tuple(unit for unit in units if unit), changed)

    def _word(self, word: str, last: bool) -> Found:
        """Return the units of one word, and the word as it was understood."""
        if word in self.language.stop:
            return Found((), word, word)
        if word in self.known:
            return Found((self._known(word),), word, word)
        if like := self.crude.get(self._crude(word)):
            return Found((self._any(like, LIKE),), word, like[0])
        begins = [form for form in self.lexicon.forms if form.startswith(word)]
        if begins and len(word) >= (2 if last else 5):
            begins.sort(key=len)
            return Found((self._any(begins, BEGINS),), word, begins[0])
        if parts := split_compound(word, self.lexicon.wholes):
            return Found(tuple(self._known(part) for part in parts), word, word)
        near, distance = self._near(word)
        part = longest_part(word, self.lexicon.wholes)
        if part and (not near or (distance > 1 and len(word) < SURE)):
            return Found((self._any([part], PARTS),), word, word)
        if near:
            return Found((self._any(near, 1 - PER_TYPO * distance),), near[0], near[0])
        holds = [form for form in self.lexicon.forms if word in form] if len(word) > 3 else []
        return Found((self._any(sorted(holds, key=len), HOLDS),), word, word)

    def _any(self, forms: Sequence[str], factor: float) -> Unit:
        """Return one unit for the known forms that a word may be."""
        return tuple(alt.less(factor) for f in forms[:MOST_FORMS] for alt in self._known(f))

    def _words(self, query: str) -> Iterator[str]:
        for word in split(query[:MOST_LETTERS])[:MOST_WORDS]:
            joined = word.replace("-", "")
            if joined in self.known:
                yield joined
            else:
                yield from word.split("-")

    def _joined(self, words: Iterator[str]) -> list[str]:
        """Put two words together that are one: ``vertrouwens persoon``, but not ``met een``."""
        found: list[str] = []
        for word in words:
            before = found[-1] if found else ""
            says = not {word, before} <= self.language.stop
            if before and says and len(before + word) > 4 and before + word in self.known:
                found[-1] += word
            else:
                found.append(word)
        return found

    def _known(self, form: str) -> Unit:
        """Return what a known form stands for: itself, its parts, and what means the same."""
        term, *parts = self.lexicon.terms(form)
        found = [Alternative(1.0, (term,))]
        for group in self.groups.get(self._key([form]), ()):
            found.extend(self._targets(group))
        if parts:
            found.append(Alternative(PARTS, tuple(parts)))
        return tuple(found)

    def _targets(self, group: Group) -> Iterator[Alternative]:
        for phrase in group.to:
            terms = (self.lexicon.term(word) for word in phrase.split() if word in self.known)
            if bundle := tuple(dict.fromkeys(terms)):
                yield Alternative(group.weight / len(bundle) ** 0.5, bundle)

    def _phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int, list[Group]]]:
        """Yield each known phrase of more than one word: where, how long, and its groups."""
        start = 0
        while start < len(words):
            for size in range(min(LONGEST_PHRASE, len(words) - start), 1, -1):
                if groups := self.groups.get(self._key(words[start : start + size])):
                    yield start, size, groups
                    start += size - 1
                    break
            start += 1

    def _key(self, words: Sequence[str]) -> str:
        return key(words, self.lexicon)

    def _crude(self, form: str) -> str:
        for rule, by in CRUDE[self.language.lang]:
            form = re.sub(rule, by, form)
        return form

    def _near(self, word: str) -> tuple[list[str], int]:
        """Return the forms with the fewest typing errors between, and that number."""
        most = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
        found: list[str] = []
        for form in self.lexicon.forms:
            distance = typos(word, form, most)
            if distance < most:
                found, most = [], distance
            if distance == most:
                found.append(form)
        same_start = [form for form in found if form[0] == word[0]]
        return same_start or found, most


def key(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the name under which a phrase is found: its terms, and stop words as they are.

    A word that is not known belongs to no phrase.
    """
    stop, known = lexicon.language.stop, lexicon.known
    return " ".join(
        word if word in stop else lexicon.term(word) if word in known else "?" for word in words
    )


def typos(one: str, other: str, most: int) -> int:
    """Return the number of typing errors between two words, or more than ``most``.

    A letter too many, too few, wrong, or swapped with its neighbour is one error.

    >>> typos("klachtencomissie", "klachtencommissie", 2), typos("politei", "politie", 2)
    (1, 1)
    """
    if not most or abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
