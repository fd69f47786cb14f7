"""The language of a page comes from its address, and only from there."""

from __future__ import annotations

from typing import Any

from flask import Flask, g
from flask_babel import Babel, refresh

from guide.catalogs import FOLDER
from guide.content import LANGUAGES

PREFIX = f"/<any({', '.join(LANGUAGES)}):lang>"


def chosen_language() -> str:
    """Return the language of the page that is being made."""
    language: str = g.get("lang", LANGUAGES[0])
    return language


def speak_the_language_of_the_address(app: Flask) -> None:
    """Make every page use the language in its address."""

    def take(endpoint: str | None, values: dict[str, Any] | None) -> None:
        g.lang = (values or {}).get("lang", LANGUAGES[0])
        # The freezer reuses one context for all pages; without this, every page would speak
        # the language of the first one.
        refresh()

    app.url_value_preprocessor(take)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(FOLDER)
    Babel(app, default_locale=LANGUAGES[0], locale_selector=chosen_language)
