"""What the study recommends (chapter 5), as rows that can be held against a profile.

Each row looks at one thing that a reader could find. What a profile cannot show is a row too: one
that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from routing import Profile


class State(StrEnum):
    """What a profile shows of one row."""

    SHOWN = "shown"
    MISSING = "missing"
    OPEN = "open"
    ASK = "ask"
    NONE = "none"


Raw = Mapping[str, Any]
Look = Callable[[Profile], State]
WHO = ("accused", "umc_students", "association_members", "no_dutch", "near_board")
"""The people whom the study saw fall between two schemes, or stand alone in one."""
PARTS = range(1, 8)
ADVISERS = ("confidential_adviser", "confidential_adviser_external")
IMPORTANT = (*ADVISERS, "ombudsperson", "report_point", "complaints_committee")
REACH = ("phone", "email", "link", "contact")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: of which recommendation, how to see it, where the study says so, and for whom."""

    id: str
    part: int
    look: Look
    source: tuple[str, ...]
    who: str = ""


def _there(holds: bool) -> State:
    return State.SHOWN if holds else State.MISSING


def _answer(table: str, key: str) -> Look:
    """Read a key that says yes, no or ask, or covered, not_covered or unclear."""

    def look(profile: Profile) -> State:
        value = profile.raw.get(table, {}).get(key)
        if value in ("yes", "covered"):
            return State.SHOWN
        return State.MISSING if value in ("no", "not_covered") else State.OPEN

    return look


def _given(table: str, *keys: str) -> Look:
    """See whether every key of a table is there."""
    return lambda profile: _there(set(keys) <= profile.raw.get(table, {}).keys())


def _open_to(route: str, position: str) -> Look:
    return lambda profile: _there(bool(profile.level(route, position, None, first=True)))


def _door(profile: Profile, route: str) -> Raw:
    found: Raw = profile.raw["provisions"].get(route, {})
    return found if route in profile.routes else {}


def _committee_outside(profile: Profile) -> State:
    position = _door(profile, "complaints_committee").get("position")
    if position in ("external", "both"):
        return State.SHOWN
    return State.MISSING if position == "internal" else State.OPEN


def _supervisory_contact(profile: Profile) -> State:
    return _there(any(key in _door(profile, "supervisory_board") for key in REACH))


def _near_people(profile: Profile) -> State:
    near = ("teacher", "mentor", "study_adviser")
    student = any(profile.level(route, "student", None, first=True) for route in near)
    return _there(student and bool(profile.level("manager", "employee", None, first=True)))


def _contacts(profile: Profile) -> State:
    there = [_door(profile, route) for route in IMPORTANT if _door(profile, route)]
    return _there(bool(there) and all(any(key in door for key in REACH) for door in there))


def _answers(profile: Profile) -> State:
    there = [_door(profile, route) for route in ADVISERS if _door(profile, route)]
    return _there(bool(there) and all("answer" in door for door in there))


def _hearing(profile: Profile) -> State:
    hearing = profile.raw.get("languages", {}).get("hearing")
    return State.OPEN if hearing is None else _there("en" in hearing)


def _adviser_english(profile: Profile) -> State:
    there = [_door(profile, route) for route in ADVISERS if _door(profile, route)]
    if any("en" in door.get("languages", ()) for door in there):
        return State.SHOWN
    return State.OPEN if any("languages" not in door for door in there) else State.MISSING


def _accused(profile: Profile) -> State:
    return State.OPEN if profile.accused_support is None else State.SHOWN


def _accused_other(profile: Profile) -> State:
    if profile.accused_support is None:
        return State.OPEN
    first = next((route for route in ADVISERS if _door(profile, route)), "")
    return _there(profile.accused_support != first)


def _umc(look: Look) -> Look:
    """Look only where there is a UMC."""
    return lambda profile: look(profile) if "umc" in profile.raw else State.NONE


def _umc_scheme(profile: Profile) -> State:
    return State.OPEN if profile.raw["umc"]["students_under"] == "unclear" else State.SHOWN


def _always(state: State) -> Look:
    return lambda _profile: state


ROWS = (
    Row("outside_adviser", 1, _open_to(ADVISERS[1], "student"), ("R-5.1.1",)),
    Row("outside_adviser_staff", 1, _open_to(ADVISERS[1], "employee"), ("R-5.1.1",), "near_board"),
    Row("committee_outside", 1, _committee_outside, ("R-5.1.1", "R-3.1.3"), "near_board"),
    Row("supervisory_contact", 1, _supervisory_contact, ("R-3.1.3",), "near_board"),
    Row("conduct", 1, _given("links", "code_of_conduct"), ("R-5.1.1",)),
    Row("registration", 2, _answer("practice", "registration"), ("R-5.1.2",)),
    Row("binding_advice", 2, _answer("practice", "binding_advice"), ("R-5.1.2",), "near_board"),
    Row("hours", 2, _always(State.ASK), ("R-5.1.2", "R-2.5")),
    Row("near_people", 3, _near_people, ("R-5.1.3", "R-3.2.1")),
    Row("first_response", 3, _given("practice", "first_response"), ("R-5.1.3",)),
    Row("contacts", 4, _contacts, ("R-5.1.4",)),
    Row("answer", 4, _answers, ("R-5.1.4",)),
    Row("regulation", 4, _given("links", "complaints_regulation"), ("R-5.1.4",)),
    Row("steps", 4, _given("links", "procedure"), ("R-5.1.4",)),
    Row(
        "limits",
        4,
        _given("limits", "complaint_years", "advice_weeks", "decision_weeks"),
        ("R-5.1.4", "R-2.6"),
    ),
    Row("hearing_english", 4, _hearing, ("R-3.1.3",), "no_dutch"),
    Row("interpreter", 4, _answer("languages", "interpreter"), ("R-3.1.3",), "no_dutch"),
    Row("adviser_english", 4, _adviser_english, ("R-5.1.4",), "no_dutch"),
    Row("accused_support", 5, _accused, ("R-5.1.5", "R-3.2.2"), "accused"),
    Row("accused_other", 5, _accused_other, ("R-3.2.2",), "accused"),
    Row("guidance", 5, _answer("practice", "guidance"), ("R-5.1.5",), "accused"),
    Row("aftercare", 5, _given("practice", "aftercare"), ("R-5.1.5",)),
    Row(
        "associations",
        6,
        _answer("scope", "associations"),
        ("R-5.1.6", "R-3.2.5"),
        "association_members",
    ),
    Row(
        "association_contact",
        6,
        _open_to("association_contact", "student"),
        ("R-5.1.6", "R-3.2.5"),
        "association_members",
    ),
    Row("placements", 6, _answer("scope", "placements"), ("R-5.1.6",)),
    Row("umc_scheme", 6, _umc(_umc_scheme), ("R-3.2.5",), "umc_students"),
    Row("umc_door", 6, _umc(_open_to("umc_provision", "student")), ("R-3.2.5",), "umc_students"),
    Row("inspectorate_here", 7, _always(State.SHOWN), ("R-5.1.7",)),
    Row("inspectorate_own", 7, _given("practice", "inspectorate"), ("R-5.1.7",)),
)


def verdict(states: list[State]) -> str:
    """Say how people stand of whom these rows speak: helped, partly, alone, or not there."""
    counted = [state for state in states if state is not State.NONE]
    if not counted:
        return "none"
    shown = sum(state is State.SHOWN for state in counted)
    if shown == len(counted):
        return "helped"
    return "partly" if shown else "alone"
