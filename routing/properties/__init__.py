"""What must always hold (``design`` section 5), as executable properties.

Each property looks at one situation, its profile and its advice, and returns what is wrong, or
``None``. They are written apart from the rule table, so that a mistake there shows here. That both
languages get the same routes holds by construction: advice has no language.
"""

from __future__ import annotations

from collections.abc import Callable

from routing.advise import Advice
from routing.facts import Facts
from routing.profile import Profile
from routing.properties.case import Case, Wrong
from routing.properties.houses import association, board, inspectors, umc
from routing.properties.matter import (
    accused,
    explained,
    low_door_stays,
    own_feet,
    own_matter,
    told_before,
)
from routing.properties.safety import (
    anonymity,
    danger,
    low_threshold,
    minors,
    never_empty,
    no_own_line,
    not_involved,
    recent,
)

PROPERTIES: dict[str, Callable[[Case], Wrong]] = {
    "1 danger": danger,
    "2 recent": recent,
    "3 not involved": not_involved,
    "4 never empty": never_empty,
    "5 no own line": no_own_line,
    "6 low threshold": low_threshold,
    "7 umc": umc,
    "8 association": association,
    "9 board": board,
    "10 inspectors": inspectors,
    "11 accused": accused,
    "12 minors": minors,
    "13 anonymity": anonymity,
    "14 told before": told_before,
    "15 own matter": own_matter,
    "16 own feet": own_feet,
    "17 low door stays": low_door_stays,
    "18 explained": explained,
}


def broken(facts: Facts, profile: Profile, advice: Advice) -> list[tuple[str, str]]:
    """Return the properties that a piece of advice breaks, each with what is wrong."""
    case = Case(facts.settled(), profile, advice)
    return [(name, wrong) for name, check in PROPERTIES.items() if (wrong := check(case))]


__all__ = ["PROPERTIES", "Case", "Wrong", "broken"]
