"""The routes: who there is to turn to, described once by plain properties.

Rules, comparison table, pages and JSON export all read these rows. Sources: study section 2.2 and
fact sheet section C; the pages carry the texts.
"""

from __future__ import annotations

from routing.route import ALL, MEMBERS, STAFF, STUDENTS, Route, route

# traits: independent secret consent investigates decides records anonymous cost
_ROWS = (
    route(
        "teacher",
        "in/informal",
        STUDENTS,
        "no partly partly no no no no free",
        "study_adviser confidential_adviser",
    ),
    route(
        "mentor",
        "in/informal",
        STUDENTS,
        "no partly partly no no no no free",
        "study_adviser confidential_adviser student_counsellor",
        "low",
    ),
    route(
        "study_adviser",
        "in/informal",
        STUDENTS,
        "no partly yes no no differs no free",
        "confidential_adviser student_counsellor ombudsperson exam_appeals",
        "low",
    ),
    route(
        "student_counsellor",
        "in/informal",
        STUDENTS,
        "partly yes yes no no differs no free",
        "confidential_adviser ombudsperson exam_appeals",
        "low",
    ),
    route(
        "manager",
        "in/informal",
        STAFF,
        "no no partly partly partly differs no free",
        "hr confidential_adviser complaints_committee",
        "consent",
    ),
    route(
        "hr",
        "in/informal",
        STAFF,
        "no partly partly no no differs no free",
        "confidential_adviser labour_conflict_route company_doctor",
        "consent",
    ),
    route(
        "confidential_adviser",
        "in/informal",
        MEMBERS,
        "partly yes yes no no partly partly free",
        "complaints_committee ombudsperson report_point police victim_support",
        "low keeps",
    ),
    route(
        "confidential_adviser_external",
        "in/informal",
        MEMBERS,
        "yes yes yes no no partly partly free",
        "complaints_committee ombudsperson trust_inspectorate police victim_support",
        "low keeps",
    ),
    route(
        "ombudsperson",
        "in/informal",
        MEMBERS,
        "yes yes partly yes no yes partly free",
        "confidential_adviser complaints_committee",
        "low keeps",
    ),
    route(
        "report_point",
        "in/formal",
        MEMBERS,
        "differs partly partly partly no yes differs free",
        "confidential_adviser ombudsperson complaints_committee",
        "keeps",
    ),
    route(
        "complaints_committee",
        "in/formal",
        MEMBERS,
        "yes yes no yes partly yes no free",
        "executive_board",
        "consent keeps",
    ),
    route(
        "executive_board",
        "in/formal",
        MEMBERS,
        "no no no partly yes yes no free",
        "complaints_committee",
        "consent keeps",
    ),
    route(
        "supervisory_board",
        "in/formal",
        MEMBERS,
        "partly no no partly partly yes no free",
        "complaints_committee",
        "consent keeps",
    ),
    route(
        "trust_inspectorate",
        "out/informal",
        ALL,
        "yes yes partly no no yes differs local",
        "confidential_adviser complaints_committee police",
        "low keeps",
    ),
    route(
        "police",
        "out/formal",
        ALL,
        "yes partly partly yes no yes no local",
        "victim_support centrum_seksueel_geweld",
        "consent keeps",
    ),
    route("emergency_112", "out/formal", ALL, "yes no no partly no yes partly free", "", "keeps"),
    route(
        "centrum_seksueel_geweld",
        "out/informal",
        ALL,
        "yes yes yes no no yes yes free",
        "police victim_support general_practitioner",
        "low keeps",
    ),
    route(
        "association_contact",
        "in/informal",
        frozenset({"student", "other"}),
        "no partly differs no no differs differs free",
        "confidential_adviser",
        "low",
    ),
    route(
        "umc_provision",
        "in/formal",
        MEMBERS,
        "differs differs differs differs differs differs differs free",
        "confidential_adviser police",
        "low keeps",
    ),
    route(
        "integrity_committee",
        "in/formal",
        MEMBERS,
        "yes yes no yes partly yes no free",
        "executive_board lowi",
        "consent keeps",
    ),
    route(
        "labour_conflict_route",
        "in/formal",
        STAFF,
        "differs partly yes no partly yes no free",
        "confidential_adviser company_doctor union_or_student_union",
        "consent keeps",
    ),
    route(
        "exam_appeals",
        "in/formal",
        STUDENTS,
        "yes no no yes yes yes no free",
        "student_counsellor",
        "consent keeps",
    ),
    route(
        "company_doctor",
        "in/informal",
        STAFF,
        "yes yes yes no no yes no free",
        "general_practitioner confidential_adviser",
        "low",
    ),
    route(
        "victim_support",
        "out/informal",
        ALL,
        "yes yes yes no no yes partly local",
        "police centrum_seksueel_geweld",
        "low keeps",
    ),
    route(
        "discrimination_service",
        "out/informal",
        ALL,
        "yes yes yes partly no yes yes free",
        "human_rights_institute police",
        "low keeps",
    ),
    route(
        "online_abuse_service",
        "out/informal",
        ALL,
        "yes yes yes no no partly yes free",
        "police",
        "low keeps",
    ),
    # services without a rule of their own: only ever in ``also``
    route("crisis_line", "out/informal", ALL, "yes yes yes no no partly yes free", "", "low keeps"),
    route(
        "whistleblowers_authority",
        "out/formal",
        ALL,
        "yes yes yes yes no yes partly free",
        "",
        "low keeps",
    ),
    route(
        "human_rights_institute", "out/formal", ALL, "yes no no yes partly yes no free", "", "keeps"
    ),
    route(
        "national_ombudsman", "out/formal", ALL, "yes partly yes yes no yes no free", "", "keeps"
    ),
    route("lowi", "out/formal", ALL, "yes partly no yes no yes no free", "", "keeps"),
    route("legal_help", "out/informal", ALL, "yes yes yes no no yes no differs", "", "low keeps"),
    route(
        "union_or_student_union",
        "out/informal",
        ALL,
        "yes partly yes no no yes no differs",
        "legal_help",
        "low keeps",
    ),
    route(
        "domestic_violence_service",
        "out/informal",
        ALL,
        "yes partly partly no no yes yes free",
        "police",
        "low keeps",
    ),
    route(
        "general_practitioner",
        "out/informal",
        ALL,
        "yes yes yes no no yes no differs",
        "",
        "low keeps",
    ),
    route(
        "placement_host_adviser",
        "host/informal",
        frozenset({"student", "other"}),
        "partly yes yes no no differs differs free",
        "confidential_adviser",
        "low",
    ),
    route(
        "campus_security",
        "in/informal",
        MEMBERS,
        "no no no no no yes no free",
        "emergency_112",
        "",
    ),
    route(
        "threatened_scientists",
        "out/informal",
        STAFF,
        "yes partly partly no no yes no free",
        "police",
        "low keeps",
    ),
)

ROUTES: dict[str, Route] = {row.id: row for row in _ROWS}
ROUTE_IDS = tuple(ROUTES)[:26]
"""The 26 routes that rules may put first; the order is from near to far."""
ALWAYS_THERE = tuple(r.id for r in _ROWS if r.national)
"""National services: no profile can take them away."""

__all__ = ["ALWAYS_THERE", "ROUTES", "ROUTE_IDS", "Route"]
