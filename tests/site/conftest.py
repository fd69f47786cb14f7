from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.app import create_app
from guide.edition import Edition
from guide.freeze import Summary, freeze
from guide.settings import Settings
from tests.site.pages import FrozenPage, read_all

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary, Edition]:
    """The national edition as files: written once for all tests."""
    root = tmp_path_factory.mktemp("site") / "public"
    app = create_app(settings=Settings(today=TODAY))
    summary = freeze(app, root)
    return root, summary, app.extensions["edition"]


@pytest.fixture(scope="session")
def edition(built: tuple[Path, Summary, Edition]) -> Edition:
    return built[2]


@pytest.fixture(scope="session")
def frozen(built: tuple[Path, Summary, Edition]) -> list[FrozenPage]:
    return read_all(built[0])
