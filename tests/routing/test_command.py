"""Cases through the command line: what goes in, what comes out, and what the exit status says."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
import sys
from pathlib import Path

import pytest

from routing.__main__ import main
from routing.browser import browser_graph
from routing.editions import named
from routing.export import COLUMNS, rules_json
from routing.table import RULES
from tests.routing.conftest import Run

ACADEMY = "institutions/example-art-academy.toml"
STUDENT = '{"facts": {"perspective": "self", "position": "student", "danger_now": "yes"}}\n'


def test_danger_gives_112_and_the_questions_that_led_there(run: Run) -> None:
    answer = run("advise", lines=STUDENT)
    assert answer.status == 0
    assert answer.lines[0]["first"] == ["emergency_112"]
    assert answer.lines[0]["asked"] == ["now"]


def test_other_keys_may_ride_along_and_empty_lines_are_passed_over(run: Run) -> None:
    answer = run("advise", lines='\n{"id": "c1", "story": "…", "facts": {"wish": null}}\n')
    assert len(answer.lines) == 1
    assert answer.status == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[" * 200_000, "not JSON"),
        ("[]", "expected an object"),
        ("{}", "the key 'facts' is missing"),
        ('{"fact": {}}', "Did you mean 'facts'"),
        ('{"facts": {}, "profile": 3}', 'expected "national" or the path'),
        ('{"facts": {}, "profile": "no-such-file.toml"}', "there is no such file"),
        ('{"facts": []}', "expected an object, found list"),
        ('{"facts": {"positon": "student"}}', "Did you mean 'position'"),
        ('{"facts": {"position": "studnet"}}', "Did you mean 'student'"),
        ('{"facts": {"position": "qqqq"}}', "Allowed: student, phd, employee, other"),
        ('{"facts": {"position": ["student"]}}', "facts.position"),
    ],
)
def test_a_bad_line_gets_one_clear_error_and_status_2(run: Run, line: str, says: str) -> None:
    answer = run("advise", lines=f"{line}\n{STUDENT}")
    assert answer.status == 2
    assert says in answer.lines[0]["error"]
    assert answer.lines[1]["first"] == ["emergency_112"]


def test_explain_prints_a_trace_per_layer(run: Run) -> None:
    facts = {"perspective": "self", "other_party": "assessor", "wish": "complain"}
    answer = run("explain", lines=json.dumps({"facts": facts}) + "\n")
    assert answer.status == 0
    for part in ("layer 1 safety", "follows dependency=yes", "bars teacher", "decides (", "advice"):
        assert part in answer.out


def test_explain_gives_json_too(run: Run) -> None:
    answer = run("explain", "--json", lines=STUDENT)
    assert answer.lines[0]["mattered"] == ["danger_now"]
    assert answer.lines[0]["minimal_reasons"] == {"emergency_112": {"danger_now": "yes"}}


def test_verify_of_one_profile_prints_counts_time_and_memory(run: Run) -> None:
    answer = run("verify", "--profile", ACADEMY)
    assert answer.status == 0
    assert "all hold" in answer.out
    assert re.search(r"seconds, at most \d+ MB", answer.out)


def test_verify_fails_when_a_property_is_broken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routing.verify.broken", lambda *a: [("1 danger", "planted")])
    answer = run("verify", "--profile", ACADEMY, "--json")
    assert answer.status == 1
    assert json.loads(answer.out)["profiles"][0]["failures"][0]["property"] == "1 danger"


def test_stats_stay_within_the_bounds_of_the_design(run: Run) -> None:
    rows = json.loads(run("stats", "--profile", ACADEMY, "--profile", "national").out)
    assert [row["profile"] for row in rows] == ["example-art-academy", "national"]
    for row, longest in zip(rows, (7, 8), strict=True):
        assert row["longest"] <= longest
        assert row["nodes"] + row["leaves"] <= 1200


def test_diff_of_two_profiles_names_what_changes_for_whom(run: Run) -> None:
    old, new = ACADEMY, "institutions/example-hogeschool.toml"
    text = run("diff", old, new)
    assert text.status == 0
    assert "get other advice" in text.out
    data = json.loads(run("diff", old, new, "--json").out)
    assert data["groups"][0]["situations"] >= data["groups"][-1]["situations"]


def test_export_gives_every_rule_as_csv_and_json_and_the_graph(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [rule.id for rule in RULES]
    assert tuple(rows[0]) == COLUMNS
    assert run("export").out == rules_json()
    graph = json.loads(run("export", "--format", "graph", "--profile", ACADEMY).out)
    assert graph == json.loads(json.dumps(browser_graph(named(ACADEMY))))


def test_a_profile_that_is_not_there_is_refused_with_status_2(run: Run) -> None:
    answer = run("stats", "--profile", "no-such-file.toml")
    assert answer.status == 2
    assert "no-such-file.toml" in answer.err


def test_rules_that_cannot_be_read_are_refused_with_status_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text("{}", encoding="utf-8")
    answer = run("diff", str(path), str(path))
    assert answer.status == 2
    assert "rules.json" in answer.err


def test_without_a_profile_every_shipped_one_is_looked_at(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routing.__main__.shipped", lambda: (named(ACADEMY),))
    assert [row["profile"] for row in json.loads(run("stats").out)] == ["example-art-academy"]


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["routing", "--help"])
    monkeypatch.delitem(sys.modules, "routing.__main__")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("routing", run_name="__main__")
    assert stopped.value.code == 0
    assert main is not None
