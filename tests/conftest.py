"""What every folder of tests may ask for, and how Hypothesis draws."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.editions import BuildEdition, edition_builder

# The same examples in every run, and no limit by the clock: a busy machine is no fault of the code.
# ``make fuzz`` draws others: HYPOTHESIS_PROFILE=random.
_SLOW = [HealthCheck.too_slow]
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("random", deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def edition_folder(tmp_path_factory: pytest.TempPathFactory) -> BuildEdition:
    """What gives the folder of an edition, built once per session for all workers."""
    return edition_builder(tmp_path_factory)


@pytest.fixture(scope="session")
def national_site(edition_folder: BuildEdition) -> Path:
    """The folder with the whole national edition. Nothing in it may be changed."""
    return edition_folder("national")
