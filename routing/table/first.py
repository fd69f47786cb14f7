"""Which door comes first. Read from the top: the first row that fits and has an open door decides.

The order is part of the table (safety, then the matter, then independence, then the wish).
"""

from routing.rules import Effect, Rule, row

ADVISER = "confidential_adviser confidential_adviser_external"
OUTER_ADVISER = "confidential_adviser_external confidential_adviser"
OUTSIDE_FIRST = "confidential_adviser_external trust_inspectorate"
TO_TALK = f"{ADVISER} ombudsperson trust_inspectorate"
"""Somebody to talk to about what was done: the inspectors are always there."""
OWN_MATTER = f"{ADVISER} ombudsperson legal_help"
"""For a matter with a route of its own, which is not the task of the inspectors."""


def first(layer: int, id: str, when: str, doors: str, source: str, closes: bool = False) -> Rule:
    """Write one row with effect FIRST."""
    return row(Effect.FIRST, layer, id, when, doors, source, closes=closes)


FIRST: tuple[Rule, ...] = (
    # 1 safety
    first(1, "danger", "danger", "emergency_112", "F-A1.1", closes=True),
    first(
        1,
        "recent_minor_by_staff",
        "recent & minor & by_staff & not accused",
        "centrum_seksueel_geweld + trust_inspectorate",
        "F-A3.6 F-B2.8 F-A2.7",
    ),
    first(
        1,
        "accused_recent",
        "recent & accused",
        f"{ADVISER} trust_inspectorate + centrum_seksueel_geweld",
        "R-5.1.5 F-A3.2",
    ),
    first(1, "recent", "recent", "centrum_seksueel_geweld", "F-A3.2 F-A3.6"),
    first(
        1,
        "recent_not_known",
        "sexual_contact & recent_open & not accused",
        f"centrum_seksueel_geweld + {ADVISER} trust_inspectorate",
        "F-A3.6 F-A3.7",
    ),
    first(
        1,
        "minor_by_staff",
        "minor & sexual_contact & by_staff & not accused",
        f"trust_inspectorate + {ADVISER}",
        "F-B2.8 F-B2.9 F-A2.8",
    ),
    # 2 is it this matter at all
    first(
        2,
        "accused_inside_closed",
        "accused & no_trust",
        "confidential_adviser_external confidential_adviser ombudsperson trust_inspectorate "
        "legal_help",
        "R-3.2.2 R-2.4",
    ),
    first(
        2,
        "accused",
        "accused",
        f"{ADVISER} ombudsperson student_counsellor trust_inspectorate legal_help",
        "R-3.2.2 R-5.1.5",
    ),
    first(
        2,
        "study_decision",
        "study_matter & wants_decision",
        "exam_appeals + study_adviser student_counsellor",
        "F-B2.3 F-B2.5",
    ),
    first(
        2,
        "study_matter_told",
        "study_matter & tried & not wants_talk & not listener",
        "ombudsperson + study_adviser student_counsellor",
        "R-3.2.4 F-C10.1",
    ),
    first(
        2,
        "study_matter_told_elsewhere",
        "study_matter & tried & not wants_talk & not listener & not no_trust",
        "student_counsellor",
        "R-3.2.4 F-C3",
    ),
    first(
        2,
        "study_matter_inside_closed",
        "study_matter & no_trust",
        f"ombudsperson student_counsellor {ADVISER} legal_help",
        "F-C3 F-C10.1 R-3.2.3",
    ),
    first(
        2,
        "study_matter",
        "study_matter",
        f"study_adviser student_counsellor ombudsperson {ADVISER} legal_help",
        "F-B2.2 R-2.2",
    ),
    first(
        2,
        "integrity_complaint",
        "integrity & not wants_not_formal & not anonymous",
        f"integrity_committee + {ADVISER}",
        "F-C14 F-C9",
    ),
    first(
        2,
        "integrity_inside_closed",
        "integrity & no_trust",
        "confidential_adviser_external + legal_help",
        "F-C9 R-3.2.3",
    ),
    first(2, "integrity_talk", "integrity", OWN_MATTER, "F-C9"),
    first(
        2,
        "malpractice_inside_closed",
        "malpractice & no_trust",
        "confidential_adviser_external whistleblowers_authority + whistleblowers_authority",
        "F-A7.1 F-B6.2",
    ),
    first(
        2,
        "malpractice_board",
        "malpractice & by_board",
        "confidential_adviser_external whistleblowers_authority + whistleblowers_authority",
        "F-A7.1 R-3.2.5",
    ),
    first(2, "malpractice", "malpractice", OWN_MATTER, "F-C9 F-A7.4"),
    first(
        2,
        "labour_conflict_inside_closed",
        "labour_conflict & no_trust",
        f"ombudsperson {OUTER_ADVISER} + {OUTER_ADVISER}",
        "R-3.2.5 F-C10.1",
    ),
    first(
        2,
        "labour_conflict_unsure",
        "labour_conflict & wish_open & not helper",
        f"{ADVISER} labour_conflict_route + labour_conflict_route",
        "R-3.2.5 R-3.2.3",
    ),
    first(
        2,
        "labour_conflict",
        "labour_conflict & not wants_not_formal",
        f"labour_conflict_route + {ADVISER}",
        "R-3.2.5 F-C0",
    ),
    first(2, "labour_conflict_talk", "labour_conflict", OWN_MATTER, "R-3.2.5 F-C7.8"),
    # 4 independence: whose house is it, and is the inside open
    first(
        4,
        "umc_employee_board",
        "umc_employs & by_board",
        "trust_inspectorate + umc_provision",
        "R-3.2.5 F-C20.8",
    ),
    first(
        4,
        "umc_employee_closed",
        "umc_employs & no_trust",
        "umc_provision + trust_inspectorate",
        "F-C20.8 R-3.2.4",
    ),
    first(4, "umc_employee", "umc_employs", "umc_provision", "F-C20.8 F-B2.17"),
    first(
        4,
        "umc_maybe_employee",
        "at_umc & employed & employer_open & not by_official & not by_board",
        f"umc_provision + {ADVISER}",
        "F-C20.8 R-3.2.5",
    ),
    first(
        4,
        "violence_online_stranger",
        "violence_or_stalking & online & by_stranger & not wants_low & not helper",
        "police + online_abuse_service",
        "F-A1.2 F-A4.1",
    ),
    first(4, "online_stranger", "online & by_stranger", "online_abuse_service", "F-A4.1 F-A4.3"),
    first(
        4,
        "online_stranger_behaviour",
        "online_behaviour & by_stranger",
        "online_abuse_service",
        "F-A4.1",
    ),
    first(
        4,
        "images_stranger",
        "images & by_stranger & not in_private",
        "online_abuse_service",
        "F-A4.1",
    ),
    first(
        4,
        "parent_stranger",
        "listener_private & by_outside & possibly_criminal",
        "victim_support",
        "F-A3.10 F-A2.7",
    ),
    first(4, "parent_or_friend", "listener_private", "trust_inspectorate", "F-A2.5 F-A2.7"),
    first(4, "board_involved", "by_board", f"{OUTSIDE_FIRST} + trust_inspectorate", "R-3.2.5"),
    first(
        4, "official_involved", "by_official", f"{OUTSIDE_FIRST} + trust_inspectorate", "R-3.2.3"
    ),
    first(4, "umc_patient", "at_umc & by_patient", f"umc_provision + {ADVISER}", "F-C20.4 F-C20.8"),
    first(
        4,
        "umc_two_houses_closed",
        "by_umc_staff & no_trust",
        f"{OUTSIDE_FIRST} + umc_provision",
        "R-3.2.5 R-3.2.3",
    ),
    first(
        4,
        "umc_two_houses",
        "by_umc_staff",
        f"{ADVISER} trust_inspectorate + umc_provision",
        "R-3.2.5 F-C20.8",
    ),
    first(
        4,
        "told_and_closed_inside",
        "tried & no_trust & not wants_talk & not violence_or_stalking",
        "ombudsperson + trust_inspectorate",
        "R-3.2.4 R-3.1.2",
    ),
    first(4, "inside_closed", "no_trust", f"{OUTSIDE_FIRST} + trust_inspectorate", "R-3.2.3 R-2.4"),
    first(
        4,
        "association_board_violence",
        "listener_board & violence & by_association_member",
        f"police + {ADVISER}",
        "F-B5.7 F-C19",
    ),
    # 5 what the person wants
    first(5, "anonymous", "anonymous", TO_TALK, "F-C7.10 R-3.2.4"),
    first(
        5,
        "violence_stop",
        "violence_or_stalking & wants_stop & not by_patient & not helper",
        f"police + {ADVISER}",
        "F-A1.2 F-B5.7",
    ),
    first(
        5,
        "told_violence",
        "tried & violence_or_stalking & not wants_talk & not by_patient & not helper",
        f"police + {ADVISER}",
        "R-3.2.4 F-A1.2 F-A1.7",
    ),
    first(
        5,
        "told_no_follow_up",
        "tried & not wants_talk & not listener & not violence_or_stalking",
        f"ombudsperson + {ADVISER}",
        "R-3.2.4 F-C10.1",
    ),
    first(
        5,
        "told_no_ombuds",
        "tried & not wants_talk & not listener & not violence_or_stalking",
        f"{ADVISER} trust_inspectorate",
        "R-3.2.4 F-C7.1",
    ),
    first(
        5,
        "investigate",
        "wants_investigation & not sexual_contact & not violence_or_stalking & not listener",
        f"ombudsperson + {ADVISER}",
        "R-2.2 F-C10.1",
    ),
    first(
        5,
        "complain",
        "wants_complaint",
        f"complaints_committee + {ADVISER}",
        "R-2.6 F-C12.1 F-C12.2",
    ),
    first(5, "signal", "wants_signal", f"report_point + {ADVISER}", "F-C11 F-C0b"),
    first(5, "talk", "", TO_TALK, "F-C7.1 R-3.2.4"),
)
