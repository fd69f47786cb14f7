"""The questions as ordered data: what is asked when, and what an answer makes known.

Ask what people know, never which office is competent. "I do not know" and "I would rather not say"
are always there and mean *unknown*: no options here, but the open answer of every question.
Texts live in ``content/<language>/texts/questions.toml`` under these ids.
"""

from __future__ import annotations

from routing.question import OPEN, Known, Option, Question, answer_for, option, question

_AFFECTED = "_branch=self|helper|?"
_SUPERIORS = "assessor|phd_supervisor|manager"
_OUTSIDE = "other_party=outsider|unknown_person"
_AT_HOST = "other_party=placement_host|umc_staff|patient_or_client"
_UMC = option("umc", "_who=umc setting=umc", "setting=umc")
_OFFICIAL = option(
    "official", "_who=official", "other_party=board_member|support_official|colleague"
)
_OFFICIALS = (
    option("board", "other_party=board_member setting=work", "other_party=board_member"),
    option("support", "other_party=support_official setting=work", "other_party=support_official"),
    option("staff", "other_party=colleague dependency=no setting=work", "other_party=colleague"),
)
_AWAY = option("away", "_who=away", _AT_HOST)
_ELSEWHERE = option("away", "_who=elsewhere", _AT_HOST)
_STRANGER = option("stranger", "_who=stranger", _OUTSIDE)
_ASSOCIATION = option(
    "association",
    "other_party=association_member setting=student_association dependency=no",
    "other_party=association_member",
)
_CALM = "earlier=none inside_trust=yes anonymous=no"
_NOT_STUCK = "earlier=none|? inside_trust=yes|? anonymous=no|?"

