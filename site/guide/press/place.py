"""The folder that a build writes: made beside the old one, swapped in one step, never half.

A build that fails, is killed or finds a full disk leaves the previous site whole. Two builds of one
folder at once are refused. Files of the host (``CNAME``, ``.well-known``) go along to the new
folder. Only folders that we made are ever removed.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

LIST = ".bijwie-files"
"""In the folder of the site: what the last build wrote there, so that it removes only that."""
_AT_FDCWD, _EXCHANGE = -100, 2


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
        self._lock_path = base / f".{name}.lock"
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        self.destination.parent.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        try:
            self._recover()
            self.listed = _listed(self.destination)
            _remove_ours(self.staging)
            self.staging.mkdir()
            _note(self.staging, ())
        except BaseException:
            self._drop_lock()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _remove_ours(self.staging)
        self._drop_lock()

    def old(self, name: str) -> Path:
        """Return where a file of the previous site lies."""
        return self.destination / name

    def publish(self, written: Iterable[str]) -> None:
        """Put the staged folder in the place of the old one, in one step."""
        names = set(written)
        self._carry_over(names)
        _note(self.staging, names)
        if not self.destination.exists():
            self.staging.rename(self.destination)
            return
        if not _exchange(self.staging, self.destination):
            self.destination.rename(self.previous)  # no exchange here: two steps, see _recover
            self.staging.rename(self.destination)
            self.previous.rename(self.staging)

    def _carry_over(self, written: set[str]) -> None:
        """Take the host's own files along: everything that no build of ours wrote."""
        if not self.destination.is_dir():
            return
        ours = self.listed | written | {LIST}
        for path in sorted(self.destination.rglob("*")):
            name = path.relative_to(self.destination).as_posix()
            if name in ours or (path.is_dir() and not path.is_symlink()):
                continue
            target = self.staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target, follow_symlinks=False)

    def _recover(self) -> None:
        """Finish what a killed build left between its two steps."""
        if self.previous.exists():
            if self.destination.exists():
                _remove_ours(self.previous)
            else:
                self.previous.rename(self.destination)

    def _take_lock(self) -> None:
        self._lock = self._lock_path.open("a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise FreezeError(
                f"Another build is writing {self.destination} at this moment. "
                "Wait until it is done, or name another folder with --out."
            ) from None

    def _drop_lock(self) -> None:
        if self._lock:
            self._lock_path.unlink(missing_ok=True)
            self._lock.close()


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux); return False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    result = library.renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_EXCHANGE)
    )
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))


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


def _remove_ours(folder: Path) -> None:
    """Remove a folder, if it is one that we made."""
    if folder.is_dir() and (folder / LIST).is_file():
        shutil.rmtree(folder)


def _note(folder: Path, names: Iterable[str]) -> None:
    (folder / LIST).write_text("".join(f"{n}\n" for n in sorted(names)), encoding="utf-8")
