"""The look: colours that can be read in both schemes, and drawings for everything."""

from __future__ import annotations

import re

import pytest

from guide import icons, labels
from guide.assets import FOLDER
from guide.content import LEDGER, STEPS, TURN_BACK
from routing.routes import ROUTES

STYLE = (FOLDER / "site.css").read_text(encoding="utf-8")
_TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")


def schemes() -> dict[str, dict[str, str]]:
    light, dark, *_ = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return {"light": dict(_TOKEN.findall(light)), "dark": dict(_TOKEN.findall(light + dark))}


def luminance(colour: str) -> float:
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7),
        ("ink", "card", 7),
        ("soft", "paper", 4.5),
        ("soft", "card", 4.5),
        ("accent", "paper", 4.5),
        ("accent", "card", 4.5),
        ("on-accent", "accent", 4.5),
        ("line", "paper", 3),
        ("line", "card", 3),
    ],
)
def test_everything_can_be_read(scheme: str, front: str, back: str, least: float) -> None:
    tokens = schemes()[scheme]
    assert contrast(tokens[front], tokens[back]) >= least


def test_colours_stand_only_in_tokens() -> None:
    screen = STYLE[: STYLE.index("@media print")]
    body = re.sub(r":root \{.*?\}", "", screen, flags=re.DOTALL)
    assert not [c for c in re.findall(r"#[0-9a-f]{3,6}\b", body) if c not in ("#1f5c57",)]


def test_every_route_and_step_has_its_drawing() -> None:
    assert icons.ROUTES.keys() == ROUTES.keys()
    assert set(icons.STEPS) == set(STEPS)
    assert {*icons.ROUTES.values(), *icons.STEPS.values()} <= icons.SHAPES.keys()


def test_every_id_of_the_content_has_its_label() -> None:
    assert set(labels.STEPS) == set(STEPS)
    assert set(labels.LEDGER) == set(LEDGER)
    assert set(labels.TURN_BACK) == set(TURN_BACK)
