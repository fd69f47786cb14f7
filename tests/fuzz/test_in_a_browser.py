"""Hostile input in real Chromium: damaged data of the guide, and messages from foreign pages."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.serving import serving
from tests.editions import BuildEdition

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MISSING = "Chromium is missing. Run: sh scripts/install-browser"
MESSAGES = 300
NUMBERS: tuple[Any, ...] = (0, 1, -1, 1e9, "1", "<b>", None, [], {"a": 1}, True)
START = "/nl/gids/index.html"
DAMAGE: tuple[tuple[str, str], ...] = (
    ("nothing", ""),
    ("half of it", 'globalThis.bijwieGuide={"graph":{"nodes":[[0,['),
    ("no graph", "globalThis.bijwieGuide={};"),
    ("null", "globalThis.bijwieGuide=null;"),
    ("a number", "globalThis.bijwieGuide=7;"),
    ("an empty graph", "globalThis.bijwieGuide={graph:{nodes:[],questions:[],leaves:[]}};"),
    ("a page instead", "<!doctype html><title>Storing</title>"),
    ("another version", "globalThis.bijwieGuide={graph:{version:99,nodes:{}},questions:[]};"),
)
TRAP = """
  window.caught = [];
  addEventListener("error", (event) => caught.push(String(event.message)));
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = next((p for n in ("chromium", "chromium-browser") if (p := shutil.which(n))), None)
    if not program:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def port(national_site: Path) -> Iterator[int]:
    with serving(national_site) as port:
        yield port


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.mark.parametrize(("what", "script"), DAMAGE, ids=[row[0] for row in DAMAGE])
def test_the_guide_still_works_when_its_data_is_damaged(
    what: str, script: str, context: BrowserContext, port: int
) -> None:
    """The page without script is under it: its links lead on, and its words are there."""

    def damaged(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=script)

    context.route("**/a/guide.nl.*.js", damaged)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}{START}")
    answers = page.locator(".answers a")
    assert answers.count() >= 3
    question = page.locator("h1").inner_text()
    answers.first.click()
    page.wait_for_url("**/g/**")
    assert page.locator("h1").inner_text() != question
    assert page.locator("[data-exit]").count() >= 1


@pytest.mark.parametrize("profile", ["national", "institutions/example-university.toml"])
def test_a_page_from_elsewhere_cannot_make_a_page_of_ours_do_anything(
    profile: str, context: BrowserContext, edition_folder: BuildEdition, tmp_path: Path
) -> None:
    """A foreign page frames ours and throws messages at it; nothing changes, nothing answers.

    The second edition lets itself be framed, by its own institution: it listens to messages.
    """
    ours = edition_folder(profile)
    with serving(ours) as port, serving(_foreign(tmp_path, port)) as elsewhere:
        page = context.new_page()
        page.add_init_script(TRAP)
        page.goto(f"http://127.0.0.1:{elsewhere}/index.html")
        page.wait_for_function("frames[0] && window.loaded")
        frame = page.frames[1]
        assert frame.locator("h1").count() == 1
        before = _state(frame)
        _throw(page)
        page.wait_for_timeout(200)
        assert _state(frame) == before
        assert page.evaluate("window.heard") == []
        assert frame.evaluate("window.caught") == []
        assert context.cookies() == []


def _foreign(folder: Path, port: int) -> Path:
    (folder / "index.html").write_text(
        "<!doctype html><title>Elders</title>"
        f'<iframe src="http://127.0.0.1:{port}/nl/index.html"></iframe>'
        '<script src="host.js"></script>',
        encoding="utf-8",
    )
    (folder / "host.js").write_text(
        "window.heard = [];"
        "addEventListener('message', (event) => heard.push(event.data));"
        "addEventListener('load', () => { window.loaded = true; });",
        encoding="utf-8",
    )
    return folder


def _state(frame: Any) -> Any:
    return frame.evaluate(
        "[document.documentElement.outerHTML, location.href, history.length, scrollX, scrollY]"
    )


def _throw(page: Page) -> None:
    """Throw known and random messages at the frame."""
    dice = random.Random(20261125)
    known: list[Any] = [
        *({"bijwie": value} for value in NUMBERS),
        *({"bijwie": 1, "at": value} for value in NUMBERS),
        *(None, 0, "", "bijwie", [], ["bijwie"], {"__proto__": {"bijwie": 1}}),
        *({"type": "exit"}, {"href": "javascript:alert(1)"}, {"height": 1}, {"lang": "<b>"}),
    ]
    keys = ("bijwie", "at", "type", "href", "x")
    noise = [
        {dice.choice(keys): dice.choice((dice.random() * 1e6, "a" * dice.randint(0, 99), None))}
        for _ in range(MESSAGES - len(known))
    ]
    page.evaluate(
        "(messages) => messages.forEach((m) => frames[0].postMessage(JSON.parse(m), '*'))",
        [json.dumps(message) for message in (*known, *noise)],
    )
