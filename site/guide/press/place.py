"""The folder that a build writes: made beside the old one, swapped in one step, never half.

A build that fails, is killed or finds a full disk leaves the previous site whole. Two builds of one
folder at once are refused. Files of the host (``CNAME``, ``.well-known``) go along to the new
folder. Only folders that we made are ever removed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from guide.press.disk import Lock, exchange, flush

LIST = ".bijwie-files"
"""In the folder of the site: what the last build wrote there, so that it removes only that."""
_AROUND = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV)
"""Faults that lie with the folder around the site, not with the site."""


class FreezeError(Exception):
    """The site cannot be written; the message says why and what to do."""


class Place:
    """A destination with its staging folder and its lock; use it in a ``with`` block.

    Raises ``FreezeError`` when the folder is not ours, or another build is writing it.
    """

    def __init__(self, destination: Path) -> None:
        self.destination = destination.resolve()
        base = self.destination.parent
        name = self.destination.name
        self.staging = base / f".{name}.next"
        self.previous = base / f".{name}.previous"
        self._lock = Lock(base / f".{name}.lock")

    def __enter__(self) -> Self:
        with self._explained():
            self.destination.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock.take():
                raise FreezeError(
                    f"Another build is writing {self.destination} at this moment. "
                    "Wait until it is done, or name another folder with --out."
                )
        try:
            with self._explained():
                self._recover()
                self.listed = _listed(self.destination)
                remove_ours(self.staging)
                self.staging.mkdir()
                _note(self.staging, ())
        except BaseException:
            self._lock.drop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What cannot be removed now is tried again, and reported, by the next build.
        with contextlib.suppress(OSError):
            remove_ours(self.staging)
        self._lock.drop()

    def old(self, name: str) -> Path:
        """Return where a file of the previous site lies."""
        return self.destination / name

    def publish(self, written: Iterable[str]) -> None:
        """Put the staged folder in the place of the old one, in one step."""
        names = set(written)
        _note(self.staging, names)
        with self._explained():
            if not self.destination.exists():
                flush(self.staging)
                self.staging.rename(self.destination)
                return
            ours = self.listed | names | {LIST}
            _carry_over(self.destination, self.staging, ours)
            _adopt(self.destination, self.staging)
            flush(self.staging)  # a power cut after the swap must not find empty files
            if not exchange(self.staging, self.destination):
                self.destination.rename(self.previous)  # no exchange here: two steps, see _recover
                self.staging.rename(self.destination)
                self.previous.rename(self.staging)
            # What the host wrote while we looked away is in the old folder now.
            _carry_over(self.staging, self.destination, ours)

    def _recover(self) -> None:
        """Finish what a killed build left between its two steps."""
        if self.previous.exists():
            if self.destination.exists():
                remove_ours(self.previous)
            else:
                self.previous.rename(self.destination)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Say what to do where the folder around the site is the trouble."""
        try:
            yield
        except OSError as error:
            if error.errno not in _AROUND:
                raise
            raise FreezeError(
                f"{self.destination} cannot be replaced: {error.strerror}. A new site is made "
                f"beside the old one and swapped with it, so {self.destination.parent} must be "
                "writable and the site cannot be a mount point itself."
            ) from error


def _carry_over(old: Path, new: Path, ours: set[str]) -> None:
    """Take the host's own files along: everything that no build of ours wrote."""
    folders = {name.rpartition("/")[0] for name in ours}
    folders |= {"/".join(folder.split("/")[:end]) for folder in folders for end in range(9)}
    for name, is_folder in _below(old, ""):
        if not is_folder and name not in ours:
            _copy(old / name, new / name)
        elif is_folder and name not in folders:
            (new / name).mkdir(parents=True, exist_ok=True)


def _below(folder: Path | str, prefix: str) -> Iterator[tuple[str, bool]]:
    """Yield everything below a folder by its name, and whether it is a folder; links are files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield name, True
                yield from _below(entry.path, f"{name}/")
            else:
                yield name, False


def _copy(path: Path, target: Path) -> None:
    if _same(path, target):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    shutil.copy2(path, target, follow_symlinks=False)


def _adopt(old: Path, new: Path) -> None:
    """Give the new folder the rights that an administrator gave the old one."""
    shutil.copymode(old, new)
    status = old.stat()
    with contextlib.suppress(PermissionError):
        os.chown(new, status.st_uid, status.st_gid)


def _same(one: Path, other: Path) -> bool:
    try:
        here, there = one.lstat(), other.lstat()
    except OSError:
        return False
    return (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns)


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


def remove_ours(folder: Path) -> None:
    """Remove a folder, if it is one that we made; our list goes last, so that a kill can be mended.

    An empty folder is what a kill leaves before the list is written or after it is removed.
    """
    if not folder.is_dir() or folder.is_symlink():
        return
    entries = list(folder.iterdir())
    if entries and folder / LIST not in entries:
        raise FreezeError(
            f"{folder} is in the way: the build needs this name and did not make the folder. "
            "Move it elsewhere."
        )
    for entry in entries:
        if entry.name == LIST:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    (folder / LIST).unlink(missing_ok=True)
    folder.rmdir()


def _note(folder: Path, names: Iterable[str]) -> None:
    (folder / LIST).write_text("".join(f"{n}\n" for n in sorted(names)), encoding="utf-8")
