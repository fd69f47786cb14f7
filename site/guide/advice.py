"""What an advice page shows: a leaf of the graph in words, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from guide.doors import Door
from guide.voice import Voice
from routing.advise import Choice
from routing.graph import Leaf
from routing.outside import for_everybody

SHOWN = 6
"""How many further doors stand open on the page; the others are one press away."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A door in this advice, with the text that belongs to it here."""

    door: Door
    text: Markup
    conditional: bool


@dataclass(frozen=True, slots=True)
class AdviceView:
    """Everything on one advice page."""

    key: str
    reasons: tuple[Markup, ...]
    first: tuple[Offer, ...]
    outside: Offer | None
    others: tuple[Offer, ...]
    more: tuple[Offer, ...]
    not_now: tuple[Offer, ...]
    maybe_not_now: tuple[Offer, ...]
    certain: tuple[Markup, ...]
    possible: tuple[Markup, ...]


def advice_view(leaf: Leaf, voice: Voice) -> AdviceView:
    """Put a leaf into words."""
    also = _offers(leaf.also, "choose", voice)
    first = _offers(leaf.first, "reasons", voice)
    outside = None if any(not o.door.inside for o in first) else outside_of(also, leaf)
    others = tuple(offer for offer in also if offer is not outside)
    return AdviceView(
        key=leaf.key,
        reasons=tuple(dict.fromkeys(offer.text for offer in first)),
        first=first,
        outside=outside,
        others=others[:SHOWN],
        more=(*others[SHOWN:], *_offers(leaf.maybe_also, "choose", voice)),
        not_now=_offers(leaf.not_now, "not_now", voice),
        maybe_not_now=_offers(leaf.maybe_not_now, "not_now", voice),
        certain=tuple(voice.say(f"notes.{id}.certain") for id in leaf.certain),
        possible=tuple(voice.say(f"notes.{id}.possible") for id in leaf.possible),
    )


def _offers(choices: Iterable[Choice], file: str, voice: Voice) -> tuple[Offer, ...]:
    return tuple(
        Offer(voice.doors[c.route], voice.say(f"{file}.{c.reason}"), c.conditional) for c in choices
    )


def outside_of(offers: tuple[Offer, ...], leaf: Leaf) -> Offer | None:
    """Return the door outside that fits everybody, or else the first one outside."""
    best = for_everybody(leaf.first[0].reason if leaf.first else None)
    outside = [offer for offer in offers if not offer.door.inside]
    everybody = [offer for offer in outside if offer.door.route == best]
    return next(iter([*everybody, *outside]), None)
