"""All routes of an edition side by side, by the properties that the rules read as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guide.content import Page
from guide.doors import Door
from guide.edition import Edition
from guide.voice import Voice
from routing import Profile
from routing.availability import PEOPLE, Level
from routing.route import ALL, MEMBERS, STAFF, STUDENTS
from routing.routes import ROUTE_IDS, ROUTES

PROPERTIES = (
    *("investigates", "decides", "consent", "secret", "independent", "records", "anonymous"),
)
_OPEN = {ALL: "everyone", MEMBERS: "members", STUDENTS: "students", STAFF: "staff"}


@dataclass(frozen=True, slots=True)
class Row:
    """One route: its door, for whom it is, its properties as values, and how soon one hears."""

    door: Door
    open_to: str
    values: dict[str, str]
    answer: Markup
    conditional: bool


def table(edition: Edition, page: Page) -> dict[str, Any]:
    """Return what the page with the table needs."""
    voice = edition.voices[page.lang]
    rows = [_row(route, voice) for route in routes(edition.profile)]
    return {
        "groups": [
            ("inside", [row for row in rows if row.door.inside]),
            ("outside", [row for row in rows if not row.door.inside]),
        ],
        "properties": PROPERTIES,
    }


def routes(profile: Profile) -> tuple[str, ...]:
    """Return the routes that stand in the table: those of the rules that this edition has."""
    return tuple(route for route in ROUTE_IDS if route in profile.routes)


def _row(route: str, voice: Voice) -> Row:
    profile = voice.edition.profile
    page = voice.page(f"route:{route}")
    door = voice.doors[route]
    values = {name: str(getattr(ROUTES[route], name)) for name in PROPERTIES}
    if door.contact and door.contact.anonymous:
        values["anonymous"] = door.contact.anonymous
    answer = voice.inline(page.ledger["answer"]) if page else Markup("")
    if door.contact and door.contact.answer:
        answer = door.contact.answer
    return Row(door, open_to(route, profile), values, answer, only_some(route, profile))


def open_to(route: str, profile: Profile) -> str:
    """Return the id of the group for whom a route is open in this edition."""
    found = frozenset(
        position
        for position in ALL
        if profile.level(route, position, None, first=False) > Level.NO
        and position in ROUTES[route].open_to | {"other"}
    )
    if found - {"other"} == STUDENTS:
        return "guests" if "other" in found else "students"
    return _OPEN.get(found, "members" if "student" in found else "staff")


def only_some(route: str, profile: Profile) -> bool:
    """Tell whether some institutions lack a route (only the national edition cannot know)."""
    levels = {
        profile.level(route, position, kind, first=False)
        for position in PEOPLE
        for kind in ("wo", "hbo")
    }
    return Level.YES not in levels
