"""Notes: boundaries, duties, time limits, evidence, languages. They change no route.

A note that is certain is shown openly; one that is only possible is shown as "if …".
"""

from routing.rules import Effect, Rule, row


def note(id: str, when: str, source: str) -> Rule:
    """Write one row with effect NOTE."""
    return row(Effect.NOTE, 6, id, when, "", source)


NOTES: tuple[Rule, ...] = (
    note("call_now", "danger", "F-A1.1"),
    note("seven_days", "recent", "F-A3.6 F-A3.9 F-A1.6"),
    note("seven_days_passed", "sexual_contact & not recent & not accused", "F-A3.7"),
    note(
        "you_decide_police",
        "sexual_contact & not accused & not helper & not danger",
        "F-A3.8 F-A1.7",
    ),
    note("duty_minor_staff", "listener_staff & minor & sexual_contact", "F-B2.9"),
    note("duty_minor_images", "listener_staff & minor & images & by_staff", "F-B2.9"),
    note("duty_minor_board", "minor & sexual_contact & by_staff", "F-B2.8"),
    note("no_own_talk", "dependent & not accused & not helper & not danger", "R-3.2.4"),
    note("protection", "dependent & not accused & not danger", "F-B1.6 F-B6.2"),
    note("anonymity", "anonymous", "F-B3.3 F-B3.8 R-3.2.4"),
    note("umc_gap", "by_umc_staff & student", "R-3.2.5 F-B2.17"),
    note("umc_doors", "at_umc", "F-C20.8"),
    note("association_gap", "in_association & not associations_covered", "R-3.2.5"),
    note("association_covered", "in_association & associations_covered", "R-3.2.5"),
    note("placement_two_houses", "at_placement & not accused", "F-C20.3"),
    note("abroad_doctor", "recent & abroad & not accused", "F-A3.6"),
    note("abroad_reach", "abroad", "F-A3.2 F-A2.2"),
    note("off_campus", "in_private", "F-C12.4"),
    note("keep_messages", "perhaps_online & not accused", "F-A4.4"),
    note("keep_messages_images", "images & not accused", "F-A4.4"),
    note("keep_dates", "myself & not danger", "F-E1.13"),
    note(
        "complaint_time",
        "wants_complaint & not own_matter & not accused & not by_outside",
        "F-B3.7 F-B3.10",
    ),
    note(
        "complaint_copy",
        "wants_complaint & not helper & not own_matter & not accused & not by_outside",
        "F-B3.8",
    ),
    note("complaint_told_time", "told & not accused & not own_matter", "F-B3.7"),
    note("closed_next", "closed & not accused", "F-B3.11"),
    note("appeal_time", "study_matter & not accused", "F-B2.3"),
    note(
        "appeal_time_unfair",
        "unfair & by_assessor & not wants_low & not helper & not accused",
        "F-B2.3",
    ),
    note("integrity_order", "integrity", "F-A7.8"),
    note("whistle_protection", "malpractice & not accused", "F-B6.1 F-B6.2 F-B6.3"),
    note("mixed_conflict", "labour_conflict & not accused", "R-3.2.5"),
    note("voluntary_doctor", "labour_conflict & employed", "F-A8.9"),
    note(
        "mediation_asked",
        "wants_stop & not sexual_contact & not images & not violence_or_stalking & not dependent "
        "& not accused & not by_outside & not own_matter",
        "R-3.1.2 F-C7.3",
    ),
    note("ombuds_hbo", "hbo & sector", "F-B4.8 R-2.3"),
    note("other_adviser", "by_official", "R-3.2.3"),
    note("board_reports_up", "by_board & wants_decision & not accused", "R-3.1.3"),
    note("accused_own_adviser", "accused", "R-3.2.2 R-5.1.5"),
    note("accused_no_contact", "accused", "R-3.2.4"),
    note("accused_appeal", "accused & student", "F-B2.3"),
    note("accused_rights", "accused", "F-B3.8 F-B3.9"),
    note("helper_consent", "listener", "F-E1.5 F-C7.4"),
    note("witness_consent", "witness & not public_matter", "F-E1.5 F-C7.4"),
    note("helper_no_investigation", "listener", "F-E1.8"),
    note("helper_promise", "listener_staff", "F-E1.4"),
    note("association_board_role", "listener_board", "F-C8 R-3.2.5"),
    note("parent_role", "listener_private", "F-A2.5"),
    note("witness_door", "witness", "F-C7.8"),
    note("left_institution", "other_position", "F-C7.8"),
    note("not_serious_enough", "unsure_what & not accused", "R-3.2.3"),
    note("other_language", "not danger", "R-3.1.3 F-A1.13"),
    note("sextortion", "online & by_stranger & not accused", "F-A4.4"),
    note("stalking_crime", "violence_or_stalking & not accused", "F-A1.2"),
    note("discrimination_outside", "discrimination & not accused", "F-A5.1 F-A5.6"),
    note("free_lawyer", "sexual_contact & not accused & not danger", "F-A1.12"),
    note("told_again", "told & not accused", "R-3.2.4"),
)
