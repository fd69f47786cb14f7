"""The list of every page: what is published is what stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from guide import paths
from guide.content import LANGUAGES, address
from guide.content.addresses import SECTIONS
from guide.edition import Edition
from guide.moved import moved_pages
from guide.search import delivery
from guide.views import content, extra, guide, search
from guide.views.made import MADE

Make = Callable[[], str]


def site_map(edition: Edition) -> dict[str, Make]:
    """Return every page by its path, with what makes it."""
    pages = dict(_pages(edition))
    moved = dict(moved_pages(edition.settings.root, pages))
    return pages | {old: partial(extra.moved, edition, old, to) for old, to in moved.items()}


def _pages(edition: Edition) -> Iterator[tuple[str, Make]]:
    yield paths.CHOICE, partial(extra.choice, edition)
    yield paths.NOT_FOUND, partial(extra.not_found, edition)
    for lang in LANGUAGES:
        yield paths.home(lang), partial(extra.home, edition, lang)
        yield from _guide(edition, lang)
        yield delivery.ADDRESS[lang], partial(search.search, edition, lang)
        for kind, language in SECTIONS:
            if language == lang:
                yield paths.section(lang, kind), partial(content.section, edition, lang, kind)
        for page in edition.content.pages_of(lang):
            yield address(page), partial(content.show_page, edition, page)
            if page.id == "page:sources":
                for group in content.groups_of_sources(edition):
                    path = f"{address(page)}{group}/"
                    yield path, partial(content.source_group, edition, page, group)
            if page.id in MADE:
                yield from MADE[page.id].below(edition, page)


def _guide(edition: Edition, lang: str) -> Iterator[tuple[str, Make]]:
    graph = edition.graph
    yield paths.START[lang], partial(guide.question, edition, lang, graph.start)
    for key in graph.nodes:
        if key != graph.start:
            yield paths.node(lang, key), partial(guide.question, edition, lang, key)
    for key in graph.leaves:
        yield paths.node(lang, key), partial(guide.advice, edition, lang, key)
