"""Pictograms, drawn for this site: one line on a field of 24 by 24. They only go with words."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

_CIRCLE = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z"
_PAPER = "M6 3h9l4 4v14H6zM14 3v5h5"

SHAPES: dict[str, str] = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M9 6l-5 5 5 5M4 11h11a5 5 0 0 1 0 10h-3",
    "board": "M4 4h16v10H4zM12 14v3M8 20l4-3 4 3M8 8h8M8 11h5",
    "book": "M12 6c-2-2-5-2-8-1v13c3-1 6-1 8 1 2-2 5-2 8-1V5c-3-1-6-1-8 1zM12 6v13",
    "briefcase": "M3 8h18v11H3zM9 8V5h6v3M3 13h18",
    "bubbles": "M3 4h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-6v-2",
    "buoy": f"{_CIRCLE}M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM5.6 5.6l3.6 3.6M14.8 14.8l3.6 3.6"
    "M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6",
    "clock": f"{_CIRCLE}M12 7v5l3 3",
    "compass": f"{_CIRCLE}M15.5 8.5l-2 5-5 2 2-5z",
    "cross": "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z",
    "doctor": "M6 4v5a4 4 0 0 0 8 0V4M10 13v3a4 4 0 0 0 8 0v-2M18 14a2 2 0 1 0 0-4a2 2 0 0 0 0 4z",
    "envelope": "M4 6h16v12H4zM4 7l8 6 8-6",
    "equal": f"{_CIRCLE}M8 10h8M8 14h8",
    "eye": "M2 12s4-6 10-6 10 6 10 6-4 6-10 6S2 12 2 12zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0"
    " 0-5z",
    "flag": "M6 21V4h12l-3 4 3 4H6",
    "flask": "M9 3h6M10 3v6L5 19c-.5 1 0 2 1 2h12c1 0 1.5-1 1-2l-5-10V3M8 15h8",
    "fork": "M12 21v-7M12 14L5 7V3M12 14l7-7V3M2.5 5.5L5 3l2.5 2.5M16.5 5.5L19 3l2.5 2.5",
    "heart": "M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-3 4.5 4.5 0 0 1 8 3c0 6-8 11-8 11z",
    "house": "M4 20h16M5 20V9l7-5 7 5v11M9 20v-6h6v6",
    "leaf": "M5 19C4 9 10 4 20 4c0 10-5 16-15 15zM5 19c3-5 6-8 10-10",
    "lens": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21M8 10.5h5",
    "meet": "M4 9h10l-3-3M20 15H10l3 3",
    "outside": "M14 8V4H4v16h10v-4M10 12h11M18 9l3 3-3 3",
    "paper": f"{_PAPER}M9 12h7M9 16h7",
    "papercheck": f"{_PAPER}M9 15l2 2 4-4",
    "pennant": "M6 21V4M6 4l13 4-13 5",
    "people": "M9 11a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0"
    " 5.5M17.5 14.5c2.3.7 3.5 2.6 3.5 5.5",
    "person": "M12 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7zM5 20c0-4 3-6 7-6s7 2 7 6",
    "phone": "M6 3h4l1.5 5-2.5 2c1 2.5 2.5 4 5 5l2-2.5 5 1.5v4c0 1.5-1 2-2 2C10 20 4 12"
    " 4 5c0-1 .8-2 2-2z",
    "pillars": "M3 20h18M4 9l8-5 8 5zM6 9v8M10 9v8M14 9v8M18 9v8M4 17h16",
    "round": "M20 11a8 8 0 0 0-14-4L3 10M3 5v5h5M4 13a8 8 0 0 0 14 4l3-3M21 19v-5h-5",
    "scales": "M12 4v16M7 20h10M5 7h14M5 7l-3 6h6zM19 7l-3 6h6z",
    "screen": "M3 5h18v11H3zM9 20h6M12 16v4",
    "shield": "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z",
}

ROUTES: dict[str, str] = {
    "teacher": "board",
    "mentor": "person",
    "study_adviser": "book",
    "student_counsellor": "compass",
    "manager": "briefcase",
    "hr": "people",
    "confidential_adviser": "bubbles",
    "confidential_adviser_external": "outside",
    "ombudsperson": "scales",
    "report_point": "envelope",
    "complaints_committee": "paper",
    "executive_board": "house",
    "supervisory_board": "pillars",
    "trust_inspectorate": "lens",
    "police": "shield",
    "emergency_112": "phone",
    "centrum_seksueel_geweld": "heart",
    "association_contact": "pennant",
    "umc_provision": "cross",
    "integrity_committee": "flask",
    "labour_conflict_route": "meet",
    "exam_appeals": "papercheck",
    "company_doctor": "doctor",
    "victim_support": "buoy",
    "discrimination_service": "equal",
    "online_abuse_service": "screen",
    "crisis_line": "phone",
    "whistleblowers_authority": "shield",
    "human_rights_institute": "equal",
    "national_ombudsman": "scales",
    "lowi": "flask",
    "legal_help": "pillars",
    "union_or_student_union": "people",
    "domestic_violence_service": "house",
    "general_practitioner": "doctor",
    "placement_host_adviser": "briefcase",
    "campus_security": "shield",
    "threatened_scientists": "shield",
}

STEPS: dict[str, str] = {
    "before": "leaf",
    "first_contact": "phone",
    "first_talk": "bubbles",
    "you_decide": "fork",
    "without_you": "eye",
    "how_long": "clock",
    "how_it_ends": "flag",
    "aftercare": "heart",
    "goes_wrong": "round",
}


@cache
def icon(name: str) -> Markup:
    """Return a pictogram. It is hidden from screen readers: the words beside it say the same."""
    return Markup(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>'
    ).format(SHAPES[name])
