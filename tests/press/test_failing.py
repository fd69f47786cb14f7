"""A page that cannot be made, a disk that is full, a worker that is killed: the site stays."""

from __future__ import annotations

import errno
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from guide import build as command
from guide import copies
from guide.press import quick, store
from guide.press.place import FreezeError
from guide.views import extra
from tests.press.conftest import Build, everything

BOTH = pytest.mark.parametrize("count", [1, 2])


@BOTH
def test_a_page_that_fails_keeps_the_previous_site(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    build()
    before = everything(out)

    def broken(*_: Any) -> str:
        raise RuntimeError("no words")

    monkeypatch.setattr(extra, "not_found", broken)
    with pytest.raises((RuntimeError, FreezeError), match="no words"):
        build(workers=count)
    assert everything(out) == before
    assert sorted(path.name for path in out.parent.iterdir()) == ["public", "root"]


@BOTH
def test_a_full_disk_keeps_the_previous_site_and_says_so(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    build()
    before = everything(out)
    write = quick.write

    def full(path: str, data: bytes) -> quick.Written:
        if path.endswith("/404.html"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return write(path, data)

    monkeypatch.setattr(quick, "write", full)
    with pytest.raises((OSError, FreezeError), match="No space left on device"):
        build(workers=count)
    assert everything(out) == before


def test_a_full_disk_at_the_last_step_keeps_the_previous_site(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = everything(out)

    def full(*_: Any, **__: Any) -> set[str]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "SHA256SUMS")

    monkeypatch.setattr(copies, "finish", full)
    with pytest.raises(OSError, match="No space left on device"):
        build()
    assert everything(out) == before


def test_what_belongs_beside_the_site_is_written_before_the_swap(build: Build, out: Path) -> None:
    build()
    before = everything(out)

    def full() -> list[Path]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "nginx.conf")

    with pytest.raises(OSError, match="No space left on device"):
        build(others=full)
    assert everything(out) == before


def test_a_worker_that_is_killed_stops_the_build(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = everything(out)
    monkeypatch.setattr(extra, "not_found", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(FreezeError, match="stopped from outside"):
        build(workers=2)
    assert everything(out) == before


def test_no_worker_outlives_a_build_that_is_killed(
    build: Build, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would hold the lock, or write into the folder of the next build."""
    note = tmp_path / "pid"

    def slow(_: Any) -> str:
        note.write_text(str(os.getpid()))
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(20)
        return ""

    monkeypatch.setattr(extra, "not_found", slow)
    parent = os.fork()
    if parent == 0:
        build(workers=2)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(parent, 0)[1]) == -signal.SIGKILL
    monkeypatch.undo()
    worker = int(note.read_text())
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "\nState:\tZ" in _state(worker):
            break
        time.sleep(0.05)
    else:
        pytest.fail(f"the worker {worker} still runs")
    build()
    assert (out / "404.html").is_file()


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/status").read_text()
    except OSError:
        return "\nState:\tZ"


def test_a_cache_that_cannot_be_written_or_read_costs_only_time(
    build: Build, root: Path, out: Path
) -> None:
    build(told={})
    before = everything(out)
    for file in (root / ".cache").rglob("*.pickle"):
        file.write_bytes(b"\x80\x05damaged")
    for folder in ("builds", "markdown"):
        for file in (root / ".cache" / folder).iterdir():
            file.unlink()
        (root / ".cache" / folder).rmdir()
        (root / ".cache" / folder).write_text("a file where a folder should be")
    summary = build(told={})
    assert summary.made == summary.files
    assert everything(out) == before


@pytest.mark.parametrize("damage", [b"", b"\x80\x05damaged", b"cos\nnothing\n.", b"I1\n."])
def test_a_damaged_file_of_the_cache_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "x.pickle"
    file.write_bytes(damage)
    assert not isinstance(store.read(file), dict)


def test_the_command_says_that_the_site_stands_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from guide.press import run

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / "x"))

    monkeypatch.setattr(run, "build_one", full)
    assert command.main(["--out", str(tmp_path), "--force"]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert f"What stood in {tmp_path} is as it was." in said
    assert "Traceback" not in said
