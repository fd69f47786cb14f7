"""Rule 2: an easy page, by the formulas of Flesch (English) and Flesch-Douma (Dutch).

A formula catches slips; it never proves that people understand. Names of roles, terms, laws
and services are left out: no writer can shorten them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from guide.check.language import syllables, words
from guide.check.report import Finding
from guide.check.study import Study, Unit
from guide.content import LANGUAGES

MEDIAN_AT_LEAST = 65
PAGE_AT_LEAST = 55
ENOUGH_WORDS = 60
"""Below this number of words a score says nothing."""


@dataclass(frozen=True, slots=True)
class Formula:
    """``base - per_word × words per sentence - per_syllable × syllables per word``."""

    base: float
    per_word: float
    per_syllable: float

    def score(self, sentence_count: int, word_count: int, syllable_count: int) -> float:
        """Return the score: the higher, the easier."""
        return (
            self.base
            - self.per_word * word_count / sentence_count
            - self.per_syllable * syllable_count / word_count
        )


FORMULAS = {"nl": Formula(206.835, 0.93, 77.0), "en": Formula(206.835, 1.015, 84.6)}


def check_readability(study: Study) -> Iterator[Finding]:
    """Find pages that are hard to read, and a language whose median page is."""
    for lang in LANGUAGES:
        scores: list[float] = []
        for page in study.content.pages_of(lang):
            score = page_score(study, study.by_page[page.path])
            if score is None:
                continue
            scores.append(score)
            if score < PAGE_AT_LEAST:
                message = f"readability {score:.0f} (at least {PAGE_AT_LEAST})."
                remedy = "Use shorter words and shorter sentences; say who does what."
                yield Finding(page.path, page.body_line, "readability", message, remedy)
        if scores and median(scores) < MEDIAN_AT_LEAST:
            message = (
                f"the median readability of all pages is {median(scores):.0f} "
                f"(at least {MEDIAN_AT_LEAST})."
            )
            remedy = "Begin with the pages that score lowest: python -m guide.check --scores."
            yield Finding(f"content/{lang}", 1, "readability", message, remedy)


def page_score(study: Study, units: tuple[Unit, ...]) -> float | None:
    """Return the readability of a page; ``None`` when it holds too few words."""
    lang = units[0].lang
    prose = study.prose[lang]
    sentence_count = 0
    found: list[str] = []
    for unit in units:
        if unit.is_prose:
            sentence_count += len(unit.sentences)
            found += [word for word in words(prose.bare(unit.text)) if not word[0].isdigit()]
    if len(found) < ENOUGH_WORDS:
        return None
    total = sum(syllables(word, lang) for word in found)
    return FORMULAS[lang].score(sentence_count, len(found), total)
