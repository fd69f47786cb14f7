"""The written site, a server for it, and real Chromium: each started once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from guide.app import create_app
from guide.edition import Edition
from guide.settings import Settings
from tests.browser.serving import serving
from tests.editions import DAY

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is missing. scripts/install-browser installs it, or says how."


@dataclass(frozen=True)
class Site:
    """The national edition as files, and where a browser finds it."""

    root: Path
    edition: Edition
    port: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def exit_url(self) -> str:
        return self.edition.settings.exit_url


@pytest.fixture(scope="session")
def site(national_site: Path) -> Iterator[Site]:
    # The build sees to it that nothing is missing; here the words are only looked up.
    app = create_app(settings=Settings(today=DAY, draft=True))
    with serving(national_site) as port:
        yield Site(national_site, app.extensions["edition"], port)


@pytest.fixture(scope="module")  # other folders start Playwright too, and it can only run once
def chromium() -> Iterator[Browser]:
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if not program:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox"],
            # Real readers have the back-forward cache, so the tests have it too.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


OpenTab = Callable[..., Page]


@pytest.fixture
def open_tab(chromium: Browser, site: Site) -> Iterator[OpenTab]:
    """Return what opens a page in a browser of its own; the exit leads to a stand-in."""
    with ExitStack() as stack:
        wrong: list[str] = []

        def open_tab(path: str, *, width: int = 1280, height: int = 800, **options: Any) -> Page:
            size = ViewportSize(width=width, height=height)
            context = chromium.new_context(viewport=size, **options)
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            context.route(
                f"{site.exit_url}**",
                lambda route: route.fulfill(
                    content_type="text/html", body="<title>Weer</title>Zon"
                ),
            )
            context.on("weberror", lambda found: wrong.append(str(found.error)))
            page = context.new_page()
            page.goto(path if ":" in path else site.url(path))
            return page

        yield open_tab
    assert not wrong, f"a script failed: {wrong}"
