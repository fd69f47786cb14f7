"""Running a command and measuring it: time, work of the processor, most memory it held."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command cost; memory is shared out over processes that share it (PSS)."""

    wall: float
    cpu: float
    peak: float
    """Megabytes; nought where nobody looked."""
    output: str = ""


def run(
    command: Sequence[str | Path],
    folder: Path,
    env: Mapping[str, str] | None = None,
    *,
    memory: bool = False,
) -> Measured:
    """Run a command to its end. Raises ``RuntimeError`` with its last words when it fails.

    To look at memory takes time of a core that a builder on every core would use itself: so
    ``memory`` is asked for in a run whose seconds do not count.
    """
    note = folder / ".output"
    with note.open("wb") as out:
        before = os.times()
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        watch = _Memory(process.pid) if memory else None
        status = process.wait()
        wall = time.perf_counter() - started
        if watch:
            watch.stop()
    after = os.times()
    cpu = after.children_user - before.children_user
    cpu += after.children_system - before.children_system
    said = note.read_text(encoding="utf-8", errors="replace")
    if status:
        raise RuntimeError(f"{' '.join(map(str, command))}: status {status}\n{said[-1500:]}")
    return Measured(wall, cpu, watch.most / 1024 if watch else 0.0, said)


class _Memory(threading.Thread):
    """Looks every tenth of a second at what a process and its children hold."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most = process, 0
        self._end = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._end.wait(0.1):
            self.most = max(self.most, sum(map(_held, _family(self.process))))

    def stop(self) -> None:
        self._end.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> int:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


def machine() -> str:
    """Return one line that says on what was measured, and how busy it was."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return (
        f"{cores} cores ({model}), {platform.system()} {platform.release()}, "
        f"Python {sys.version.split()[0]}, load {load:.1f} at the start"
    )
