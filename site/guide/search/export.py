"""The index of one language as one small text: what ``static/js/search.js`` searches.

The weights are Whoosh's own: for each term and page the sum of its BM25 scores over the fields,
in steps of four in a hundred. The same pages give the same text, byte for byte. The format is
described in ``docs/decisions/0005-search.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from guide.content import address
from guide.search import plan
from guide.search.documents import Document, first_sentence
from guide.search.index import PHRASE_LENGTH, SATURATION, Index, said
from guide.search.language import Group
from guide.search.lexicon import LINKS, SHORTEST_PART, Lexicon
from guide.search.rank import KINDS, NEAREST, STEP, Ranker, steps

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""The 91 signs that JSON writes as one byte each, without the space: figures from nought up."""
LONGEST_EXCERPT = 110
NOT_SHOWN = frozenset({"for-whom", "independence", "language-cost", "keep", "law"})
"""Parts that stand on every page of a kind, and whose first sentence tells pages apart least."""


def export(index: Index) -> str:
    """Return the index as JSON."""
    return json.dumps(_table(index), ensure_ascii=False, separators=(",", ":"))


def _table(index: Index) -> dict[str, Any]:
    lexicon, language = index.lexicon, index.language
    numbers: dict[str, int] = {}
    for form in lexicon.forms:
        numbers.setdefault(lexicon.term(form), len(numbers))
    scores = Ranker(index).pages
    rows = [sorted(scores.of_term(term).items()) for term in numbers]
    return {
        "forms": " ".join(front_coded(lexicon.forms)),
        "own": len(lexicon.own) if lexicon.wholes else 0,
        "terms": ",".join(counted([numbers[lexicon.term(form)] for form in lexicon.forms])),
        "in": " ".join("".join(DIGITS[page] for page, _ in row) for row in rows),
        "by": "".join(stepped(score) for row in rows for _, score in row),
        "said": [_said(index, document, numbers) for document in index.documents],
        "pages": [_page(document) for document in index.documents],
        "stop": " ".join(sorted(language.stop)),
        "weak": " ".join(sorted(language.weak)),
        "whole": " ".join(sorted(language.whole)),
        "groups": [_group(group, lexicon) for group in language.groups],
        "crisis": [[crisis.service, ",".join(crisis.calls)] for crisis in language.crises],
        "kinds": dict(KINDS),
        "crude": plan.CRUDE[language.lang],
        "links": LINKS if language.lang == "nl" else (),
        "set": _settings(),
    }


def _group(group: Group, lexicon: Lexicon) -> list[Any]:
    """Return a group; of words with one term, one is enough: the script knows their forms."""
    once = [",".join(_once(words, lexicon)) for words in (group.words, group.to)]
    return [group.weight, once[0], *([once[1]] * (group.to != group.words))]


def _once(phrases: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    seen: set[str] = set()
    for phrase in phrases:
        key = plan.key(phrase.split(), lexicon)
        if key not in seen:
            seen.add(key)
            yield phrase


def _settings() -> dict[str, float]:
    """Return the numbers of the plan and of the ranking."""
    return {
        "words": plan.MOST_WORDS,
        "letters": plan.MOST_LETTERS,
        "size": plan.LONGEST_PHRASE,
        "forms": plan.MOST_FORMS,
        "least": SHORTEST_PART,
        "phrase": plan.PHRASE,
        "inside": plan.CONSUMED,
        "weak": plan.WEAK,
        "parts": plan.PARTS,
        "like": plan.LIKE,
        "begins": plan.BEGINS,
        "holds": plan.HOLDS,
        "typo": plan.PER_TYPO,
        "sure": plan.SURE,
        "nearest": NEAREST,
        "step": STEP,
        "k": SATURATION,
        "b": PHRASE_LENGTH,
    }


def front_coded(words: Sequence[str]) -> Iterator[str]:
    """Yield each word as the number of letters it shares with the one before, and the rest.

    >>> list(front_coded(["meld", "melden", "mens"]))
    ['0meld', '4en', '2ns']
    """
    before = ""
    for word in words:
        same = 0
        while same < min(len(before), len(word), 35) and before[same] == word[same]:
            same += 1
        yield f"{'0123456789abcdefghijklmnopqrstuvwxyz'[same]}{word[same:]}"
        before = word


def counted(numbers: Iterable[int]) -> Iterator[str]:
    """Yield nothing for each number that is the next new one, or else how far back it lies.

    >>> list(counted([0, 1, 1, 2, 0]))
    ['', '', '1', '', '3']
    """
    new = 0
    for number in numbers:
        yield "" if number == new else str(new - number)
        new += number == new


def stepped(score: float) -> str:
    """Return the sign of a score."""
    return DIGITS[steps(score)]


def _said(index: Index, document: Document, numbers: dict[str, int]) -> str:
    """Return the phrases of a page, each as its terms, two signs per term.

    Their order says nothing; sorted they compress better.
    """
    field = index.phrases.schema["phrase"]
    size = len(DIGITS)
    rows = (_numbers(phrase, field, numbers) for phrase in said(document, index.lexicon))
    signs = (sorted(DIGITS[n // size] + DIGITS[n % size] for n in row) for row in rows)
    return " ".join(sorted(map("".join, signs)))


def _numbers(phrase: str, field: Any, numbers: dict[str, int]) -> Iterator[int]:
    return (numbers[term] for term in field.process_text(phrase, mode="index"))


def _page(document: Document) -> list[Any]:
    """Return what a result shows of a page, and the parts of which the best fitting is shown."""
    page = document.page
    sections = [
        (section.anchor, section.heading, _short(section.text))
        for section in document.sections
        if section.text and section.anchor not in {"", *NOT_SHOWN} and page.kind != "page"
    ]
    return [page.id, address(page).lstrip("/"), page.title, page.description, sections]


def _short(text: str) -> str:
    """Return the first sentence, cut at a word when it is long."""
    sentence = first_sentence(text)
    if len(sentence) <= LONGEST_EXCERPT:
        return sentence
    return sentence[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"
