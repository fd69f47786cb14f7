"""What must always hold (``design`` section 5), as executable properties.

Each property looks at one situation, its profile and its advice, and returns what is wrong, or
``None``. They are written apart from the rule table, so that a mistake there shows here.
"""

from __future__ import annotations

from collections.abc import Callable
from routing.advise import BESIDE_ID, Advice
from routing.availability import Level
from routing.facts import Facts
from routing.profile import Profile
from routing.routes import ROUTES
from routing.table import BY_ID

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

    def has(self, route: str) -> bool:
        """Whether a route surely exists and is open to this asker."""
        facts = self.facts
        level = self.profile.level(route, facts.position, facts.institution, first=True)
        return level is Level.YES


def danger(case: Case) -> Wrong:
    """1: danger now puts 112 first, whatever else."""
    if case.facts.danger_now == "yes" and case.first != ["emergency_112"]:
        return "danger now, and 112 is not the first door"
    return None


def recent(case: Case) -> Wrong:
    """2: a sexual offence in the last seven days puts the CSG first or beside the first."""
    if case.facts.recent_sexual_offence != "yes" or case.facts.danger_now == "yes":
        return None
    if "centrum_seksueel_geweld" not in case.first:
        return "a sexual offence in the last days, and the CSG is not among the first doors"
    return None if "seven_days" in case.advice.notes else "the note on evidence and time is missing"


def not_involved(case: Case) -> Wrong:
    """3: nobody who is involved or in their line; nothing that is not there or not open."""
    if case.affected and case.facts.danger_now != "yes":
        line = LINE.get(case.facts.other_party or "", set()) & case.named
        if line:
            return f"{sorted(line)} is the person concerned or reports to them"
    for choice in case.advice.first:
        facts = case.facts
        position = facts.position
        if case.profile.level(choice.route, position, facts.institution, first=True) is Level.NO:
            return f"{choice.route} stands first and is not there for this asker"
    for choice in case.advice.also:
        facts = case.facts
        level = case.profile.level(choice.route, facts.position, facts.institution, first=False)
        if level is Level.NO:
            return f"{choice.route} is named and is not there for this asker"
    return None


def never_empty(case: Case) -> Wrong:
    """4: always a first door, a certain one among them, and a door outside."""
    if not 1 <= len(case.first) <= 2:
        return f"{len(case.first)} first doors"
    if all(choice.conditional for choice in case.advice.first):
        return "every first door is conditional"
    if not any(not ROUTES[route].inside for route in case.named):
        return "no door outside the institution"
    return None


def no_own_line(case: Case) -> Wrong:
    """5: with dependency or contact against the will, no own line first, mediation only on request."""
    facts = case.facts
    delicate = facts.dependency == "yes" or facts.behaviour in SEXUAL_CONTACT
    if case.affected and delicate and {"teacher", "manager", "mentor"} & set(case.first):
        return "the own line stands first although the person depends on it or was touched"
    if delicate and case.affected and "mediation_asked" in case.advice.notes:
        return "mediation is offered where it should only come on request"
    return None


def low_threshold(case: Case) -> Wrong:
    """6: unsure means a low-threshold door first, never a complaint."""
    facts = case.facts
    unsure = facts.wish in ("unsure", "talk") or facts.behaviour == "unsure"
    if unsure and set(FORMAL) & set(case.first):
        return "somebody who is not sure is sent to a formal step first"
    if facts.behaviour == "unsure" and facts.wish in (None, "unsure", "talk", "options"):
        return None if case.calm is False or _low(case) else "no low-threshold door first"
    return None


def _low(case: Case) -> bool:
    return any(ROUTES[route].low for route in case.first)


