"""A route as readers meet it: its name, what it does, and how to get there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel import Locale
from markupsafe import Markup, escape

from guide import icons
from guide.content import Page, Service, Step, address
from routing.routes import ROUTES

if TYPE_CHECKING:
    from guide.voice import Voice

OWN_NAME = {"union_or_student_union": ("union", "student_union")}
"""Doors that stand for more than one row of the services."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How an institution says its door is reached: from the profile."""

    text: Markup
    phone: str
    email: str
    link: str
    languages: str
    anonymous: str
    answer: Markup


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """One route or outside service in one language. ``page`` is its path, or empty.

    There is one of each, so they are compared and hashed by identity.
    """

    route: str
    name: Markup
    what: Markup
    page: str
    icon: str
    inside: bool
    manner: str
    """``talk``, ``formal`` or ``danger``: what making contact sets going."""
    services: tuple[Service, ...]
    find: Markup
    contact: Contact | None
    first_sentence: Markup
    steps: tuple[Step, ...]

    @property
    def phone(self) -> str:
        """The number to call, if there is exactly one."""
        if self.contact:
            return self.contact.phone
        return self.services[0].phone if len(self.services) == 1 else ""


def doors_of(voice: Voice) -> dict[str, Door]:
    """Return every door, by the id of its route."""
    return {route: _door(route, voice) for route in ROUTES}


def service_ids(route: str) -> tuple[str, ...]:
    """Return the rows of the services that belong to a route, if they exist."""
    return OWN_NAME.get(route, (route,))


def _door(route: str, voice: Voice) -> Door:
    page = voice.page(f"route:{route}")
    rows = voice.content.tables.services
    services = tuple(rows[id] for id in service_ids(route) if id in rows)
    raw = voice.edition.profile.raw.get("provisions", {}).get(route)
    return Door(
        route=route,
        name=_name(route, voice, page, services, raw or {}),
        what=_what(route, voice, page),
        page=address(page) if page else "",
        icon=icons.ROUTES[route],
        inside=ROUTES[route].inside,
        manner=_manner(route),
        services=services,
        find=Markup("") if route in rows else voice.say(f"find.{route}"),
        contact=_contact(raw, voice) if raw else None,
        first_sentence=voice.inline(page.first_sentence) if page else Markup(""),
        steps=page.steps if page else (),
    )


def _manner(route: str) -> str:
    if route == "emergency_112":
        return "danger"
    return "formal" if ROUTES[route].formal else "talk"


def _name(
    route: str,
    voice: Voice,
    page: Page | None,
    services: tuple[Service, ...],
    raw: Mapping[str, Any],
) -> Markup:
    if own := raw.get("name", {}).get(voice.lang):
        return escape(own)
    if page:
        return voice.mark(page.title)
    if len(services) == 1:
        return voice.mark(services[0].name[voice.lang])
    return voice.mark(voice.raw(f"doors.{route}.name"))


def _what(route: str, voice: Voice, page: Page | None) -> Markup:
    return voice.inline(page.who) if page else voice.say(f"doors.{route}.what")


def _contact(raw: Mapping[str, Any], voice: Voice) -> Contact | None:
    """Return what the profile says of a door; ``None`` when it says nothing that helps."""
    contact = Contact(
        text=_own_words(raw, voice),
        phone=raw.get("phone", ""),
        email=raw.get("email", ""),
        link=raw.get("link", {}).get(voice.lang, ""),
        languages=_languages(raw.get("languages", ()), voice.lang),
        anonymous=raw.get("anonymous", ""),
        answer=voice.inline(raw.get("answer", {}).get(voice.lang, "")),
    )
    reachable = contact.text or contact.phone or contact.email or contact.link
    return contact if reachable else None


def _own_words(raw: Mapping[str, Any], voice: Voice) -> Markup:
    """Return what the institution writes: simple Markdown, checked with the profile, sanitised."""
    text = raw.get("contact", {}).get(voice.lang, "")
    return Markup(voice.block(text).html.strip()) if text else Markup("")


def _languages(codes: tuple[str, ...], lang: str) -> str:
    names = Locale(lang).languages
    return ", ".join(str(names.get(code, code)) for code in codes)
