"""Making an application quick to freeze, where that cannot change a byte of a page.

Templates are kept as compiled code between builds; labels are looked up once per language; and a
page is asked for without the detour of a web server that the test client of Werkzeug makes.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from typing import Any

from flask import Flask, Response
from flask_babel import get_domain, get_locale
from jinja2 import FileSystemBytecodeCache
from markupsafe import Markup
from werkzeug.test import create_environ

from guide.edition import Edition


def quicken(app: Flask) -> None:
    """Make an application quick to freeze; to be called before its first page is made."""
    edition: Edition = app.extensions["edition"]
    folder = edition.settings.root / ".cache" / "templates"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    app.jinja_env.globals["_"] = _label()
    app.test_client_class = DirectClient  # type: ignore[assignment]
    gc.set_threshold(20_000, 20, 50)


def _label() -> Callable[..., str]:
    """Return the ``_`` of templates, which looks up each label once per language."""
    known: dict[tuple[str, str], Markup] = {}

    def label(message: str, **values: Any) -> str:
        locale = get_locale()
        key = locale.language if locale else "", message
        if key not in known:
            text = get_domain().get_translations().ugettext(message)
            known[key] = Markup(text)
        return known[key] % values

    return label


class DirectClient:
    """What Frozen-Flask needs of a test client: an address in, a response out."""

    def __init__(self, app: Flask, *_: object, **__: object) -> None:
        self.app = app

    def get(self, path: str, *, base_url: str, **_: object) -> Response:
        """Return the page at an address."""
        environ = create_environ(path, base_url)
        with self.app.request_context(environ):
            return self.app.full_dispatch_request()
