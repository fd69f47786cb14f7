"""How an edition differs from the national one, said on a page that anybody can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from guide.at_yours import said_by, speaker_of
from guide.content import Page, address
from guide.doors import Door
from guide.edition import Edition
from guide.voice import Voice
from routing.availability import Level, sector
from routing.profile_lock import AUDIENCE

SAME = ("outside", "exit", "now", "person", "rules", "privacy")
SUMS = "SHA256SUMS"
_LEVELS = {Level.YES: "yes", Level.MAYBE: "maybe", Level.NO: "no"}


@dataclass(frozen=True, slots=True)
class Row:
    """One door inside: for whom it is here, and how usual it is in the country."""

    door: Door
    here: str
    national: str


def differences(edition: Edition, page: Page) -> dict[str, Any]:
    """Return what the page about an edition shows."""
    voice = edition.voices[page.lang]
    said = said_by(voice)
    return {
        "say": lambda id, **given: voice.inline(speaker_of(voice).say(id, **given)),
        "about": list(_about(voice)),
        "rows": list(_rows(voice)),
        "said": [voice.inline(one.text) for one in said if not one.open],
        "left_open": [voice.inline(one.text) for one in said if one.open],
        "same": SAME,
        "own_pages": [
            (address(own), own.title)
            for own in edition.content.pages_of(page.lang, "page")
            if own.name.startswith("x-")
        ],
        "sums": f"`{SUMS}`",
        "data": "[data/](/data/)",
    }


def _about(voice: Voice) -> Iterator[Markup]:
    """Yield who keeps the details true, since when, and where a mistake can be told."""
    speaker = speaker_of(voice)
    day = format_date(date.fromisoformat(speaker.raw["reviewed"]), "d MMMM y", voice.lang)
    yield voice.inline(speaker.say("about.reviewed", t=day))
    if owner := speaker.raw.get("owner"):
        yield voice.inline(speaker.say("about.owner", l=owner[voice.lang]))
    if feedback := speaker.raw.get("contact", {}).get("feedback"):
        yield voice.inline(speaker.say("about.feedback", r=speaker.mail(feedback)))
    if link := speaker.raw.get("links", {}).get("social_safety"):
        yield voice.inline(speaker.say("links.social_safety", r=speaker.link(link)))


def _rows(voice: Voice) -> Iterator[Row]:
    """Yield every door inside, with the people to whom the profile opens it."""
    profile = voice.edition.profile
    for route, table in sector().items():
        people = [
            voice.raw(f"edition.doors.{word}")
            for word, position in AUDIENCE.items()
            if profile.level(route, position, None, first=False)
        ]
        usual = max(level for (_, kind), level in table.items() if kind == profile.kind)
        yield Row(
            door=voice.doors[route],
            here=", ".join(people) or voice.raw("edition.doors.none"),
            national=voice.raw(f"edition.doors.{_LEVELS[usual]}"),
        )
