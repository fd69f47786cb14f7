"""No violation of WCAG 2.2 AA or best practice that axe can see, on any page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from guide import paths
from guide.content import LANGUAGES, address
from guide.content.addresses import SECTIONS
from guide.edition import Edition
from guide.search import delivery
from tests.browser.axe import violations, violations_of
from tests.browser.conftest import OpenTab, Site
from tests.browser.walking import answer, at_advice, some_way

pytestmark = pytest.mark.browser

ONE_OF_EACH = ("route:confidential_adviser", "behaviour:discrimination", "topic:umc")


def kinds_of_page(edition: Edition, lang: str) -> Iterator[str]:
    """Yield the path of one page of each kind."""
    graph = edition.graph
    _, leaf = some_way(graph)
    question = graph.nodes[graph.start].targets["neither"]
    yield from (paths.CHOICE, paths.NOT_FOUND, paths.home(lang), paths.START[lang])
    yield delivery.ADDRESS[lang]
    card = next(leaf.key for leaf in graph.leaves.values() if leaf.listener)
    yield from (paths.node(lang, question), paths.node(lang, leaf), paths.node(lang, card))
    yield from (paths.section(lang, kind) for kind, language in SECTIONS if language == lang)
    yield from (address(edition.content.page(id, lang)) for id in ONE_OF_EACH)
    yield from (address(page) for page in edition.content.pages_of(lang, "page"))


def written(path: str) -> str:
    """Return the file of a path."""
    return (f"{path}index.html" if path.endswith("/") else path).lstrip("/")


def report(wrong: dict[str, list[str]]) -> str:
    lines = [f"{place}: {line}" for place, found in wrong.items() for line in found]
    return f"{len(lines)} violations:\n" + "\n".join(lines[:20])


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_page_of_each_kind_is_accessible(
    open_tab: OpenTab, site: Site, lang: str, scheme: str, width: int
) -> None:
    page = open_tab(paths.CHOICE, width=width, color_scheme=scheme)
    wrong = violations_of(page, [written(path) for path in kinds_of_page(site.edition, lang)])
    for path in (paths.home(lang), delivery.ADDRESS[lang]):  # as they are with their scripts
        page.goto(site.url(path))
        if found := violations(page):
            wrong[f"{path} with script"] = found
    assert not wrong, report(wrong)


def open_everything(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_with_script_is_accessible_at_every_step(
    open_tab: OpenTab, site: Site, lang: str, scheme: str, width: int
) -> None:
    page = open_tab(paths.START[lang], width=width, color_scheme=scheme)
    wrong = {}
    for question, value in some_way(site.edition.graph)[0].items():
        if found := violations(page):
            wrong[question] = found
        answer(page, value)
    assert at_advice(page)
    open_everything(page)
    page.keyboard.press("Shift")  # the announcement of the exit is on screen as well
    if found := violations(page):
        wrong["advice"] = found
    assert not wrong, report(wrong)
