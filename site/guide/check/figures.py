"""Numbers come from tables: a telephone number, percentage or deadline is never typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content.references import LINK, REFERENCE


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A kind of number that may not be typed, and where it comes from instead."""

    pattern: re.Pattern[str]
    what: str
    remedy: str
    level: Level = Level.ERROR


_COUNT = (
    r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
ALLOWED = re.compile(
    r"\b(?:19|20)\d\d\b"  # a year, also in a date
    r"|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b"
    r"|\bWCAG \d\.\d\b|\bEN 301 549\b|\b24/7\b|\b[A-Za-z]+-?\d+\b"  # names that hold one
    r"|\b113\b|\b0[89]00(?![\s-]?\d)"  # an organisation, and kinds of telephone numbers
)
STEP_NUMBER = re.compile(r"^(?:\w+ )?\d+(?=[.:)])")
"""“1: …” or “Stap 1. …” at the beginning of a heading counts steps and states nothing."""
RULES = (
    TypedNumber(
        re.compile(r"(?<!\w)(?:\+31[\s-]?\d|0\d{2,3}[\s-]?\d{2,}|14\s?0\d\d)[\d\s-]*\d|\b112\b"),
        "a telephone number",
        "Write {phone:…} or {service:…}.",
    ),
    TypedNumber(
        re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:%|procent\b|percent\b|per cent\b)"),
        "a percentage",
        "Write {figure:…}.",
    ),
    TypedNumber(
        re.compile(r"\b(?:artikel(?:en)?|sections?|articles?)\s+\d[\d:.a-z]*", re.IGNORECASE),
        "an article of a law",
        "Write {law:…}.",
    ),
    TypedNumber(
        re.compile(
            r"\b\d+\s+(?:uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren|werkdag|werkdagen|"
            r"hours?|days?|weeks?|months?|years?)\b",
            re.I,
        ),
        "a deadline or length of time",
        "Write {limit:…}.",
    ),
    TypedNumber(re.compile(r"(?<![\w.,:])\d[\d.,:]*"), "a number", "Take it from a table."),
)
IN_WORDS = TypedNumber(
    re.compile(
        rf"\b{_COUNT}\s+(?:uur|dagen|weken|maanden|jaar|werkdagen|hours|days|weeks|months|years)\b",
        re.IGNORECASE,
    ),
    "a length of time in words",
    "Write {limit:…} when it is a deadline.",
    Level.WARNING,
)


def check_figures(study: Study) -> Iterator[Finding]:
    """Find numbers that are typed in running text."""
    for unit in study.units:
        if unit.kind != "title":
            yield from typed_numbers(unit)


def typed_numbers(unit: Unit) -> Iterator[Finding]:
    """Yield each number typed in a unit, once, by the most precise rule."""
    text = LINK.sub(lambda found: found["label"], REFERENCE.sub(" ", unit.text))
    text = re.sub(r"\{[^{}]*\}|`[^`]*`", " ", text)
    if unit.kind == "heading":
        text = STEP_NUMBER.sub(" ", text)
    for rule in RULES:
        if rule is RULES[-1]:
            text = ALLOWED.sub(" ", text)
        for found in rule.pattern.finditer(text):
            typed = found[0].strip()
            yield unit.finding("typed-number", f"{rule.what} is typed: “{typed}”.", rule.remedy)
        text = rule.pattern.sub(" ", text)
    for found in IN_WORDS.pattern.finditer(text):
        message = f"{IN_WORDS.what}: “{found[0]}”."
        yield unit.finding("typed-number", message, IN_WORDS.remedy, IN_WORDS.level)
