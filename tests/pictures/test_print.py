"""On paper and on a telephone, in real Chromium: sheets, screens, and nothing that sticks out."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from guide.content import LANGUAGES
from guide.referral import PEOPLE, SITUATIONS
from guide.views.referral import SHEETS, qr
from guide.views.someone import CARD
from tests.pictures.conftest import Served

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


PAGES = tuple(
    f"page:{id}"
    for id in (
        *("referral", "compare", "pictures", "figures", "rules", "accuracy", "someone_told_me"),
    )
)


def test_the_referral_table_fits_two_sheets_of_a4(
    served: Served, tab: Page, tmp_path: Path
) -> None:
    files = served.write(tmp_path, ("page:referral",))
    for file in files.values():
        assert paper(tab, file) == [A4_LANDSCAPE] * 2


@pytest.mark.parametrize(("sheet", "size"), [("card", A5), ("poster", A3)])
def test_each_sheet_is_one_page_of_its_size(
    served: Served, tab: Page, tmp_path: Path, sheet: str, size: tuple[int, int]
) -> None:
    files = served.write(tmp_path, ("page:referral",))
    for (lang, _id), file in files.items():
        assert paper(tab, file.parent / SHEETS[sheet][lang] / "index.html") == [size]


def test_each_step_of_the_card_fits_one_screen_of_a_telephone(
    national: Served, tab: Page, tmp_path: Path
) -> None:
    for file in national.write(tmp_path, (CARD,)).values():
        tab.goto(file.as_uri())
        bar = tab.evaluate("document.querySelector('.bar').offsetHeight")
        heights = tab.evaluate(
            "[...document.querySelectorAll('section.screen')].map((e) => e.offsetHeight)"
        )
        assert len(heights) == 7
        assert all(height <= 640 - bar for height in heights), (heights, bar)


def shown(tab: Page, selector: str) -> list[str]:
    """Return the classes of everything that can be seen."""
    found: list[str] = tab.evaluate(
        "(selector) => [...document.querySelectorAll(selector)]"
        ".filter((e) => e.checkVisibility()).map((e) => e.className)",
        selector,
    )
    return found


def test_a_choice_leaves_only_the_lines_that_belong_to_it(
    national: Served, tab: Page, tmp_path: Path
) -> None:
    file = national.write(tmp_path, ("page:referral",))["en", "page:referral"]
    for person in PEOPLE:
        tab.goto(f"{file.as_uri()}#p-{person}")
        sections = shown(tab, ".people")
        assert sections and all(f"p-{person}" in name.split() for name in sections)
    for situation in SITUATIONS:
        tab.goto(f"{file.as_uri()}#w-{situation}")
        rows = shown(tab, ".people tbody")
        assert rows and all(f"w-{situation}" in name.split() for name in rows)


def test_nothing_sticks_out_of_a_narrow_screen(
    served: Served, chromium: Browser, tmp_path: Path
) -> None:
    tab = chromium.new_page(viewport={"width": NARROW, "height": 640})
    for file in served.write(tmp_path, PAGES).values():
        for page in sorted(file.parent.rglob("*.html")):
            tab.goto(page.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW, page
    tab.close()


def test_the_code_of_the_sheets_holds_the_address_of_the_edition_and_nothing_more(
    served: Served,
) -> None:
    for lang in LANGUAGES:
        url = f"{served.edition.settings.base_url}{lang}/"
        html = served.page("page:referral", lang, f"{SHEETS['poster'][lang]}/")
        assert qr(url) in html
        assert "?" not in url
