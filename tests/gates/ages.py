"""Days: every page says of which day the site is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from tests.gates.site import Fault, Site


def undated_pages(site: Site) -> Iterator[Fault]:
    """Find pages whose foot does not say of which day the site is."""
    day = date.fromisoformat(site.status["site"]["date"])
    for page in site.pages:
        if format_date(day, "d MMMM y", locale=page.lang or "nl") not in page.foot:
            yield Fault(page.path, f"does not say that the site is of {day}")
