"""The guide inside another site, in real Chromium: height, focus, exit, and who may not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from guide import hosting
from tests.editions import BuildEdition
from tests.institutions.conftest import MakeApp
from tests.institutions.making import examples
from tests.institutions.serving import (
    CHROMIUM,
    FOREIGN,
    NGINX,
    PORTAL,
    WEATHER,
    Served,
    serving,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.nginx,
    pytest.mark.skipif(not os.access(NGINX, os.X_OK), reason="nginx is not installed"),
    pytest.mark.skipif(not os.access(CHROMIUM, os.X_OK), reason="Chromium is not installed"),
]
PROFILE = "institutions/example-hogeschool.toml"
BASE = "https://www.hogeschool-rijnoord.example/bijwie/"
TOP = "<!doctype html><html lang=nl><meta charset=utf-8><title>Portaal</title>"
SCRIPT = f'<script src="{BASE}embed/bij-wie.js" defer></script>'
LINK = f'<a id="plain" href="{BASE}nl/">Bij wie kan ik terecht?</a>'
PAGES = {
    "component": f'<button id="before">x</button><bij-wie lang="nl" start="gids/">{LINK}</bij-wie>'
    '<button id="after">x</button>',
    "english": f'<div style="height:1500px">x</div><bij-wie lang="en">{LINK}</bij-wie>',
    "home": f"<bij-wie>{LINK}</bij-wie>",
    "iframe": f'<p>{LINK}</p><iframe data-bij-wie src="{BASE}nl/" title="Bij wie kan ik terecht?" '
    'width="100%" height="300"></iframe>',
}


@pytest.fixture(scope="module")
def served(
    edition_folder: BuildEdition, make_app: MakeApp, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    site = edition_folder(PROFILE)
    folder = tmp_path_factory.mktemp("embed")
    edition = make_app(examples()[1][0]).extensions["edition"]
    text = hosting.files(edition, site, folder)["nginx.conf"]
    with serving(text, site, BASE, folder) as running:
        for name, body in PAGES.items():
            (running.portal / f"{name}.html").write_text(f"{TOP}{SCRIPT}{body}", encoding="utf-8")
        (running.portal / "weer").write_text("<title>Weer</title>weer")
        (running.portal / "index.html").write_text("<title>Weer</title>weer")
        yield running


@pytest.fixture(scope="module")
def browser(served: Served) -> Iterator[Browser]:
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=served.arguments)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str, str], Page]]:
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 800, "height": 600})
    context.set_default_timeout(20_000)

    def go(name: str, host: str = PORTAL) -> Page:
        page = context.new_page()
        page.goto(f"https://{host}/{name}.html")
        return page

    yield go
    context.close()


def _frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def _fits(page: Page) -> None:
    """Wait until the frame is as high as the page in it, so that nothing scrolls inside."""
    around = inside = 0
    for _ in range(100):
        around = page.locator("iframe").evaluate("frame => frame.clientHeight")
        inside = page.frames[1].evaluate("document.body.offsetHeight")
        if inside > 400 and abs(around - inside) < 2:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the frame is {around} high, the page in it {inside}")


Visit = Callable[..., Page]


def test_the_component_shows_the_guide_at_its_own_height(visit: Visit) -> None:
    page = visit("component")
    expect(page.locator("#plain")).to_have_count(0)
    expect(page.locator("iframe")).to_have_attribute("src", f"{BASE}nl/gids/")
    expect(page.locator("iframe")).to_have_attribute("title", "Bij wie kan ik terecht?")
    _fits(page)


def test_language_and_start_are_attributes(visit: Visit) -> None:
    page = visit("english")
    expect(_frame(page).locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("iframe")).to_have_attribute("src", f"{BASE}en/")
    home = visit("home")
    expect(home.locator("iframe")).to_have_attribute("src", f"{BASE}nl/")


def test_the_height_follows_every_page(visit: Visit) -> None:
    page = visit("english")
    _fits(page)
    before = page.locator("iframe").evaluate("frame => frame.clientHeight")
    _frame(page).get_by_role("link", name="Topics", exact=True).click()
    expect(_frame(page).locator("[aria-current=page]")).to_have_text("Topics")
    _fits(page)
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") != before
    assert page.url.endswith("english.html")


def test_the_plain_frame_gets_its_height_too(visit: Visit) -> None:
    page = visit("iframe")
    expect(page.locator("#plain")).to_be_visible()
    _fits(page)


def test_the_exit_leaves_the_whole_window(visit: Visit) -> None:
    page = visit("component")
    _fits(page)
    _frame(page).locator("[data-exit]").click()
    page.wait_for_url(f"https://{WEATHER}/**")
    assert page.frames == [page.main_frame]


def test_the_exit_stays_in_view_while_the_page_around_scrolls(visit: Visit) -> None:
    page = visit("english")
    _fits(page)
    page.evaluate("scrollTo(0, 1900)")
    exit_button = _frame(page).locator("[data-exit]")
    page.wait_for_function(
        "() => document.querySelector('iframe').getBoundingClientRect().top < -300"
    )
    page.frames[1].wait_for_function("() => document.querySelector('.bar').style.transform")
    box = exit_button.bounding_box()
    assert box and 0 <= box["y"] < 100
    exit_button.click()
    page.wait_for_url(f"https://{WEATHER}/**")


def test_help_now_is_brought_into_view(visit: Visit) -> None:
    page = visit("english")
    _fits(page)
    page.evaluate("scrollTo(0, 1500)")
    _frame(page).get_by_role("link", name="Help now").click()
    page.wait_for_function("() => scrollY > 1700")
    box = _frame(page).locator("#now").bounding_box()
    assert box and -50 < box["y"] < 600


def test_keyboard_focus_passes_in_and_out(visit: Visit) -> None:
    page = visit("component")
    _fits(page)
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    inside = page.frames[1]
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert inside.evaluate("document.activeElement.closest('.skip') !== null")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "before"
    inside.locator("footer a").last.focus()
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.id === 'after'")


def test_a_site_that_is_not_allowed_gets_the_plain_link(visit: Visit) -> None:
    page = visit("component", FOREIGN)
    page.wait_for_timeout(1500)
    expect(page.locator("#plain")).to_be_visible()
    assert page.locator("iframe").evaluate("frame => frame.offsetHeight") == 0
    assert not page.frames[1].url.startswith(BASE)


def test_messages_from_elsewhere_change_nothing(visit: Visit) -> None:
    page = visit("component")
    _fits(page)
    before = page.locator("iframe").evaluate("frame => frame.offsetHeight")
    page.evaluate("() => { for (const d of [{bijwie: 9}, null, 'x', 7]) postMessage(d, '*'); }")
    page.evaluate("() => frames[0].postMessage({bijwie: 'x'}, '*')")
    page.evaluate("() => frames[0].postMessage(null, '*')")
    page.wait_for_timeout(300)
    assert page.locator("iframe").evaluate("frame => frame.offsetHeight") == before


def test_links_to_other_sites_leave_the_frame(visit: Visit) -> None:
    page = visit("home")
    _fits(page)
    inside = page.frames[1]
    inside.evaluate("""() => {
      const link = document.createElement("a");
      link.href = "https://weerbericht.example.org/";
      link.id = "away";
      link.textContent = "x";
      document.querySelector("main").prepend(link);
    }""")
    _frame(page).locator("#away").click()
    page.wait_for_url(f"https://{WEATHER}/**")


def test_the_folder_works_from_disk(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((served.site / "nl" / "index.html").as_uri())
    page.locator(".foot").get_by_role("link", name=re.compile("editie")).click()
    expect(page.locator("h1")).to_have_text("Over deze editie")
    page.get_by_role("link", name="Vertrouwenspersoon", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("Op elke locatie is een vertrouwenspersoon")
    assert not wrong
    assert Path(page.url.removeprefix("file://")).is_file()
    page.close()
