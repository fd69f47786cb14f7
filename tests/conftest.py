"""What every folder of tests may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import BuildEdition, edition_builder


@pytest.fixture(scope="session")
def edition_folder(tmp_path_factory: pytest.TempPathFactory) -> BuildEdition:
    """What gives the folder of an edition, built once per session for all workers."""
    return edition_builder(tmp_path_factory)


@pytest.fixture(scope="session")
def national_site(edition_folder: BuildEdition) -> Path:
    """The folder with the whole national edition. Nothing in it may be changed."""
    return edition_folder("national")
