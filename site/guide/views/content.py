"""The pages of the content: routes, behaviours, topics, tables, and the overviews of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guide import labels, paths
from guide.content import Page, Source, address, anchor
from guide.edition import Edition
from guide.groups import grouped
from guide.views import pictures
from guide.views.made import MADE
from guide.views.show import show
from guide.voice import Voice
from guide.voice import source_group as group_of

TEMPLATES = {
    "page:services": "services.html",
    "page:glossary": "glossary.html",
    "page:sources": "sources.html",
}


def show_page(edition: Edition, page: Page) -> str:
    """Return one page of the content."""
    voice = edition.voices[page.lang]
    template = TEMPLATES.get(page.id, "route.html" if page.kind == "route" else "page.html")
    extra: dict[str, Any] = {}
    if page.kind == "route":
        extra["door"] = voice.doors[page.name]
        extra["way"] = pictures.way(voice, page)
    if page.id == "page:sources":
        extra["groups"] = groups_of_sources(edition)
    if page.id in MADE:
        template = MADE[page.id].template
        extra |= MADE[page.id].fill(edition, page)
    return _show(template, edition, page, **extra)


def _show(template: str, edition: Edition, page: Page, **extra: Any) -> str:
    voice = edition.voices[page.lang]
    return show(
        template,
        edition,
        page.lang,
        tab=page.tab,
        description=page.description,
        twin=_twin(edition, page),
        page=page,
        body=voice.block(page.body),
        related=_related(voice, page),
        sources=_sources(voice, page.sources),
        anchor=anchor,
        **extra,
    )


def _twin(edition: Edition, page: Page) -> str:
    other = edition.voices[paths.other(page.lang)].page(page.id)
    return address(other) if other else ""


def _related(voice: Voice, page: Page) -> list[tuple[str, str]]:
    pages = (voice.page(id) for id in page.related)
    return [(address(other), other.title) for other in pages if other]


def _sources(voice: Voice, ids: Sequence[str]) -> list[tuple[str, str]]:
    rows = voice.content.tables.sources
    return [
        (voice.link(f"page:sources#{anchor(id)}"), rows[id].what[voice.lang])
        for id in ids
        if id in rows
    ]


def section(edition: Edition, lang: str, kind: str) -> str:
    """Return the overview of every page of a kind."""
    voice = edition.voices[lang]
    return show(
        "section.html",
        edition,
        lang,
        tab=voice.raw(f"site.{kind}.tab"),
        description=voice.raw(f"site.{kind}.description"),
        twin=paths.section(paths.other(lang), kind),
        kind=kind,
        groups=grouped(voice, kind),
        address=address,
    )


def groups_of_sources(edition: Edition) -> list[str]:
    """Return the parts in which the sources are shown: one page with all would be heavy."""
    found = {group_of(anchor(id)) for id in edition.content.tables.sources}
    return [group for group in labels.SOURCE_GROUPS if group in found]


def source_group(edition: Edition, page: Page, group: str) -> str:
    """Return one part of the sources."""
    rows: list[tuple[str, Source]] = [
        (anchor(id), row)
        for id, row in edition.content.tables.sources.items()
        if group_of(anchor(id)) == group
    ]
    voice = edition.voices[page.lang]
    other = _twin(edition, page)
    return show(
        "source_group.html",
        edition,
        page.lang,
        tab=page.tab,
        description=page.description,
        twin=f"{other}{group}/" if other else "",
        index=False,
        page=page,
        group=group,
        rows=rows,
        up=voice.link("page:sources"),
    )
