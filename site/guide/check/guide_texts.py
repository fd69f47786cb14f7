"""The texts of the guide: one for each id of ``routing/``, none left over, each in its form.

Which texts the guide needs is known in ``guide.wanted``, which also keeps the site from being
built without them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guide.check.language import words
from guide.check.report import Finding, Level, from_problem
from guide.check.study import Study
from guide.content import LANGUAGES, Texts
from guide.wanted import problems

FILE = "questions"
"""A site that asks questions needs every text of the guide; a smaller one needs none."""
OPTION_WORDS = 12


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


def check_guide_texts(study: Study) -> Iterator[Finding]:
    """Compare the texts of the guide with what the guide can say, and look at their form."""
    if any(key.startswith(f"{FILE}.") for texts in study.content.texts.values() for key in texts):
        yield from map(from_problem, problems(study.content))
    for lang in LANGUAGES:
        yield from _openings(lang, study.content.texts[lang])
    for unit in study.short_texts:
        if ".options." in unit.place and len(words(unit.plain)) > OPTION_WORDS:
            message = f"this answer has {len(words(unit.plain))} words (at most {OPTION_WORDS})."
            yield unit.finding("guide-text", message, "Say it in fewer words.", Level.WARNING)


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
