"""What exists and is open to whom: certain, conditional, or not there.

The national edition speaks for the whole sector, so there a provision can be *conditional*:
study table 1 and table 3 give the shares per kind of institution.
"""

from __future__ import annotations

from enum import IntEnum

from routing.facts import VOCABULARY

POSITIONS = VOCABULARY["position"]
KINDS = VOCABULARY["institution"]
PEOPLE = ("student", "phd", "employee")


class Level(IntEnum):
    """How sure a door is: not there or not open, there at some places, there."""

    NO = 0
    MAYBE = 1
    YES = 2


# Study table 1 (per kind, students / staff) and table 3 (internal, external): what nearly every
# institution has is YES, what part of them has is MAYBE. ``other`` (people who left, visitors) are
# often welcome, nowhere by rule (fact F-C7.8).
_SECTOR: dict[str, str] = {
    # route: students-wo students-hbo staff-wo staff-hbo others   (y certain, m conditional, - no)
    "teacher": "y y - - -",
    "mentor": "y y - - -",
    "study_adviser": "y y - - -",
    "student_counsellor": "y y - - m",
    "manager": "- - y y -",
    "hr": "- - y y -",
    "confidential_adviser": "y y y y m",
    "confidential_adviser_external": "m m m m m",
    "ombudsperson": "y m y m m",
    "report_point": "m m m m m",
    "complaints_committee": "y y y y m",
    "executive_board": "y y y y y",
    "supervisory_board": "y y y y y",
    "association_contact": "m m - - m",
    "umc_provision": "y y y y m",
    "integrity_committee": "y y y y m",
    "labour_conflict_route": "- - y y -",
    "exam_appeals": "y y - - m",
    "company_doctor": "- - y y -",
    "placement_host_adviser": "m m - - m",
    "campus_security": "m m m m m",
}
_LETTER = {"y": Level.YES, "m": Level.MAYBE, "-": Level.NO}

Table = dict[tuple[str, str], Level]
"""(position, kind of institution) → level, for one route."""


def everyone(level: Level) -> Table:
    """Return a table in which a route has one level for every position and kind."""
    return {(position, kind): level for position in POSITIONS for kind in KINDS}


def sector() -> dict[str, Table]:
    """Return the availability per route that the national edition reckons with."""
    tables: dict[str, Table] = {}
    for route, letters in _SECTOR.items():
        swo, shbo, ewo, ehbo, other = (_LETTER[letter] for letter in letters.split())
        tables[route] = {
            ("student", "wo"): swo,
            ("student", "hbo"): shbo,
            ("phd", "wo"): ewo,
            ("phd", "hbo"): ehbo,
            ("employee", "wo"): ewo,
            ("employee", "hbo"): ehbo,
            ("other", "wo"): other,
            ("other", "hbo"): other,
        }
    return tables


def level_for(table: Table, position: str | None, kind: str | None, *, first: bool) -> Level:
    """Return how sure a door is for this asker.

    With the position or the kind unknown, a *first* door has to be open to everybody it may
    concern (the lowest level of all members), and a further door to anybody (the highest).
    """
    kinds = (kind,) if kind else KINDS
    positions = (position,) if position else (PEOPLE if first else POSITIONS)
    levels = [table[p, k] for p in positions for k in kinds]
    if first:
        return min(levels)
    return max(levels)
