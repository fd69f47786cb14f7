"""What a route is, and how one is written in the table of routes."""

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


def route(  # one call per row keeps the table readable as a table
    id: str,
    place: str,
    open_to: frozenset[str],
    traits: str,
    sends_to: str,
    flags: str = "",
) -> Route:
    """Write one row.

    ``place`` is ``in``, ``out`` or ``host``, a slash, and ``formal`` or ``informal``; ``flags`` are
    ``low`` (low threshold), ``keeps`` (stays with the case) and ``consent`` (of the person).
    """
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
