"""Pages that hold something made from data: their template, what it gets, and what lies below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from guide.content import Page
from guide.edition import Edition
from guide.views import accuracy, compare, figures, pictures, referral, rules, someone
from guide.views import edition as about_edition

Make = Callable[[], str]
Below = Iterator[tuple[str, Make]]


def _nothing(edition: Edition, page: Page) -> Below:
    """Return no pages below."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Made:
    """One page of the content with a part that is made."""

    template: str
    fill: Callable[[Edition, Page], dict[str, Any]]
    below: Callable[[Edition, Page], Below] = _nothing


MADE: Mapping[str, Made] = MappingProxyType(
    {
        "page:edition": Made("made/edition.html", about_edition.differences),
        "page:compare": Made("made/compare.html", compare.table),
        "page:figures": Made("made/figures.html", figures.overview, figures.themes),
        "page:pictures": Made("made/pictures.html", pictures.overview),
        "topic:complaint_procedure": Made("made/procedure.html", pictures.procedure),
        "topic:associations": Made("made/boundary.html", pictures.association),
        "topic:umc": Made("made/boundary.html", pictures.umc),
        "page:rules": Made("made/rules.html", rules.overview, rules.parts),
        "page:accuracy": Made("made/accuracy.html", accuracy.report),
        "page:someone_told_me": Made("made/someone.html", someone.roles),
        "topic:someone_told_me_five_minutes": Made("made/card.html", someone.steps),
        "page:referral": Made("made/referral.html", referral.table, referral.sheets),
    }
)
"""By the id of the page. What a page says in words stands in ``content/``."""
