"""The routes: who there is to turn to, described once by plain properties.

Rules, comparison table, pages and JSON export all read these rows. Sources: study section 2.2 and
fact sheet section C; the pages carry the texts.
"""

from __future__ import annotations

from dataclasses import dataclass

STUDENTS = frozenset({"student"})
STAFF = frozenset({"phd", "employee"})
ALL = frozenset({"student", "phd", "employee", "other"})
MEMBERS = frozenset({"student", "phd", "employee"})


@dataclass(frozen=True, slots=True)
class Route:
    """One door. Three-way properties say ``yes``, ``no``, ``partly`` or ``differs``."""

    id: str
    inside: bool
    national: bool
    formal: bool
    open_to: frozenset[str]
    independent: str
    secret: str
    consent: str
    investigates: str
    decides: str
    records: str
    anonymous: str
    cost: str
    low: bool
    needs_consent_of_person: bool
    sends_to: tuple[str, ...]
    keeps: bool

    @property
    def in_advice(self) -> bool:
        """Routes of the contract; the others only stand beside them."""
        return self.id in ROUTE_IDS


def _row(  # one call per row keeps the table readable as a table
    id: str,
    place: str,
    open_to: frozenset[str],
    traits: str,
    sends_to: str,
    flags: str = "",
) -> Route:
    independent, secret, consent, investigates, decides, records, anonymous, cost = traits.split()
    marks = flags.split()
    return Route(
        id=id,
        inside=place.startswith("in"),
        national=place.startswith("out"),
        formal=place.endswith("formal") and not place.endswith("informal"),
        open_to=open_to,
        independent=independent,
        secret=secret,
        consent=consent,
        investigates=investigates,
        decides=decides,
        records=records,
        anonymous=anonymous,
        cost=cost,
        low="low" in marks,
        needs_consent_of_person="consent" in marks,
        sends_to=tuple(sends_to.split()),
        keeps="keeps" in marks,
    )


