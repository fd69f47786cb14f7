"""Which doors are not for now, and why (*bar*), and which may not stand first (*not_first*).

All rows that fit apply. A row that only *may* fit, because something is unknown, keeps its routes
from standing first as well: that makes a first door safe whatever the unknown turns out to be.
"""

from routing.rules import Effect, Rule, row


def bar(id: str, when: str, doors: str, source: str, layer: int = 4) -> Rule:
    """Write one row with effect BAR."""
    return row(Effect.BAR, layer, id, when, doors, source)


def not_first(
    id: str, when: str, doors: str, source: str, layer: int = 4, *, soft: bool = False
) -> Rule:
    """Write one row with effect NOT_FIRST."""
    return row(Effect.NOT_FIRST, layer, id, when, doors, source, soft=soft)


BARS: tuple[Rule, ...] = (
    bar("own_teacher", "by_assessor & not accused", "teacher", "R-3.2.4"),
    bar("own_manager", "by_superior & not accused", "manager", "R-3.2.4"),
    bar(
        "board_line",
        "by_board & not accused",
        "executive_board hr manager report_point",
        "R-3.2.5 R-3.1.3",
    ),
    bar("official_line", "by_official & not accused", "hr", "R-3.2.3"),
    bar("told_line", "told & no_trust & by_superior", "hr", "R-3.2.4"),
    bar("touch_no_own_line", "sexual_contact & not accused", "teacher manager", "R-3.2.4"),
    bar("minor_no_own_line", "minor & sexual", "mentor", "F-B2.8", layer=1),
    bar(
        "umc_employer_scope",
        "umc_employs",
        "complaints_committee report_point executive_board",
        "F-B2.17 F-C20.8",
        3,
    ),
    bar("own_matter_no_committee", "own_matter", "complaints_committee", "R-3.2.5 F-B2.5 F-C14", 2),
    bar("anonymous_complaint", "anonymous", "complaints_committee", "F-B3.3", 5),
    bar("anonymous_appeal", "anonymous & study_matter", "exam_appeals", "F-B3.3", 5),
    bar("helper_no_complaint", "helper", "complaints_committee", "F-E1.5 F-C7.4", 5),
    bar("helper_no_appeal", "helper & study_matter", "exam_appeals", "F-E1.5 F-C7.4", 5),
    bar(
        "helper_no_labour_route",
        "helper & labour_conflict",
        "labour_conflict_route",
        "F-E1.5 F-C7.4",
        5,
    ),
    bar("listener_no_integrity", "listener & integrity", "integrity_committee", "F-E1.5 F-C7.4", 5),
    bar("listener_no_board", "listener & by_board", "supervisory_board", "F-E1.5 F-C7.4", 5),
    bar(
        "witness_no_board",
        "witness & by_board & not public_matter",
        "supervisory_board",
        "F-E1.5 F-C7.4",
        5,
    ),
    bar("accused_no_complaint", "accused", "complaints_committee", "R-3.2.4 R-5.1.5", 5),
    bar(
        "association_scope",
        "in_association & by_fellow & not associations_covered",
        "complaints_committee",
        "R-3.2.5",
        3,
    ),
    bar("umc_scope", "by_umc_staff", "complaints_committee", "R-3.2.5 F-B2.17", 3),
    bar(
        "elsewhere_scope",
        "by_host & not placements_covered",
        "complaints_committee",
        "F-C12.4",
        3,
    ),
    bar("outside_scope", "by_outside", "complaints_committee", "F-C12.4", 3),
    bar("already_handled", "closed", "complaints_committee", "F-B3.7 F-B3.11", 5),
    bar("talk_before_complaint", "wants_not_formal", "complaints_committee", "R-3.2.3 R-3.2.4", 5),
    bar("unsure_no_complaint", "unsure_what", "complaints_committee", "R-3.2.3", 5),
    bar(
        "association_board_involved",
        "in_association & by_board",
        "association_contact",
        "R-3.2.5",
    ),
)

NOT_FIRST: tuple[Rule, ...] = (
    not_first(
        "official_at_umc",
        "by_official & umc_employs & not accused",
        "umc_provision",
        "R-3.2.3",
        soft=True,
    ),
    not_first(
        "official_own_route",
        "by_official & not accused",
        "labour_conflict_route study_adviser student_counsellor",
        "R-3.2.3",
        soft=True,
    ),
    not_first(
        "board_own_route",
        "by_board & not accused",
        "labour_conflict_route",
        "R-3.2.5",
        soft=True,
    ),
    not_first(
        "official_may_be_adviser",
        "by_official & not accused",
        "confidential_adviser ombudsperson complaints_committee report_point",
        "R-3.2.3",
    ),
    not_first(
        "board_appoints",
        "by_board & not accused",
        "confidential_adviser ombudsperson complaints_committee report_point",
        "R-2.4",
    ),
    not_first("not_their_task", "own_matter", "trust_inspectorate", "F-A2.6 F-A2.9", 2, soft=True),
    not_first("name_needed", "anonymous", "labour_conflict_route", "F-B3.3", 5, soft=True),
    not_first(
        "association_reach",
        "in_association & not associations_covered",
        "ombudsperson report_point complaints_committee",
        "R-3.2.5",
        3,
    ),
    not_first(
        "private_reach",
        "in_private",
        "complaints_committee ombudsperson report_point",
        "F-C12.4",
        3,
    ),
    not_first("elsewhere_reach", "by_stranger", "ombudsperson report_point", "F-C12.4", 3),
)
