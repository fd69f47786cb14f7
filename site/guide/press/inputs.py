"""What a build is made from, and what it wrote: the two sides of "nothing has changed".

Only the standard library is used here, so that a build with nothing to do ends before Flask starts.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDERS = ("content", "routing", "site", "institutions", "hosting", "tests/routing")
FILES = ("build.py", "pyproject.toml", "requirements.txt", "LICENSE", "publiccode.yml")
PASSED_OVER = {"__pycache__", ".mypy_cache"}
Stamp = tuple[int, int]
"""Size and time of change (nanoseconds) of a file."""


@dataclass(frozen=True, slots=True)
class Record:
    """One finished build: its options, the stamps of its inputs and of its files."""

    options: dict[str, str]
    inputs: dict[str, Stamp]
    outputs: dict[str, Stamp]
    keys: dict[str, str]
    """Per page: a hash of what it was made from (``guide.press.keys``)."""
    assets: list[str]
    """The data files of the guide, which hang on the same inputs as its pages."""
    summary: dict[str, Any]


def stamps(root: Path) -> dict[str, Stamp]:
    """Return size and time of every file that can change the site, by its path from ``root``."""
    found: dict[str, Stamp] = {}
    for folder in FOLDERS:
        if (root / folder).is_dir():
            found.update(_below(root / folder, f"{folder}/"))
    for name in FILES:
        path = root / name
        if path.is_file():
            found[name] = _stamp(path.stat())
    return found


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns


def _below(folder: Path | str, prefix: str) -> Iterator[tuple[str, Stamp]]:
    """Walk a folder with few calls: a build with nothing to do spends most of its time here."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in PASSED_OVER:
                    yield from _below(entry.path, f"{prefix}{entry.name}/")
            elif not entry.name.endswith((".pyc", ".mo")):
                yield f"{prefix}{entry.name}", _stamp(entry.stat())


def written(destination: Path, names: Iterable[str]) -> dict[str, Stamp]:
    """Return size and time of the files that a build wrote."""
    found: dict[str, Stamp] = {}
    for name in names:
        found[name] = _stamp((destination / name).stat())
    return found


def options_of(given: Mapping[str, object]) -> dict[str, str]:
    """Return the options of a build as text, with the Python that runs it."""
    return {"python": sys.version, **{key: str(value) for key, value in sorted(given.items())}}


def record_path(root: Path, destination: Path) -> Path:
    """Return where the record of a build is kept: outside the site, so that it is not published."""
    name = hashlib.sha256(str(destination.resolve()).encode()).hexdigest()[:16]
    return root / ".cache" / "builds" / f"{name}.json"


def save(path: Path, record: Record) -> None:
    """Keep the record of a build."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(f".{os.getpid()}")
    waiting.write_text(json.dumps(asdict(record)), encoding="utf-8")
    waiting.replace(path)


def last(root: Path, destination: Path) -> dict[str, Any]:
    """Return the record of the last build of a folder; empty when there is none."""
    try:
        kept = json.loads(record_path(root, destination).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def unchanged(
    root: Path, destination: Path, options: Mapping[str, object]
) -> dict[str, Any] | None:
    """Return the summary of the last build when nothing has changed since, or None."""
    kept = last(root, destination)
    try:
        if kept["options"] != options_of(options):
            return None
        if kept["inputs"] != {name: list(stamp) for name, stamp in stamps(root).items()}:
            return None
        now = written(destination.resolve(), set(kept["outputs"]))
        if kept["outputs"] != {name: list(stamp) for name, stamp in now.items()}:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    summary: dict[str, Any] = kept["summary"]
    return summary
