"""Every picture has a name, and every word in it stands on the page as text as well."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from guide.content import address
from guide.plain import plain
from guide.views.figures import THEMES
from guide.views.made import MADE
from tests.pictures.conftest import Served, drawings_of, figures_of, words_of

_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
PICTURED = ("page:pictures", "page:figures", "topic:complaint_procedure", "topic:associations")


def said_in(svg: str) -> list[str]:
    """Return the texts of a drawing; lines of one text are one text."""
    found = (plain(Markup(text.replace("</tspan>", " "))) for text in _TEXT.findall(svg))
    return [text.lower() for text in found if text]


def check(html: str) -> int:
    words = words_of(html)
    for svg in drawings_of(html):
        assert "<title" in svg and 'aria-labelledby="' in svg
        for text in said_in(svg):
            for part in re.split(r" · ", re.sub(r"^\d+\. ", "", text)):
                assert part in words or part.isdigit(), f"only in the picture: {part!r}"
    ids = _ID.findall(html)
    assert len(ids) == len(set(ids))
    return len(drawings_of(html))


@pytest.mark.parametrize("id", PICTURED)
def test_a_page_says_in_words_what_its_pictures_show(served: Served, lang: str, id: str) -> None:
    assert check(served.page(id, lang)) >= 1


def test_every_theme_of_the_figures_says_so_too(served: Served, lang: str) -> None:
    for number, charts in enumerate(THEMES.values(), 1):
        assert check(served.page("page:figures", lang, f"{number}/")) == len(charts)


def test_every_route_has_its_steps_as_a_picture_and_as_a_list(served: Served, lang: str) -> None:
    for page in served.edition.content.pages_of(lang, "route"):
        html = served.at(address(page))
        assert check(html) == 1
        assert html.index('class="picture"') < html.index('<ol class="steps"')


def test_the_umc_has_a_picture_only_where_the_edition_has_a_umc(served: Served, lang: str) -> None:
    has = "umc_provision" in served.edition.profile.routes
    assert check(served.page("topic:umc", lang)) == int(has)
    assert ('id="p-umc"' in served.page("page:pictures", lang)) == has


def test_the_map_of_the_questions_has_its_text_below(served: Served, lang: str) -> None:
    html = served.page("page:rules", lang, {"nl": "kaart/", "en": "map/"}[lang])
    words = words_of(html)
    (drawing,) = drawings_of(html)
    for text in re.findall(r"<text[^>]*>(.*?)</text>", drawing):
        assert plain(Markup(text)).lower() in words


def test_pictures_stand_in_figures(national: Served, lang: str) -> None:
    html = national.page("page:pictures", lang)
    assert len(figures_of(html)) == len(drawings_of(html))
    assert all("<figcaption" in figure for figure in figures_of(html))


def test_every_page_that_is_made_opens_in_both_languages(served: Served, lang: str) -> None:
    for id, made in MADE.items():
        if not served.edition.content.has(id, lang):
            continue  # a page about an institution, in the edition without one
        assert "<h1>" in served.page(id, lang)
        page = served.edition.content.page(id, lang)
        for path, _make in made.below(served.edition, page):
            assert "<h1" in served.at(path)
