"""Properties 11 and 14 to 17: the accused, own matters, and advice that accounts for itself."""

from __future__ import annotations

from routing.advise import BESIDE_ID, without_first
from routing.properties.case import (
    ADVISERS,
    OWN_MATTER,
    OWN_ROUTES,
    SUPPORT,
    Case,
    Wrong,
)
from routing.routes import ROUTES
from routing.table import BY_ID


def accused(case: Case) -> Wrong:
    """11: the accused get support, rights, and never advice to contact the other party."""
    if case.facts.perspective != "accused" or case.facts.danger_now == "yes":
        return None
    if "complaints_committee" in case.named:
        return "the accused person is sent to file a complaint"
    support = {*SUPPORT, "ombudsperson", "hr", case.profile.accused_support or ""}
    if case.first[0] not in support:
        return f"{case.first[0]} is no support for somebody accused"
    other = case.profile.national or not case.has("confidential_adviser_external")
    if case.first[0] == "confidential_adviser" and not other:
        return "the adviser of whoever reports stands first, and there is another"
    wanted = {"accused_own_adviser", "accused_no_contact", "accused_rights"}
    missing = wanted - set(case.advice.notes)
    return f"notes {sorted(missing)} are missing" if missing else None


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
    if facts.behaviour not in OWN_MATTER or not case.calm:
        return None
    integrity = facts.behaviour == "scientific_integrity"
    if facts.perspective != "self" and not (integrity and facts.perspective == "witness"):
        return None
    if facts.other_party in ("board_member", "support_official") and not integrity:
        return None  # who decides on that route is the other person, or reports to them
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


def own_feet(case: Case) -> Wrong:
    """16: a first door would still be named if another took its place.

    So adding a provision to a profile never leaves anyone with fewer independent routes: what it
    pushes from the first place stays among the further doors.
    """
    if case.facts.danger_now == "yes":
        return None
    lost = set(case.first) - without_first(case.facts, case.profile)
    lost = {route for route in lost if ROUTES[route].independent == "yes"}
    if case.facts.perspective == "accused":
        lost.discard("centrum_seksueel_geweld")  # stands beside the first door for the other's sake
    return f"{sorted(lost)} would vanish if another door stood first" if lost else None


def low_door_stays(case: Case) -> Wrong:
    """17: no answer, about seriousness or anything else, removes the low-threshold door."""
    keepers = {r for r in case.named if ROUTES[r].low and ROUTES[r].keeps}
    if not keepers:
        return "no low-threshold door that keeps the case is named"
    if case.affected and case.has("confidential_adviser") and not ADVISERS & case.named:
        return "no confidential adviser is named"
    return None