def umc(case: Case) -> Wrong:
    """7: students harmed by UMC staff get both houses; UMC employees the UMC's door first."""
    facts = case.facts
    if not case.calm or not case.affected or facts.listener_role == "private":
        return None
    own = facts.behaviour in (*OWN_MATTER, "malpractice")
    if facts.employer == "umc" and not own and case.has("umc_provision"):
        urgent = {"centrum_seksueel_geweld", "trust_inspectorate"} & set(case.first)
        touched = facts.behaviour in SEXUAL_CONTACT and urgent
        if not touched and "umc_provision" not in case.first:
            return "an employee of the UMC does not get the UMC's door first"
    if facts.other_party != "umc_staff":
        return None
    if "complaints_committee" in case.named:
        return "the committee is named as if it could decide about UMC staff"
    if facts.position == "student" and facts.employer != "umc" and not own:
        if case.has("umc_provision") and "umc_provision" not in case.named:
            return "the UMC's side is not named"
        if case.has("confidential_adviser") and not ADVISERS & set(case.first):
            return "no confidential adviser first"
        if "umc_gap" not in case.advice.notes:
            return "the gap is not said plainly"
    return None


def association(case: Case) -> Wrong:
    """8: where the scheme does not cover associations, no committee, and an adviser stays open."""
    facts = case.facts
    if facts.setting not in ASSOCIATION or not case.affected or facts.danger_now == "yes":
        return None
    uncovered = "associations_covered" not in case.profile.settled
    member = facts.other_party == "association_member"
    if uncovered and member and "complaints_committee" in case.named:
        return "the committee is named although the scheme does not cover associations"
    if (
        facts.position == "student"
        and not ADVISERS & case.named
        and case.has("confidential_adviser")
    ):
        return "no confidential adviser is open"
    if case.first == ["association_contact"]:
        return "the association is the only first door"
    if facts.other_party == "board_member" and "association_contact" in case.named:
        return "the association is named although its board may be involved"
    return None


def board(case: Case) -> Wrong:
    """9: board involved: outside first, supervisory board for a complaint; official: another one."""
    facts = case.facts
    own = facts.behaviour in (*OWN_MATTER, "malpractice")
    if not case.calm or not case.affected or facts.employer == "umc" or own:
        return None
    if facts.setting == "umc" and facts.position in ("phd", "employee"):
        return None
    if facts.other_party == "board_member":
        if ROUTES[case.first[0]].inside and case.first[0] != "confidential_adviser_external":
            return "the board is involved and the first door is inside"
        if "trust_inspectorate" not in case.named:
            return "the Confidential Inspectors are not named"
        helper = facts.perspective in ("witness", "listener")
        complains = facts.wish in ("complain", "investigate") and facts.perspective is not None
        if complains and not helper and "supervisory_board" not in case.named:
            return "the supervisory board is not named for a complaint"
    if facts.other_party == "support_official" and "confidential_adviser" in case.first:
        return "a support official is involved and the adviser, perhaps that person, stands first"
    return None


def inspectors(case: Case) -> Wrong:
    """10: the inspectors are in every advice, and up front where the inside is not independent."""
    if "trust_inspectorate" not in case.named:
        return "the Confidential Inspectors are not named"
    facts = case.facts
    closed = facts.inside_trust == "no" and facts.earlier in (
        "told_no_follow_up",
        "complaint_closed",
    )
    own = facts.behaviour in (*OWN_MATTER, "malpractice")
    elsewhere = facts.setting in ("umc", "online") or facts.other_party == "umc_staff"
    if (
        closed
        and case.calm
        and case.affected
        and not own
        and not elsewhere
        and not case.has("confidential_adviser_external")
    ):
        if facts.employer == "umc" or "centrum_seksueel_geweld" in case.first:
            return None
        online = facts.behaviour in ("online", "sexual_images_or_gestures")
        if online and facts.other_party in ("outsider", "unknown_person"):
            return None
        if "trust_inspectorate" not in case.first:
            return "inside is exhausted and not trusted, and the inspectors do not stand up front"
    return None


