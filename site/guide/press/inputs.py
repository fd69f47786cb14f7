"""What a build is made from, and what it wrote: the two sides of "nothing has changed".

Only the standard library is used here, so that a build with nothing to do ends before Flask starts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

FOLDERS = ("content", "routing", "site", "institutions", "hosting", "tests/routing")
FILES = ("build.py", "pyproject.toml", "requirements.txt", "LICENSE", "publiccode.yml")
PASSED_OVER = {"__pycache__", ".mypy_cache"}
_ID = re.compile(r'^id\s*=\s*"([^"\n/]+)"', re.MULTILINE)
Stamp = tuple[int, ...]
"""Size and time of change (nanoseconds) of a file; of an input, also when its name was changed."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a build was told, and how its inputs stood before it read the first of them."""

    options: dict[str, str]
    inputs: dict[str, Stamp]


@dataclass(frozen=True, slots=True)
class Record:
    """One finished build: its options, the stamps of its inputs and of its files."""

    options: dict[str, str]
    inputs: dict[str, Stamp]
    outputs: dict[str, Stamp]
    sums: dict[str, str]
    """Per page: the SHA-256 of its file."""
    keys: dict[str, str]
    """Per page: a hash of what it was made from (``guide.press.keys``)."""
    assets: list[str]
    """The data files of the guide, which hang on the same inputs as its pages."""
    summary: dict[str, Any]


def begin(root: Path, given: Mapping[str, object]) -> Start:
    """Note the options of a build and the state of its inputs."""
    return Start(options_of(given), stamps(root, str(given.get("profile", ""))))


def stamps(root: Path, profile: str = "") -> dict[str, Stamp]:
    """Return the stamps of every file that can change the site, by its path from ``root``."""
    found: dict[str, Stamp] = {}
    for folder in FOLDERS:
        if (root / folder).is_dir():
            found.update(_below(root / folder, f"{folder}/"))
    for path in (*(root / name for name in FILES), *_elsewhere(root, Path(profile))):
        if path.is_file():
            name = path.relative_to(root) if path.is_relative_to(root) else path
            found[str(name)] = _stamp(path.stat())
    return found


def _elsewhere(root: Path, profile: Path) -> Iterator[Path]:
    """Yield a profile that lies outside the project, and the pages that belong to it."""
    profile = profile.absolute()
    if profile.suffix != ".toml" or profile.is_relative_to(root / "institutions"):
        return
    yield profile
    with contextlib.suppress(OSError, ValueError):
        if found := _ID.search(profile.read_text(encoding="utf-8")):
            yield from sorted((profile.parent / found[1] / "pages").rglob("*.md"))


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


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
    base = os.fspath(destination)
    for name in names:
        status = os.stat(f"{base}/{name}")  # noqa: PTH116 - thousands of files
        found[name] = status.st_size, status.st_mtime_ns
    return found


def options_of(given: Mapping[str, object]) -> dict[str, str]:
    """Return the options of a build as text, with the Python and the packages that run it."""
    packages = Path(sysconfig.get_path("purelib"))
    installed = str(packages.stat().st_mtime_ns) if packages.is_dir() else ""
    told = {key: str(value) for key, value in sorted(given.items())}
    return {"python": sys.version, "packages": installed, **told}


def record_path(root: Path, destination: Path) -> Path:
    """Return where the record of a build is kept: outside the site, so that it is not published."""
    name = hashlib.sha256(str(destination.resolve()).encode()).hexdigest()[:16]
    return root / ".cache" / "builds" / f"{name}.json"


def save(path: Path, record: Record) -> None:
    """Keep the record of a build; where that cannot be, the next one makes everything anew."""
    told = {part.name: getattr(record, part.name) for part in fields(record)}
    waiting = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(json.dumps(told), encoding="utf-8")
        waiting.replace(path)
        return
    with contextlib.suppress(OSError):
        waiting.unlink()


def last(root: Path, destination: Path) -> dict[str, Any]:
    """Return the record of the last build of a folder; empty when there is none."""
    try:
        kept = json.loads(record_path(root, destination).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def unchanged(root: Path, destination: Path, start: Start) -> dict[str, Any] | None:
    """Return the summary of the last build when nothing has changed since, or None."""
    kept = last(root, destination)
    try:
        if kept["options"] != start.options:
            return None
        if kept["inputs"] != {name: list(stamp) for name, stamp in start.inputs.items()}:
            return None
        now = written(destination.resolve(), kept["outputs"])
        if kept["outputs"] != {name: list(stamp) for name, stamp in now.items()}:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    summary: dict[str, Any] = kept["summary"]
    return summary
