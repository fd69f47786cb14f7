"""The application factory: the only place where the parts are put together."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Flask
from jinja2 import Environment, StrictUndefined

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
    app.jinja_env.globals.update(_globals(app, edition))
    app.jinja_env.filters.update(FILTERS)
    register(app, edition)
    return app


def _globals(app: Flask, edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition,
        "guide_data": partial(browser_data.path, app),
        "fresh": edition.fresh,
        "settings": edition.settings,
        "paths": paths,
        "search_address": delivery.ADDRESS,
        "labels": labels,
        "at_yours": at_yours,
        "embed": embed,
        "icon": icon,
        "step_icons": STEPS,
        "ui": Components(app.jinja_env),
    }


class Components:
    """The macros of ``templates/components``, by file: ``ui.door.title(door)``.

    An ``import`` in each template would read the same file again for every page.
    """

    def __init__(self, templates: Environment) -> None:
        self._templates = templates

    def __getattr__(self, name: str) -> object:
        module = self._templates.get_template(f"components/{name}.html").module
        setattr(self, name, module)
        return module
