"""Rules 7, 9, 11–13, 16 and 20: words to leave out, each with what to write instead."""

import re
from collections.abc import Iterator

from guide.check.report import Finding
from guide.check.study import Study, Unit
from guide.check.wording_rules import RULES, WordRule
from guide.content.references import LINK, REFERENCE

QUOTED = re.compile(r"[‘“\"«][^‘’“”\"«»]*(?:[’”\"»])")
SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{5,}\b")
NOT_PAGES = {"promise": ("title", "heading"), "no-measuring": ("title", "heading")}
ALLOWED_ON = {"no-measuring": ("topic:seriousness",), "you-decide": ("route:emergency_112",)}
"""The page that answers “is this serious enough?”; and the urgent box may say what to do."""
BY_BLOCK = ("promise", "no-measuring")
"""Rules whose reason may stand anywhere in the block; for the others, in the same sentence."""
_BY_LANGUAGE = {lang: tuple(rule for rule in RULES if rule.lang == lang) for lang in ("nl", "en")}


def check_wording(study: Study) -> Iterator[Finding]:
    """Find words that hurt, blame, promise too much or raise their voice."""
    names = _capital_names(study)
    for unit in study.units:
        yield from _listed(study, unit)
        yield from _loud(unit, names)


def _listed(study: Study, unit: Unit) -> Iterator[Finding]:
    own_words = study.prose[unit.lang].bare(unit.text)
    unquoted = QUOTED.sub(" … ", own_words)
    for rule in _BY_LANGUAGE[unit.lang]:
        if unit.kind in NOT_PAGES.get(rule.rule, ()):
            continue
        if unit.page is not None and unit.page.id in ALLOWED_ON.get(rule.rule, ()):
            continue
        found = rule.pattern.search(unquoted if rule.quoted else own_words)
        if found and not _exempt(rule, unit, found[0], own_words):
            yield unit.finding(rule.rule, f"“{found[0].strip()}”.", rule.remedy, rule.level)


def _exempt(rule: WordRule, unit: Unit, words: str, own_words: str) -> bool:
    """Say whether the block gives the words a reason: its limit, its choice, its source."""
    if rule.unless is None:
        return False
    around = unit.text if rule.rule in BY_BLOCK else _sentence_with(words, unit, own_words)
    return bool(rule.unless.search(around.replace(words, " ")))


def _sentence_with(words: str, unit: Unit, own_words: str) -> str:
    """Return the sentence in which words stand, or the whole block when they cross a stop."""
    marks = " {src:" if "{src:" in unit.text else ""
    for sentence in unit.sentences:
        if words.strip(" .?!") in sentence:
            return sentence + marks
    return own_words + marks


def _loud(unit: Unit, names: set[str]) -> Iterator[Finding]:
    text = LINK.sub(lambda found: found["label"], REFERENCE.sub(" ", unit.text))
    if "!" in text:
        yield unit.finding("calm", "an exclamation mark.", "End the sentence with a full stop.")
    for found in SHOUTED.finditer(text):
        if found[0] not in names:
            message = f"“{found[0]}” is written in capitals."
            remedy = "Write it small; the name of an organisation belongs in a table."
            yield unit.finding("calm", message, remedy)


def _capital_names(study: Study) -> set[str]:
    """Return the names that are written in capitals in the tables."""
    tables = study.content.tables
    names = [name for row in tables.services.values() for name in row.name.values()]
    names += [name for law in tables.laws.values() for name in law.name.values()]
    for term in tables.glossary.values():
        names += [term.nl, term.en, *term.variants.get("nl", ()), *term.variants.get("en", ())]
    return {found for name in names for found in SHOUTED.findall(name)}
