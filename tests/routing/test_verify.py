"""The proof itself: it holds for every edition, and it can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing import verify as verify_module
from routing.advise import Advice, Choice
from routing.editions import shipped
from routing.facts import Facts
from routing.profile import NATIONAL, Profile
from routing.proof import Report, Verdict
from routing.properties import PROPERTIES, broken
from routing.report import verdict_data, verdict_lines
from routing.rules import Effect, RuleTable, row
from routing.table import RULES, TABLE
from routing.verify import idle_questions, silent_part, verify, verify_all
from routing.witness import situations, witness


def made_up(*first: str, also: tuple[str, ...] = (), **parts: tuple[str, ...]) -> Advice:
    """Make advice up."""
    return Advice(
        tuple(Choice(route, "talk") for route in first),
        tuple(Choice(route, "to_adviser") for route in also),
        (),
        parts.get("notes", ()),
        (),
    )


def test_every_property_holds_for_every_answer_of_the_smallest_edition(academy: Profile) -> None:
    report = verify(academy)
    assert report.ok, report.failures
    assert report.combinations > report.situations > 9_000
    assert report.contexts > 1_000


def test_every_row_decides_somewhere_and_none_is_shadowed() -> None:
    assert silent_part(shipped(), 0) == ()
    assert silent_part(shipped(), 1) == ()


def test_a_row_behind_a_wider_one_is_found() -> None:
    behind = row(Effect.FIRST, 5, "never", "student", "teacher", "R-1.3")
    table = replace(TABLE, first=(*TABLE.first, behind))
    assert witness(behind, shipped(), table) is None


def test_a_condition_that_contradicts_itself_has_no_situation_of_its_own() -> None:
    impossible = row(Effect.NOTE, 6, "never", "student & phd", "", "R-1.3")
    assert witness(impossible, shipped(), replace(TABLE, notes=(impossible,))) is None
    assert all(found.position is None for found in situations(impossible)) is False


def test_every_question_is_needed_by_some_edition(
    academy: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert idle_questions([Report("none")])
    monkeypatch.setattr(verify_module, "verify", lambda profile: Report(profile.id))
    monkeypatch.setattr(verify_module, "silent_part", lambda profiles, part: ())
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", lambda **_: _Here())
    verdict = verify_all((academy, NATIONAL))
    assert not verdict.ok
    assert "now" in verdict.idle
    assert verdict.megabytes > 0


class _Here:
    """Does the work of a pool in this process."""

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    map = staticmethod(map)


PLANTED = [
    ("1 danger", Facts(danger_now="yes"), made_up("police")),
    ("2 recent", Facts(recent_sexual_offence="yes"), made_up("police")),
    (
        "2 recent",
        Facts(recent_sexual_offence="yes", danger_now="no"),
        made_up("centrum_seksueel_geweld"),
    ),
    ("3 not involved", Facts(other_party="assessor"), made_up("teacher")),
    ("3 not involved", Facts(position="student"), made_up("hr")),
    ("3 not involved", Facts(position="student"), made_up("police", also=("hr",))),
    ("4 never empty", Facts(), made_up()),
    ("4 never empty", Facts(), made_up("confidential_adviser")),
    ("5 no own line", Facts(dependency="yes", position="student"), made_up("mentor")),
    ("5 no own line", Facts(dependency="yes"), made_up("police", notes=("mediation_asked",))),
    ("6 low threshold", Facts(wish="unsure"), made_up("complaints_committee")),
    ("6 low threshold", Facts(behaviour="unsure"), made_up("police")),
    ("7 umc", Facts(employer="umc"), made_up("police")),
    ("7 umc", Facts(other_party="umc_staff"), made_up("complaints_committee")),
    ("7 umc", Facts(other_party="umc_staff", position="student"), made_up("police")),
    (
        "7 umc",
        Facts(other_party="umc_staff", position="student"),
        made_up("police", also=("umc_provision",)),
    ),
    (
        "7 umc",
        Facts(other_party="umc_staff", position="student"),
        made_up("confidential_adviser", also=("umc_provision",)),
    ),
    (
        "8 association",
        Facts(setting="student_association", other_party="association_member"),
        made_up("complaints_committee"),
    ),
    ("8 association", Facts(setting="study_association", position="student"), made_up("police")),
    ("8 association", Facts(setting="study_association"), made_up("association_contact")),
    (
        "8 association",
        Facts(setting="study_association", other_party="board_member"),
        made_up("police", also=("association_contact",)),
    ),
    ("9 board", Facts(other_party="board_member"), made_up("manager")),
    ("9 board", Facts(other_party="board_member"), made_up("police")),
    (
        "9 board",
        Facts(other_party="board_member", wish="complain", perspective="self"),
        made_up("trust_inspectorate"),
    ),
    ("9 board", Facts(other_party="support_official"), made_up("confidential_adviser")),
    (
        "4 never empty",
        Facts(),
        replace(made_up("police"), first=(Choice("report_point", "talk", conditional=True),)),
    ),
    ("10 inspectors", Facts(), made_up("police")),
    (
        "10 inspectors",
        Facts(inside_trust="no", earlier="complaint_closed"),
        made_up("police", also=("trust_inspectorate",)),
    ),
    ("11 accused", Facts(perspective="accused"), made_up("complaints_committee")),
    ("11 accused", Facts(perspective="accused"), made_up("police")),
    ("11 accused", Facts(perspective="accused"), made_up("legal_help")),
    (
        "12 minors",
        Facts(minor="yes", behaviour="sexual_offence", listener_role="staff"),
        made_up("police"),
    ),
    (
        "12 minors",
        Facts(minor="yes", behaviour="sexual_offence", other_party="colleague"),
        made_up("police"),
    ),
    ("13 anonymity", Facts(anonymous="yes"), made_up("complaints_committee")),
    ("13 anonymity", Facts(anonymous="yes"), made_up("police")),
    ("14 told before", Facts(earlier="told_no_follow_up"), made_up("hr")),
    ("14 told before", Facts(earlier="told_no_follow_up"), made_up("mentor")),
    ("14 told before", Facts(earlier="told_no_follow_up"), made_up("crisis_line")),
    ("15 own matter", Facts(perspective="self", behaviour="labour_conflict"), made_up("police")),
    (
        "15 own matter",
        Facts(perspective="self", behaviour="scientific_integrity", position="employee"),
        made_up("legal_help"),
    ),
    (
        "15 own matter",
        Facts(
            perspective="self",
            behaviour="scientific_integrity",
            position="employee",
            inside_trust="yes",
            anonymous="no",
            wish="complain",
        ),
        made_up("legal_help", also=("integrity_committee",)),
    ),
    ("16 own feet", Facts(), made_up("national_ombudsman", also=("police",))),
    ("17 low door stays", Facts(), made_up("police")),
    ("17 low door stays", Facts(position="student"), made_up("legal_help")),
    (
        "18 explained",
        Facts(),
        replace(made_up("police"), first=(Choice("police", "because"),)),
    ),
    (
        "18 explained",
        Facts(),
        replace(made_up("police"), not_now=(Choice("police", "own_teacher"),)),
    ),
]


@pytest.mark.parametrize(("name", "situation", "wrong"), PLANTED, ids=lambda x: str(x)[:30])
def test_a_property_fails_for_advice_that_breaks_it(
    name: str, situation: Facts, wrong: Advice
) -> None:
    assert name in dict(broken(situation, NATIONAL, wrong))


def test_every_property_has_been_seen_to_fail() -> None:
    assert {name for name, _, _ in PLANTED} == set(PROPERTIES)


def test_a_broken_rule_is_found_with_its_smallest_answers(academy: Profile) -> None:
    first = tuple(r for r in TABLE.first if r.id != "danger")
    table = RuleTable.of((*first, *(r for r in RULES if r.effect is not Effect.FIRST)))
    report = verify(academy, table)
    wrong = "danger now, and 112 is not the first door"
    assert report.failures["1 danger", wrong] == {"danger_now": "yes"}
    said = "\n".join(verdict_lines(Verdict([report], (), (), 1.0, 1)))
    assert "smallest answers: danger_now is yes" in said


def test_a_door_that_sends_on_without_end_is_found(
    academy: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routing.walks.check", lambda profile: ("a circle",))
    monkeypatch.setattr(verify_module, "compile_graph", lambda *a, **k: _NoGraph())
    report = verify(academy)
    assert report.failures == {("20 walks", "a circle"): {}}
    assert "nothing known" in "\n".join(verdict_lines(Verdict([report], (), (), 1.0, 1)))


class _NoGraph:
    ways = 0
    nodes: dict[str, object] = {}  # noqa: RUF012


def test_the_smallest_failing_answers_are_kept() -> None:
    report = Report("x")
    report.fail("p", "wrong", {"a": "1", "b": "2"})
    report.fail("p", "wrong", {"a": "1"})
    report.fail("p", "wrong", {"c": "1", "d": "2"})
    assert report.failures == {("p", "wrong"): {"a": "1"}}


def test_the_report_names_rules_and_questions_that_do_nothing() -> None:
    two = [Report("a"), Report("b")]
    said = "\n".join(verdict_lines(Verdict(two, ("talk",), ("now",), 1.0, 1)))
    assert "rule talk" in said
    assert "question now" in said
    assert "every rule decides" in "\n".join(verdict_lines(Verdict(two, (), (), 1.0, 1)))
    data = verdict_data(Verdict([_failed()], ("talk",), (), 1.0, 1))
    assert data["ok"] is False
    assert data["profiles"][0]["failures"][0]["facts"] == {"minor": "yes"}


def _failed() -> Report:
    report = Report("a")
    report.fail("p", "wrong", {"minor": "yes"})
    return report
