"""From application to files: every page named by us, warnings are errors, no other file touched."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask_frozen import Freezer, FrozenFlaskWarning

from guide import browser_data, copies, delivered, downloads, paths
from guide.edition import Edition
from guide.views import site_map

LIST = ".bijwie-files"
"""In the folder of the site: what the last build wrote there, so that it removes only that."""

Progress = Callable[[Iterable[Any], int], Iterable[Any]]


class FreezeError(Exception):
    """The site cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    pages: int
    files: int
    bytes: int
    seconds: float
    warnings: int = 0


def urls(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """Name every address of the site, with its endpoint."""
    for path in site_map(edition):
        parts = path.strip("/").split("/", 1)
        if path == paths.CHOICE:
            yield "choice", {}
        elif path == paths.NOT_FOUND:
            yield "not_found", {}
        elif len(parts) == 1:
            yield "home", {"lang": parts[0]}
        else:
            yield "page", {"lang": parts[0], "rest": parts[1]}
    for name in edition.assets.files:
        yield "asset", {"name": name}
    for name in downloads.files(edition):
        yield "download", {"name": name}
    for path in delivered.files(edition):
        folder, _, name = path.partition("/")
        yield "delivery", {"folder": folder, "name": name}
    yield "addresses", {}
    yield "status", {}


def freeze(
    app: Flask,
    destination: Path,
    progress: Progress = lambda rows, _: rows,
    *,
    precompress: bool = False,
) -> Summary:
    """Write the whole site into ``destination`` and return what was done.

    Raises ``FreezeError`` when the folder holds files that are not from a build of ours.
    """
    started = time.perf_counter()
    edition: Edition = app.extensions["edition"]
    destination = destination.resolve()
    before = _listed(destination)
    data = (("asset", {"name": name}) for name in browser_data.files(app))
    names = [*urls(edition), *data]
    freezer = _freezer(app, destination, names)
    _note(destination, before | set(_files(freezer)))  # first: a build may be broken off
    with warnings.catch_warnings():
        warnings.simplefilter("error", FrozenFlaskWarning)
        written = {page.path.as_posix() for page in progress(freezer.freeze_yield(), len(names))}
    written |= copies.finish(destination, written, precompress=precompress)
    _tidy(destination, before, written)
    return Summary(
        pages=sum(name.endswith(".html") for name in written),
        files=len(written),
        bytes=sum((destination / name).stat().st_size for name in written),
        seconds=time.perf_counter() - started,
    )


def _freezer(app: Flask, destination: Path, names: list[tuple[str, dict[str, str]]]) -> Freezer:
    app.config.update(
        FREEZER_DESTINATION=str(destination),
        FREEZER_REMOVE_EXTRA_FILES=False,
        FREEZER_REDIRECT_POLICY="error",
        FREEZER_RELATIVE_URLS=False,  # our own: it also works in cached texts
    )
    freezer = Freezer(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    freezer.register_generator(lambda: iter(names))
    return freezer


def _listed(destination: Path) -> set[str]:
    """Return the files of the last build in this folder."""
    if not destination.exists():
        return set()
    if not destination.is_dir():
        raise FreezeError(f"{destination} is a file. Name a folder, or remove the file.")
    if (destination / LIST).is_file():
        return set((destination / LIST).read_text(encoding="utf-8").splitlines())
    if any(destination.iterdir()):
        raise FreezeError(
            f"{destination} holds files that no build of ours wrote. "
            "Name an empty folder with --out, or empty this one yourself."
        )
    return set()


def _tidy(destination: Path, before: set[str], written: set[str]) -> None:
    """Remove what an earlier build wrote and this one did not, and note what is there now."""
    for name in before - written:
        path = (destination / name).resolve()
        if not path.is_relative_to(destination):
            continue
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == destination or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    _note(destination, written)


def _files(freezer: Freezer) -> Iterator[str]:
    """Yield the files that a build is about to write."""
    for url in freezer.all_urls():
        yield freezer.urlpath_to_filepath(url)


def _note(destination: Path, names: Iterable[str]) -> None:
    destination.mkdir(parents=True, exist_ok=True)
    (destination / LIST).write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
