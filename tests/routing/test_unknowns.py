"""Advice from partial facts is safe, whatever the unknown turns out to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routing import NATIONAL, Facts, Profile, advise
from routing.advise import limits_for, masks_for
from routing.doubt import view
from routing.properties import broken
from routing.rules import RuleTable
from routing.table import TABLE
from tests.routing.situations import MANY, facts, hangs_together, profiles, with_completion

HARD = RuleTable.of(rule for rule in TABLE.rules if not rule.soft)
"""The table without limits that only say of how little use a door is."""


@MANY
@given(facts(), profiles)
def test_every_property_holds_for_whole_facts_with_unknowns_in_any_profile(
    situation: Facts, profile: Profile
) -> None:
    assert broken(situation, profile, advise(situation, profile)) == []


@MANY
@given(with_completion(), profiles)
def test_no_completion_forbids_a_first_door_of_partial_facts(
    pair: tuple[Facts, Facts], profile: Profile
) -> None:
    partial, whole = pair
    limits = limits_for(masks_for(whole.settled(), profile), HARD)
    first = {choice.route for choice in advise(partial, profile).first}
    if whole.danger_now != "yes":
        assert not first & (limits.barred.keys() | limits.held_back)


@MANY
@given(facts(), profiles, st.data())
def test_forgetting_an_answer_keeps_every_low_threshold_door(
    situation: Facts, profile: Profile, data: st.DataObject
) -> None:
    situation = situation.settled()
    known = [name for name in situation.known() if name != "danger_now"]
    if not known:
        return
    name = data.draw(st.sampled_from(known))
    fewer = situation._replace(**{name: None})
    # The accused hear of the hospital and of the CSG only where it surely happened there, or now.
    for_others = situation.perspective == "accused" and name in ("recent_sexual_offence", "setting")
    if fewer.settled() == fewer and hangs_together(fewer) and not for_others:
        lost = view(advise(situation, profile)).low - view(advise(fewer, profile)).low
        assert not lost


@MANY
@given(facts(), profiles)
def test_advice_is_the_same_every_time_and_settling_twice_changes_nothing(
    situation: Facts, profile: Profile
) -> None:
    settled = situation.settled()
    assert settled.settled() == settled
    assert advise(situation, profile) == advise(settled, profile)


def test_with_nothing_known_there_is_a_first_door_and_one_outside() -> None:
    advice = advise(Facts())
    assert advice.first
    assert "trust_inspectorate" in advice.named


def test_who_tells_only_that_it_was_recent_gets_the_centre_first() -> None:
    advice = advise(Facts(recent_sexual_offence="yes"), NATIONAL)
    assert advice.first[0].route == "centrum_seksueel_geweld"


def test_who_names_an_employer_is_at_the_medical_centre() -> None:
    assert Facts(employer="umc").settled().setting == "umc"


def test_a_role_of_a_listener_makes_the_asker_a_listener() -> None:
    assert Facts(listener_role="staff").settled().perspective == "listener"


def test_a_remark_for_listeners_is_not_made_to_the_person_concerned() -> None:
    mine = advise(Facts(perspective="self"))
    assert not {"helper_promise", "parent_role"} & {*mine.notes, *mine.possible}