QUESTIONS: tuple[Question, ...] = (
    question(
        "now",
        "",
        option("danger", "danger_now=yes", "danger_now=yes"),
        option(
            "recent",
            "danger_now=no recent_sexual_offence=yes behaviour=sexual_offence _what=sexual",
            "recent_sexual_offence=yes",
        ),
        option("neither", "danger_now=no recent_sexual_offence=no", "danger_now=no"),
    ),
    question(
        "who",
        "",
        option("student", "perspective=self position=student _branch=self"),
        option("phd", "perspective=self position=phd _branch=self"),
        option("employee", "perspective=self position=employee _branch=self"),
        option("other", "perspective=self position=other _branch=self"),
        option("helper", "_branch=helper", "perspective=witness|listener"),
        option("accused", "perspective=accused _branch=accused"),
    ),
    question(
        "helper",
        "_branch=helper",
        option("witness", "perspective=witness"),
        option("staff", "perspective=listener listener_role=staff"),
        option("association_board", "perspective=listener listener_role=association_board"),
        option("private", "perspective=listener listener_role=private"),
    ),
    question(
        "about",
        "_branch=helper",
        option("minor", "position=student minor=yes"),
        option("student", "position=student minor=no", "position=student"),
        option("phd", "position=phd"),
        option("employee", "position=employee"),
        option("other", "position=other"),
    ),
    question(
        "accused_who",
        "_branch=accused",
        option("student", "position=student"),
        option("phd", "position=phd"),
        option("employee", "position=employee"),
        option("other", "position=other"),
    ),
    question(
        "what",
        f"{_AFFECTED} recent_sexual_offence=no|?",
        option(
            "treated",
            "behaviour=bullying",
            "behaviour=bullying|verbal_aggression|abuse_of_power",
        ),
        option("discrimination", "behaviour=discrimination"),
        option(
            "sexual_words",
            "behaviour=sexual_images_or_gestures",
            "behaviour=sexual_remarks|sexual_images_or_gestures|online",
        ),
        option(
            "sexual_contact",
            "behaviour=unwanted_touch _what=sexual",
            "behaviour=unwanted_touch|sexual_offence",
        ),
        option("violence", "behaviour=physical_violence", "behaviour=physical_violence|stalking"),
        option(
            "matter",
            "_what=matter",
            "behaviour=study_matter|labour_conflict|scientific_integrity|malpractice",
        ),
    ),
    question(
        "matter",
        "_what=matter",
        option("study_matter", "behaviour=study_matter"),
        option("labour_conflict", "behaviour=labour_conflict"),
        option("scientific_integrity", "behaviour=scientific_integrity"),
        option("malpractice", "behaviour=malpractice"),
    ),
    question(
        "who_student",
        f"{_AFFECTED} position=student",
        option(
            "superior",
            "other_party=assessor dependency=yes setting=study",
            f"other_party={_SUPERIORS}",
        ),
        option(
            "peer",
            "other_party=fellow_student dependency=no setting=study",
            "other_party=fellow_student",
        ),
        _ASSOCIATION,
        _AWAY,
        _OFFICIAL,
        _STRANGER,
    ),
    question(
        "who_phd",
        f"{_AFFECTED} position=phd",
        _UMC,
        option(
            "superior",
            "other_party=phd_supervisor dependency=yes setting=work",
            f"other_party={_SUPERIORS}",
        ),
        option(
            "peer",
            "other_party=colleague dependency=no setting=work",
            "other_party=fellow_student|colleague|association_member",
        ),
        _ELSEWHERE,
        _OFFICIAL,
        _STRANGER,
    ),
    question(
        "who_employee",
        f"{_AFFECTED} position=employee",
        _UMC,
        option(
            "superior",
            "other_party=manager dependency=yes setting=work",
            f"other_party={_SUPERIORS}",
        ),
        option(
            "peer",
            "other_party=colleague dependency=no setting=work",
            "other_party=fellow_student|colleague|association_member",
        ),
        _ELSEWHERE,
        _OFFICIAL,
        _STRANGER,
    ),
    question(
        "who_other",
        f"{_AFFECTED} position=other|?",
        option(
            "superior",
            "other_party=manager dependency=yes setting=work",
            f"other_party={_SUPERIORS}",
        ),
        option(
            "peer",
            "other_party=colleague dependency=no setting=work",
            "other_party=fellow_student|colleague",
        ),
        _ASSOCIATION,
        _AWAY,
        _OFFICIAL,
        _STRANGER,
    ),
    question(
        "who_umc",
        "_who=umc _what=sexual|?",
        option("superior", "other_party=umc_staff dependency=yes", f"other_party={_SUPERIORS}"),
        option(
            "peer",
            "other_party=umc_staff dependency=no",
            "other_party=colleague|umc_staff|fellow_student",
        ),
        option("patient", "other_party=patient_or_client dependency=no"),
        option("board", "other_party=board_member"),
        option("support", "other_party=support_official"),
        option("outside", "other_party=outsider dependency=no", _OUTSIDE),
    ),
    question(
        "away",
        "_who=away|elsewhere _what=sexual|?",
        option("umc_staff", "other_party=umc_staff setting=umc", "other_party=umc_staff"),
        option(
            "umc_patient",
            "other_party=patient_or_client setting=umc dependency=no",
            "other_party=patient_or_client setting=umc",
        ),
        option(
            "host",
            "other_party=placement_host dependency=yes setting=placement",
            "other_party=placement_host setting=placement|work|study|?",
        ),
        option(
            "client",
            "other_party=patient_or_client setting=placement dependency=no",
            "other_party=patient_or_client",
        ),
        option("abroad", "other_party=placement_host setting=abroad", "setting=abroad"),
    ),
    question("official", "_who=official _what=sexual|?", *_OFFICIALS),
    question("official_matter", "_who=official _what=matter _branch=self", *_OFFICIALS),
    question(
        "stranger",
        "_who=stranger _what=sexual|?",
        option(
            "online", "other_party=unknown_person setting=online dependency=no", "setting=online"
        ),
        option(
            "elsewhere",
            "other_party=outsider dependency=no",
            "setting=private|study|work|student_association|study_association|abroad",
        ),
    ),
    question(
        "minor",
        "_what=sexual _branch=self position=student "
        "other_party=assessor|board_member|support_official|colleague|?",
        option("yes", "minor=yes"),
        option("no", "minor=no"),
    ),
    question(
        "employer",
        "setting=umc position=phd|employee _branch=self",
        option("institution", "employer=institution"),
        option("umc", "employer=umc"),
    ),
    question(
        "need",
        "_branch=self recent_sexual_offence=no|? _who=?|away|stranger",
        option("talk", "wish=talk", "wish=talk|options|unsure|support|? " + _NOT_STUCK),
        option("stop", f"wish=stop {_CALM}", "wish=stop " + _NOT_STUCK),
        option("investigate", f"wish=investigate {_CALM}", "wish=investigate " + _NOT_STUCK),
        option("complain", f"wish=complain {_CALM}", "wish=complain " + _NOT_STUCK),
        option("signal", f"wish=signal {_CALM}", "wish=signal " + _NOT_STUCK),
        option("stuck", "_need=stuck", ""),
    ),
    question(
        "stuck",
        "_need=stuck",
        option("no_trust", "inside_trust=no wish=options", "inside_trust=no"),
        option("told", "earlier=told_no_follow_up wish=options", "earlier=told_no_follow_up"),
        option("closed", "earlier=complaint_closed wish=options", "earlier=complaint_closed"),
        option("anonymous", "anonymous=yes wish=options", "anonymous=yes"),
    ),
    question(
        "institution",
        "",
        option("wo", "institution=wo"),
        option("hbo", "institution=hbo"),
    ),
)

BY_ID: dict[str, Question] = {q.id: q for q in QUESTIONS}


def asked_in(national: bool) -> tuple[Question, ...]:
    """Return the questions of an edition: only the national one asks the kind of institution."""
    return QUESTIONS if national else QUESTIONS[:-1]


__all__ = [
    "BY_ID",
    "OPEN",
    "QUESTIONS",
    "Known",
    "Option",
    "Question",
    "answer_for",
    "asked_in",
]
