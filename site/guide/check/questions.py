"""Rules 18 and 19: one question asks one thing, and asks for facts, never for a verdict."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guide.check.language import words
from guide.check.lexicon import NEGATIONS
from guide.check.report import Finding, Level
from guide.check.study import Study, Unit

FILE = "questions"
MOST_WORDS = 12
ANSWERS = (2, 6)
ANSWER_TABLES = ("options", "answers")
JOINING = {"nl": re.compile(r"\b(?:en|of)\b", re.I), "en": re.compile(r"\b(?:and|or)\b", re.I)}
VERDICTS = {
    "nl": re.compile(
        r"\b(?:\w*intimidatie|\w*discriminatie|aanranding|verkrachting|ontucht|strafbaar|"
        r"misdrijf|\w*misbruik|grensoverschrijdend\w*|delict|ongewenst gedrag|schending|"
        r"dader|slachtoffer)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:\w*harassment|discrimination|assault|rape|criminal|offence|abuse|misconduct|"
        r"undesirable behaviour|transgress\w*|violation|perpetrator|victim)\b",
        re.IGNORECASE,
    ),
}


def check_questions(study: Study) -> Iterator[Finding]:
    """Find questions of the guide that ask too much, or ask for a verdict."""
    asked = [unit for unit in study.short_texts if unit.place.startswith(f"{FILE}.")]
    for unit in asked:
        for sentence in unit.sentences:
            if sentence.endswith("?"):
                yield from _question(unit, sentence)
        if unit.place.endswith(".text") and not unit.plain.endswith("?"):
            message = f"“{unit.plain}” is not a question."
            yield unit.finding("question", message, "End it with a question mark.")
    yield from _answers(asked)


def _question(unit: Unit, sentence: str) -> Iterator[Finding]:
    count = len(words(sentence))
    if count > MOST_WORDS:
        message = f"this question has {count} words (at most {MOST_WORDS}): “{sentence}”"
        yield unit.finding("question", message, "Ask it in fewer words.")
    if verdict := VERDICTS[unit.lang].search(sentence):
        message = f"“{verdict[0]}” asks for a verdict: “{sentence}”"
        yield unit.finding("question", message, "Ask what happened, or who did it.")
    if len(NEGATIONS[unit.lang].findall(sentence)) > 1:
        message = f"a double negative: “{sentence}”"
        yield unit.finding("question", message, "Ask it without “not”.")
    if joining := JOINING[unit.lang].search(sentence):
        message = f"“{joining[0]}” may ask two things at once: “{sentence}”"
        yield unit.finding("question", message, "Ask one thing.", Level.WARNING)


def _answers(asked: list[Unit]) -> Iterator[Finding]:
    """Count the answers of each question that lists them in a table of its own."""
    groups: dict[tuple[str, str], dict[str, Unit]] = defaultdict(dict)
    for unit in asked:
        parts = unit.place.split(".")
        if len(parts) > 3 and parts[2] in ANSWER_TABLES:
            groups[unit.lang, parts[1]][parts[3]] = unit
    least, most = ANSWERS
    for (_, name), answers in groups.items():
        if not least <= len(answers) <= most:
            message = f"the question '{name}' has {len(answers)} answers."
            remedy = f"Give {least} to {most}, beside “weet ik niet” and “liever niet zeggen”."
            yield next(iter(answers.values())).finding("question", message, remedy, Level.WARNING)
