"""The application factory: the only place where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask, Response, request
from jinja2 import StrictUndefined

from guide import at_yours, browser_data, embed, labels, paths
from guide.catalogs import compile_catalogs
from guide.content import Content
from guide.edition import Edition
from guide.filters import FILTERS
from guide.icons import STEPS, icon
from guide.locale import speak_the_language_of_the_address
from guide.overlay import edition_content
from guide.search import delivery
from guide.settings import Settings
from guide.theme import refuse_unreadable
from guide.views import register
from guide.wanted import words
from routing import NATIONAL, Profile


def create_app(
    profile: Profile = NATIONAL,
    content: Content | None = None,
    settings: Settings | None = None,
) -> Flask:
    """Return the application for one edition.

    Raises ``ContentError`` with every problem when the words are not whole.
    """
    settings = settings or Settings.of(dict(profile.raw))
    compile_catalogs()
    app = Flask("guide", static_folder=None)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.auto_reload = False
    refuse_unreadable(profile)
    whole = edition_content(profile, content or words(settings))
    edition = Edition(profile, whole, settings)
    app.extensions["edition"] = edition
    speak_the_language_of_the_address(app)
    app.jinja_env.globals.update(_globals(edition), guide_data=partial(browser_data.path, app))
    app.jinja_env.filters.update(FILTERS)
    register(app, edition)
    if settings.relative:
        app.after_request(_links(edition))
    return app


def _globals(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition,
        "fresh": edition.fresh,
        "settings": edition.settings,
        "paths": paths,
        "search_address": delivery.ADDRESS,
        "labels": labels,
        "at_yours": at_yours,
        "embed": embed,
        "icon": icon,
        "step_icons": STEPS,
    }


def _links(edition: Edition) -> Callable[[Response], Response]:
    """Return what makes the links of a finished page work wherever the site is put."""

    def turn(response: Response) -> Response:
        if response.mimetype == "text/html":
            html = response.get_data(as_text=True)
            if request.path == paths.NOT_FOUND:
                html = paths.make_absolute(html, edition.settings.base_url)
            else:
                html = paths.make_relative(html, request.path)
            response.set_data(html)
        return response

    return turn
