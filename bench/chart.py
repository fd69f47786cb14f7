"""A chart over the number of pages, as SVG: both axes in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT = 760, 420, 60, 40, 210
COLOURS = ("#0b5d57", "#b3261e", "#1f4e9e", "#8a5a00", "#6a2c91", "#444", "#00796b", "#a03b6f")
Points = Sequence[tuple[float, float]]


def lines(series: Mapping[str, Points]) -> str:
    """Return a line per builder, with its name at the end of the line."""
    points = [point for rows in series.values() for point in rows]
    low, high = (f(math.log10(y) for _, y in points) for f in (min, max))
    first, last = (f(math.log10(x) for x, _ in points) for f in (min, max))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - first) / ((last - first) or 1)
        up = (math.log10(y) - low) / ((high - low) or 1)
        wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - 2 * BOTTOM
        return LEFT + across * wide, HEIGHT - BOTTOM - up * tall

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13"><title>Seconds of a cold build over the number '
        f'of pages</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    ]
    for x in sorted({x for x, _ in points}):
        across, _ = place(x, 10**low)
        parts.append(f'<text x="{across:.0f}" y="{HEIGHT - 12}" text-anchor="middle">{x:g}</text>')
    for power in range(math.floor(low), math.ceil(high) + 1):
        for step in (1, 2, 5):
            value = step * 10.0**power
            if low <= math.log10(value) <= high:
                _, up = place(10**first, value)
                parts.append(f'<path d="M{LEFT} {up:.0f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
                parts.append(
                    f'<text x="{LEFT - 8}" y="{up + 4:.0f}" text-anchor="end">{value:g} s</text>'
                )
    return "".join([*parts, *_curves(series, place), "</svg>\n"])


def _curves(series: Mapping[str, Points], place: object) -> list[str]:
    """Draw the lines; names that would stand on each other are moved apart."""
    assert callable(place)
    parts, taken = [], -100.0
    ends = sorted((place(*rows[-1])[1], name) for name, rows in series.items())
    heights = {}
    for up, name in ends:
        taken = max(up, taken + 15)
        heights[name] = taken
    for number, (name, rows) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        way = " ".join(f"{x:.0f},{y:.0f}" for x, y in (place(*row) for row in rows))
        thick = 3 if number == 0 else 1.5
        parts.append(
            f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="{thick}"/>'
            f'<text x="{WIDTH - RIGHT + 8}" y="{heights[name] + 4:.0f}" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return parts
