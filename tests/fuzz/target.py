"""What is fuzzed: how inputs are made, and a run that fails on what a reader could suffer from."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis.strategies import SearchStrategy

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 5.0
"""Seconds of work after which an input counts as a hang."""
AT_ALL = 90.0
"""Seconds by the clock, for what waits instead of working; a busy machine may take its time."""


TIMERS = (
    (signal.ITIMER_PROF, signal.SIGPROF),
    (signal.ITIMER_REAL, signal.SIGALRM),
)


class Hang(AssertionError):
    """An input kept the program busy for too long."""


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """One door for hostile input. ``share`` is its part of a run, in hundredths."""

    name: str
    what: str
    inputs: Callable[[], SearchStrategy[Any]]
    run: Callable[[Any], None]
    share: int
    warm: Callable[[], None] = nothing

    def check(self, value: Any) -> None:
        """Run one input; raises when it ends in anything but an answer or a clear refusal."""
        with within(LONGEST):
            self.run(value)

    def corpus(self) -> Iterator[tuple[str, Any]]:
        """Yield the inputs that once were faults, by their name."""
        for file in sorted((CORPUS / self.name).glob("*.json")):
            yield file.stem, json.loads(file.read_text(encoding="utf-8"))["input"]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Break off what works for longer; only in the main thread, where signals arrive."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"no answer within {seconds:.0f} seconds")

    before = [signal.signal(number, stop) for _, number in TIMERS]
    for (timer, _), most in zip(TIMERS, (seconds, AT_ALL), strict=True):
        signal.setitimer(timer, most)
    try:
        yield
    finally:
        for (timer, number), handler in zip(TIMERS, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
