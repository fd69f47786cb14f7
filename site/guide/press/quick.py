"""Making an application quick to freeze, where that cannot change a byte of a page.

Templates are kept as compiled code between builds; labels are looked up once per language; and a
page is asked for without the detour of a web server that the test client of Werkzeug makes.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import mimetypes
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from flask import Flask, Response
from flask_babel import get_domain
from flask_frozen import Freezer, Page
from jinja2 import FileSystemBytecodeCache
from markupsafe import Markup
from werkzeug.test import create_environ

from guide.locale import chosen_language
from guide.settings import ROOT


def quicken(app: Flask) -> None:
    """Make an application quick to freeze; to be called before its first page is made."""
    folder = ROOT / ".cache" / "templates"  # templates belong to the program, as its code does
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    app.jinja_env.globals["_"] = _label()
    app.test_client_class = DirectClient  # type: ignore[assignment]
    gc.set_threshold(20_000, 20, 50)


def templates(app: Flask) -> None:
    """Compile every template now: each worker would have to, where none is kept."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def _label() -> Callable[..., str]:
    """Return the ``_`` of templates, which looks up each label once per language."""
    known: dict[tuple[str, str], Markup] = {}

    def label(message: str, **values: Any) -> str:
        key = chosen_language(), message
        if key not in known:
            text = get_domain().get_translations().ugettext(message)
            known[key] = Markup(text)
        return known[key] % values

    return label


@cache
def _type_of(ending: str) -> str:
    """Return the type that a server takes a file with this ending for."""
    return mimetypes.guess_type(f"x.{ending}")[0] or "application/octet-stream"


class DirectClient:
    """What Frozen-Flask needs of a test client: an address in, a response out."""

    def __init__(self, app: Flask, *_: object, **__: object) -> None:
        self.app = app
        self._environ = create_environ()

    def get(self, path: str) -> Response:
        """Return the page at an address."""
        if not path.isascii():
            raise ValueError(f"{path}: an address of ours has no accents")
        with self.app.request_context({**self._environ, "PATH_INFO": path}):
            return self.app.full_dispatch_request()


class Written(NamedTuple):
    """A file as it was written: its SHA-256, its bytes, and when (nanoseconds)."""

    sha256: str
    size: int
    modified: int


def write(path: str, data: bytes) -> Written:
    """Write a file."""
    with open(path, "wb") as out:  # noqa: PTH123 - thousands of files
        out.write(data)
        out.flush()
        modified = os.fstat(out.fileno()).st_mtime_ns
    return Written(hashlib.sha256(data).hexdigest(), len(data), modified)


def _make_folder(path: str) -> None:
    """Make a folder; those above it are there already, but for a few."""
    try:
        os.mkdir(path)  # noqa: PTH102 - thousands of folders
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


class Press(Freezer):  # type: ignore[misc]
    """Frozen-Flask for a folder that is new: no file of an earlier run has to be looked for.

    ``files`` holds what was written, so that nobody has to read the folder again.
    """

    files: dict[str, Written]

    def freeze_yield(self) -> Iterator[Page]:
        """Write every address, and yield it with its file.

        Raises ``ValueError`` when an address has no page, or a server would take its file for
        another kind of file than the application does.
        """
        self.files = {}
        client = self.app.test_client()
        root = os.fspath(self.root)
        folders: set[str] = set()
        for url in self.all_urls():
            file = self.urlpath_to_filepath(url)
            response = client.get(url)
            if response.status_code != 200:
                raise ValueError(f"Unexpected status {response.status!r} on URL {url}")
            if response.mimetype != _type_of(file.rpartition(".")[2]):
                raise ValueError(f"{file} does not end as {response.mimetype} does")
            folder = file.rpartition("/")[0]
            if folder not in folders:
                _make_folder(f"{root}/{folder}")
                folders.add(folder)
            self.files[file] = write(f"{root}/{file}", response.get_data())
            yield Page(url, file)
