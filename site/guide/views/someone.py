"""The entrance for whoever was told something, and the card of five minutes, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guide.asking import path_of
from guide.content import Page
from guide.edition import Edition
from routing.graph import Graph
from routing.questions import OPEN

CARD = "topic:someone_told_me_five_minutes"
_STEP = re.compile(r'(?=<h2 id="step-\d+")')


@dataclass(frozen=True, slots=True)
class Screen:
    """One step of the card: its anchor, its text, and the anchors around it."""

    id: str
    html: Markup
    before: str
    after: str


def roles(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the ways on from the entrance."""
    voice = edition.voices[page.lang]
    headings = voice.block(page.body).headings
    return {
        "heads": [(heading.id, heading.text) for heading in headings],
        "card": voice.link(CARD),
        "guide": path_of(helper_question(edition.graph), edition.graph, page.lang),
        "table": voice.link("page:referral"),
    }


def helper_question(graph: Graph) -> str:
    """Return the key of the step that asks how a helper knows of it.

    Danger is left open on the way there: the advice then still names the emergency number.
    """
    key = graph.start
    for question, answer in (("now", OPEN), ("who", "helper")):
        node = graph.nodes[key]
        if node.question != question:
            return graph.start
        key = node.targets[answer]
    return key


def steps(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the card cut into screens."""
    voice = edition.voices[page.lang]
    opening, *found = _STEP.split(voice.block(page.body).html)
    ids = [f"step-{number}" for number in range(1, len(found) + 1)]
    return {
        "opening": Markup(opening),
        "screens": [
            Screen(
                id,
                Markup(html),
                ids[number - 1] if number else "",
                ids[number + 1] if number + 1 < len(ids) else "",
            )
            for number, (id, html) in enumerate(zip(ids, found, strict=True))
        ],
        "entrance": voice.link("page:someone_told_me"),
    }
