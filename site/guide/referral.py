"""The referral table: for each situation a first and a second door, asked of the rules themselves.

A cell is a set of answers to the questions of the guide, given by somebody who works here and was
told something. Nothing is typed: the doors are what ``advise`` says for the facts that those make.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from routing import Facts, Profile, advise
from routing.advise import Choice
from routing.graph import facts_of
from routing.questions import asked_in

PEOPLE = ("student", "minor", "phd", "employee", "other")
"""Answers to *who is it about*, in the order of the table."""
SITUATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "danger": ("now=danger",),
        "recent": ("now=recent",),
        "treated": ("now=neither", "what=treated"),
        "discrimination": ("now=neither", "what=discrimination"),
        "sexual_words": ("now=neither", "what=sexual_words"),
        "sexual_contact": ("now=neither", "what=sexual_contact"),
        "violence": ("now=neither", "what=violence"),
        "study_matter": ("now=neither", "what=matter", "matter=study_matter"),
        "labour_conflict": ("now=neither", "what=matter", "matter=labour_conflict"),
        "scientific_integrity": ("now=neither", "what=matter", "matter=scientific_integrity"),
        "malpractice": ("now=neither", "what=matter", "matter=malpractice"),
    }
)
PARTIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "superior": ("who=superior",),
        "peer": ("who=peer",),
        "student": ("who=student",),
        "association": ("who=association",),
        "host": ("who=away", "away=host"),
        "client": ("who=away", "away=client"),
        "abroad": ("who=away", "away=abroad"),
        "umc_staff": ("who=away", "away=umc_staff"),
        "umc_patient": ("who=away", "away=umc_patient"),
        "board": ("who=official", "official=board"),
        "support": ("who=official", "official=support"),
        "online": ("who=stranger", "stranger=online"),
        "elsewhere": ("who=stranger", "stranger=elsewhere"),
    }
)
_WHO = {
    "student": "who_student",
    "minor": "who_student",
    "phd": "who_phd",
    "employee": "who_employee",
    "other": "who_other",
}
MOST = 5
"""From so many parties with the same doors, the others are named as exceptions."""
_UMC = frozenset({"umc_staff", "umc_patient"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One situation of one person, and the two doors that the rules name first."""

    person: str
    situation: str
    party: str
    first: Choice
    second: Choice

    @property
    def doors(self) -> tuple[str, str]:
        """The routes of the two doors."""
        return self.first.route, self.second.route


@dataclass(frozen=True, slots=True)
class Line:
    """Two doors, and every party with whom they are the same."""

    parties: tuple[str, ...]
    first: Choice
    second: Choice
    who: str = ""
    """``whoever`` when it makes no difference who did it; ``most`` when others are exceptions."""


@dataclass(frozen=True, slots=True)
class Row:
    """One or more situations with the same lines."""

    situations: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One or more people with the same rows; with ``like``, only what differs from that section."""

    people: tuple[str, ...]
    rows: tuple[Row, ...]
    like: str = ""
    also_for: tuple[str, ...] = ()
    """People of whom another section holds only what differs from this one."""


def answers(person: str, situation: str, party: str) -> dict[str, str]:
    """Return the answers that the guide would get, by question."""
    given = {"who": "helper", "helper": "staff", "about": person}
    given |= dict(pair.split("=") for pair in SITUATIONS[situation])
    for pair in PARTIES[party]:
        question, answer = pair.split("=")
        given[_WHO[person] if question == "who" else question] = answer
    return given


def facts(given: Mapping[str, str], national: bool) -> Facts | None:
    """Return what answers make known; ``None`` when a question lacks such an answer."""
    known: dict[str, str] = {}
    for question in asked_in(national):
        if question.id not in given or not question.asked(known):
            continue
        option = next((o for o in question.options if o.id == given[question.id]), None)
        if option is None:
            return None
        known |= option.sets
        if known.get("danger_now") == "yes":
            break
    return facts_of(known)


def cell(person: str, situation: str, party: str, profile: Profile) -> Cell | None:
    """Return one cell, or ``None`` where the guide has no such answer."""
    found = facts(answers(person, situation, party), profile.national)
    if found is None:
        return None
    advice = advise(found, profile)
    first, second, *_ = (*advice.first, *advice.also)
    return Cell(person, situation, party, first, second)


@lru_cache(maxsize=4)
def cells(profile: Profile) -> tuple[Cell, ...]:
    """Return every cell of an edition; what happens at a UMC only where the edition has one."""
    return tuple(
        found
        for person in PEOPLE
        for situation in SITUATIONS
        for party in PARTIES
        if party not in _UMC or "umc_provision" in profile.routes
        if answers_exist(person, party)
        if (found := cell(person, situation, party, profile)) is not None
    )


def answers_exist(person: str, party: str) -> bool:
    """Tell whether the guide asks this person about this party at all."""
    return facts(answers(person, "treated", party), national=True) is not None


def sections(profile: Profile) -> tuple[Section, ...]:
    """Return the table as it is read: equal people, situations and parties stand together."""
    merged: list[tuple[tuple[str, ...], dict[tuple[str, str], Cell]]] = []
    for person in PEOPLE:
        own = {(c.situation, c.party): c for c in cells(profile) if c.person == person}
        for number, (people, theirs) in enumerate(merged):
            if _same(own, theirs):
                merged[number] = ((*people, person), {**theirs, **own})
                break
        else:
            merged.append(((person,), own))
    return tuple(_section(people, grid, merged[0][1]) for people, grid in merged)


def _same(one: dict[tuple[str, str], Cell], two: dict[tuple[str, str], Cell]) -> bool:
    shared = one.keys() & two.keys()
    if "association" in _parties(one) ^ _parties(two):
        return False
    return all(one[key].doors == two[key].doors for key in shared)


def _parties(grid: dict[tuple[str, str], Cell]) -> set[str]:
    return {party for _situation, party in grid}


def _section(
    people: tuple[str, ...],
    grid: dict[tuple[str, str], Cell],
    student: dict[tuple[str, str], Cell],
) -> Section:
    like = "student" if people == ("minor",) else ""
    found: dict[tuple[tuple[tuple[str, ...], tuple[str, str]], ...], list[str]] = {}
    kept: dict[str, tuple[Line, ...]] = {}
    for situation in SITUATIONS:
        row = {p: grid[situation, p] for p in PARTIES if (situation, p) in grid}
        if like and all(c.doors == student[situation, p].doors for p, c in row.items()):
            continue
        kept[situation] = tuple(_lines(row))
        shape = tuple(
            (line.parties, (line.first.route, line.second.route)) for line in kept[situation]
        )
        found.setdefault(shape, []).append(situation)
    rows = tuple(Row(tuple(group), kept[group[0]]) for group in found.values())
    return Section(people, rows, like, ("minor",) if people[0] == "student" else ())


def _lines(row: dict[str, Cell]) -> Iterator[Line]:
    """Put the parties together that lead to the same two doors, the largest group first."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for found in row.values():
        groups.setdefault(found.doors, []).append(found)
    largest = max(len(group) for group in groups.values())
    for group in sorted(groups.values(), key=lambda group: len(group) < max(largest, MOST)):
        who = "whoever" if len(groups) == 1 else "most" if len(group) >= MOST else ""
        yield Line(tuple(c.party for c in group), group[0].first, group[0].second, who)


def doors(profile: Profile) -> tuple[str, ...]:
    """Return every route in the table once, in the order in which it is met."""
    return tuple(dict.fromkeys(route for found in cells(profile) for route in found.doors))
