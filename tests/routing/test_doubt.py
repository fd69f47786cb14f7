"""*Not sure* is never less safe than a definite answer, and a fault in that is found."""

from __future__ import annotations

import pytest

from routing import NATIONAL, Facts, Profile
from routing.doubt import PROPERTY, Doubt, View, view, weight
from routing.predicates import applicable
from routing.properties import broken
from routing.questions import BY_ID
from routing.verify import verify
from tests.routing.test_verify import made_up

LOW = frozenset({"confidential_adviser"})


def faults(unsure: View, definite: View) -> list[str]:
    """Compare two views at the first question."""
    doubt = Doubt(NATIONAL)
    question = BY_ID["institution"]
    doubt.seen[Facts()] = unsure
    for option in question.options:
        doubt.seen[Facts(**option.sets)] = definite
    return [wrong for wrong, _ in doubt.check(question, {})]


def test_a_low_threshold_door_that_only_a_definite_answer_names_is_found() -> None:
    found = faults(View(frozenset(), 0), View(LOW, 0))
    assert found[0] == "not sure at 'institution' loses ['confidential_adviser']"


def test_a_harder_first_step_for_who_is_not_sure_is_found() -> None:
    (found, _) = faults(View(LOW, 2), View(LOW, 0))
    assert found.endswith("a step that is harder to undo")


def test_in_danger_no_first_step_is_too_hard() -> None:
    assert faults(View(LOW, 2), View(LOW, None)) == []
    assert faults(View(LOW, None), View(LOW, 0)) == []
    assert view(made_up("emergency_112")).weight is None


def test_a_first_step_weighs_by_how_hard_it_is_to_undo() -> None:
    doors = ("confidential_adviser", "manager", "police")
    assert [weight(door) for door in doors] == [0, 1, 2]


def test_verify_reports_a_doubt_with_the_better_answers(
    academy: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = {"danger_now": "no"}
    monkeypatch.setattr(Doubt, "check", lambda *a: [("planted", facts)])
    assert verify(academy).failures[PROPERTY, "planted"] == facts


def test_an_own_door_of_the_medical_centre_or_of_the_helpline_excuses_the_inspectors() -> None:
    closed = {"inside_trust": "no", "earlier": "complaint_closed"}
    named = made_up("confidential_adviser", also=("trust_inspectorate",))
    for more in (
        {"employer": "umc", "behaviour": "bullying"},
        {"behaviour": "online", "other_party": "outsider"},
    ):
        found = dict(broken(Facts(**closed, **more), NATIONAL, named))
        assert "10 inspectors" not in found


def test_who_was_touched_at_the_medical_centre_may_begin_with_medical_help() -> None:
    situation = Facts(employer="umc", behaviour="sexual_offence", position="employee")
    found = dict(broken(situation, NATIONAL, made_up("centrum_seksueel_geweld")))
    assert "7 umc" not in found


def test_the_inspectors_up_front_or_medical_help_is_enough_where_the_inside_is_closed() -> None:
    closed = Facts(inside_trust="no", earlier="complaint_closed", behaviour="unwanted_touch")
    for named in (
        made_up("trust_inspectorate"),
        made_up("centrum_seksueel_geweld", also=("trust_inspectorate",)),
    ):
        assert "10 inspectors" not in dict(broken(closed, NATIONAL, named))


def test_a_fact_that_is_known_applies() -> None:
    assert applicable("employer", {"employer": "umc", "setting": None}) == "umc"
