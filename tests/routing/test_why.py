"""Reasons are minimal, and what would change an advice has been tried."""

from __future__ import annotations

import pytest
from hypothesis import given

from routing import NATIONAL, Choice, Facts, Profile, advise
from routing.why import facts_in, mattered, minimal_reason, part_of, would_change
from tests.routing.situations import MANY, facts, profiles


def first(situation: Facts, profile: Profile) -> list[str]:
    return [choice.route for choice in advise(situation, profile).first]


@MANY
@given(facts(), profiles)
def test_facts_that_mattered_change_the_first_doors_and_the_others_do_not(
    situation: Facts, profile: Profile
) -> None:
    found = mattered(situation, profile)
    for name in situation.known():
        other = first(situation._replace(**{name: None}), profile)
        assert (other != first(situation, profile)) == (name in found)


@MANY
@given(facts(), profiles)
def test_a_reason_is_enough_and_none_of_it_can_be_missed(
    situation: Facts, profile: Profile
) -> None:
    for choice in advise(situation, profile).first:
        reason = minimal_reason(choice, situation, profile)
        assert choice.route in first(Facts(**reason), profile)
        for name in reason:
            fewer = Facts(**{key: value for key, value in reason.items() if key != name})
            assert choice.route not in first(fewer, profile)


@MANY
@given(facts(), profiles)
def test_the_answer_that_would_open_a_door_opens_it(situation: Facts, profile: Profile) -> None:
    for choice in advise(situation, profile).not_now:
        answer = would_change(choice, situation, profile)
        if answer:
            changed = situation._replace(**{answer[0]: answer[1]})
            assert choice.route in advise(changed, profile).named


def test_a_complaint_opens_for_who_gives_a_name() -> None:
    situation = Facts(perspective="self", anonymous="yes", wish="complain", position="student")
    (barred,) = (c for c in advise(situation).not_now if c.route == "complaints_committee")
    assert would_change(barred, situation) == ("anonymous", "no")


def test_some_doors_no_single_answer_opens() -> None:
    situation = Facts(perspective="witness", behaviour="study_matter", wish="talk")
    barred = next(c for c in advise(situation).not_now if c.route == "complaints_committee")
    assert would_change(barred, situation) is None


def test_a_reason_of_many_facts_is_made_by_leaving_out() -> None:
    situation = Facts(
        perspective="self",
        position="student",
        behaviour="bullying",
        other_party="fellow_student",
        setting="study",
        danger_now="no",
        recent_sexual_offence="no",
        dependency="no",
        wish="complain",
        anonymous="no",
        inside_trust="yes",
        earlier="none",
    )
    choice = advise(situation).first[0]
    assert choice.route == "complaints_committee"
    reason = minimal_reason(choice, situation)
    assert len(reason) > 3
    assert reason["wish"] == "complain"


def test_a_choice_that_does_not_stand_there_has_no_reason() -> None:
    with pytest.raises(ValueError, match="does not stand in this advice"):
        part_of(Choice("teacher", "talk"), advise(Facts(), NATIONAL))


def test_the_facts_of_a_condition_are_named_once() -> None:
    assert facts_in("to_mentor") == ("position", "other_party", "perspective")
    assert facts_in("danger_not_known") == ("danger_now",)
    assert facts_in("association_scope") == ("setting", "other_party")
