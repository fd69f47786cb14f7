"""On paper and on a telephone, in real Chromium: sheets, screens, and nothing that sticks out."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from guide.content import LANGUAGES, address, load
from guide.settings import ROOT
from guide.views.referral import SHEETS
from guide.views.someone import CARD
from tests.editions import BuildEdition, every_edition

pytestmark = pytest.mark.browser
MM = 72 / 25.4
A4_LANDSCAPE, A5, A3 = (297, 210), (148, 210), (297, 420)
NARROW = 320


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    yield page
    page.close()


def paper(tab: Page, file: Path) -> list[tuple[int, int]]:
    """Return the size of every sheet of a printed page, in millimetres."""
    tab.goto(file.as_uri())
    data = tab.pdf(prefer_css_page_size=True, print_background=True)
    boxes = [sheet.mediabox for sheet in PdfReader(io.BytesIO(data)).pages]
    return [(round(float(b.width) / MM), round(float(b.height) / MM)) for b in boxes]


def file_of(root: Path, id: str, lang: str, below: str = "") -> Path:
    path = address(load(ROOT).page(id, lang))
    return root / path.strip("/") / below / "index.html"


@pytest.mark.parametrize("profile", every_edition())
def test_the_referral_table_fits_two_sheets_of_a4(
    edition_folder: BuildEdition, tab: Page, profile: str
) -> None:
    root = edition_folder(profile)
    for lang in LANGUAGES:
        assert paper(tab, file_of(root, "page:referral", lang)) == [A4_LANDSCAPE] * 2


@pytest.mark.parametrize(("sheet", "size"), [("card", A5), ("poster", A3)])
def test_the_sheets_are_one_page_of_their_size(
    edition_folder: BuildEdition, tab: Page, sheet: str, size: tuple[int, int]
) -> None:
    for profile in every_edition():
        root = edition_folder(profile)
        for lang in LANGUAGES:
            file = file_of(root, "page:referral", lang, SHEETS[sheet][lang])
            assert paper(tab, file) == [size], file


def test_each_step_of_the_card_fits_one_screen_of_a_telephone(
    national_site: Path, tab: Page
) -> None:
    for lang in LANGUAGES:
        tab.goto(file_of(national_site, CARD, lang).as_uri())
        bar = tab.evaluate("document.querySelector('.bar').offsetHeight")
        heights = tab.evaluate(
            "[...document.querySelectorAll('section.screen')].map((e) => e.offsetHeight)"
        )
        assert len(heights) == 7
        assert all(height <= 640 - bar for height in heights)


def test_choosing_a_person_leaves_only_the_lines_for_that_person(
    national_site: Path, tab: Page
) -> None:
    file = file_of(national_site, "page:referral", "en")
    tab.goto(f"{file.as_uri()}#p-phd")
    shown = tab.evaluate(
        "[...document.querySelectorAll('.people')].filter((e) => e.checkVisibility())"
        ".map((e) => e.className)"
    )
    assert shown and all("p-phd" in name for name in shown)
    tab.goto(f"{file.as_uri()}#w-violence")
    rows = tab.evaluate(
        "[...document.querySelectorAll('.people tbody')].filter((e) => e.checkVisibility())"
        ".map((e) => e.className)"
    )
    assert rows and all("w-violence" in name for name in rows)


def test_nothing_sticks_out_of_a_narrow_screen(national_site: Path, chromium: Browser) -> None:
    ids = ("referral", "compare", "pictures", "figures", "rules", "accuracy", "someone_told_me")
    tab = chromium.new_page(viewport={"width": NARROW, "height": 640})
    for lang in LANGUAGES:
        for id in ids:
            for file in sorted(file_of(national_site, f"page:{id}", lang).parent.rglob("*.html")):
                tab.goto(file.as_uri())
                assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW, file
    tab.close()
