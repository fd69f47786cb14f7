"""Pictures of each kind of page: phone, desktop, dark and print, into ``docs/screenshots/``.

Needs a built site (``make build``) and Chromium. Look at the pictures, and mend until they please.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from tqdm import tqdm

ROOT = Path(__file__).resolve().parents[1]
PUBLIC = ROOT / "public"
OUT = ROOT / "docs" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {"phone": 360, "desktop": 1280}


def pages() -> Iterator[tuple[str, Path]]:
    """Yield one page of each kind, with its name."""
    lang = PUBLIC / "nl"
    yield "choice", PUBLIC / "index.html"
    yield "home", lang / "index.html"
    yield "question", lang / "gids" / "index.html"
    yield "advice", _advice(lang)
    yield "route", lang / "bij-wie" / "vertrouwenspersoon" / "index.html"
    yield "behaviour", lang / "wat" / "steeds-weer" / "index.html"
    yield "overview", lang / "uitleg" / "index.html"
    yield "english", PUBLIC / "en" / "index.html"


def _advice(lang: Path) -> Path:
    """Return the first advice page with two doors, which is the fullest kind."""
    found = (
        page
        for page in sorted(lang.glob("g/*/index.html"))
        if 'id="door-2"' in page.read_text(encoding="utf-8")
    )
    return next(found)


def shots() -> Iterator[tuple[str, Path, str, str]]:
    """Yield every picture: its name, the page, its width and its scheme."""
    for name, page in pages():
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                yield f"{name}-{width}-{scheme}", page, width, scheme


def main() -> int:
    """Make the pictures and return the exit status."""
    browser = next((path for name in NAMES if (path := shutil.which(name))), None)
    if not browser or not (PUBLIC / "index.html").is_file():
        print("Needed first: Chromium, and a built site (make build).", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, page, width, scheme in tqdm(list(shots()), unit="picture"):
            _shoot(chromium, name, page, WIDTHS[width], scheme)
        for name, page in pages():
            tab = chromium.new_page()
            tab.goto(page.as_uri())
            tab.pdf(path=OUT / f"{name}.pdf", format="A4", prefer_css_page_size=True)
            tab.close()
        chromium.close()
    print(f"The pictures are in {OUT}")
    return 0


def _shoot(chromium: Any, name: str, page: Path, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.screenshot(path=OUT / f"{name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
