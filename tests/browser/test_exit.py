"""Leaving: at once, without a way back, from a frame too, by link and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, Request, Route, expect

from guide import paths
from tests.browser.conftest import OpenTab, Site
from tests.browser.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = paths.START["nl"]
LINK = "[data-exit]"


def readable(page: Page) -> str:
    return page.locator("body").inner_text()


def status(page: Page) -> str:
    return page.locator("[role=status]").inner_text().strip()


def word(page: Page, name: str) -> str:
    text = page.locator(LINK).get_attribute(f"data-{name}")
    assert text
    return text


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_link_leads_away_in_the_same_tab(open_tab: OpenTab, site: Site, script: bool) -> None:
    page = open_tab(PAGE, java_script_enabled=script)
    page.click(LINK)
    page.wait_for_url(site.exit_url)
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("way", ["link", "keys"])
def test_back_does_not_return_to_the_page(open_tab: OpenTab, site: Site, way: str) -> None:
    page = open_tab("about:blank")
    page.goto(site.url(PAGE))
    if way == "link":
        page.click(LINK)
    else:
        press_shift(page, 3)
    page.wait_for_url(site.exit_url)
    page.go_back()
    assert page.url == "about:blank"
    page.go_forward()
    assert page.url == site.exit_url


def test_the_page_we_go_to_is_not_told_where_we_came_from(open_tab: OpenTab, site: Site) -> None:
    page = open_tab(PAGE)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    page.click(LINK)
    page.wait_for_url(site.exit_url)
    assert [request.url for request in sent if "favicon" not in request.url] == [site.exit_url]
    assert "referer" not in sent[0].all_headers()


@pytest.fixture
def stuck(open_tab: OpenTab, site: Site) -> tuple[Page, list[str]]:
    """Return a page whose exit brings nothing, so that the browser stays, and what it asked."""
    page = open_tab(PAGE)
    asked: list[str] = []

    def nothing(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)

    page.context.route(f"{site.exit_url}**", nothing)
    return page, asked


def test_the_page_is_covered_before_the_next_one_answers(stuck: tuple[Page, list[str]]) -> None:
    page, asked = stuck
    title, leaving = word(page, "title"), word(page, "leaving")
    page.click(LINK)
    assert asked
    assert readable(page) == leaving
    assert page.title() == title
    assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"
    assert page.locator("[role=alert]").inner_text() == leaving


def test_a_page_that_the_browser_kept_stays_covered_and_leaves_once_more(
    stuck: tuple[Page, list[str]],
) -> None:
    page, asked = stuck
    leaving = word(page, "leaving")
    page.click(LINK)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    for _ in range(50):
        page.wait_for_timeout(100)
        if len(asked) > 1:
            break
    assert readable(page) == leaving
    assert len(asked) == 2


def test_three_presses_of_shift_are_announced_and_leave(open_tab: OpenTab, site: Site) -> None:
    page = open_tab(PAGE)
    two, one = word(page, "two"), word(page, "one")
    assert status(page) == ""
    press_shift(page, 1)
    assert status(page) == two
    press_shift(page, 1)
    assert status(page) == one
    press_shift(page, 1)
    page.wait_for_url(site.exit_url)


@pytest.mark.parametrize("keys", ["Shift+A", "Shift+Tab", "Control+Shift", "Shift+ArrowDown"])
def test_shift_with_another_key_does_not_count(open_tab: OpenTab, keys: str) -> None:
    page = open_tab(PAGE)
    for _ in range(4):
        page.keyboard.press(keys)
    assert status(page) == ""
    assert PAGE in page.url


def test_shift_with_the_mouse_does_not_count(open_tab: OpenTab) -> None:
    page = open_tab(PAGE)
    for _ in range(4):
        page.keyboard.down("Shift")
        page.mouse.click(5, 400)
        page.keyboard.up("Shift")
    assert status(page) == ""


def test_another_key_starts_the_count_again(open_tab: OpenTab, site: Site) -> None:
    page = open_tab(PAGE)
    press_shift(page, 2)
    page.keyboard.press("ArrowDown")
    assert status(page) == word(page, "expired")
    press_shift(page, 2)
    assert status(page) == word(page, "one")
    assert page.url == site.url(PAGE)


def test_five_seconds_without_a_press_start_the_count_again(open_tab: OpenTab) -> None:
    page = open_tab(PAGE)
    page.clock.install(time=datetime(2026, 11, 25, 9))
    page.reload()
    page.clock.pause_at(datetime(2026, 11, 25, 10))  # from here time passes only when we say so
    press_shift(page, 2)
    page.clock.run_for(4900)
    assert status(page) == word(page, "one")
    page.clock.run_for(200)
    assert status(page) == word(page, "expired")
    page.clock.run_for(5000)
    assert status(page) == ""
    press_shift(page, 1)
    assert status(page) == word(page, "two")


def test_both_shift_keys_count(open_tab: OpenTab, site: Site) -> None:
    page = open_tab(PAGE)
    page.keyboard.down("ShiftLeft")
    page.keyboard.down("ShiftRight")
    page.keyboard.up("ShiftLeft")
    page.keyboard.up("ShiftRight")
    assert status(page) == word(page, "two")
    page.keyboard.press("ShiftRight")
    page.keyboard.press("ShiftLeft")
    page.wait_for_url(site.exit_url)


def test_a_shift_key_that_is_held_down_counts_once(open_tab: OpenTab) -> None:
    page = open_tab(PAGE)
    for _ in range(5):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert status(page) == word(page, "two")


def test_a_keyboard_on_the_screen_of_a_phone_does_not_count(open_tab: OpenTab) -> None:
    page = open_tab(PAGE, width=360, has_touch=True, is_mobile=True)
    page.evaluate(
        """() => { for (const type of Array(4).fill(["keydown", "keyup"]).flat())
        dispatchEvent(new KeyboardEvent(type, { key: "Shift", code: "" })) }"""
    )
    assert status(page) == ""


Host = Callable[[str], str]
FRAMES = {"open": "", "closed": 'sandbox="allow-scripts allow-same-origin"'}


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    """Return the address of a page of an institution, on another origin, with ours in a frame."""
    for name, attributes in FRAMES.items():
        frame = f'<iframe {attributes} src="{site.url(PAGE)}" width="800" height="600"></iframe>'
        (tmp_path / f"{name}.html").write_text(f"<title>Host</title><p>Host</p>{frame}")
    with serving(tmp_path, "default-src 'none'; frame-src *") as port:
        yield lambda name: f"http://localhost:{port}/{name}.html"


def inner(page: Page) -> Frame:
    page.frame_locator("iframe").locator(LINK).wait_for()
    return page.frames[1]


@pytest.mark.parametrize(
    ("way", "script"),
    [("link", True), ("keys", True), ("link", False)],
    ids=["link", "keys", "no script"],
)
def test_from_a_frame_the_whole_window_leaves(
    open_tab: OpenTab, site: Site, host: Host, way: str, script: bool
) -> None:
    page = open_tab("about:blank", java_script_enabled=script)
    page.goto(host("open"))
    frame = inner(page)
    if way == "link":
        frame.click(LINK)
    else:
        frame.locator(LINK).focus()
        press_shift(page, 3)
    page.wait_for_url(site.exit_url)
    if script:
        page.go_back()
        assert page.url == "about:blank"


def test_a_frame_that_may_not_change_the_window_leaves_itself(
    open_tab: OpenTab, site: Site, host: Host
) -> None:
    page = open_tab("about:blank")
    page.goto(host("closed"))
    frame = inner(page)
    frame.click(LINK)
    frame.wait_for_url(site.exit_url)


@pytest.mark.parametrize(
    ("width", "height"), [(320, 256), (360, 640), (1280, 800)], ids=["400%", "phone", "desktop"]
)
def test_the_link_is_in_view_at_every_place_of_the_page(
    open_tab: OpenTab, width: int, height: int
) -> None:
    page = open_tab(PAGE, width=width, height=height)
    end = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, int(end), height):
        page.evaluate("top => scrollTo({ top, behavior: 'instant' })", top)
        seen = page.locator(LINK).evaluate(
            """link => { const box = link.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return link.contains(hit) && box.left >= 0 && box.right <= innerWidth }"""
        )
        assert seen, f"not in view at {top}"


def test_the_link_comes_right_after_the_skip_link(open_tab: OpenTab) -> None:
    page = open_tab(PAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(LINK)).to_be_focused()
