"""The sheet of an institution: every recommendation, who is left alone, and what would help."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide.overlay import edition_content
from guide.readiness import examine, main
from guide.readiness_rows import PARTS, ROWS, WHO, State, verdict
from routing import load_profile
from tests.institutions.conftest import words
from tests.institutions.making import EXAMPLES, SMALLEST, written

DAY = date(2026, 11, 25)


def test_every_recommendation_and_group_has_rows_with_a_place_in_the_study() -> None:
    assert {row.part for row in ROWS} == set(PARTS)
    assert {row.who for row in ROWS} - {""} == set(WHO)
    sources = words().tables.sources
    assert all(id in sources and id.startswith("R-") for row in ROWS for id in row.source)
    for lang in ("nl", "en"):
        for row in ROWS:
            for form in ("shown", "missing", "close"):
                assert words().texts[lang][f"readiness.row.{row.id}.{form}"]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_sheet_for_each_example(file: Path, tmp_path: Path) -> None:
    assert main(["--profile", str(file), "--out", str(tmp_path), "--today", "2026-11-25"]) == 0
    data = json.loads((tmp_path / "readiness.json").read_text(encoding="utf-8"))
    assert [part["section"] for part in data["parts"]] == [f"5.1.{n}" for n in range(1, 8)]
    assert {one["id"] for one in data["people"]} == set(WHO)
    for part in data["parts"]:
        for row in part["rows"]:
            assert bool(row["close"]) == (row["state"] not in ("shown", "none"))
            assert row["sections"]
    for lang in ("nl", "en"):
        html = (tmp_path / f"{lang}.html").read_text(encoding="utf-8")
        HTMLParser().feed(html)
        assert f'<html lang="{lang}">' in html and "example" not in html.split("<main")[0]
        for part in data["parts"]:
            assert part["title"][lang].replace("'", "&#39;") in html


def test_the_emptiest_profile_leaves_people_alone(tmp_path: Path) -> None:
    profile = load_profile(written(SMALLEST, tmp_path))
    report = examine(profile, edition_content(profile, words()), DAY)
    people = {one["id"]: one["verdict"] for one in report["people"]}
    assert people["accused"] == people["no_dutch"] == people["association_members"] == "alone"
    assert people["umc_students"] == "none"


def test_closing_a_gap_is_seen(tmp_path: Path) -> None:
    raw = SMALLEST | {
        "scope": {"associations": "covered", "placements": "unclear"},
        "provisions": {"association_contact": {"for": ["students"]}},
    }
    profile = load_profile(written(raw, tmp_path))
    report = examine(profile, edition_content(profile, words()), DAY)
    people = {one["id"]: one["verdict"] for one in report["people"]}
    assert people["association_members"] == "helped"


def test_the_verdict_counts_only_what_applies() -> None:
    assert verdict([State.NONE, State.NONE]) == "none"
    assert verdict([State.SHOWN, State.NONE]) == "helped"
    assert verdict([State.SHOWN, State.OPEN]) == "partly"
    assert verdict([State.MISSING, State.OPEN]) == "alone"


def test_a_broken_profile_gets_no_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.toml"
    file.write_text("id = 1\n", encoding="utf-8")
    assert main(["--profile", str(file), "--out", str(tmp_path / "out")]) == 1
    assert "x.toml:1: id:" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
