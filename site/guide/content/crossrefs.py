"""Checking that everything a text refers to exists."""

from collections.abc import Iterator, Mapping

from guide.content.addresses import anchor
from guide.content.model import (
    KINDS,
    LANGUAGES,
    STEPS,
    Content,
    Figure,
    Law,
    Limit,
    Page,
    Service,
    Tables,
    Term,
)
from guide.content.problems import Problem, nearest
from guide.content.references import (
    OUTSIDE,
    TABLES,
    Link,
    explicit_ids,
    links,
    raw_html,
    references,
)

ROUTE_ANCHORS = ("ledger", "steps", "first-sentence", "they-ask", "you-ask")
NEEDED_PAGES = {"term": "page:glossary", "src": "page:sources", "service": "page:services"}


def page_texts(page: Page) -> Iterator[tuple[str, int, str]]:
    """Yield every Markdown text of a page: its place, its first line and the text."""
    for key in ("who", "first_sentence"):
        if text := getattr(page, key):
            yield key, page.line(key), text
    for key in ("they_ask", "you_ask"):
        for number, text in enumerate(getattr(page, key)):
            yield f"{key}.{number}", page.line(key), text
    for key, text in page.ledger.items():
        yield f"ledger.{key}", page.line(f"ledger.{key}"), text
    for number, step in enumerate(page.steps):
        yield f"steps.{step.step}", page.line(f"steps.{number}.text"), step.text
    yield "body", page.body_line, page.body


def unknown_ids(content: Content) -> Iterator[Problem]:
    """Name everything that pages and short texts refer to and that does not exist."""
    anchors = {key: page_anchors(page, content.tables) for key, page in content.pages.items()}
    for page in content.pages.values():
        yield from _front_matter(page, content)
        for _, line, text in page_texts(page):
            yield from _text(text, page.path, line, page, content, anchors)
    for lang, texts in content.texts.items():
        for key, text in texts.items():
            path, line = texts.place(key)
            yield from _text(text, path, line, lang, content, anchors)


def page_anchors(page: Page, tables: Tables) -> set[str]:
    """Return every id that can be linked to on a page."""
    found = set(explicit_ids(page.body))
    if page.kind == "route":
        found |= {*ROUTE_ANCHORS, *(f"step-{anchor(step)}" for step in STEPS)}
    rows: Mapping[str, Mapping[str, object]] = {
        "page:glossary": tables.glossary,
        "page:sources": tables.sources,
        "page:services": tables.services,
    }
    return found | {anchor(id) for id in rows.get(page.id, {})}


def _front_matter(page: Page, content: Content) -> Iterator[Problem]:
    for id in page.related:
        if not content.has(id, page.lang) or id == page.id:
            known = {other for lang, other in content.pages if lang == page.lang}
            said = "this page itself" if id == page.id else f"'{id}', which does not exist"
            message = f"'related' names {said}. {nearest(id, known - {page.id})}"
            yield Problem(page.path, page.line("related"), message)
    for id in page.sources:
        if id not in content.tables.sources:
            message = f"unknown source '{id}'. {nearest(id, content.tables.sources)}"
            yield Problem(page.path, page.line("sources"), message)


def _text(
    text: str,
    path: str,
    line: int,
    where: Page | str,
    content: Content,
    anchors: Mapping[tuple[str, str], set[str]],
) -> Iterator[Problem]:
    """Check one text that stands on a page, or in the short texts of a language."""
    lang = where if isinstance(where, str) else where.lang
    for found, at in raw_html(text, line):
        message = (
            f"HTML is not allowed in Markdown: {found}. Write it in Markdown, or leave it out."
        )
        yield Problem(path, at, message)
    for reference in references(text, line):
        yield from _reference(reference.kind, reference.ids, path, reference.line, lang, content)
    for link in links(text, line):
        if message := _link(link, where, lang, content, anchors):
            yield Problem(path, link.line, message)


def _reference(
    kind: str, ids: tuple[str, ...], path: str, line: int, lang: str, content: Content
) -> Iterator[Problem]:
    if kind not in TABLES:
        yield Problem(path, line, f"unknown reference '{{{kind}:…}}'. {nearest(kind, TABLES)}")
        return
    rows = TABLES[kind](content.tables)
    for id in ids:
        if id not in rows:
            yield Problem(path, line, f"unknown {kind} '{id}'. {nearest(id, rows)}")
        elif kind == "phone" and not rows[id].phone:
            message = f"the service '{id}' has no phone number. Refer to {{service:{id}}} instead."
            yield Problem(path, line, message)
    page = NEEDED_PAGES.get(kind)
    if page and not content.has(page, lang):
        yield Problem(
            f"content/{lang}/pages/{page.partition(':')[2]}.md",
            1,
            f"this page is missing, and {{{kind}:…}} links to it. Write the page.",
        )


def _link(
    link: Link,
    where: Page | str,
    lang: str,
    content: Content,
    anchors: Mapping[tuple[str, str], set[str]],
) -> str:
    """Say what is wrong with a link; empty when it is right."""
    if link.image:
        return "pictures are not placed in Markdown. Describe it in words, or ask a developer."
    scheme, colon, _ = link.target.partition(":")
    if link.target.startswith("#"):
        if isinstance(where, str):
            return f"a short text has no page for '{link.target}'. Name the page: topic:name#part."
        key = (lang, where.id)
    elif colon and scheme in KINDS:
        key = (lang, link.page)
    else:
        allowed = (*KINDS, *OUTSIDE)
        if colon and scheme in OUTSIDE:
            return ""
        return f"the link '{link.target}' leads nowhere. {nearest(scheme, allowed)}"
    if key not in content.pages:
        known = [id for language, id in content.pages if language == lang]
        return f"no page '{link.page}' in {lang}. {nearest(link.page, known)}"
    if link.anchor and link.anchor not in anchors[key]:
        return f"no part '#{link.anchor}' on {key[1]}. {nearest(link.anchor, anchors[key])}"
    return ""


def table_sources(tables: Tables) -> Iterator[Problem]:
    """Name each row that leans on a source that does not exist."""
    named: Mapping[str, Mapping[str, Service | Law | Figure | Limit | Term]] = {
        "services": tables.services,
        "laws": tables.laws,
        "figures": tables.figures,
        "limits": tables.limits,
        "glossary": tables.glossary,
    }
    for table, rows in named.items():
        path = f"content/data/{table}.toml"
        for id, row in rows.items():
            for source in row.source:
                if source not in tables.sources:
                    message = f"'{id}' has unknown source '{source}'. "
                    yield Problem(path, row.line, message + nearest(source, tables.sources))


def missing_pairs(content: Content) -> Iterator[Problem]:
    """Name each page that one language has and the other lacks."""
    for (lang, id), page in content.pages.items():
        for other in LANGUAGES:
            if other != lang and not content.has(id, other):
                twin = page.path.replace(f"content/{lang}/", f"content/{other}/", 1)
                message = f"this page is missing; {page.path} exists. Write it, or remove both."
                yield Problem(twin, 1, message)
