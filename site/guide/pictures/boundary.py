"""Where two houses meet: which doors of the institution, and which of the other house, are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guide.pictures.svg import WIDTH, Picture, box, circle, lines, path, picture, wrap
from routing import Facts, Profile, advise
from routing.boundaries import Boundary, boundary

_KNOWN: Mapping[str, str] = {
    "danger_now": "no",
    "recent_sexual_offence": "no",
    "perspective": "self",
    "behaviour": "bullying",
    "wish": "complain",
    "earlier": "none",
    "inside_trust": "yes",
    "anonymous": "no",
}
_ASSOCIATION = {"other_party": "association_member", "setting": "student_association"}
CASES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "association": {"association_member": {"position": "student", **_ASSOCIATION}},
    "umc": {
        "umc_staff": {"position": "student", "other_party": "umc_staff", "setting": "umc"},
        "umc_teacher": {"position": "student", "other_party": "assessor", "setting": "umc"},
        "umc_employee": {
            "position": "employee",
            "employer": "umc",
            "other_party": "umc_staff",
            "setting": "umc",
        },
    },
}
"""For each other house the cases that show where its boundary runs: somebody wants to complain."""
OWN = (
    "confidential_adviser",
    "confidential_adviser_external",
    "ombudsperson",
    "report_point",
    "complaints_committee",
)
THEIRS = {"association": ("association_contact",), "umc": ("umc_provision",)}
_GAP = 26
_HALF = (WIDTH - _GAP) / 2
_STEP = 15
_BOLD = 0.92
"""Bold letters are wider: less room for words."""


@dataclass(frozen=True, slots=True)
class State:
    """One door in one case: ``first``, ``open`` or ``not``, with the rule that says so."""

    route: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules say of the doors in both houses."""

    id: str
    own: tuple[State, ...]
    theirs: tuple[State, ...]


def cases(house: str, profile: Profile) -> tuple[Case, ...]:
    """Return the cases of the boundary with another house, as the rules decide them."""
    found = []
    for id, known in CASES[house].items():
        advice = advise(Facts(**{**_KNOWN, **known}), profile)
        states = {
            choice.route: State(choice.route, state, choice.reason)
            for state, choices in (
                ("not", advice.not_now),
                ("open", advice.also),
                ("first", advice.first),
            )
            for choice in choices
        }
        own = tuple(states[route] for route in OWN if route in states)
        theirs = tuple(states[route] for route in THEIRS[house] if route in states)
        found.append(Case(id, own, theirs))
    return tuple(found)


def rules(house: str) -> Boundary:
    """Return who is responsible when somebody of the institution is harmed in the other house."""
    return boundary("institution", house)


def draw(
    house: str, found: tuple[Case, ...], names: Mapping[str, str], say: Mapping[str, str]
) -> Picture:
    """Draw both houses for each case; ``say`` holds the words of the houses, cases and marks."""
    parts: list[Markup] = []
    y: float = 0
    for case in found:
        rows = wrap(say[case.id], WIDTH * _BOLD)
        parts.append(lines(0, y + 14, rows, "p-b"))
        y += 17 * len(rows) + 8
        height = 34 + max(_height(case.own, names), _height(case.theirs, names), 24)
        parts += _house(0, y, height, say["own"], case.own, names, say)
        parts += _house(_HALF + _GAP, y, height, say["theirs"], case.theirs, names, say)
        parts.append(path(f"M{WIDTH / 2} {y:.0f}v{height:.0f}", "p-border"))
        y += height + 18
    for number, state in enumerate(_used(found)):
        parts.append(mark(8, y + 20 * number, state))
        parts.append(lines(22, y + 4 + 20 * number, [say[f"state_{state}"]], "p-small"))
    return picture(f"boundary-{house}", say["title"], y + 20 * len(_used(found)) - 6, parts)


def _used(found: tuple[Case, ...]) -> list[str]:
    states = {state.state for case in found for state in (*case.own, *case.theirs)}
    return [state for state in ("first", "open", "not") if state in states]


def _rows(state: State, names: Mapping[str, str]) -> list[str]:
    return wrap(names[state.route], _HALF - 30, 12)


def _height(states: tuple[State, ...], names: Mapping[str, str]) -> float:
    return sum(len(_rows(state, names)) * _STEP + 7 for state in states)


def _house(
    x: float,
    y: float,
    height: float,
    head: str,
    states: tuple[State, ...],
    names: Mapping[str, str],
    say: Mapping[str, str],
) -> Iterator[Markup]:
    yield box(x + 0.5, y, _HALF - 1, height, "p-box")
    yield lines(x + 8, y + 17, [head], "p-soft")
    foot = y + 40
    if not states:
        yield lines(x + 8, foot, wrap(say["none"], _HALF - 16, 12), "p-soft", leading=_STEP)
    for state in states:
        rows = _rows(state, names)
        yield mark(x + 14, foot - 4, state.state)
        yield lines(x + 26, foot, rows, "p-small", leading=_STEP)
        foot += len(rows) * _STEP + 7


def mark(x: float, y: float, state: str) -> Markup:
    """Draw a mark: a full dot for the first door, a ring for an open one, a cross for *not*."""
    if state == "first":
        return circle(x, y, 6, "p-accent")
    if state == "open":
        return circle(x, y, 5, "p-ring")
    return path(f"M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8", "p-cross")
