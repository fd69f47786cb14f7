"""The folder of the site: never half, never somebody else's, and the host's files stay."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.press import disk, place
from guide.press.place import LIST, FreezeError, Place
from guide.settings import ROOT
from tests.press.conftest import everything

Write = Callable[..., None]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def write(out: Path) -> Write:
    """What publishes a site of the given files."""

    def written(**files: str) -> None:
        with Place(out) as made:
            for name, text in files.items():
                (made.staging / name).write_text(text)
            made.publish(files)

    return written


def beside(out: Path) -> list[str]:
    """Return what stands beside the site."""
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def test_the_first_build_makes_the_folder_and_leaves_nothing_beside_it(
    out: Path, write: Write
) -> None:
    write(page="1")
    assert everything(out) == {LIST: b"page\n", "page": b"1"}
    assert not beside(out)


def test_a_second_build_replaces_the_first_whole(out: Path, write: Write) -> None:
    write(page="1", old="1")
    write(page="2", new="2")
    assert set(everything(out)) == {LIST, "page", "new"}
    assert not beside(out)


def test_an_empty_folder_may_be_filled_again_and_again(out: Path, write: Write) -> None:
    out.mkdir()
    write(page="1")
    write(page="2")
    assert (out / "page").read_text() == "2"
    assert not beside(out)


def test_the_files_of_the_host_stay(out: Path, write: Write) -> None:
    write(page="1")
    (out / "CNAME").write_text("school.example")
    (out / ".well-known" / "acme-challenge").mkdir(parents=True)
    (out / ".well-known" / "security.txt").write_text("Contact: x")
    (out / "logo").symlink_to("CNAME")
    write(page="2")
    write(page="3")
    assert (out / "CNAME").read_text() == "school.example"
    assert (out / ".well-known" / "security.txt").read_text() == "Contact: x"
    assert (out / ".well-known" / "acme-challenge").is_dir()
    assert (out / "logo").is_symlink()
    assert (out / "page").read_text() == "3"


def test_a_file_that_the_host_writes_during_the_swap_stays(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(page="1")
    swap = disk.exchange

    def late(one: Path, other: Path) -> bool:
        (out / "token").write_text("late")
        return swap(one, other)

    monkeypatch.setattr(place, "exchange", late)
    write(page="2")
    assert (out / "token").read_text() == "late"


def test_the_rights_of_the_folder_stay(out: Path, write: Write) -> None:
    write(page="1")
    out.chmod(0o750)
    write(page="2")
    assert out.stat().st_mode & 0o777 == 0o750


def test_a_folder_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "www" / "site", tmp_path / "public"
    real.mkdir(parents=True)
    link.symlink_to(real)
    with Place(link) as made:
        (made.staging / "page").write_text("1")
        made.publish({"page"})
    assert link.is_symlink()
    assert (real / "page").read_text() == "1"


def test_a_folder_of_somebody_else_is_refused_and_untouched(out: Path, write: Write) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(FreezeError, match="no build of ours wrote"):
        write(page="1")
    assert set(everything(out)) == {"thesis.txt"}
    assert not beside(out)


@pytest.mark.parametrize("name", [".public.next", ".public.previous"])
def test_a_folder_that_happens_to_have_our_name_is_never_removed(
    out: Path, write: Write, name: str
) -> None:
    write(page="1")
    stranger = out.with_name(name) / "photo.jpg"
    stranger.parent.mkdir()
    stranger.write_text("mine")
    with pytest.raises(FreezeError, match="is in the way"):
        write(page="2")
    assert stranger.read_text() == "mine"
    assert (out / "page").read_text() == "1"


def test_two_builds_of_one_folder_at_once_are_refused(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.Lock.take, "__defaults__", (0.0,))
    with Place(out) as first:
        with pytest.raises(FreezeError, match=r"Another build is writing .* Wait until it is done"):
            write(page="2")
        (first.staging / "page").write_text("1")
        first.publish({"page"})
    assert (out / "page").read_text() == "1"
    write(page="3")


def test_a_lock_that_was_removed_meanwhile_is_taken_anew(tmp_path: Path) -> None:
    """Else the third of three builds would lock a new file while the second holds the old one."""
    path = tmp_path / "lock"
    first, second = disk.Lock(path), disk.Lock(path)
    assert first.take(0)
    handle = path.open("a")  # the second opens the file, and waits for it
    first.drop()
    handle.close()
    assert second.take(0)
    assert path.exists()
    assert not disk.Lock(path).take(0)
    second.drop()
    assert not path.exists()


def test_an_error_keeps_the_previous_site(out: Path, write: Write) -> None:
    write(page="1")
    with pytest.raises(ZeroDivisionError), Place(out) as made:
        (made.staging / "page").write_text("half")
        1 / 0  # noqa: B018
    assert (out / "page").read_text() == "1"
    assert not beside(out)


STEPS = ("staged", "listed", "before", "between", "after", "swept")
_KILLED = """
import os, signal, sys
from pathlib import Path
from guide.press import disk, place
step, out = sys.argv[1], Path(sys.argv[2])
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "staged":
    place._note = kill
made = place.Place(out).__enter__()
(made.staging / "page").write_text("2")
(made.staging / "more").mkdir()
if step == "listed":
    kill()
if step == "before":
    place.flush = kill
if step == "between":
    place.exchange = lambda *_: False
    rename = Path.rename
    def once(one, other):
        rename(one, other)
        kill()
    Path.rename = once
if step == "after":
    swap = place.exchange
    place.exchange = lambda *pair: swap(*pair) and kill()
if step == "swept":
    place.shutil.rmtree = kill
made.publish({"page"})
made.__exit__(None, None, None)
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_is_killed_between_two_steps_is_mended_by_the_next(
    out: Path, write: Write, step: str
) -> None:
    write(page="1")
    (out / "more").mkdir()
    (out / "CNAME").write_text("school.example")
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, step, str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
        check=False,
    )
    assert done.returncode == -9
    if step != "between":  # only where a system cannot exchange two folders
        assert (out / "page").read_text() == ("2" if step in ("after", "swept") else "1")
    write(page="3")
    assert (out / "page").read_text() == "3"
    assert (out / "CNAME").read_text() == "school.example"
    assert not beside(out)


def test_a_system_that_cannot_exchange_folders_gets_the_same_site(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "exchange", lambda *_: False)
    write(page="1", old="1")
    write(page="2")
    assert set(everything(out)) == {LIST, "page"}
    assert not beside(out)


def test_a_folder_that_cannot_be_replaced_says_what_to_do(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(out))

    write(page="1")
    monkeypatch.setattr(place, "exchange", busy)
    with pytest.raises(FreezeError, match="cannot be a mount point"):
        write(page="2")
    assert (out / "page").read_text() == "1"


def test_everything_is_on_disk_before_the_swap(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after a swap without it can leave a site of empty files."""
    seen: list[str] = []
    write(page="1")
    monkeypatch.setattr(place, "flush", lambda folder: seen.append((folder / "page").read_text()))
    monkeypatch.setattr(
        place, "exchange", lambda one, other: bool(seen) and disk.exchange(one, other)
    )
    write(page="2")
    assert seen == ["2"]


def test_what_cannot_be_removed_after_the_swap_does_not_undo_the_build(
    out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(page="1")
    (out / "more").mkdir()
    (out / "more" / "x").write_text("x")

    def refuse(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refuse)
        write(page="2")
    assert (out / "page").read_text() == "2"
    write(page="3")
    assert not beside(out)
