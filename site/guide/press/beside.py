"""Work that a build does beside other work, each piece in a forked process of its own.

Off unless a build says how many processes it may have: a server with threads must not fork.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from guide.press.disk import end_with

Item = TypeVar("Item")
Result = TypeVar("Result")
_allowed = False


@contextmanager
def allowed(workers: int | None) -> Iterator[None]:
    """Let a build use more than one process (default: every core), and no longer than it lasts."""
    global _allowed
    before = _allowed
    _allowed = (workers or len(os.sched_getaffinity(0))) > 1
    try:
        yield
    finally:
        _allowed = before


class Beside(Generic[Result]):
    """One piece of work that has been started and whose result is asked for later.

    Where it may not run beside, or fails there, it is done when the result is asked for: then an
    error is raised as if there were no second process.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self.work = work
        self.reader: Connection | None = None
        if not _allowed:
            return
        fork = multiprocessing.get_context("fork")
        self.reader, writer = fork.Pipe(duplex=False)
        self.process = fork.Process(target=_do, args=(work, writer, os.getpid()), daemon=True)
        self.process.start()
        writer.close()

    @property
    def running(self) -> bool:
        """Whether a process is still at it."""
        return self.reader is not None and self.process.is_alive()

    def result(self) -> Result:
        """Wait for the work and return what it made."""
        if self.reader is None:
            return self.work()
        try:
            made: Result = self.reader.recv()
        except EOFError:
            return self.work()
        finally:
            self.reader.close()
            self.process.join()
        return made


def _do(work: Callable[[], Result], out: Connection, parent: int) -> None:
    end_with(parent)
    gc.disable()  # a process that ends with its work has no use for a search for what to free
    try:
        out.send(work())
    except Exception:  # the parent does the work again, and meets the error itself
        os._exit(1)
    finally:
        out.close()


def each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Do the same work for every item, side by side; the results keep the order of the items."""
    others = [Beside(partial(work, item)) for item in items[1:]]
    return [*map(work, items[:1]), *(other.result() for other in others)]
