"""A few shapes and lines of text as SVG. Widths of letters are estimated, on the wide side.

Classes and coordinates come from our own code; only texts can hold what must be escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 340
"""The width of every picture: that of a narrow telephone, so that nothing shrinks there."""
SIZE = 13
LEADING = 17
_NARROW = frozenset("iljtfrI.,:;'!|()[] -")
_WIDE = frozenset("mwMWABCDEFGHKLNOPQRSTUVXYZ@%&—")


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: ``id`` is unique on its page, ``title`` says what it shows."""

    id: str
    title: str
    svg: Markup


def width_of(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is.

    >>> width_of("mm") > width_of("ii")
    True
    """
    units = sum(0.34 if c in _NARROW else 0.82 if c in _WIDE else 0.6 for c in text)
    return units * size


def wrap(text: str, room: float, size: float = SIZE) -> list[str]:
    """Break a text into lines that fit.

    >>> wrap("een twee drie", 40)
    ['een', 'twee', 'drie']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lines(
    x: float,
    y: float,
    rows: Iterable[str],
    kind: str = "",
    anchor: str = "",
    leading: int = LEADING,
) -> Markup:
    """Write lines of text; ``y`` is the foot of the first line."""
    attributes = f' class="{kind}"' if kind else ""
    if anchor:
        attributes += f' text-anchor="{anchor}"'
    spans = "".join(
        f'<tspan x="{_n(x)}" y="{_n(y + leading * number)}">{escape(row)}</tspan>'
        for number, row in enumerate(rows)
    )
    return Markup(f"<text{attributes}>{spans}</text>")


def box(x: float, y: float, w: float, h: float, kind: str, round: float = 6) -> Markup:
    """Draw a rectangle."""
    return Markup(
        f'<rect class="{kind}" x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" '
        f'rx="{_n(round)}"/>'
    )


def path(d: str, kind: str) -> Markup:
    """Draw a path."""
    return Markup(f'<path class="{kind}" d="{d}"/>')


def circle(x: float, y: float, r: float, kind: str) -> Markup:
    """Draw a circle."""
    return Markup(f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"/>')


def arrow(x: float, y: float, way: str, size: float = 4) -> Markup:
    """Draw the head of an arrow whose point is at ``x``, ``y``."""
    s = size
    ends = {
        "right": f"M{_n(x - s)} {_n(y - s)}L{_n(x)} {_n(y)}L{_n(x - s)} {_n(y + s)}",
        "left": f"M{_n(x + s)} {_n(y - s)}L{_n(x)} {_n(y)}L{_n(x + s)} {_n(y + s)}",
        "down": f"M{_n(x - s)} {_n(y - s)}L{_n(x)} {_n(y)}L{_n(x + s)} {_n(y - s)}",
        "up": f"M{_n(x - s)} {_n(y + s)}L{_n(x)} {_n(y)}L{_n(x + s)} {_n(y + s)}",
    }
    return path(ends[way], "p-line")


def picture(
    id: str, title: str, height: float, parts: Iterable[Markup], w: float = WIDTH
) -> Picture:
    """Put shapes together under a title that screen readers say."""
    svg = Markup(
        '<svg class="picture" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}-t">'
        '<title id="{id}-t">{title}</title>{parts}</svg>'
    ).format(w=_n(w), h=_n(height), id=id, title=title, parts=Markup("").join(parts))
    return Picture(id, str(escape(title)), svg)


def _n(value: float) -> str:
    """Write a number in as few signs as it needs.

    >>> _n(3.0), _n(2.46)
    ('3', '2.5')
    """
    return f"{value:.1f}".removesuffix(".0")
