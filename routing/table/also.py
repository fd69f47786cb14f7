"""Further doors, in the order in which they are shown, each with *choose this if* (the row's id).

A low-threshold door is named as soon as its condition *may* hold; a formal one only when it does.
A route that already stands first is not repeated; of two rows for one route the first counts.
"""

from routing.rules import Effect, Rule, row


def also(id: str, when: str, door: str, source: str, layer: int = 5, *, soft: bool = False) -> Rule:
    """Write one row with effect ALSO; ``soft`` asks for certainty, also of a low-threshold door."""
    return row(Effect.ALSO, layer, id, when, door, source, soft=soft)


ALSO: tuple[Rule, ...] = (
    also("danger_not_known", "danger_open", "emergency_112", "F-A1.1", 1),
    # in danger: only what helps now or right after
    also(
        "after_danger_csg",
        "danger & sexual_offence",
        "centrum_seksueel_geweld",
        "F-A3.2",
        1,
        soft=True,
    ),
    also("after_danger_police", "danger", "police", "F-A1.2", 1),
    also("after_danger_support", "danger", "victim_support", "F-A3.10", 1),
    also("after_danger_adviser", "danger", "confidential_adviser", "F-C7.1", 1, soft=True),
    also("after_danger_inspectors", "danger", "trust_inspectorate", "F-A2.2", 1, soft=True),
    # what happened asks for it
    also(
        "csg_always", "sexual_contact & not accused", "centrum_seksueel_geweld", "F-A3.4 F-A3.7", 1
    ),
    also(
        "to_duty_board",
        "listener_staff & minor & sexual & by_staff",
        "executive_board",
        "F-B2.9",
        1,
    ),
    also("to_committee_after_told", "told & not helper", "complaints_committee", "R-3.2.4"),
    also("to_committee", "wants_complaint", "complaints_committee", "R-2.6 F-C12.1"),
    also("to_adviser_elsewhere", "by_official", "confidential_adviser", "R-3.2.3", soft=True),
    also("to_adviser_accused", "accused", "confidential_adviser", "R-5.1.5", soft=True),
    also("to_counsellor_accused", "accused & student", "student_counsellor", "F-C3", soft=True),
    also("to_ombuds_counter", "accused", "ombudsperson", "R-3.2.4 F-C10.1"),
    also("to_legal_accused", "accused", "legal_help", "F-A7.10", soft=True),
    also("to_adviser_helper", "helper", "confidential_adviser", "F-C7.8 F-A2.5", soft=True),
    also("to_adviser", "", "confidential_adviser", "F-C7.1"),
    also("to_police", "possibly_criminal & not accused", "police", "F-A1.2 F-A1.7"),
    also("to_support", "possibly_criminal & not accused", "victim_support", "F-A3.10"),
    also(
        "to_home_violence",
        "violence_or_stalking & not accused",
        "domestic_violence_service",
        "F-A6.1",
    ),
    also("to_security", "violence_or_stalking & not accused", "campus_security", "F-A1.1"),
    also(
        "to_online_help",
        "online & not own_matter & not accused",
        "online_abuse_service",
        "F-A4.1",
    ),
    also("to_online_help_images", "images & not accused", "online_abuse_service", "F-A4.1"),
    also(
        "to_online_help_behaviour",
        "perhaps_online & not accused",
        "online_abuse_service",
        "F-A4.1",
    ),
    also(
        "to_discrimination",
        "discrimination & not accused",
        "discrimination_service",
        "F-A5.1 F-A5.2",
    ),
    # whose house
    also("to_umc_accused", "at_umc & accused", "umc_provision", "F-C20.8", 3, soft=True),
    also("to_umc", "at_umc & not own_matter & not accused", "umc_provision", "F-C20.8", 3),
    also("to_umc_matter", "at_umc & own_matter & not accused", "umc_provision", "F-C20.8", 3),
    also("to_umc_staff", "by_umc_staff & not accused", "umc_provision", "F-C20.8", 3),
    also(
        "to_association",
        "in_association & not accused & not own_matter",
        "association_contact",
        "F-C8",
        3,
    ),
    also(
        "to_host_adviser",
        "at_placement & by_host & not own_matter & not accused",
        "placement_host_adviser",
        "F-C20.3",
        3,
    ),
    also(
        "to_mentor_placement",
        "at_placement & not accused & not sexual_contact",
        "mentor",
        "F-C1",
        3,
    ),
    also("to_supervisory_board", "by_board", "supervisory_board", "R-3.1.3", 3),
    also("to_committee_board", "by_board & wants_decision", "complaints_committee", "R-3.1.3", 4),
    also("to_external", "", "confidential_adviser_external", "R-2.4 R-3.2.3", 4),
    # the matter has a route of its own
    also("to_integrity", "integrity", "integrity_committee", "F-C14", 2),
    also("to_exam_appeals", "study_matter", "exam_appeals", "F-B2.5", 2),
    also("to_exam_appeals_power", "unfair & by_assessor & not wants_low", "exam_appeals", "F-B2.5"),
    also("to_labour_route", "labour_conflict", "labour_conflict_route", "R-3.2.5", 2),
    also(
        "to_labour_route_told",
        "tried & by_superior & employed",
        "labour_conflict_route",
        "R-3.2.5",
    ),
    also("to_whistleblowers", "malpractice & not accused", "whistleblowers_authority", "F-A7.1", 2),
    also(
        "to_threat_platform",
        "by_stranger & employed & not own_matter & not accused",
        "threatened_scientists",
        "F-A7.12",
    ),
    # who can act, or look into it
    also("to_report_point_signal", "wants_signal", "report_point", "F-C0b F-C11"),
    also("to_report_point_helper", "helper", "report_point", "F-C11"),
    also("to_report_point_left", "other_position & not accused", "report_point", "F-C11"),
    also("to_ombuds", "not sexual_offence & not by_stranger", "ombudsperson", "F-C10.1 R-2.2"),
    also("to_ombuds_tried", "tried", "ombudsperson", "R-3.2.4 F-C10.1"),
    also("to_report_point", "not wants_talk", "report_point", "F-C11"),
    also("to_committee_stop", "wants_stop & not own_matter", "complaints_committee", "R-2.6"),
    also("to_committee_options", "wants_decision", "complaints_committee", "R-2.6"),
    # near at hand
    also("to_study_adviser", "student", "study_adviser", "F-C2"),
    also("to_student_counsellor", "student", "student_counsellor", "F-C3"),
    also("to_counsellor_matter", "study_matter", "student_counsellor", "F-C3"),
    also("to_mentor", "student & not by_staff & not accused", "mentor", "F-C1 R-3.2.1"),
    also("to_teacher", "student & by_peer & not dependent & not accused", "teacher", "F-C1"),
    also("to_manager", "employed & not by_staff & not dependent & not accused", "manager", "F-C5"),
    also("to_manager_colleague", "employed & by_peer & not accused", "manager", "F-C5"),
    also("to_hr", "employed & labour_conflict", "hr", "F-C6"),
    also("to_hr_manager", "employed & by_superior & not told", "hr", "F-C6"),
    also("to_company_doctor", "employed", "company_doctor", "F-A8.9"),
    # outside, when more is needed
    also("to_board", "told & not helper & not accused", "executive_board", "F-C15"),
    also("to_legal_closed", "closed", "legal_help", "F-A7.10", soft=True),
    also("to_union", "labour_conflict", "union_or_student_union", "F-A8.4"),
    also(
        "to_home_violence_contact",
        "sexual_contact & not accused",
        "domestic_violence_service",
        "F-A6.1",
    ),
    also("to_appeals_accused", "accused & student", "exam_appeals", "F-B2.3 F-B2.5"),
    also("to_union_accused", "accused", "union_or_student_union", "F-A8.1 F-A8.4"),
    also("to_national_ombudsman", "closed", "national_ombudsman", "F-A7.5"),
    also("to_human_rights", "discrimination & not accused", "human_rights_institute", "F-A5.6"),
    also("to_legal", "", "legal_help", "F-A7.10"),
    also("to_inspectors_parents", "listener_private", "trust_inspectorate", "F-A2.5", soft=True),
    also("to_inspectors", "", "trust_inspectorate", "F-A2.2 F-A2.8 F-A2.9"),
)
