"""What the system does for a safe build: lock, flush, exchange, and ending with the parent."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO

_AT_FDCWD, _EXCHANGE = -100, 2
_PARENT_DEATH = 1
PATIENCE = 1.0
"""Seconds that a lock may take: workers of a killed build need a moment to end."""


class Lock:
    """A lock that the system drops with the last process that holds it, however it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def take(self, patience: float = PATIENCE) -> bool:
        """Take the lock and return True, or return False when somebody else keeps it."""
        until = time.monotonic() + patience
        while not self._try():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def _try(self) -> bool:
        file = self.path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever had the lock removed the file: ours may be one that nobody else can find.
            if os.path.samestat(os.fstat(file.fileno()), self.path.stat()):
                self._file = file
                return True
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.ENOENT):
                file.close()
                raise
        file.close()
        return False

    def drop(self) -> None:
        """Give the lock back; the file goes first, while nobody else can hold it."""
        if self._file:
            self.path.unlink(missing_ok=True)
            self._file.close()
            self._file = None


def exchange(one: Path, other: Path) -> bool:
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


def flush(folder: Path) -> None:
    """Have everything in the file system of a folder written to its disk."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def end_with(parent: int) -> None:
    """Have the system end this process with its parent (Linux), so that no worker outlives it."""
    library = ctypes.CDLL(None)
    if hasattr(library, "prctl"):
        library.prctl(_PARENT_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
