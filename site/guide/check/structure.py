"""The fixed order of route and behaviour pages, and a way to a human being at the end of each."""

from collections.abc import Iterator

from guide.check.report import Finding
from guide.check.study import Study, Unit
from guide.content import BEHAVIOUR_HEADINGS, ROUTE_HEADINGS, Page
from guide.content.references import explicit_ids, links, references

ORDER = {"route": ROUTE_HEADINGS, "behaviour": BEHAVIOUR_HEADINGS}
QUESTIONS = (3, 5)
LAST_UNITS = 4
RESERVED = ("main", "now", "now-title", "parts", "related")
"""The ids that the templates of every page use."""
NO_CONTACT_NEEDED = ("page:glossary", "page:services", "page:sources")
"""Pages that show a table; the template puts the contact below it."""


def check_structure(study: Study) -> Iterator[Finding]:
    """Find pages that do not follow the order of their kind."""
    for page in study.pages:
        units = [unit for unit in study.by_page[page.path] if unit.place == "body"]
        yield from _headings(page, units)
        if page.kind == "route":
            yield from _questions(page)
        if page.kind == "behaviour":
            yield from _examples(units)
        if page.id not in NO_CONTACT_NEEDED:
            yield from _contact(page, units)


def _headings(page: Page, units: list[Unit]) -> Iterator[Finding]:
    ids = explicit_ids(page.body)
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        message = f"the id '{id}' stands on two headings."
        yield Finding(page.path, page.body_line, "headings", message, "Give each its own id.")
    for id in sorted(set(ids) & set(RESERVED)):
        message = f"the id '{id}' is used by every page."
        yield Finding(page.path, page.body_line, "headings", message, "Give it another id.")
    for unit in units:
        if unit.kind == "heading" and not _has_id(page, unit):
            message = f"the heading “{unit.plain}” has no id."
            yield unit.finding(
                "headings", message, "Add one, the same in both languages: {#after}."
            )
    wanted = ORDER.get(page.kind)
    found = tuple(id for id in ids if wanted is None or id in wanted)
    if wanted and found != wanted:
        message = f"the headings are: {', '.join(ids) or 'none'}."
        remedy = f"A {page.kind} has these, in this order: {', '.join(wanted)}."
        yield Finding(page.path, page.body_line, "headings", message, remedy)


def _has_id(page: Page, unit: Unit) -> bool:
    return bool(explicit_ids(page.body.splitlines()[unit.line - page.body_line]))


def _questions(page: Page) -> Iterator[Finding]:
    least, most = QUESTIONS
    for key in ("they_ask", "you_ask"):
        count = len(getattr(page, key))
        if not least <= count <= most:
            message = f"'{key}' has {count} questions."
            remedy = f"Write {least} to {most}."
            yield Finding(page.path, page.line(key), "questions", message, remedy)


def _examples(units: list[Unit]) -> Iterator[Finding]:
    """Rule 15: say what follows and offer a way past it, before the first example."""
    section = [unit for unit in units if unit.section == "examples" and unit.kind != "heading"]
    if not section:
        return
    first = section[0]
    past = any(link.target.startswith("#") for link in links(first.text))
    if first.kind != "paragraph" or not past:
        message = "the examples begin without a line that says what follows, with a link past them."
        remedy = "Begin with such a line: […](#serious)."
        yield first.finding("before-examples", message, remedy)


def _contact(page: Page, units: list[Unit]) -> Iterator[Finding]:
    """Rule 20: each page ends with one human contact."""
    prose = [unit for unit in units if unit.is_prose][-LAST_UNITS:]
    for unit in prose:
        if any(link.page.startswith("route:") for link in links(unit.text)):
            return
        if any(reference.kind in ("service", "phone") for reference in references(unit.text)):
            return
    if prose:
        message = "this page ends without a person to turn to."
        remedy = (
            "End with a link to a route, such as [vertrouwenspersoon](route:confidential_adviser)."
        )
        yield prose[-1].finding("human-contact", message, remedy)
