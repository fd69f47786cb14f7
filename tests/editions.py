"""Whole editions as files, written once per test session and shared by every worker of it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-25"
DAY = date.fromisoformat(TODAY)
NATIONAL = "national"

BuildEdition = Callable[..., Path]
"""Gives the folder of an edition: ``edition_folder("national", today="2027-12-25")``."""


def every_edition() -> tuple[str, ...]:
    """Return the national edition and the shipped examples, as ``--profile`` takes them."""
    examples = sorted((ROOT / "institutions").glob("*.toml"))
    return (NATIONAL, *(path.relative_to(ROOT).as_posix() for path in examples))


def edition_builder(factory: pytest.TempPathFactory) -> BuildEdition:
    """Return what builds an edition, or gives the folder in which it stands already."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def edition(profile: str = NATIONAL, today: str = TODAY) -> Path:
        place = shared / "editions" / f"{Path(profile).stem}-{today}"
        place.parent.mkdir(exist_ok=True)
        with place.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                _build(profile, today, place)
        return place

    return edition


def _build(profile: str, today: str, place: Path) -> None:
    """Write one edition with the command that everybody uses."""
    half = place.with_suffix(".half")
    command = [sys.executable, "build.py", "--profile", profile, "--today", today]
    if os.environ.get("GATES_DRAFT"):
        command.append("--draft")
    done = subprocess.run(
        [*command, "--out", str(half)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}", pytrace=False)
    half.rename(place)
