"""Rules 1, 3 and 4: short sentences, short paragraphs, the main point first."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from guide.check.language import words
from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import LEDGER, STEPS


@dataclass(frozen=True, slots=True)
class SentenceLimit:
    """How long sentences may be in one language, in words."""

    mean: int
    most: int
    never: int


LIMITS = {"nl": SentenceLimit(12, 20, 25), "en": SentenceLimit(13, 22, 25)}
PARAGRAPH_WORDS = 60
PARAGRAPH_SENTENCES = 5
FIRST_SENTENCE = 12
EXAMPLE_WORDS = 25
TITLE_CHARACTERS = 70
DESCRIPTION_CHARACTERS = 155
_OPENS = {"body", "who", *(f"ledger.{key}" for key in LEDGER), *(f"steps.{step}" for step in STEPS)}
MEANINGFUL = 3
"""Fragments of one or two words ("Or not?") do not count in the mean."""


def check_lengths(study: Study) -> Iterator[Finding]:
    """Find sentences, paragraphs, openings and titles that are too long."""
    for unit in study.units:
        if unit.kind != "title":
            yield from _sentences(unit)
        if unit.kind in ("paragraph", "item"):
            yield from _paragraph(unit)
    for path, units in study.by_page.items():
        yield from _mean(path, units)
        yield from _titles(units)


def _sentences(unit: Unit) -> Iterator[Finding]:
    limit = LIMITS[unit.lang]
    for sentence in unit.sentences:
        count = len(words(sentence))
        if count > limit.most:
            level = Level.ERROR if count > limit.never else Level.WARNING
            message = f"this sentence has {count} words (at most {limit.most}): “{sentence}”"
            yield unit.finding("sentence-length", message, "Split it.", level)


def _paragraph(unit: Unit) -> Iterator[Finding]:
    count = len(words(unit.plain))
    if count > PARAGRAPH_WORDS:
        message = f"this paragraph has {count} words (at most {PARAGRAPH_WORDS})."
        yield unit.finding("paragraph-length", message, "Make it two, or a list.")
    if len(unit.sentences) > PARAGRAPH_SENTENCES:
        message = (
            f"this paragraph has {len(unit.sentences)} sentences (at most {PARAGRAPH_SENTENCES})."
        )
        yield unit.finding("paragraph-length", message, "Make it two, or a list.")
    first = len(words(unit.sentences[0])) if unit.sentences else 0
    if unit.kind == "paragraph" and unit.place in _OPENS and first > FIRST_SENTENCE:
        message = (
            f"the first sentence has {first} words (at most {FIRST_SENTENCE}): "
            f"“{unit.sentences[0]}”"
        )
        remedy = "Begin with the answer, in a short sentence."
        level = Level.ERROR if first > LIMITS[unit.lang].most else Level.WARNING
        yield unit.finding("first-sentence", message, remedy, level)
    if unit.kind == "item" and unit.section == "examples" and count > EXAMPLE_WORDS:
        message = f"this example has {count} words (at most {EXAMPLE_WORDS})."
        yield unit.finding("example-length", message, "Keep only what makes it recognisable.")


def _mean(path: str, units: tuple[Unit, ...]) -> Iterator[Finding]:
    counts = [
        len(words(sentence)) for unit in units if unit.is_prose for sentence in unit.sentences
    ]
    counts = [count for count in counts if count >= MEANINGFUL]
    if not counts:
        return
    limit = LIMITS[units[0].lang].mean
    if (found := mean(counts)) > limit:
        message = f"the mean sentence of this page has {found:.1f} words (at most {limit})."
        yield Finding(path, 1, "sentence-mean", message, "Split the longest sentences.")


def _titles(units: tuple[Unit, ...]) -> Iterator[Finding]:
    limits = {"title": TITLE_CHARACTERS, "description": DESCRIPTION_CHARACTERS}
    for unit in units:
        limit = limits.get(unit.place)
        if limit and len(unit.text) > limit:
            message = f"the {unit.place} has {len(unit.text)} characters (at most {limit})."
            yield unit.finding("title-length", message, "Shorten it.")
