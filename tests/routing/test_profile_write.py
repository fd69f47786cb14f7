"""A profile that is written reads back as the same profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from routing.editions import FOLDER
from routing.profile_read import read_profile
from routing.profile_write import profile_text

Write = Callable[[str], Path]
SMALL: dict[str, Any] = {
    "id": "klein",
    "kind": "hbo",
    "name": {"nl": "Klein", "en": "Small"},
    "reviewed": "2026-11-25",
    "scope": {"associations": "unclear", "placements": "unclear"},
    "provisions": {},
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_profile_reads_back_the_same(path: Path, profile_file: Write) -> None:
    raw, faults = read_profile(path)
    assert faults == ()
    assert read_profile(profile_file(profile_text(raw))) == (raw, ())


def test_a_profile_without_doors_keeps_its_table_of_doors(profile_file: Write) -> None:
    assert read_profile(profile_file(profile_text(SMALL))) == (SMALL, ())


def test_quotes_odd_keys_and_numbers_are_written_as_toml_reads_them(profile_file: Write) -> None:
    odd = {**SMALL, "name": {"nl": 'Het "kleine"\\huis\x7f', "en": "Small"}, "a key": 3}
    odd["reviewed"] = date(2026, 11, 25)
    raw, faults = read_profile(profile_file(profile_text(odd)))
    assert raw == {**odd, "reviewed": "2026-11-25"}
    assert "a key" in [fault.key for fault in faults]
