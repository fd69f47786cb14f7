"""One situation with its advice, and the words in which the properties speak."""

from __future__ import annotations

from functools import cache

from routing.advise import Advice
from routing.availability import Level
from routing.facts import Facts
from routing.profile import Profile
from routing.routes import ROUTES

Wrong = str | None
SEXUAL_CONTACT = ("unwanted_touch", "sexual_offence")
OWN_MATTER = ("scientific_integrity", "labour_conflict", "study_matter")
ASSOCIATION = ("study_association", "student_association")
FORMAL = ("complaints_committee", "exam_appeals", "integrity_committee", "supervisory_board")
OWN_ROUTES = {
    "study_matter": {"exam_appeals", "study_adviser", "student_counsellor"},
    "labour_conflict": {"labour_conflict_route"},
    "scientific_integrity": {"integrity_committee"},
}
SUPPORT = {
    "confidential_adviser",
    "confidential_adviser_external",
    "student_counsellor",
    "study_adviser",
    "trust_inspectorate",
    "umc_provision",
    "legal_help",
}
ADVISERS = {"confidential_adviser", "confidential_adviser_external"}
LINE = {
    "assessor": {"teacher"},
    "manager": {"manager"},
    "phd_supervisor": {"manager"},
    "board_member": {"executive_board", "manager", "hr"},
    "support_official": {"hr"},
}
"""Who the other party is, or who reports to them."""


@cache
def _levels(
    profile: Profile, position: str | None, kind: str | None, first: bool
) -> dict[str, Level]:
    return {route: profile.level(route, position, kind, first=first) for route in ROUTES}


@cache
def _closed(
    profile: Profile, position: str | None, kind: str | None, first: bool
) -> frozenset[str]:
    levels = _levels(profile, position, kind, first)
    return frozenset(route for route, level in levels.items() if level is Level.NO)


class Case:
    """One situation with its advice: ``first`` and ``also`` are routes, ``named`` both together."""

    def __init__(self, facts: Facts, profile: Profile, advice: Advice) -> None:
        self.facts = facts
        self.profile = profile
        self.advice = advice
        self.first = [choice.route for choice in advice.first]
        self.also = [choice.route for choice in advice.also]
        self.named = {*self.first, *self.also}

    @property
    def calm(self) -> bool:
        """No danger, no offence of the last days: the properties below may speak."""
        return self.facts.danger_now != "yes" and self.facts.recent_sexual_offence != "yes"

    @property
    def affected(self) -> bool:
        """Somebody other than the person accused asks."""
        return self.facts.perspective != "accused"

    def closed(self, *, first: bool) -> frozenset[str]:
        """Return the routes that are not there for this asker, first or further on."""
        return _closed(self.profile, self.facts.position, self.facts.institution, first)

    def has(self, route: str) -> bool:
        """Whether a route surely exists and is open to this asker."""
        about = self.profile, self.facts.position, self.facts.institution
        return _levels(*about, first=True)[route] is Level.YES

    @property
    def low(self) -> bool:
        """Whether a low-threshold door stands first."""
        return any(ROUTES[route].low for route in self.first)
