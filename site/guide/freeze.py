"""From application to files: every page named by us, warnings are errors, no other file touched."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from flask import Flask

from guide import browser_data, copies, delivered, downloads, paths, status
from guide.content import address
from guide.edition import Edition
from guide.press import inputs, kept
from guide.press.keys import file_of, page_keys
from guide.press.place import LIST, FreezeError, Place
from guide.press.quick import Written
from guide.press.workers import Files, Progress, write_all
from guide.search import delivery
from guide.views import site_map

__all__ = ["LIST", "FreezeError", "Summary", "freeze"]

RULES = "page:rules"
"""Its parts link to the drawings of the whole graph."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did; ``made`` counts the files that were not taken over from the last build."""

    pages: int
    files: int
    bytes: int
    seconds: float
    warnings: int = 0
    made: int = 0


@dataclass
class _Plan:
    """Which pages have to be made, and what the last build made already."""

    pages: list[str]
    reused: Files = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def _files(app: Flask) -> Iterator[str]:
    """Name every file that is not a page; many have to be made before they have a name."""
    edition: Edition = app.extensions["edition"]
    assets = (*edition.assets.files, *browser_data.files(app))
    yield from (f"{paths.ASSETS}{name}" for name in assets)
    yield from (f"{paths.DOWNLOADS}{name}" for name in downloads.files(edition))
    yield from (f"/{path}" for path in delivered.files(edition))
    yield from (paths.SITEMAP, f"/{status.NAME}")


def freeze(
    app: Flask,
    destination: Path,
    progress: Progress = lambda rows, _: rows,
    *,
    precompress: bool = False,
    workers: int | None = None,
    start: inputs.Start | None = None,
    others: Callable[[], Iterable[Path]] = tuple,
) -> Summary:
    """Write the whole site into ``destination`` and return what was done.

    With ``start`` (what the build was told, and its inputs before the first was read), pages that
    cannot have changed since the last build with the same options are taken over. ``others`` writes
    what belongs to the site and does not stand in it, just before the swap.
    Raises ``FreezeError`` when the folder holds files that are not from a build of ours, or a page
    cannot be made; the previous site then stays.
    """
    started = time.perf_counter()
    edition: Edition = app.extensions["edition"]
    kept.recall_markdown(edition.content)
    with Place(destination) as place:
        plan = _plan(app, place, start)
        pages, rest = _dealt(app, plan)
        files = write_all(app, place.staging, pages, rest, progress, workers) | plan.reused
        sums = {name: file.sha256 for name, file in files.items()}
        added = copies.finish(place.staging, sums, precompress=precompress)
        summary = _summary(place.staging, files, added, started, len(plan.reused))
        apart = {os.path.relpath(path, place.destination) for path in others()}
        place.publish(files.keys() | added)
        if start is not None:
            _remember(app, place.destination, start, plan, files, added | apart, summary)
    return summary


def _plan(app: Flask, place: Place, start: inputs.Start | None) -> _Plan:
    """Name every page; take over what the last build made from the same inputs."""
    edition: Edition = app.extensions["edition"]
    pages = [*site_map(edition)]
    if start is None:
        return _Plan(pages)
    keys = page_keys(edition, start)
    last = inputs.last(edition.settings.root, place.destination)
    same = _same(place, keys, last)
    if all(file_of(path) in same for path in paths.START.values()):
        _take_guide_data(app, place, last)
    for file in same:
        _link(place.old(file), place.staging / file)
    return _Plan([path for path in pages if file_of(path) not in same], same, keys)


def _dealt(app: Flask, plan: _Plan) -> tuple[list[str], Callable[[], Iterator[str]]]:
    """Return the pages for workers, and the rest: files, and pages that link to made files."""
    edition: Edition = app.extensions["edition"]
    late = {*paths.START.values(), *delivery.ADDRESS.values()}
    rules = tuple(address(page) for page in edition.content.pages.values() if page.id == RULES)
    late |= {path for path in plan.pages if path.startswith(rules)}
    pages = [path for path in plan.pages if path not in late]
    return pages, lambda: chain(_files(app), (path for path in plan.pages if path in late))


def _same(place: Place, keys: Mapping[str, str], last: Mapping[str, Any]) -> Files:
    """Return the files whose key is that of the last build, and that nobody touched since."""
    outputs, before, sums = (last.get(part, {}) for part in ("outputs", "keys", "sums"))
    found: Files = {}
    for file, key in keys.items():
        path = place.old(file)
        if before.get(file) != key or file not in sums or not path.is_file():
            continue
        status = path.stat()
        if [status.st_size, status.st_mtime_ns] == outputs[file]:
            found[file] = Written(sums[file], *outputs[file])
    return found


def _take_guide_data(app: Flask, place: Place, last: Mapping[str, Any]) -> None:
    """Take over the data files of the guide: they hang on what its pages hang on."""
    old = {name: place.old(f"{paths.ASSETS.strip('/')}/{name}") for name in last.get("assets", [])}
    if old and all(path.is_file() for path in old.values()):
        data = {name: path.read_bytes() for name, path in old.items()}
        app.extensions["guide_data"] = {**data, **delivery.files(app.extensions["edition"])}


def _link(old: Path, new: Path) -> None:
    """Put a file of the last build into the new folder, without copying it where possible."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _summary(folder: Path, files: Files, added: set[str], started: float, reused: int) -> Summary:
    sizes = [file.size for file in files.values()]
    sizes += [(folder / name).stat().st_size for name in added]
    return Summary(
        pages=sum(name.endswith(".html") for name in files),
        files=len(sizes),
        bytes=sum(sizes),
        seconds=time.perf_counter() - started,
        made=len(sizes) - reused,
    )


def _remember(
    app: Flask,
    destination: Path,
    start: inputs.Start,
    plan: _Plan,
    files: Files,
    others: set[str],
    summary: Summary,
) -> None:
    """Keep the record of this build, unless an input changed while it ran."""
    root = app.extensions["edition"].settings.root
    if inputs.stamps(root, start.options.get("profile", "")) != start.inputs:
        return
    outputs = {name: (file.size, file.modified) for name, file in files.items()}
    record = inputs.Record(
        options=start.options,
        inputs=start.inputs,
        outputs={**outputs, **inputs.written(destination, others)},
        sums={name: file.sha256 for name, file in files.items() if name in plan.keys},
        keys=plan.keys,
        assets=[name for name in browser_data.files(app) if name.startswith(browser_data.NAME)],
        summary=asdict(summary),
    )
    inputs.save(inputs.record_path(root, destination), record)
