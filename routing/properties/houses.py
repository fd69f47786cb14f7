"""Properties 7 to 10: whose house it is, and that somebody outside it is named."""

from __future__ import annotations

from routing.properties.case import (
    ADVISERS,
    ASSOCIATION,
    OWN_MATTER,
    SEXUAL_CONTACT,
    Case,
    Wrong,
)
from routing.routes import ROUTES


def umc(case: Case) -> Wrong:
    """7: students harmed by UMC staff get both houses; UMC employees the UMC's door first."""
    facts = case.facts
    if not case.calm or not case.affected or facts.listener_role == "private":
        return None
    own = facts.behaviour in (*OWN_MATTER, "malpractice")
    official = facts.other_party == "support_official"
    if facts.employer == "umc" and not own and not official and case.has("umc_provision"):
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
    member = facts.other_party in ("association_member", "fellow_student")
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
    """9: board involved: outside first, supervisory board for a complaint; official: another."""
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
        if "centrum_seksueel_geweld" in case.first:
            return None
        online = facts.behaviour in ("online", "sexual_images_or_gestures")
        if online and facts.other_party in ("outsider", "unknown_person"):
            return None
        if "trust_inspectorate" not in case.first:
            return "inside is exhausted and not trusted, and the inspectors do not stand up front"
    return None
