"""The words read once, and an application for any profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from guide.app import create_app
from guide.content import Content, read
from guide.settings import Settings
from routing import load_profile
from tests.editions import ROOT
from tests.institutions.making import Raw, written

TODAY = date(2026, 11, 25)
MakeApp = Callable[[Raw], Flask]


@cache
def words() -> Content:
    """Return the words as they are, also while somebody is writing."""
    return read(ROOT)[0]


@pytest.fixture(scope="session")
def make_app(tmp_path_factory: pytest.TempPathFactory) -> MakeApp:
    """What makes the application of a profile."""
    base = tmp_path_factory.mktemp("profiles")

    def make(raw: Raw) -> Flask:
        profile = load_profile(written(raw, base))
        settings = Settings.of(dict(profile.raw), today=TODAY, draft=True)
        return create_app(profile, words(), settings)

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    return tmp_path
