"""Bars for numbers that were counted: one scale for all bars of a picture, from nought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from guide.pictures.svg import WIDTH, Picture, box, lines, picture, wrap

_ROOM = 56
"""Space to the right of the longest bar, for its number."""
_LINE = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length, and the number as it is written."""

    label: str
    value: float
    shown: str


@lru_cache(maxsize=256)
def draw(id: str, title: str, bars: tuple[Bar, ...], whole: float | None) -> Picture:
    """Draw bars below each other; ``whole`` is the end of the scale (100 for percentages).

    Kept, because every edition shows the same figures.
    """
    end = whole or max(bar.value for bar in bars)
    height, shapes = _bars(bars, (WIDTH - _ROOM) / end, whole)
    return picture(id, title, height, shapes)


def _bars(bars: Sequence[Bar], scale: float, whole: float | None) -> tuple[float, list[Markup]]:
    shapes: list[Markup] = []
    y = 12.0
    for bar in bars:
        rows = wrap(bar.label, WIDTH)
        shapes += _bar(bar, rows, y, scale, whole)
        y += _LINE * len(rows) + 32
    return y - 22, shapes


def _bar(
    bar: Bar, rows: list[str], y: float, scale: float, whole: float | None
) -> Iterator[Markup]:
    top = y + _LINE * (len(rows) - 1) + 6
    yield lines(0, y, rows, leading=_LINE)
    if whole:
        yield box(0.5, top, whole * scale - 1, 14, "p-rest", 2)
    yield box(0, top, max(bar.value * scale, 1), 14, "p-bar", 2)
    yield lines((whole or bar.value) * scale + 6, top + 12, [bar.shown], "p-b")