def accused(case: Case) -> Wrong:
    """11: the accused get support, rights, and never advice to contact the other party."""
    if case.facts.perspective != "accused" or case.facts.danger_now == "yes":
        return None
    if "complaints_committee" in case.named:
        return "the accused person is sent to file a complaint"
    support = {*SUPPORT, "ombudsperson", "hr", case.profile.accused_support or ""}
    if case.first[0] not in support:
        return f"{case.first[0]} is no support for somebody accused"
    wanted = {"accused_own_adviser", "accused_no_contact", "accused_rights"}
    missing = wanted - set(case.advice.notes)
    return f"notes {sorted(missing)} are missing" if missing else None


def minors(case: Case) -> Wrong:
    """12: a minor and a sexual offence: the duties of staff and board are said."""
    facts = case.facts
    if facts.minor != "yes" or facts.behaviour not in SEXUAL_CONTACT:
        return None
    notes = case.advice.notes
    if facts.listener_role == "staff" and "duty_minor_staff" not in notes:
        return "staff is not told of its duty"
    inside = (
        "assessor",
        "phd_supervisor",
        "manager",
        "board_member",
        "support_official",
        "colleague",
    )
    if facts.other_party in inside and "duty_minor_board" not in notes:
        return "the board's duties are not explained"
    return None


def anonymity(case: Case) -> Wrong:
    """13: who wants to stay unknown gets no complaint first, and hears what that means."""
    if case.facts.anonymous != "yes" or case.facts.danger_now == "yes":
        return None
    if set(FORMAL) & set(case.first):
        return "a complaint, which cannot be anonymous, stands first"
    return None if "anonymity" in case.advice.notes else "the note on anonymity is missing"


def told_before(case: Case) -> Wrong:
    """14: told and nothing happened: somebody with power to act, not the same person again."""
    facts = case.facts
    if facts.earlier != "told_no_follow_up" or not case.calm:
        return None
    if {"teacher", "mentor", "manager", "hr"} & set(case.first):
        return "the same line is named first again"
    act = {"ombudsperson", "complaints_committee", "supervisory_board", "integrity_committee"}
    act |= {"umc_provision", "labour_conflict_route", "exam_appeals", "trust_inspectorate"}
    act |= {"report_point", "police", "executive_board"}
    return None if act & case.named else "nobody who can act is named"


def own_matter(case: Case) -> Wrong:
    """15: integrity, labour conflict, study decision: own route first, support beside it."""
    facts = case.facts
    if facts.behaviour not in OWN_MATTER or not case.calm or facts.perspective != "self":
        return None
    routes = OWN_ROUTES[facts.behaviour]
    if not SUPPORT & case.named:
        return "no support stands beside the own route"
    there = {route for route in routes if case.has(route)}
    formal_barred = facts.anonymous == "yes"
    if there and not formal_barred and not there & case.named:
        return f"none of {sorted(there)} is named"
    plain = facts.inside_trust == "yes" and facts.anonymous == "no"
    decided = facts.wish in ("complain", "investigate")
    if plain and decided and there and not there & set(case.first):
        return "the own route does not stand first"
    return None


def explained(case: Case) -> Wrong:
    """Nothing is recommended without a reason that exists."""
    for choice in (*case.advice.first, *case.advice.also, *case.advice.not_now):
        if choice.reason not in BY_ID and choice.reason != BESIDE_ID:
            return f"{choice.route} has the reason {choice.reason!r}, which is no rule"
    barred = {choice.route for choice in case.advice.not_now} & case.named
    return f"{sorted(barred)} is both recommended and not for now" if barred else None


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
    "16 explained": explained,
}
"""Property 16's other half (same routes in both languages) holds by construction: advice has no
language. Its monotony (adding a provision) is checked in ``verify`` over pairs of profiles."""


def broken(facts: Facts, profile: Profile, advice: Advice) -> list[tuple[str, str]]:
    """Return the properties that a piece of advice breaks, each with what is wrong."""
    case = Case(facts.settled(), profile, advice)
    found = ((name, check(case)) for name, check in PROPERTIES.items())
    return [(name, wrong) for name, wrong in found if wrong]
