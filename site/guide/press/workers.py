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
from guide.press import kept
from guide.press.disk import end_with
from guide.press.place import FreezeError
from guide.press.quick import Press, Written

Progress = Callable[[Iterable[Any], int], Iterable[Any]]
Files = dict[str, Written]
"""What was written, by its path in the folder."""
SHARE = 40
"""Pages that a worker must have to be worth its start."""
TOLD = 25
"""Pages after which a worker tells how far it is."""
_STOPPED = "a part of the build was stopped from outside"


def write_all(
    app: Flask,
    folder: Path,
    pages: Sequence[str],
    rest: Callable[[], Iterable[str]],
    progress: Progress,
    workers: int | None = None,
) -> Files:
    """Write every address into ``folder`` and return the files; the bytes do not depend on workers.

    ``rest`` names what has to be made before it has a name. Workers write the pages meanwhile.
    Raises ``FreezeError`` when a page cannot be made, with its reason.
    """
    most = workers or len(os.sched_getaffinity(0))
    count = max(1, min(most, len(pages) // SHARE))
    content: Content = app.extensions["edition"].content
    files: Files = {}
    rendered: list[bytes] = []
    if count == 1:
        _finish(progress(_freeze(app, folder, pages, files), len(pages)))
        _finish(_freeze(app, folder, rest(), files))
    else:
        with _Team(app, folder, shares(pages, count)) as team:
            _finish(_freeze(app, folder, rest(), files))
            _finish(progress(team.gather(files, rendered), len(pages)))
    kept.keep_markdown(content, rendered)
    return files


def _finish(rows: Iterable[Any]) -> None:
    for _ in rows:
        pass


def _freeze(app: Flask, folder: Path, names: Iterable[str], files: Files) -> Iterator[str]:
    """Write addresses one by one, and yield each when it is written."""
    app.config["FREEZER_DESTINATION"] = str(folder)
    freezer = Press(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    freezer.register_generator(lambda: iter(names))
    for page in freezer.freeze_yield():
        yield page.url
    files.update(freezer.files)


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


class _Team:
    """The workers of a build, each with its share; in a ``with`` block none outlives it."""

    def __init__(self, app: Flask, folder: Path, dealt: Sequence[Sequence[str]]) -> None:
        fork = multiprocessing.get_context("fork")
        self.readers: list[Connection] = []
        self.workers = []
        for share in dealt:
            reader, writer = fork.Pipe(duplex=False)
            told = (app, folder, share, writer, os.getpid())
            worker = fork.Process(target=_work, args=told, daemon=True)
            worker.start()
            writer.close()
            self.readers.append(reader)
            self.workers.append(worker)

    def __enter__(self) -> _Team:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.terminate()
            worker.join()

    def gather(self, files: Files, rendered: list[bytes]) -> Iterator[None]:
        """Yield once per page that is written; in the end, add what was written and rendered."""
        waiting = set(self.readers)
        while waiting:
            for reader in wait([*waiting]):
                assert isinstance(reader, Connection)
                try:
                    kind, value = reader.recv()
                except EOFError:
                    raise FreezeError(_STOPPED) from None
                if kind == "pages":
                    yield from (None for _ in range(value))
                elif kind == "end":
                    files.update(value[0])
                    rendered.append(value[1])
                    waiting.remove(reader)
                else:
                    raise FreezeError(value)


def _work(app: Flask, folder: Path, names: Sequence[str], out: Connection, parent: int) -> None:
    end_with(parent)
    gc.freeze()  # what was there before the fork is neither searched nor copied
    content: Content = app.extensions["edition"].content
    kept.fresh_markdown(content)  # what is new so far is the parent's to keep
    files: Files = {}
    try:
        for number, _ in enumerate(_freeze(app, folder, names, files), start=1):
            if number % TOLD == 0:
                out.send(("pages", TOLD))
        out.send(("pages", len(names) % TOLD))
        out.send(("end", (files, kept.fresh_markdown(content))))
    except OSError as error:
        out.send(("error", str(error)))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        out.send(("error", f"{type(error).__name__}: {error} ({where})"))
    finally:
        out.close()
