"""The search page: whole without script, private with it, and Whoosh itself in the live preview."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, sync_playwright

from guide.app import create_app
from guide.search.delivery import ADDRESS
from guide.settings import Settings
from guide.views import site_map
from tests.browser.conftest import NAMES
from tests.editions import DAY

LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(settings=Settings(today=DAY, draft=True))


def html_of(app: Flask, lang: str) -> str:
    return app.test_client().get(ADDRESS[lang]).get_data(as_text=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_script_every_letter_leads_to_words_and_every_word_to_a_page(
    app: Flask, lang: str
) -> None:
    html = html_of(app, lang)
    letters = re.findall(r'<a href="#(w-\w)">', html)
    assert len(letters) > 20
    assert all(f'id="{letter}"' in html for letter in letters)
    words = re.findall(r'<ul class="words">(.*?)</ul>', html, re.DOTALL)
    links = re.findall(r'href="([^"]+)"', "".join(words))
    assert len(links) > 500
    pages = site_map(app.extensions["edition"])
    ends = (link.removesuffix("index.html") for link in links)
    assert {end.replace("../", f"/{lang}/") for end in ends} <= pages.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_can_send_nothing(app: Flask, lang: str) -> None:
    form = re.search(r'<form class="search".*?</form>', html_of(app, lang), re.DOTALL)
    assert form
    assert " name=" not in form[0] and " action=" not in form[0] and " method=" not in form[0]
    assert " hidden" in form[0].partition(">")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_guide_and_people_are_offered_beside_the_results(app: Flask, lang: str) -> None:
    html = html_of(app, lang)
    assert 'class="button"' in html
    nothing = re.search(r'id="nothing".*?</section>', html, re.DOTALL)
    assert nothing and nothing[0].count("<a ") >= 3
    other = "en" if lang == "nl" else "nl"
    assert f'{ADDRESS[other]}index.html" lang="{other}" hreflang="{other}"' in nothing[0]


def test_the_live_preview_searches_with_whoosh() -> None:
    live = create_app(settings=Settings(today=DAY, draft=True, relative=False))
    html = live.test_client().get("/nl/zoeken/?q=klachtencomissie").get_data(as_text=True)
    assert re.search(r'data-id="([^"]+)"', html)[1] == "route:complaints_committee"  # type: ignore[index]


@pytest.fixture(scope="module")
def on_disk(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the search pages and what they load, as on a USB stick."""
    root = tmp_path_factory.mktemp("disk")
    client = app.test_client()
    for path in ADDRESS.values():
        html = html_of(app, path[1:3])
        _write(root, f"{path}index.html", html.encode())
        for name in re.findall(r'(?:src|href)="\.\./\.\./(a/[^"]+)"', html):
            _write(root, f"/{name}", client.get(f"/{name}").data)
    return root


def _write(root: Path, path: str, data: bytes) -> None:
    file = root / path.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


@pytest.fixture
def tab() -> Iterator[Page]:
    """An empty tab of real Chromium, as wide as a phone."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert program, "Chromium is missing. scripts/install-browser installs it, or says how."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 360, "height": 800})
        browser.close()


@pytest.mark.browser
def test_in_a_browser_a_letter_brings_its_words_in_view(on_disk: Path, tab: Page) -> None:
    address = f"{on_disk.as_uri()}{ADDRESS['nl']}index.html"
    tab.goto(address)
    letters = tab.locator(".letters a").evaluate_all("all => all.map((one) => one.hash)")
    for letter in letters[::4]:
        tab.goto(address)
        tab.locator(f".letters a[href='{letter}']").click()
        top = f"document.querySelector('{letter}').getBoundingClientRect().top"
        tab.wait_for_function(f"{top} >= 0 && {top} < innerHeight / 2", timeout=20_000)


@pytest.mark.browser
def test_in_a_browser_from_disk_search_answers_and_leaves_no_trace(
    on_disk: Path, tab: Page
) -> None:
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: wrong.append(message.text))
    tab.goto(f"{on_disk.as_uri()}{ADDRESS['nl']}index.html")
    _results_while_typing(tab)
    _keyboard(tab)
    _crisis_and_nothing(tab)
    _no_trace(tab)
    assert not wrong


def _results_while_typing(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#q").press_sequentially("vertrouwenspresoon")
    first = page.locator("#found li").first
    assert first.get_attribute("data-id") == "route:confidential_adviser"
    assert page.locator("#found button").inner_text() == "vertrouwenspersoon"
    assert page.locator("#found mark").count() > 0
    page.wait_for_function("document.getElementById('count').textContent !== ''")
    page.locator("#found button").click()
    assert page.locator("#q").input_value() == "vertrouwenspersoon"
    assert not [url for url in asked if "favicon" not in url]


def _keyboard(page: Page) -> None:
    focused = "document.activeElement.closest('li')?.dataset.id ?? document.activeElement.id"
    ids = page.locator("#found li").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    page.locator("#q").press("ArrowDown")
    assert page.evaluate(focused) == ids[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == ids[1]
    page.keyboard.press("End")
    assert page.evaluate(focused) == ids[-1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q"
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == ids[0]
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "q"


def _crisis_and_nothing(page: Page) -> None:
    page.fill("#q", "ik wil niet meer leven")
    shown = page.locator("[data-crisis]:visible")
    assert shown.evaluate_all("all => all.map((one) => one.dataset.crisis)") == ["crisis_line"]
    assert shown.locator("a[href='tel:113']").count() == 1
    page.fill("#q", "xqzvw")
    assert page.locator("#nothing").is_visible()
    assert page.locator("[data-crisis]:visible").count() == 0
    page.fill("#q", "")
    assert page.locator("#nothing").is_hidden()
    assert page.locator("#found li").count() == 0


def _no_trace(page: Page) -> None:
    page.fill("#q", "klacht")
    kept = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert page.evaluate(kept) == [0, 0, ""]
    assert page.url.endswith("index.html")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.locator("#q").input_value() == ""
