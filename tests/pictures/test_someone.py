"""The entrance for helpers: near, per role, and one step per screen."""

from __future__ import annotations

import re

from guide import paths
from guide.content import address
from guide.views.someone import CARD, helper_question
from tests.pictures.conftest import Served

ROLES = ("teacher", "study-adviser", "manager", "board")


def hrefs(html: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', html))


def follow(served: Served, start: str) -> set[str]:
    """Return the paths that one click leads to."""
    found = set()
    for href in hrefs(served.at(start)):
        if not href.startswith(("http", "#", "tel:", "mailto:", "data:")):
            base = start.strip("/").split("/")
            ups = href.count("../")
            rest = href.replace("../", "").split("#")[0].removesuffix("index.html")
            found.add("/" + "/".join([*base[: len(base) - ups], rest]).lstrip("/"))
    return found


def test_the_card_and_first_response_are_two_clicks_from_home(served: Served, lang: str) -> None:
    one = follow(served, paths.home(lang))
    content = served.edition.content
    entrance = address(content.page("page:someone_told_me", lang))
    assert entrance in one
    two = one | follow(served, entrance)
    for id in (CARD, "topic:first_response"):
        assert address(content.page(id, lang)) in two


def test_the_entrance_leads_each_role_to_its_part(national: Served, lang: str) -> None:
    html = national.page("page:someone_told_me", lang)
    there = national.page("topic:first_response", lang)
    for role in ROLES:
        assert any(href.endswith(f"#{role}") for href in hrefs(html))
        assert f'id="{role}"' in there


def test_the_entrance_opens_the_guide_where_it_asks_how_a_helper_knows(served: Served) -> None:
    graph = served.edition.graph
    key = helper_question(graph)
    assert graph.nodes[key].question == "helper"
    assert f"/g/{key}/" in served.page("page:someone_told_me", "nl")


def test_the_card_has_one_step_per_screen_and_a_way_on(served: Served, lang: str) -> None:
    html = served.page(CARD, lang)
    screens = html.split('<section class="screen"')[1:]
    assert len(screens) == 7
    for number, screen in enumerate(screens, 1):
        assert f'id="step-{number}"' in screen
        assert (f'href="#step-{number + 1}"' in screen) == (number < 7)
        assert (f'href="#step-{number - 1}"' in screen) == (number > 1)
