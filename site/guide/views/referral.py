"""The referral table with the contacts of the edition, and two sheets to print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

import segno
from markupsafe import Markup

from guide import downloads, paths, referral
from guide.content import Page, address
from guide.edition import Edition
from guide.views.show import show

SHEETS = {"card": {"nl": "kaart", "en": "card"}, "poster": {"nl": "poster", "en": "poster"}}
NOW = ("emergency_112", "centrum_seksueel_geweld", "crisis_line")
ADVISERS = ("confidential_adviser", "confidential_adviser_external")
ALWAYS = "trust_inspectorate"


def table(edition: Edition, page: Page) -> dict[str, Any]:
    """Return what the page with the table needs."""
    voice = edition.voices[page.lang]
    routes = referral.doors(edition.profile)
    return {
        "sections": referral.sections(edition.profile),
        "people": referral.PEOPLE,
        "situations": tuple(referral.SITUATIONS),
        "doors": [voice.doors[route] for route in routes],
        "always": voice.doors[ALWAYS],
        "csv": downloads.path(downloads.REFERRAL[page.lang]),
        "sheets": {name: _sheet_path(page, name) for name in SHEETS},
    }


def sheets(edition: Edition, page: Page) -> Iterator[tuple[str, partial[str]]]:
    """Yield the pages of the two sheets."""
    for name in SHEETS:
        yield _sheet_path(page, name), partial(_sheet, edition, page, name)


def _sheet_path(page: Page, name: str) -> str:
    return f"{address(page)}{SHEETS[name][page.lang]}/"


def _sheet(edition: Edition, page: Page, name: str) -> str:
    voice = edition.voices[page.lang]
    other = edition.voices[paths.other(page.lang)].page(page.id)
    url = urljoin(edition.settings.base_url, paths.home(page.lang).lstrip("/"))
    adviser = next(route for route in (*ADVISERS, ALWAYS) if route in edition.profile.routes)
    return show(
        f"made/sheet_{name}.html",
        edition,
        page.lang,
        tab=voice.raw(f"referral.sheet.{name}_tab"),
        description=page.description,
        twin=_sheet_path(other, name) if other else "",
        index=False,
        up=address(page),
        code=qr(url),
        url=_readable(url),
        adviser=voice.doors[adviser],
        services=[voice.content.tables.services[id] for id in NOW],
    )


def _readable(url: str) -> str:
    """Return an address as people type it."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rstrip('/')}"


def qr(url: str) -> Markup:
    """Return a QR code as SVG: dark on light in every mode, or telephones cannot read it.

    The code holds the address and nothing else, so that nobody is counted.
    """
    code = segno.make(url, error="m", micro=False)
    rows = tuple(code.matrix_iter(border=4))
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit
    )
    return Markup(
        '<svg class="qr" viewBox="0 0 {n} {n}" aria-hidden="true" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{n}v{n}H0z"/><path fill="#000" d="{dark}"/></svg>'
    ).format(n=len(rows), dark=dark)
