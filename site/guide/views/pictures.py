"""The pictures in their pages: each with the words that say the same."""

from __future__ import annotations

from typing import Any

from guide.content import Page
from guide.edition import Edition
from guide.labels import STEPS, TURN_BACK
from guide.pictures import Picture, boundary, steps, system, timeline
from guide.plain import plain
from guide.voice import Voice
from routing.routes import ROUTES


def overview(edition: Edition, page: Page) -> dict[str, Any]:
    """Return every picture that does not belong to one page only."""
    voice = edition.voices[page.lang]
    houses = [house for house in boundary.CASES if has(house, edition)]
    return {
        **_system(voice),
        **_timeline(voice),
        "boundaries": [_boundary(voice, house) for house in houses],
        "heads": [(f"p-{house}", voice.raw(f"pictures.{house}.heading")) for house in houses],
    }


def procedure(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the timeline for the page that explains each phase."""
    return _timeline(edition.voices[page.lang])


def association(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the boundary with an association."""
    return {"boundaries": _only("association", edition, page)}


def umc(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the boundary with a UMC."""
    return {"boundaries": _only("umc", edition, page)}


def _only(house: str, edition: Edition, page: Page) -> list[dict[str, Any]]:
    return [_boundary(edition.voices[page.lang], house)] if has(house, edition) else []


def has(house: str, edition: Edition) -> bool:
    """Tell whether this edition has a boundary with the other house at all."""
    return house == "association" or "umc_provision" in edition.profile.routes


def names(voice: Voice) -> dict[str, str]:
    """Return the name of every door without markup."""
    return {route: plain(voice.doors[route].name) for route in ROUTES}


def words(voice: Voice, *groups: str) -> dict[str, str]:
    """Return the words of pictures without markup; of two groups with one id the last counts."""
    texts = voice.content.texts[voice.lang]
    ids = [f"pictures.{group}.{id}" for group in groups for id in texts.below(f"pictures.{group}")]
    return {id.rpartition(".")[2]: plain(voice.say(id)) for id in ids}


def _system(voice: Voice) -> dict[str, Any]:
    found = system.corners(voice.edition.profile)
    return {
        "system": system.draw(found, names(voice), words(voice, "system")),
        "corners": {
            corner: [voice.doors[route] for route in routes] for corner, routes in found.items()
        },
    }


def _timeline(voice: Voice) -> dict[str, Any]:
    limits = voice.content.tables.limits
    return {
        "timeline": timeline.draw(limits, words(voice, "timeline")),
        "phases": timeline.PHASES,
        "running": timeline.running(),
        "totals": timeline.totals(limits),
        "limits": limits,
    }


def _boundary(voice: Voice, house: str) -> dict[str, Any]:
    found = boundary.cases(house, voice.edition.profile)
    return {
        "id": house,
        "picture": boundary.draw(house, found, names(voice), words(voice, "boundary", house)),
        "cases": found,
        "rules": boundary.rules(house),
    }


def way(voice: Voice, page: Page) -> Picture:
    """Return the steps of a route as a picture; the list below it on the page says the same."""
    title = plain(voice.say("pictures.steps.title")).replace("{name}", page.title)
    labels = {step: str(label) for step, label in STEPS.items()}
    turn = {kind: str(label) for kind, label in TURN_BACK.items()}
    return steps.draw("way", title, page.steps, labels, turn)
