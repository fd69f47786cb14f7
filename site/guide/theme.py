"""The look of an edition: an institution's colours as design tokens, refused when unreadable.

The colours that an institution does not choose are read from ``static/site.css`` itself, so that
this check and the style cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from routing import Profile, ProfileError
from routing.profile_faults import Fault, Places

STYLE = Path(__file__).parent / "static" / "site.css"
MODES = ("light", "dark")
TOKENS: Mapping[str, Mapping[str, str]] = {
    "light": {"accent": "accent", "paper": "paper", "ink": "ink"},
    "dark": {"accent_dark": "accent"},
}
"""For each mode: the key of the profile and the token that it sets."""
_COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")
_ROOT = re.compile(r":root\s*{([^}]*)}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens that meet on the page, and how far apart they must be (WCAG 2.2)."""

    front: str
    back: str
    least: float
    what: str


TEXT, SHAPE = 4.5, 3.0
PAIRS = (
    Pair("ink", "paper", 7.0, "text on the page"),
    Pair("ink", "card", 7.0, "text on a card"),
    Pair("paper", "ink", TEXT, "the words on the exit button"),
    Pair("soft", "paper", TEXT, "small text on the page"),
    Pair("soft", "card", TEXT, "small text on a card"),
    Pair("accent", "paper", TEXT, "a link on the page"),
    Pair("accent", "card", TEXT, "a link on a card"),
    Pair("on-accent", "accent", TEXT, "the words on a button"),
    Pair("line", "card", SHAPE, "the edge of an answer"),
    Pair("line", "paper", SHAPE, "the edge of a choice"),
)


def style(theme: Mapping[str, str]) -> str:
    """Return the colours of an institution as design tokens, to stand after the style."""
    text = ""
    for mode in MODES:
        own = "".join(f"--{token}:{value};" for token, value in _own(theme, mode).items())
        if own:
            text += f"\n@media (prefers-color-scheme:{mode}){{:root{{{own}}}}}"
    return text


def refuse_unreadable(profile: Profile) -> None:
    """Raise ``ProfileError`` when somebody could not read a page in the colours of a profile."""
    theme = profile.raw.get("theme", {})
    found = tuple(unreadable(theme))
    if not found or profile.path is None:
        return
    places = Places(profile.path.read_text(encoding="utf-8-sig"))
    raise ProfileError(
        profile.path,
        tuple(
            Fault(places.line(("theme", key)), f"theme.{key}", message) for key, message in found
        ),
    )


def unreadable(theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each key of a theme that makes something unreadable, once, with the worst it does."""
    for mode in MODES:
        tokens = {**_defaults()[mode], **_own(theme, mode)}
        for key, token in TOKENS[mode].items():
            if key not in theme:
                continue
            failing = [p for p in PAIRS if token in (p.front, p.back) and _fails(p, tokens)]
            if failing:
                worst = min(failing, key=lambda p: _between(p, tokens) / p.least)
                yield key, _message(theme[key], worst, token, tokens)


def _message(value: str, pair: Pair, token: str, tokens: Mapping[str, str]) -> str:
    other = tokens[pair.back if pair.front == token else pair.front]
    near = nearest_readable(value, token, tokens)
    hint = f" Did you mean {near!r}?" if near else " Change the other colours too."
    return (
        f"found {value!r}: {pair.what} would have contrast {_between(pair, tokens):.1f} with "
        f"{other!r}. Allowed: at least {pair.least:.1f}.{hint}"
    )


def nearest_readable(value: str, token: str, tokens: Mapping[str, str]) -> str:
    """Return the colour nearest to ``value``, lighter or darker, with which all can be read."""
    pairs = [p for p in PAIRS if token in (p.front, p.back)]
    for step in range(1, 101):
        for end in ("#000000", "#ffffff"):
            colour = _mix(value, end, step / 100)
            tried = {**tokens, token: colour}
            if token == "accent":
                tried["on-accent"] = _on(colour)
            if not any(_fails(p, tried) for p in pairs):
                return colour
    return ""


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _own(theme: Mapping[str, str], mode: str) -> dict[str, str]:
    """Return the tokens that a theme sets in one mode; the words on a button follow its colour."""
    own = {token: theme[key] for key, token in TOKENS[mode].items() if key in theme}
    if "accent" in own:
        own["on-accent"] = _on(own["accent"])
    return own


def _on(accent: str) -> str:
    return max(("#ffffff", "#14110f"), key=lambda colour: contrast(colour, accent))


@cache
def _defaults() -> dict[str, dict[str, str]]:
    """Read our own tokens from the style: the first block is light, the second dark."""
    blocks = _ROOT.findall(STYLE.read_text(encoding="utf-8"))
    light = dict(_COLOUR.findall(blocks[0]))
    return {"light": light, "dark": {**light, **dict(_COLOUR.findall(blocks[1]))}}


def _between(pair: Pair, tokens: Mapping[str, str]) -> float:
    return contrast(tokens[pair.front], tokens[pair.back])


def _fails(pair: Pair, tokens: Mapping[str, str]) -> bool:
    return _between(pair, tokens) < pair.least


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _luminance(colour: str) -> float:
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, end: str, share: float) -> str:
    mixed = (
        round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(end), strict=True)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
