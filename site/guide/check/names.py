"""Rule 6: one name for one role, and the Dutch name at its first use on an English page."""

import re
from collections.abc import Iterator

from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import Page, Term
from guide.content.references import LINK, REFERENCE, references

ROLES = (
    *("vertrouwenspersoon", "externe_vertrouwenspersoon", "vertrouwenscontactpersoon"),
    *("klachtencommissie", "ombudsfunctionaris", "meldpunt", "vertrouwensinspecteur"),
    *("studieadviseur", "studentendecaan", "studentenpsycholoog", "bedrijfsarts"),
    *("college_van_bestuur", "raad_van_toezicht", "examencommissie", "medezeggenschapsraad"),
    *("college_van_beroep_voor_de_examens", "commissie_wetenschappelijke_integriteit"),
    *("antidiscriminatievoorziening", "huis_voor_klokkenluiders", "juridisch_loket"),
    *("centrum_seksueel_geweld", "veilig_thuis"),
)
"""The people and bodies that a reader must be able to find by their Dutch name."""


def check_names(study: Study) -> Iterator[Finding]:
    """Find other names for a role, and English names without the Dutch one."""
    terms = [term for id, term in study.content.tables.glossary.items() if id in ROLES]
    variants = {lang: list(_variants(terms, lang)) for lang in ("nl", "en")}
    longest_first = sorted(terms, key=lambda term: -len(term.en))
    english = [(_whole(term.en), term) for term in longest_first]
    for page in study.pages:
        units = study.by_page[page.path]
        for unit in units:
            if unit.is_prose:
                yield from _other_names(unit, variants[page.lang])
        if page.lang == "en":
            yield from _first_uses(page, units, english)


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}(?:s|en)?\b", re.IGNORECASE)


def _variants(terms: list[Term], lang: str) -> Iterator[tuple[re.Pattern[str], Term]]:
    """Yield the other names that say nothing but the role: short ones mean other things too."""
    chosen = {term.name(lang).lower() for term in terms}
    for term in terms:
        for name in term.variants.get(lang, ()):
            if any(name.lower().removesuffix("s") in choice for choice in chosen):
                continue
            if " " in name or len(name) >= 10:
                yield _whole(name), term


def _other_names(unit: Unit, variants: list[tuple[re.Pattern[str], Term]]) -> Iterator[Finding]:
    for pattern, term in variants:
        found = pattern.search(QUOTED.sub(" ", _typed(unit.text)))
        if found and f"{{term:{term.id}" not in unit.text:
            message = f"“{found[0]}” is another name for “{term.name(unit.lang)}”."
            remedy = f"Use the term of choice: {{term:{term.id}}}."
            yield unit.finding("one-name", message, remedy, Level.WARNING)


QUOTED = re.compile(r"[‘“\"][^‘’“”\"]*[’”\"]")


def _first_uses(
    page: Page, units: tuple[Unit, ...], english: list[tuple[re.Pattern[str], Term]]
) -> Iterator[Finding]:
    """Find, for each role, whether its Dutch name stands where its English name first stands."""
    opening = f"{page.title} {page.who}".lower()
    given = {term.id for _, term in english if term.nl.lower() in opening}
    for unit in units:
        if unit.place != "body" or not unit.is_prose:
            continue
        given |= _given(unit, english)
        typed = _typed(unit.text)
        for pattern, term in english:
            found = pattern.search(typed)
            typed = pattern.sub(" ", typed)  # a longer name is not also the shorter one
            if found and term.id not in given:
                message = f"“{found[0]}” stands here without its Dutch name, at its first use."
                remedy = f"Write {{term:{term.id}}}; in a link: [{{term:{term.id}}}](…)."
                yield unit.finding("dutch-name", message, remedy)
                given |= {other.id for _, other in english if other.nl in term.nl}


def _given(unit: Unit, english: list[tuple[re.Pattern[str], Term]]) -> set[str]:
    """Return the roles whose Dutch name a unit gives, alone or in a longer name."""
    ids = {id for ref in references(unit.text) if ref.kind == "term" for id in ref.ids}
    said = " ".join([unit.plain, *(term.nl for _, term in english if term.id in ids)]).lower()
    return {term.id for _, term in english if term.nl.lower() in said}


def _typed(text: str) -> str:
    return LINK.sub(lambda found: found["label"], REFERENCE.sub(" ", text))
