"""The texts of the guide: one for each id of ``routing/``, none left over, each in its form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guide.check.language import words
from guide.check.report import Finding, Level
from guide.check.study import Study
from guide.content import LANGUAGES, Texts
from guide.content.problems import nearest
from routing.questions import QUESTIONS
from routing.table import ALSO, BARS, FIRST, NOTES

OPTION_WORDS = 12
COMMON = ("common.unsure", "common.not_say")
OPTIONAL = re.compile(r"[a-z_]+\.(?:why|help|hints\.[a-z_]+)")


@dataclass(frozen=True, slots=True)
class Opening:
    """How the texts of one file, or those with one key, begin."""

    file: str
    key: str
    words: Mapping[str, tuple[str, ...]]


OPENINGS = (
    Opening("choose", "", {"nl": ("Kies dit als", "Kies dit om"), "en": ("Choose this if",)}),
    Opening("notes", ".possible", {"nl": ("Als ",), "en": ("If ",)}),
)


def needed() -> dict[str, frozenset[str]]:
    """Return the ids that each file must hold, as ``routing/`` has them."""
    questions = {f"{question.id}.text" for question in QUESTIONS}
    questions |= {
        f"{question.id}.options.{option.id}"
        for question in QUESTIONS
        for option in question.options
    }
    return {
        "questions": frozenset(questions | set(COMMON)),
        "reasons": frozenset({rule.id for rule in FIRST} | {"certain_beside"}),
        "choose": frozenset(rule.id for rule in ALSO),
        "not_now": frozenset(rule.id for rule in BARS),
        "notes": frozenset(f"{r.id}.{part}" for r in NOTES for part in ("certain", "possible")),
    }


def check_guide_texts(study: Study) -> Iterator[Finding]:
    """Compare the texts of the guide with what the guide can say."""
    for lang in LANGUAGES:
        texts = study.content.texts[lang]
        files = needed()
        if any(key.partition(".")[0] in files for key in texts):
            for file, ids in files.items():
                yield from _complete(lang, file, ids, texts)
        yield from _openings(lang, texts)
    for unit in study.short_texts:
        if ".options." in unit.place and len(words(unit.plain)) > OPTION_WORDS:
            message = f"this answer has {len(words(unit.plain))} words (at most {OPTION_WORDS})."
            yield unit.finding("guide-text", message, "Say it in fewer words.", Level.WARNING)


def _complete(lang: str, file: str, ids: frozenset[str], texts: Texts) -> Iterator[Finding]:
    path = f"content/{lang}/texts/{file}.toml"
    found = texts.below(file)
    for id in sorted(ids - found.keys()):
        yield Finding(path, 1, "guide-text", f"the text '{id}' is missing.", "Write it.")
    for id in sorted(found.keys() - ids):
        if file == "questions" and OPTIONAL.fullmatch(id):
            continue
        place, line = texts.place(f"{file}.{id}")
        message = f"nothing in the guide uses the text '{id}'."
        remedy = f"Remove it, or mend its id. {nearest(id, ids - found.keys() or ids)}"
        yield Finding(place, line, "guide-text", message, remedy)


def _openings(lang: str, texts: Texts) -> Iterator[Finding]:
    for opening in OPENINGS:
        for key, text in texts.items():
            if not key.startswith(f"{opening.file}.") or not key.endswith(opening.key):
                continue
            if not text.startswith(opening.words[lang]):
                path, line = texts.place(key)
                message = f"“{text[:40]}” begins otherwise than the others."
                remedy = f"Begin with “{opening.words[lang][0].strip()}”."
                yield Finding(path, line, "guide-text", message, remedy, Level.WARNING)
