"""Rules 10 and 16 for facts: what is stated as certain names its source, in the same block."""

import re
from collections.abc import Iterator
from itertools import groupby

from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import Page
from guide.content.references import Reference, references

MUST = {
    "nl": re.compile(r"\b(?:moet|moeten|verplicht(?:e|en)?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:must|required|obliged|mandatory|compulsory)\b", re.IGNORECASE),
}
NO_DUTY = {
    "nl": re.compile(r"\b(?:niets? moet(?:en)?|moet(?:en)? (?:niets|niks)|niet verplicht)\b", re.I),
    "en": re.compile(r"\b(?:nothing is required|not (?:required|obliged|mandatory))\b", re.I),
}
CAREFUL = {
    "nl": re.compile(
        r"\b(?:vraag|vragen|meestal|vaak|soms|kan|kunnen|kun|kunt|mag|ongeveer|ook|kijk|volgens|"
        r"verschilt|verschillen|website|wil|wilt|misschien|niet|geen|meeste|sommige|gewoonlijk|"
        r"hangt|hoef\w*|mogelijk)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:ask|asks|usually|often|sometimes|may|can|could|might|about|see|check|differs?|"
        r"website|want|perhaps|not|no|most|mostly|some|generally|depends|possible|varies)\b",
        re.IGNORECASE,
    ),
}
CERTAIN = {
    "nl": re.compile(r"\b(?:altijd|recht op|moet|moeten|verplicht|nooit|zeker|gratis)\b", re.I),
    "en": re.compile(r"\b(?:always|right to|must|required|never|certainly|free)\b", re.I),
}
COUNTED = ("figure", "limit", "law")
ROLES = ("term",)


def check_citing(study: Study) -> Iterator[Finding]:
    """Find facts without a source, and sources that the page does not name."""
    units = [unit for unit in study.units if unit.is_prose]
    covered = _covered_cells(units)
    for number, unit in enumerate(units):
        found = list(references(unit.text))
        if number not in covered:
            yield from _uncited(unit, found)
        if found:
            yield from _confidence(study, unit, found)
    for page in study.pages:
        yield from _unnamed(page, study.by_page[page.path])


def _covered_cells(units: list[Unit]) -> set[int]:
    """Return the cells of tables whose row, or the paragraph before or after, has a source."""
    covered: set[int] = set()
    for _, group in groupby(enumerate(units), key=lambda pair: _table(pair[1])):
        rows = list(group)
        if rows[0][1].kind != "cell":
            continue
        first, last = rows[0][0], rows[-1][0]
        beside = [*units[max(first - 1, 0) : first], *units[last + 1 : last + 2]]
        own = units[first]
        whole = any(_cites(unit) and unit.spot == own.spot for unit in beside)
        cited = {unit.line for _, unit in rows if _cites(unit)}
        covered |= {number for number, unit in rows if whole or unit.line in cited}
    return covered


def _table(unit: Unit) -> tuple[str, str, str]:
    return unit.path, unit.spot, "cell" if unit.kind == "cell" else f"{unit.line}"


def _cites(unit: Unit) -> bool:
    return any(reference.kind == "src" for reference in references(unit.text))


def _uncited(unit: Unit, found: list[Reference]) -> Iterator[Finding]:
    if _cites(unit):
        return
    remedy = "End the block with {src:…}."
    for reference in found:
        if reference.kind in COUNTED:
            message = f"{{{reference.kind}:{reference.ids[0]}}} stands in a block without a source."
            yield unit.finding("source-missing", message, remedy)
    for sentence in unit.sentences:
        duty = MUST[unit.lang].search(sentence)
        if duty and not sentence.rstrip("\"'”’)").endswith("?"):
            if NO_DUTY[unit.lang].search(sentence):
                continue
            message = f"“{duty[0]}” stands in a block without a source: “{sentence}”"
            remedy = f"End the block with {{src:…}}, or say it without “{duty[0]}”."
            yield unit.finding("must-without-source", message, remedy)
    about = [reference.ids[0] for reference in found if reference.kind in ROLES]
    if about and unit.kind == "paragraph" and unit.place == "body" and _states(unit):
        message = f"this paragraph says what '{about[0]}' is or does, without a source."
        yield unit.finding("source-missing", message, remedy, Level.WARNING)


def _states(unit: Unit) -> bool:
    """Say whether a block states something: a question or an opening of a list does not."""
    return any(not sentence.rstrip("\"'”’)").endswith(("?", ":")) for sentence in unit.sentences)


def _confidence(study: Study, unit: Unit, found: list[Reference]) -> Iterator[Finding]:
    """Ask for care where every source of a block is uncertain."""
    sources = study.content.tables.sources
    cited = [id for reference in found if reference.kind == "src" for id in reference.ids]
    levels = {sources[id].confidence for id in cited if id in sources}
    if not levels or "high" in levels or CAREFUL[unit.lang].search(unit.plain):
        return
    binding = any(reference.kind in COUNTED for reference in found)
    if not binding and not CERTAIN[unit.lang].search(unit.plain):
        return
    level = "medium" if "medium" in levels else "low"
    words = "meestal, vraag het na" if unit.lang == "nl" else "usually, ask"
    message = f"the source of this block ({', '.join(cited)}) is of {level} confidence."
    yield unit.finding("careful", message, f"Phrase it with care: {words}.", Level.WARNING)


def _unnamed(page: Page, units: tuple[Unit, ...]) -> Iterator[Finding]:
    for unit in units:
        for reference in references(unit.text):
            if reference.kind != "src":
                continue
            for id in reference.ids:
                if id not in page.sources:
                    message = f"source '{id}' is cited here but not named in the front matter."
                    yield unit.finding("source-unnamed", message, f"Add '{id}' to 'sources'.")
