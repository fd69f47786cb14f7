"""Rule 5: everyday words. Nine in ten are among the 5,000 commonest, or in the word list.

The frequencies come from the package ``wordfreq``, which only editors need; without it this
check says that it was left out. See ``docs/decisions/0003-content-as-data.md``.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from guide.check.language import words
from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import LANGUAGES

COMMONEST = 5000
SHARE = 0.90
ENOUGH_WORDS = 60
SHOWN = 12
ENDINGS = {"nl": ("en", "n", "e", "t", "s"), "en": ("s", "es", "ed", "d", "ing", "'s", "’s")}


@lru_cache(maxsize=2)
def _commonest(lang: str) -> frozenset[str]:
    found: list[str] = import_module("wordfreq").top_n_list(lang, COMMONEST, wordlist="small")
    return frozenset(found)


def is_everyday(word: str, lang: str) -> bool:
    """Say whether a word, or the word without its ending, is among the commonest."""
    common, lower = _commonest(lang), word.lower().replace("’", "'")
    if lower in common or lower[0].isdigit():
        return True
    return any(lower.endswith(end) and lower.removesuffix(end) in common for end in ENDINGS[lang])


def check_everyday(study: Study) -> Iterator[Finding]:
    """Find pages with many words that few people use."""
    if find_spec("wordfreq") is None:
        message = "the list of common words is missing: rule 5 is not checked."
        remedy = "Install it: pip install wordfreq."
        yield Finding("content", 1, "everyday-words", message, remedy, Level.WARNING)
        return
    for lang in LANGUAGES:
        for page in study.content.pages_of(lang):
            yield from _page(study, lang, study.by_page[page.path])


def _page(study: Study, lang: str, units: tuple[Unit, ...]) -> Iterator[Finding]:
    prose = study.prose[lang]
    found = [word for unit in units if unit.is_prose for word in words(prose.bare(unit.text))]
    rare = Counter(word.lower() for word in found if not is_everyday(word, lang))
    if len(found) < ENOUGH_WORDS:
        return
    share = 1 - rare.total() / len(found)
    if share < SHARE:
        shown = ", ".join(word for word, _ in rare.most_common(SHOWN))
        message = f"{share:.0%} of the words are everyday words (at least {SHARE:.0%})."
        remedy = f"Choose simpler words for: {shown}."
        page = units[0].page
        line = page.body_line if page else 1
        yield Finding(units[0].path, line, "everyday-words", message, remedy, Level.WARNING)
