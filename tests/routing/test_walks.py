"""Nobody is sent from door to door: every walk ends soon with somebody who keeps the case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing import Profile
from routing.boundaries import CALL_SOURCE, CONTEXTS, HOUSES, boundaries, boundary
from routing.editions import shipped
from routing.routes import ALWAYS_THERE, ROUTES
from routing.walks import check, doors_of, faults


@pytest.mark.parametrize("profile", shipped(), ids=lambda profile: profile.id)
def test_every_walk_ends_within_three_hops_at_a_door_that_keeps_the_case(
    profile: Profile,
) -> None:
    assert check(profile) == ()


def test_a_door_that_an_edition_lacks_is_sent_to_by_nobody(academy: Profile) -> None:
    sends = doors_of(academy)
    assert "ombudsperson" not in sends
    assert all("ombudsperson" not in targets for targets in sends.values())


KEEPER = ROUTES["police"]
PASSER = ROUTES["teacher"]


@pytest.mark.parametrize(
    ("sends", "wrong"),
    [
        ({"a": ("b",), "b": ("a",)}, "a circle in which nobody keeps the case: a → b → a"),
        ({"a": ()}, "a dead end: this door sends you to nobody and does not keep the case: a"),
        (
            {"a": ("b",), "b": ("c",), "c": ("d",), "d": ("z",), "z": ()},
            "more than 3 hops before somebody keeps the case: a → b → c → d → z",
        ),
    ],
)
def test_a_walk_that_does_not_end_well_is_named(
    sends: dict[str, tuple[str, ...]], wrong: str
) -> None:
    routes = dict.fromkeys(sends, PASSER)
    assert wrong in [str(fault) for fault in faults(sends, routes)]


def test_a_circle_with_a_keeper_and_a_walk_of_three_hops_are_fine() -> None:
    sends = {"a": ("b",), "b": ("c",), "c": ("z",), "z": ("a",)}
    routes = {name: replace(PASSER, keeps=name == "z") for name in sends}
    assert faults(sends, routes) == ()


def test_every_ordered_pair_of_contexts_names_who_is_responsible_and_who_to_call() -> None:
    found = list(boundaries())
    assert {(b.yours, b.theirs) for b in found} == {
        (a, b) for a in CONTEXTS for b in CONTEXTS if a != b
    }
    assert len(found) == 42
    for one in found:
        assert one.behaviour == one.theirs
        assert one.safety == one.yours
        assert one.call in ALWAYS_THERE
        assert ROUTES[one.call].keeps
        assert ROUTES[one.call].low
        assert one.source


def test_outside_study_and_work_victim_support_takes_the_question() -> None:
    assert boundary("institution", "private").call == "victim_support"
    assert boundary("private", "online").call == "victim_support"
    assert boundary("online", "umc").call == "online_abuse_service"
    assert boundary("institution", "umc").call == "trust_inspectorate"
    assert {house.call for house in HOUSES.values()} == CALL_SOURCE.keys()
