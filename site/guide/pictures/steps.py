"""The nine steps of a route as a path, with the places where you can still turn back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from guide.content import Step
from guide.pictures.svg import WIDTH, Picture, arrow, lines, path, picture, wrap

_ACROSS = 3
_CELL = WIDTH / _ACROSS
_ROW = 96
_Y = 24
MARKS = ("yes", "partly", "no")


def draw(
    id: str, title: str, steps: Sequence[Step], names: Mapping[str, str], turn: Mapping[str, str]
) -> Picture:
    """Draw the steps from left to right and back; ``turn`` holds the words of the marks."""
    parts: list[Markup] = []
    for number, step in enumerate(steps):
        x, y = _place(number)
        if number:
            parts += _way(_place(number - 1), (x, y))
        parts.append(mark(x, y, step.turn_back))
        rows = wrap(f"{number + 1}. {names[step.step]}", _CELL - 8, 12)
        parts.append(lines(x, y + 28, rows, "p-small", "middle", leading=14))
    top = _Y + _ROW * ((len(steps) - 1) // _ACROSS + 1)
    used = [kind for kind in MARKS if any(step.turn_back == kind for step in steps)]
    parts += _legend(top, used, turn)
    return picture(id, title, top + 20 * len(used) - 4, parts)


def _place(number: int) -> tuple[float, float]:
    """Return where a step stands: every second row runs back."""
    row, column = divmod(number, _ACROSS)
    if row % 2:
        column = _ACROSS - 1 - column
    return _CELL * (column + 0.5), _Y + _ROW * row


def _way(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Markup]:
    (x, y), (to_x, to_y) = start, end
    if y == to_y:
        way = 1 if to_x > x else -1
        yield path(f"M{x + 18 * way:.0f} {y:.0f}H{to_x - 18 * way:.0f}", "p-line")
        yield arrow(to_x - 17 * way, y, "right" if way > 0 else "left")
    else:
        yield path(f"M{x:.0f} {y + 58:.0f}V{to_y - 18:.0f}", "p-line")
        yield arrow(x, to_y - 17, "down")


def mark(x: float, y: float, kind: str) -> Markup:
    """Draw a mark: a ring with a way back, a ring that is half closed, a closed square."""
    if kind == "no":
        return path(f"M{x - 12:.1f} {y - 12:.1f}h24v24h-24z", "p-accent")
    ring = path(f"M{x:.1f} {y - 13:.1f}a13 13 0 1 0 0 26a13 13 0 0 0 0-26z", "p-ring")
    if kind == "partly":
        return ring + path(f"M{x:.1f} {y - 13:.1f}a13 13 0 0 1 0 26z", "p-accent")
    return ring + path(
        f"M{x - 2:.1f} {y - 6:.1f}l-4 4l4 4M{x - 6:.1f} {y - 2:.1f}h8a3.5 3.5 0 0 1 0 7h-4",
        "p-mark",
    )


def _legend(top: float, used: Sequence[str], turn: Mapping[str, str]) -> Iterator[Markup]:
    for number, kind in enumerate(used):
        y = top + 20 * number
        yield Markup('<g transform="translate(10 {}) scale(.6)">{}</g>').format(
            f"{y:.0f}", mark(0, 0, kind)
        )
        yield lines(26, y + 4, [turn[kind]], "p-small")
