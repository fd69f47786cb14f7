"""Searching with Whoosh: the reference for the frozen search, and what the live server uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import expm1, log1p
from types import MappingProxyType
from typing import Any

from whoosh.query import Term

from guide.content import Page
from guide.search.index import FIELDS, Index, phrase_weighting, weighting
from guide.search.plan import Plan, Planner, Unit

LEAST = 0.8
"""A page with a lower score for a word only holds it in passing: that does not make it a result."""
STEP = 0.04
"""Scores of pages are kept in steps of four in a hundred: finer differences say nothing."""
MOST_STEPS = 90
NEAREST = 2.0
"""How much the nearest phrase of a page counts beside the words of the page."""
KINDS: Mapping[str, float] = MappingProxyType(
    {"route": 1.0, "topic": 0.97, "behaviour": 0.97, "page": 0.8}
)
"""Of pages that fit equally: who can help and what happens next come before what it is called."""

Keep = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that was found."""

    page: Page
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the best first; ``meant`` is the query as understood, if different."""

    hits: tuple[Hit, ...]
    meant: str


class Ranker:
    """Searches the index of one language."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.planner = Planner(index.lexicon)
        self.pages = Scores(index.pages.searcher(weighting=weighting()), FIELDS, kept)
        phrases = index.phrases.searcher(weighting=phrase_weighting())
        self.phrases = Scores(phrases, {"phrase": 1.0})

    def search(self, query: str) -> Answer:
        """Return every page that fits a query."""
        plan = self.planner.plan(query)
        scores = self.pages.of_plan(plan)
        nearest: dict[int, float] = {}
        for phrase, score in self.phrases.of_plan(plan).items():
            page = self.index.page_of_phrase[phrase]
            nearest[page] = max(nearest.get(page, 0.0), score)
        for page, score in nearest.items():
            scores[page] = scores.get(page, 0.0) + NEAREST * score
        hits = [self._hit(number, score) for number, score in sorted(scores.items())]
        return Answer(tuple(sorted(hits, key=lambda hit: -hit.score)), plan.meant)

    def _hit(self, number: int, score: float) -> Hit:
        page = self.index.documents[number].page
        return Hit(page, score * KINDS[page.kind])


class Scores:
    """What Whoosh's BM25F gives for terms in the documents of one index."""

    def __init__(self, searcher: Any, fields: Mapping[str, float], keep: Keep = float) -> None:
        self.searcher = searcher
        self.fields = fields
        self.keep = keep
        self._of_term: dict[str, dict[int, float]] = {}
        reader = searcher.reader()
        self._words = {field: frozenset(reader.field_terms(field)) for field in fields}

    def of_plan(self, plan: Plan) -> dict[int, float]:
        """Return the score of every document: of each unit, the best alternative counts."""
        total: dict[int, float] = {}
        for unit in plan.units:
            for document, score in self._of_unit(unit).items():
                total[document] = total.get(document, 0.0) + score
        return total

    def _of_unit(self, unit: Unit) -> dict[int, float]:
        best: dict[int, float] = {}
        for alternative in unit:
            scores: dict[int, float] = {}
            for term in alternative.terms:
                for document, score in self.of_term(term).items():
                    scores[document] = scores.get(document, 0.0) + score * alternative.weight
            for document, score in scores.items():
                best[document] = max(best.get(document, 0.0), score)
        return best

    def of_term(self, term: str) -> dict[int, float]:
        """Return the score of a term in every document that holds it, over all fields."""
        if term not in self._of_term:
            scores: dict[int, float] = {}
            for field, weight in self.fields.items():
                if term not in self._words[field]:
                    continue
                matcher = Term(field, term).matcher(self.searcher)
                while matcher.is_active():
                    number = matcher.id()
                    scores[number] = scores.get(number, 0.0) + weight * matcher.score()
                    matcher.next()
            kept_scores = ((number, self.keep(score)) for number, score in scores.items())
            self._of_term[term] = {number: score for number, score in kept_scores if score}
        return self._of_term[term]


def steps(score: float) -> int:
    """Return a score as a whole number of steps, on a scale that is finer for small scores."""
    return min(round(log1p(score) / STEP), MOST_STEPS)


def kept(score: float) -> float:
    """Return the score of a word on a page as it is kept; nought when it only stands in passing."""
    return expm1(steps(score) * STEP) if score >= LEAST else 0.0
