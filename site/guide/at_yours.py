"""What stands on the pages of an edition: the panel of the institution, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from markupsafe import Markup

from guide.overlay import PAGE
from guide.statements import PLACES, Speaker, Statement, plain, statements
from guide.voice import Voice
from routing.routes import ROUTES

HOSTED = {"page:about": "about.hosted", "page:privacy": "about.server"}


_SPEAKERS: WeakKeyDictionary[Voice, Speaker] = WeakKeyDictionary()
_SAID: WeakKeyDictionary[Voice, tuple[Statement, ...]] = WeakKeyDictionary()
"""Weak, so that a build of many editions does not keep each of them in memory."""


def speaker_of(voice: Voice) -> Speaker:
    """Return what fills in the texts of the edition in the language of a voice."""
    if voice not in _SPEAKERS:
        _SPEAKERS[voice] = Speaker(voice.edition.profile, voice.content, voice.lang)
    return _SPEAKERS[voice]


def said_by(voice: Voice) -> tuple[Statement, ...]:
    """Return every statement of the edition in the language of a voice."""
    if voice not in _SAID:
        _SAID[voice] = statements(speaker_of(voice))
    return _SAID[voice]


def lines(voice: Voice, page: str) -> tuple[Markup, ...]:
    """Return what the institution says about the subject of a page; nothing on most pages."""
    return tuple(voice.inline(text) for text in _lines(voice, page))


def _lines(voice: Voice, page: str) -> Iterator[str]:
    if voice.edition.profile.national:
        return
    speaker = speaker_of(voice)
    found = {statement.id: statement.text for statement in said_by(voice)}
    if page.startswith("route:"):
        yield from _door(speaker, page.removeprefix("route:"))
    yield from (found[id] for id in PLACES.get(page, ()) if id in found)
    if page in HOSTED:
        yield speaker.say(HOSTED[page])
    feedback = speaker.raw.get("contact", {}).get("feedback")
    if page == "page:accessibility" and feedback:
        yield speaker.say("about.barrier", r=speaker.mail(feedback))


def _door(speaker: Speaker, route: str) -> Iterator[str]:
    """Yield what the profile says of a door: its name here, for whom it is, who works there."""
    row = speaker.raw.get("provisions", {}).get(route)
    if not row or route not in speaker.profile.routes:
        return
    if "name" in row:
        yield speaker.say("doors.called", l=plain(row["name"][speaker.lang]))
    people = (speaker.texts[f"edition.doors.{word}"] for word in row["for"])
    yield speaker.say("doors.audience", l=", ".join(people))
    if "position" in row:
        yield speaker.say(f"doors.{row['position']}")


def title(voice: Voice) -> Markup:
    """Return the heading of the panel."""
    return voice.inline(speaker_of(voice).say("at.title"))


def more(voice: Voice) -> Markup:
    """Return the line that leads to the page about the edition."""
    return voice.inline(speaker_of(voice).say("at.more"))


def absent(voice: Voice, route: str) -> Markup:
    """Return what to say on the page of a door that this edition does not have."""
    profile = voice.edition.profile
    if profile.national or route in profile.routes:
        return Markup("")
    return voice.inline(speaker_of(voice).say("doors.absent"))


def no_contact(voice: Voice, route: str) -> Markup:
    """Return what to say of a door that is there, and of which the profile gives no details."""
    profile = voice.edition.profile
    if profile.national or route not in profile.routes or not ROUTES[route].inside:
        return Markup("")
    return voice.inline(speaker_of(voice).say("doors.no_contact"))


def listed(voice: Voice) -> list[tuple[str, str]]:
    """Return path and title of what the foot of each page adds in this edition."""
    ids = [PAGE, *(id for _, id in sorted(voice.content.pages) if id.startswith("page:x-"))]
    pages = [page for id in dict.fromkeys(ids) if (page := voice.page(id))]
    return [(voice.link(page.id), page.title) for page in pages]
