"""Colours: what can be read is taken, what cannot be read is refused with the nearest that can."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.theme import PAIRS, _defaults, _own, contrast, nearest_readable, style, unreadable
from routing import ProfileError, load_profile
from tests.institutions.conftest import MakeApp
from tests.institutions.making import EXAMPLES, SMALLEST

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
KEYS = ("accent", "accent_dark", "paper", "ink")


def test_our_own_colours_can_be_read() -> None:
    for tokens in _defaults().values():
        for pair in PAIRS:
            assert contrast(tokens[pair.front], tokens[pair.back]) >= pair.least, pair


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#fff", "#000000") == 21.0


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_colours_of_the_examples_can_be_read(file: object) -> None:
    assert not list(unreadable(load_profile(file).raw["theme"]))  # type: ignore[arg-type]


@settings(max_examples=200)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, COLOURS)))
def test_whatever_is_taken_can_be_read(theme: dict[str, str]) -> None:
    refused = list(unreadable(theme))
    for mode in ("light", "dark"):
        tokens = {**_defaults()[mode], **_own(theme, mode)}
        fails = [p for p in PAIRS if contrast(tokens[p.front], tokens[p.back]) < p.least]
        assert not fails or refused
    for _, message in refused:
        assert "Allowed: at least" in message


@settings(max_examples=100)
@given(COLOURS)
def test_the_nearest_colour_that_is_named_works(colour: str) -> None:
    near = nearest_readable(colour, "accent", _defaults()["light"])
    assert not list(unreadable({"accent": near}))


def test_a_colour_that_cannot_be_read_stops_the_build(make_app: MakeApp) -> None:
    raw = copy.deepcopy(SMALLEST) | {"theme": {"accent": "#ffee00"}}
    with pytest.raises(ProfileError, match=r"smallest\.toml:\d+: theme\.accent: found '#ffee00'"):
        make_app(raw)


def test_the_style_holds_tokens_only() -> None:
    text = style({"accent": "#1f5c57", "accent_dark": "#8ad0c5"})
    assert re.findall(r"--([a-z-]+):", text) == ["accent", "on-accent"] * 2
    assert style({}) == ""
