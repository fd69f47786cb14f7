"""Properties 1 to 6, 12 and 13: safety first, never a dead end, nothing formal by surprise."""

from __future__ import annotations

from routing.properties.case import FORMAL, LINE, SEXUAL_CONTACT, Case, Wrong
from routing.routes import ROUTES


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
    if gone := case.closed(first=True).intersection(case.first):
        return f"{sorted(gone)} stands first and is not there for this asker"
    if gone := case.closed(first=False).intersection(case.also):
        return f"{sorted(gone)} is named and is not there for this asker"
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
    """5: with dependency or contact against the will: no own line first, no mediation unasked."""
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
        return None if case.calm is False or case.low else "no low-threshold door first"
    return None


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
