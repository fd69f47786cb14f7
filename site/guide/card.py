"""The referral card: where the guide ends for whoever was told something.

The doors are those of the advice at the leaf, put where a helper looks for them: what is a duty,
what to offer, what is for the other person alone to decide, and what is there for the helper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from guide.advice import SHOWN, AdviceView, Offer, outside_of
from guide.voice import Voice
from routing.advise import Choice
from routing.graph import Leaf

PLACE = {
    "danger_not_known": "duty",
    "to_duty_board": "duty",
    "to_report_point_helper": "own",
    "to_police": "theirs",
}
"""Rows of further doors that do not stand among the doors to offer."""
CONSENT = (
    "helper_no_complaint",
    "helper_no_appeal",
    "helper_no_labour_route",
    "listener_no_integrity",
    "listener_no_board",
)
"""The rows that keep back a step that is for the person alone."""
DUTY_NOTES = ("duty_minor_staff", "duty_minor_images", "duty_minor_board")
ROLE_NOTES = ("helper_no_investigation", "helper_promise", "association_board_role", "parent_role")
CONSENT_NOTES = ("helper_consent",)
_PLACED = (*DUTY_NOTES, *ROLE_NOTES, *CONSENT_NOTES)
OF_THE_PERSON = {"to_adviser_helper": "to_adviser", "to_inspectors_parents": "to_inspectors"}
"""What a row says to the helper about a door, and the row that says it to the person."""
SOURCE = "topic:first_response"
"""The page whose parts the card repeats."""
_HEADING = re.compile(r'(?=<h2 id="([^"]+)")')

Mark = Callable[[str, str, Markup], Markup]


def as_it_is(_kind: str, _key: str, text: Markup) -> Markup:
    """Leave a text without a mark: on a page that is finished."""
    return text


@dataclass(frozen=True, slots=True)
class CardView:
    """Everything on one referral card."""

    LINKS: ClassVar = ("topic:someone_told_me_five_minutes", "page:referral", SOURCE)
    voice: Voice
    doors: AdviceView
    duty: tuple[Offer, ...]
    theirs: tuple[Offer, ...]
    own: tuple[Offer, ...]
    duty_notes: tuple[Markup, ...]
    role_notes: tuple[Markup, ...]
    consent: tuple[Markup, ...]

    def offering(self, route: str) -> Markup:
        """Return a sentence with which a helper can offer a door."""
        own = f"card.offer.{route}"
        return self.voice.say(own if self.voice.has(own) else "card.other")

    def part(self, id: str, *, heading: bool = True) -> Markup:
        """Return a part of the page for helpers, with or without its heading."""
        html = self.voice.once(f"part {id}", lambda: _part(self.voice, id))
        return html if heading else Markup(html.partition("</h2>")[2])


def _part(voice: Voice, id: str) -> str:
    page = voice.page(SOURCE)
    pieces = _HEADING.split(voice.block(page.body).html) if page else []
    return next(
        (html for name, html in zip(pieces[1::2], pieces[2::2], strict=True) if name == id), ""
    )


def why(voice: Voice, reason: str) -> Markup:
    """Return why a door comes first, said to a helper where that makes a difference."""
    own = f"card.why.{reason}"
    return voice.say(own if voice.has(own) else f"reasons.{reason}")


def choose(voice: Voice, row: str) -> Markup:
    """Return when to choose a door, said to the person it happened to."""
    return voice.say(f"choose.{OF_THE_PERSON.get(row, row)}")


def card_view(
    leaf: Leaf, voice: Voice, reasons: Iterable[str] = (), mark: Mark = as_it_is
) -> CardView:
    """Put a leaf into words for a helper. ``mark`` marks every part that can be left out."""
    return _Maker(leaf, voice, mark).view(tuple(reasons) or tuple(c.reason for c in leaf.first))


@dataclass(frozen=True, slots=True)
class _Maker:
    leaf: Leaf
    voice: Voice
    mark: Mark

    def view(self, reasons: tuple[str, ...]) -> CardView:
        leaf = self.leaf
        everywhere = (*leaf.also, *leaf.maybe_also)
        refused = (*leaf.not_now, *leaf.maybe_not_now)
        return CardView(
            voice=self.voice,
            doors=self.doors(reasons),
            duty=tuple(map(self.offer, _at("duty", everywhere))),
            theirs=(
                *map(self.step, _at("theirs", everywhere)),
                *(self.refused(c) for c in refused if c.reason in CONSENT),
            ),
            own=tuple(map(self.offer, _at("own", everywhere))),
            duty_notes=self.notes(DUTY_NOTES),
            role_notes=self.notes(ROLE_NOTES),
            consent=self.notes(CONSENT_NOTES),
        )

    def doors(self, reasons: tuple[str, ...]) -> AdviceView:
        leaf = self.leaf
        first = tuple(map(self.first, leaf.first))
        also = tuple(map(self.offer, _at("", leaf.also)))
        outside = None if any(not offer.door.inside for offer in first) else outside_of(also, leaf)
        others = tuple(offer for offer in also if offer is not outside)
        certain, possible = (
            tuple(id for id in ids if id not in _PLACED) for ids in (leaf.certain, leaf.possible)
        )
        return AdviceView(
            key=leaf.key,
            reasons=tuple(
                dict.fromkeys(self.mark("reasons", id, why(self.voice, id)) for id in reasons)
            ),
            first=first,
            outside=outside,
            others=others[:SHOWN],
            more=(*others[SHOWN:], *map(self.offer, _at("", leaf.maybe_also))),
            not_now=tuple(self.refused(c) for c in leaf.not_now if c.reason not in CONSENT),
            maybe_not_now=tuple(
                self.refused(c) for c in leaf.maybe_not_now if c.reason not in CONSENT
            ),
            certain=tuple(self.note(id, "certain") for id in certain),
            possible=tuple(self.note(id, "possible") for id in possible),
        )

    def first(self, choice: Choice) -> Offer:
        door = self.voice.doors[choice.route]
        marked = replace(door, what=self.mark("first", choice.route, door.what))
        return Offer(marked, Markup(""), choice.conditional)

    def offer(self, choice: Choice) -> Offer:
        text = self.mark("choose", choice.reason, choose(self.voice, choice.reason))
        return Offer(self.voice.doors[choice.route], text, choice.conditional)

    def step(self, choice: Choice) -> Offer:
        """Return a door that is the person's to choose, with what it does."""
        door = self.voice.doors[choice.route]
        return Offer(door, self.mark("choose", choice.reason, door.what), choice.conditional)

    def refused(self, choice: Choice) -> Offer:
        door = self.voice.doors[choice.route]
        text = door.what if choice.reason in CONSENT else self.voice.say(f"not_now.{choice.reason}")
        key = f"{choice.reason} {choice.route}"
        return Offer(door, self.mark("not_now", key, text), choice.conditional)

    def notes(self, ids: tuple[str, ...]) -> tuple[Markup, ...]:
        return (
            *(self.note(id, "certain") for id in self.leaf.certain if id in ids),
            *(self.note(id, "possible") for id in self.leaf.possible if id in ids),
        )

    def note(self, id: str, form: str) -> Markup:
        return self.mark(form, id, self.voice.say(f"notes.{id}.{form}"))


def _at(place: str, choices: Iterable[Choice]) -> Iterator[Choice]:
    return (choice for choice in choices if PLACE.get(choice.reason, "") == place)
