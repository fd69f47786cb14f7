"""What a build can be told: one frozen value, handed to every part."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""


def today() -> date:
    """Return the date of the site: ``SOURCE_DATE_EPOCH`` where it is set, or else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.date()


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site will live, where the exit leads, and of which day it is."""

    base_url: str = "https://bijwie.example/"
    """The public address, with a slash at the end: only canonical links and the sitemap use it."""
    exit_url: str = "https://www.knmi.nl/nederland-nu/weer"
    """A calm, everyday page outside: the weather."""
    today: date = field(default_factory=today)
    root: Path = ROOT
    relative: bool = True
    """Links that also work from a sub-folder and from disk; off for the live preview."""
    draft: bool = False
    """Show what exists although something is missing. Never for publication."""

    @classmethod
    def of(cls, raw: dict[str, Any] | None = None, **given: Any) -> Settings:
        """Return settings: what is given, then what the profile says, then the defaults."""
        own = {key: value for key in ("base_url", "exit_url") if (value := (raw or {}).get(key))}
        chosen = {key: value for key, value in given.items() if value is not None}
        return cls(**{**own, **chosen})
