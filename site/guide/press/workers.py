"""Freezing on every core: the application is made once, then forked; each fork writes its share."""

from __future__ import annotations

import gc
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from flask import Flask

from guide.content import LANGUAGES, Content
from guide.content.render import Rendered, rendered
from guide.press import kept
from guide.press.disk import end_with
from guide.press.place import FreezeError
from guide.press.quick import Press, Written

Progress = Callable[[Iterable[Any], int], Iterable[Any]]
Texts = dict[str, dict[str, Rendered]]
"""What was rendered, per language."""
Files = dict[str, Written]
"""What was written, by its path in the folder."""
SHARE = 40
"""Pages that a worker must have to be worth its start."""
_STOPPED = "a part of the build was stopped from outside"


def write_all(
    app: Flask, folder: Path, names: Sequence[str], progress: Progress, workers: int | None = None
) -> Files:
    """Write every address into ``folder`` and return the files; the bytes do not depend on workers.

    Raises ``FreezeError`` when a page cannot be made, with its reason.
    """
    most = workers or len(os.sched_getaffinity(0))
    count = max(1, min(most, len(names) // SHARE))
    content: Content = app.extensions["edition"].content
    more: list[Texts] = []
    files: Files = {}
    if count == 1:
        rows = _freeze(app, folder, names, files)
    else:
        rows = _shares(app, folder, shares(names, count), files, more)
    for _ in progress(rows, len(names)):
        pass
    kept.keep_markdown(content, more)
    return files


def _freeze(app: Flask, folder: Path, names: Sequence[str], files: Files) -> Iterator[str]:
    """Write addresses one by one, and yield each when it is written."""
    app.config["FREEZER_DESTINATION"] = str(folder)
    freezer = Press(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    freezer.register_generator(lambda: iter(names))
    for page in freezer.freeze_yield():
        yield page.url
    files.update(freezer.files)


def _shares(
    app: Flask, folder: Path, dealt: Sequence[Sequence[str]], files: Files, more: list[Texts]
) -> Iterator[str]:
    """Give each worker its share of the addresses, and yield each that is written."""
    fork = multiprocessing.get_context("fork")
    readers: list[Connection] = []
    workers = []
    for share in dealt:
        reader, writer = fork.Pipe(duplex=False)
        worker = fork.Process(
            target=_work,
            args=(app, folder, share, writer, os.getpid()),
            daemon=True,
        )
        worker.start()
        writer.close()
        readers.append(reader)
        workers.append(worker)
    try:
        yield from _gather(readers, files, more)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def shares(names: Sequence[str], count: int) -> list[list[str]]:
    """Deal the addresses out to ``count`` workers.

    Where that comes out even a worker has one language: what a language needs is then made once.
    """
    if count % len(LANGUAGES):
        return [list(names[number::count]) for number in range(count)]
    piles: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for number, name in enumerate(names):
        lang = name[1:].partition("/")[0]
        piles[lang if lang in piles else LANGUAGES[number % len(LANGUAGES)]].append(name)
    each = count // len(LANGUAGES)
    return [pile[number::each] for pile in piles.values() for number in range(each)]


def _gather(readers: list[Connection], files: Files, more: list[Texts]) -> Iterator[str]:
    finished: set[Connection] = set()
    while len(finished) < len(readers):
        for reader in wait([r for r in readers if r not in finished]):
            assert isinstance(reader, Connection)
            try:
                kind, value = reader.recv()
            except EOFError:
                raise FreezeError(_STOPPED) from None
            if kind == "page":
                yield value
            elif kind == "end":
                files.update(value[0])
                more.append(value[1])
                finished.add(reader)
            else:
                raise FreezeError(value)


def _work(app: Flask, folder: Path, names: Sequence[str], out: Connection, parent: int) -> None:
    end_with(parent)
    gc.freeze()  # what was there before the fork is neither searched nor copied
    content: Content = app.extensions["edition"].content
    before = {lang: set(texts) for lang, texts in rendered(content).items()}
    try:
        files: Files = {}
        for name in _freeze(app, folder, names, files):
            out.send(("page", name))
        now = rendered(content)
        out.send(("end", (files, {lang: _new(now[lang], before[lang]) for lang in now})))
    except OSError as error:
        out.send(("error", str(error)))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        out.send(("error", f"{type(error).__name__}: {error} ({where})"))
    finally:
        out.close()


def _new(texts: dict[str, Rendered], before: set[str]) -> dict[str, Rendered]:
    return {text: html for text, html in texts.items() if text not in before}
