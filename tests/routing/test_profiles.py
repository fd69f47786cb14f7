"""What an institution has decides what it can name; what it adds takes no independent door away."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing import Facts, Profile, ProfileError, advise, load_profile
from routing.availability import Level
from routing.graph import answer_sets
from routing.profile import build_profile
from routing.properties import broken
from routing.routes import ROUTES
from tests.routing.situations import AUDIENCES, MANY, PROVISIONS, facts, raw_profiles
from tests.routing.small import edition, small_editions

INDEPENDENT = {route for route, row in ROUTES.items() if row.independent == "yes"}
EMPTY: dict[str, Any] = {
    "id": "empty",
    "kind": "hbo",
    "scope": {"associations": "unclear", "placements": "unclear"},
    "provisions": {},
}


@MANY
@given(facts(), raw_profiles(), st.sampled_from(PROVISIONS))
def test_adding_a_provision_never_leaves_anyone_with_fewer_independent_routes(
    situation: Facts, raw: dict[str, Any], route: str
) -> None:
    richer = deepcopy(raw)
    richer["provisions"][route] = {"for": list(AUDIENCES[route])}
    before = INDEPENDENT & set(advise(situation, build_profile(raw)).named)
    assert before <= set(advise(situation, build_profile(richer)).named)


@MANY
@given(facts(), raw_profiles())
def test_no_route_is_named_that_is_not_there_for_this_person(
    situation: Facts, raw: dict[str, Any]
) -> None:
    profile = build_profile(raw)
    settled = situation.settled()
    for route in advise(situation, profile).named:
        level = profile.level(route, settled.position, settled.institution, first=False)
        assert level is not Level.NO


def test_the_emptiest_profile_still_gives_a_door() -> None:
    advice = advise(Facts(behaviour="labour_conflict", perspective="self"), build_profile(EMPTY))
    assert advice.first[0].route == "legal_help"


def test_a_door_that_may_not_be_there_never_stands_alone() -> None:
    advice = advise(Facts(position="other", perspective="self", wish="talk"))
    assert any(not choice.conditional for choice in advice.first)


def test_where_no_certain_door_fits_the_legal_helpdesk_stands_beside() -> None:
    situation = Facts(position="other", behaviour="malpractice", perspective="self")
    assert [c.route for c in advise(situation).first][-1] == "legal_help"


def test_a_profile_may_say_who_supports_the_accused(hogeschool: Profile) -> None:
    advice = advise(Facts(perspective="accused", position="student"), hogeschool)
    assert advice.first[0].route == "student_counsellor"


def test_a_provision_that_does_not_exist_is_not_there() -> None:
    raw = {**EMPTY, "provisions": {"ombudsperson": {"exists": False, "for": ["students"]}}}
    assert "ombudsperson" not in build_profile(raw).routes


def test_a_profile_that_cannot_be_read_is_refused_with_its_place(
    profile_file: Callable[[str], Path],
) -> None:
    with pytest.raises(ProfileError, match=r"profile\.toml:1"):
        load_profile(profile_file('kind = "mbo"\n'))


def test_who_is_accused_where_nothing_is_inside_gets_the_legal_helpdesk() -> None:
    situation = Facts(perspective="accused", behaviour="malpractice", inside_trust="no")
    assert advise(situation, build_profile(EMPTY)).first[0].route == "legal_help"


@pytest.mark.parametrize("trust", [None, "no"])
def test_a_study_matter_with_nobody_inside_does_not_become_another_matter(trust: str) -> None:
    situation = Facts(
        behaviour="study_matter", other_party="outsider", setting="online", inside_trust=trust
    )
    assert advise(situation, build_profile(EMPTY)).first[0].route == "legal_help"


@pytest.mark.parametrize("name", small_editions())
def test_every_property_holds_where_a_door_is_missing(name: str) -> None:
    profile = edition(name)
    for situation in answer_sets(False)[::97]:
        assert broken(situation, profile, advise(situation, profile)) == []
