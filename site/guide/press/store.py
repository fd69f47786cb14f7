"""Files that one build keeps for the next, named by a hash of everything they were made from.

A change makes another name, so nothing stale is ever read. ``.cache`` may be removed at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

NEWEST = 40
"""Files of one kind that are kept; the oldest go first."""


def hashed(*texts: str) -> str:
    """Return a name for what is made from these texts."""
    seen = hashlib.sha256()
    for text in texts:
        seen.update(hashlib.sha256(text.encode()).digest())
    return seen.hexdigest()[:24]


@cache
def code(folder: Path, *libraries: str) -> str:
    """Return a hash of the code that makes a thing: ours below a folder, and that of libraries."""
    files = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    return hashed(sys.version, *map(version, libraries), *files)


def read(path: Path) -> object:
    """Return what was kept; a file that is damaged in whatever way is as good as none."""
    try:
        found: object = pickle.loads(path.read_bytes())
    except Exception:
        return None
    return found


def read_all(path: Path) -> Iterator[object]:
    """Yield every value that was added to a file, up to where it is damaged.

    A damaged file is then removed: what is added behind the damage could never be read.
    """
    try:
        with path.open("rb") as stream:
            while True:
                yield pickle.load(stream)
    except (EOFError, FileNotFoundError):
        return
    except Exception:
        with contextlib.suppress(OSError):
            path.unlink()


def write(path: Path, value: object) -> None:
    """Keep a value, in one move; a folder that cannot be written costs only time."""
    waiting = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        waiting.replace(path)
        _remove_oldest(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink()


def add(path: Path, packed: bytes) -> None:
    """Keep pickled values behind those that a file holds already.

    Whoever is stopped halfway leaves a damaged end, which ``read_all`` finds.
    """
    if packed:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as out:
                out.write(packed)
            _remove_oldest(path.parent)


def _remove_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.pickle"), key=lambda path: path.stat().st_mtime)
    for extra in kept[:-NEWEST]:
        extra.unlink(missing_ok=True)
