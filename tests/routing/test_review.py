"""What reviewers lean on: the table, its export, the comparison of two tables, and the trace."""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from routing import Facts, Profile, advise
from routing.browser import IMPLIED
from routing.diff import Side, compare, lines, side
from routing.editions import named
from routing.explain import explain
from routing.explain import lines as trace_lines
from routing.export import RulesError, load_rules, rules_data, rules_json, schema
from routing.graph import answer_sets
from routing.predicates import NAMES, VOID
from routing.profile import NATIONAL
from routing.routes import ROUTES
from routing.rules import LAYERS, Effect, RuleTable
from routing.table import BY_ID, RULES, TABLE

PACKAGE = Path(__file__).parents[2] / "routing"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_row_has_a_source_a_layer_and_a_review_of_the_last_year(rule: object) -> None:
    row = BY_ID[rule.id]  # type: ignore[attr-defined]
    assert row.source
    assert all(source.startswith(("F-", "R-")) for source in row.source)
    assert row.layer in LAYERS
    assert (date(2026, 11, 25) - row.reviewed).days < 365
    assert set(row.routes) <= ROUTES.keys()
    assert bool(row.routes) == (row.effect is not Effect.NOTE)


def test_only_the_standard_library_and_the_profile_validator_are_imported() -> None:
    allowed = sys.stdlib_module_names | {"routing", "jsonschema"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert {name.split(".")[0] for name in names} <= allowed, path


def test_modules_and_functions_stay_short() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 40, (path, node.name)


def test_what_follows_from_a_fact_is_the_same_for_the_browser() -> None:
    for fact, values, other, value in IMPLIED[:4]:
        for one in values:
            assert getattr(Facts(**{fact: one}).settled(), other) == value
    assert {other for _, _, other, _ in IMPLIED[4:]} == VOID.keys()


def test_the_export_fits_its_published_schema() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(rules_data())
    predicates = schema()["$defs"]["predicate"]["enum"]
    assert set(predicates) == {*NAMES, *(f"not {name}" for name in NAMES)}


def test_exported_rules_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text(rules_json(), encoding="utf-8")
    assert load_rules(path).rules == RULES


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "no JSON"), ('{"version": 2, "rules": []}', "version"), ("[]", "the file")],
)
def test_a_file_that_is_no_rule_table_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=says):
        load_rules(path)


def test_rules_that_are_the_same_change_nothing_for_anybody(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text(rules_json(), encoding="utf-8")
    academy = named("institutions/example-art-academy.toml")
    groups, compared = compare(side(str(path), academy), Side(academy, TABLE))
    assert (groups, compared) == ([], len(answer_sets(False)))
    assert lines(groups, compared) == [f"0 of {compared} situations get other advice, in 0 groups"]


def test_a_changed_rule_is_told_as_the_answers_that_it_touches(academy: Profile) -> None:
    without = RuleTable.of(rule for rule in RULES if rule.id != "danger")
    groups, _ = compare(Side(academy, TABLE), Side(academy, without))
    (group,) = groups
    assert group.answers == {"danger_now": ("yes",)}
    assert group.change.first[0] == ("emergency_112",)
    assert "first: emergency_112 →" in "\n".join(lines(groups, 1))


def test_every_changed_situation_is_named_once(university: Profile, hogeschool: Profile) -> None:
    old, new = Side(university, TABLE), Side(hogeschool, TABLE)
    groups, compared = compare(old, new)
    assert sum(group.situations for group in groups) <= compared
    assert len({json.dumps(group.to_json()) for group in groups}) == len(groups)
    back, _ = compare(new, old)
    assert sum(g.situations for g in back) == sum(g.situations for g in groups)


def test_a_change_for_everybody_needs_no_answers(academy: Profile) -> None:
    louder = replace(TABLE, notes=TABLE.notes[:-1])
    quieter = replace(TABLE, notes=())
    groups, compared = compare(Side(academy, louder), Side(academy, quieter))
    assert sum(group.situations for group in groups) <= compared
    everyone = replace(TABLE, notes=(replace(BY_ID["told_again"], when=BY_ID["talk"].when),))
    (group,), compared = compare(Side(academy, quieter), Side(academy, everyone))
    assert group.situations == compared
    assert "× everybody" in "\n".join(lines([group], compared))


def test_a_side_is_national_a_profile_or_rules() -> None:
    assert side("national") == Side(NATIONAL, TABLE)


TRACES = [
    Facts(),
    Facts(perspective="self", other_party="assessor", wish="complain", anonymous="yes"),
    Facts(position="other", behaviour="study_matter", perspective="self"),
    Facts(**dict.fromkeys(("danger_now", "minor"), "no"), employer="umc"),
    Facts(behaviour="labour_conflict", other_party="board_member", perspective="self"),
    Facts(
        perspective="self",
        position="student",
        behaviour="bullying",
        other_party="association_member",
        setting="study_association",
        danger_now="no",
        recent_sexual_offence="no",
        wish="complain",
        anonymous="no",
        inside_trust="yes",
        earlier="none",
    ),
    Facts(behaviour="sexual_offence", perspective="witness", other_party="support_official"),
]


@pytest.mark.parametrize("situation", TRACES, ids=str)
def test_a_trace_tells_which_row_decided_and_what_each_door_did(situation: Facts) -> None:
    trace = explain(situation, NATIONAL)
    text = "\n".join(trace_lines(trace))
    assert sum(step.says.startswith("decides") for step in trace.steps) == 1
    for choice in (*trace.advice.first, *trace.advice.also):
        assert choice.route in text
    data = trace.to_json()
    assert data["advice"]["first"] == [choice.route for choice in trace.advice.first]
    for step in data["steps"]:
        assert (step["state"] == "possible") == bool(step["waits_for"]) or step[
            "state"
        ] == "certain"


def test_a_trace_with_every_fact_known_has_nothing_open() -> None:
    whole = dict.fromkeys(("dependency", "minor", "danger_now", "anonymous"), "no")
    situation = Facts(
        **whole,
        perspective="listener",
        listener_role="staff",
        position="student",
        behaviour="bullying",
        other_party="fellow_student",
        setting="umc",
        employer="institution",
        recent_sexual_offence="no",
        wish="talk",
        earlier="none",
        inside_trust="yes",
        institution="wo",
    )
    assert "open    nothing" in "\n".join(trace_lines(explain(situation, NATIONAL)))


def test_a_table_without_a_last_row_for_everybody_is_an_error(academy: Profile) -> None:
    with pytest.raises(AssertionError, match="fits everybody"):
        advise(Facts(), academy, replace(TABLE, first=TABLE.first[:1]))
