"""Cases that somebody who knows the field can read and correct (``cases.toml``)."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.routing.conftest import Run

KEYS = {"situation", "facts", "first", "include", "not", "notes"}
MORE = {"profile", "silent"}
CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["situation"])
def test_the_case_gets_the_advice_that_fits(case: dict[str, Any], run: Run) -> None:
    assert KEYS <= case.keys() <= KEYS | MORE
    asked = {"facts": case["facts"], "profile": case.get("profile", "national")}
    answer = run("advise", lines=json.dumps(asked) + "\n").lines[0]
    named = {*answer["first"], *answer["also"]}
    assert answer["first"][0] in case["first"]
    assert set(case["include"]) <= named
    assert not set(case["not"]) & named
    assert set(case["notes"]) <= set(answer["notes"])
    assert not set(case.get("silent", ())) & set(answer["notes"])