# traits: independent secret consent investigates decides records anonymous cost
_ROWS = (
    _row(
        "teacher",
        "in/informal",
        STUDENTS,
        "no partly partly no no no no free",
        "study_adviser confidential_adviser",
    ),
    _row(
        "mentor",
        "in/informal",
        STUDENTS,
        "no partly partly no no no no free",
        "study_adviser confidential_adviser student_counsellor",
        "low",
    ),
    _row(
        "study_adviser",
        "in/informal",
        STUDENTS,
        "no partly yes no no differs no free",
        "confidential_adviser student_counsellor ombudsperson exam_appeals",
        "low",
    ),
    _row(
        "student_counsellor",
        "in/informal",
        STUDENTS,
        "partly yes yes no no differs no free",
        "confidential_adviser ombudsperson exam_appeals",
        "low",
    ),
    _row(
        "manager",
        "in/informal",
        STAFF,
        "no no partly partly partly differs no free",
        "hr confidential_adviser complaints_committee",
        "consent",
    ),
    _row(
        "hr",
        "in/informal",
        STAFF,
        "no partly partly no no differs no free",
        "confidential_adviser labour_conflict_route company_doctor",
        "consent",
    ),
    _row(
        "confidential_adviser",
        "in/informal",
        MEMBERS,
        "partly yes yes no no partly partly free",
        "complaints_committee ombudsperson report_point police victim_support",
        "low keeps",
    ),
    _row(
        "confidential_adviser_external",
        "in/informal",
        MEMBERS,
        "yes yes yes no no partly partly free",
        "complaints_committee ombudsperson trust_inspectorate police victim_support",
        "low keeps",
    ),
    _row(
        "ombudsperson",
        "in/informal",
        MEMBERS,
        "yes yes partly yes no yes partly free",
        "confidential_adviser complaints_committee",
        "low keeps",
    ),
    _row(
        "report_point",
        "in/formal",
        MEMBERS,
        "differs partly partly partly no yes differs free",
        "confidential_adviser ombudsperson complaints_committee",
        "keeps",
    ),
    _row(
        "complaints_committee",
        "in/formal",
        MEMBERS,
        "yes yes no yes partly yes no free",
        "executive_board",
        "consent keeps",
    ),
    _row(
        "executive_board",
        "in/formal",
        MEMBERS,
        "no no no partly yes yes no free",
        "complaints_committee",
        "consent keeps",
    ),
    _row(
        "supervisory_board",
        "in/formal",
        MEMBERS,
        "partly no no partly partly yes no free",
        "complaints_committee",
        "consent keeps",
    ),
    _row(
        "trust_inspectorate",
        "out/informal",
        ALL,
        "yes yes partly no no yes differs local",
        "confidential_adviser complaints_committee police",
        "low keeps",
    ),
    _row(
        "police",
        "out/formal",
        ALL,
        "yes partly partly yes no yes no local",
        "victim_support centrum_seksueel_geweld",
        "consent keeps",
    ),
    _row("emergency_112", "out/formal", ALL, "yes no no partly no yes partly free", "", "keeps"),
    _row(
        "centrum_seksueel_geweld",
        "out/informal",
        ALL,
        "yes yes yes no no yes yes free",
        "police victim_support general_practitioner",
        "low keeps",
    ),
    _row(
        "association_contact",
        "in/informal",
        frozenset({"student", "other"}),
        "no partly differs no no differs differs free",
        "confidential_adviser",
        "low",
    ),
    _row(
        "umc_provision",
        "in/formal",
        MEMBERS,
        "differs differs differs differs differs differs differs free",
        "confidential_adviser police",
        "low keeps",
    ),
    _row(
        "integrity_committee",
        "in/formal",
        MEMBERS,
        "yes yes no yes partly yes no free",
        "executive_board lowi",
        "consent keeps",
    ),
    _row(
        "labour_conflict_route",
        "in/formal",
        STAFF,
        "differs partly yes no partly yes no free",
        "confidential_adviser company_doctor union_or_student_union",
        "consent keeps",
    ),
    _row(
        "exam_appeals",
        "in/formal",
        STUDENTS,
        "yes no no yes yes yes no free",
        "student_counsellor",
        "consent keeps",
    ),
    _row(
        "company_doctor",
        "in/informal",
        STAFF,
        "yes yes yes no no yes no free",
        "general_practitioner confidential_adviser",
        "low",
    ),
    _row(
        "victim_support",
        "out/informal",
        ALL,
        "yes yes yes no no yes partly local",
        "police centrum_seksueel_geweld",
        "low keeps",
    ),
    _row(
        "discrimination_service",
        "out/informal",
        ALL,
        "yes yes yes partly no yes yes free",
        "human_rights_institute police",
        "low keeps",
    ),
    _row(
        "online_abuse_service",
        "out/informal",
        ALL,
        "yes yes yes no no partly yes free",
        "police",
        "low keeps",
    ),
    # services without a rule of their own: only ever in ``also``
    _row("crisis_line", "out/informal", ALL, "yes yes yes no no partly yes free", "", "low keeps"),
    _row(
        "whistleblowers_authority",
        "out/formal",
        ALL,
        "yes yes yes yes no yes partly free",
        "",
        "low keeps",
    ),
    _row(
        "human_rights_institute", "out/formal", ALL, "yes no no yes partly yes no free", "", "keeps"
    ),
    _row("national_ombudsman", "out/formal", ALL, "yes partly yes yes no yes no free", "", "keeps"),
    _row("lowi", "out/formal", ALL, "yes partly no yes no yes no free", "", "keeps"),
    _row("legal_help", "out/informal", ALL, "yes yes yes no no yes no differs", "", "low keeps"),
    _row(
        "union_or_student_union",
        "out/informal",
        ALL,
        "yes partly yes no no yes no differs",
        "legal_help",
        "low keeps",
    ),
    _row(
        "domestic_violence_service",
        "out/informal",
        ALL,
        "yes partly partly no no yes yes free",
        "police",
        "low keeps",
    ),
    _row(
        "general_practitioner",
        "out/informal",
        ALL,
        "yes yes yes no no yes no differs",
        "",
        "low keeps",
    ),
    _row(
        "placement_host_adviser",
        "host/informal",
        frozenset({"student", "other"}),
        "partly yes yes no no differs differs free",
        "confidential_adviser",
        "low",
    ),
    _row(
        "campus_security",
        "in/informal",
        MEMBERS,
        "no no no no no yes no free",
        "emergency_112",
        "",
    ),
    _row(
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
