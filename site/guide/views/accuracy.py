"""The page that says how often the advice is right, with its method and its limits."""

from __future__ import annotations

from typing import Any

from babel.numbers import format_decimal

from guide.accuracy import outcomes, scores
from guide.content import Page
from guide.edition import Edition


def report(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the numbers over the cases, worked out now."""
    found = outcomes()
    return {
        "scores": scores(found),
        "wrong": [outcome for outcome in found if not outcome.as_expected],
        "decimal": lambda value: format_decimal(value, "0.0", locale=page.lang),
    }
