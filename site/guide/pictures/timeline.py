"""The complaint procedure: six phases in order, and the weeks that the law allows, to scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guide.content import Limit
from guide.pictures.svg import WIDTH, Picture, box, circle, lines, path, picture, wrap


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase. ``id`` is the heading of ``topic:complaint_procedure``; ``who`` acts in it."""

    id: str
    who: str
    limits: tuple[str, ...] = ()


PHASES = (
    Phase("file", "you", ("complaint_age",)),
    Phase("received", "complaints_committee", ("complaint_refusal",)),
    Phase(
        "investigation",
        "complaints_committee",
        ("complaint_plain", "complaint_committee", "complaint_extension"),
    ),
    Phase("advice", "complaints_committee"),
    Phase("decision", "executive_board"),
    Phase("closing", "you"),
)
CLOCK = ("received", "decision")
"""The clock of the law runs from the first of these phases up to the second."""
BARS = (
    ("refusal", ("complaint_refusal",)),
    ("plain", ("complaint_plain",)),
    ("committee", ("complaint_committee",)),
    ("extension", ("complaint_committee", "complaint_extension")),
)
_ROW = 46
_LINE = 16
_TEXT = 40
_CLOCK = 250


def running() -> tuple[str, ...]:
    """Return the phases in which the clock runs."""
    order = [phase.id for phase in PHASES]
    first, last = (order.index(id) for id in CLOCK)
    return tuple(order[first : last + 1])


def weeks(limit: Limit) -> int:
    """Return the number of weeks that a limit names."""
    number, unit = limit.text["en"].split()
    if not unit.startswith("week"):
        raise ValueError(f"limits.{limit.id}: expected weeks, found {limit.text['en']!r}")
    return int(number)


def totals(limits: Mapping[str, Limit]) -> dict[str, int]:
    """Return how many weeks each bar is long."""
    return {id: sum(weeks(limits[name]) for name in names) for id, names in BARS}


def draw(limits: Mapping[str, Limit], say: Mapping[str, str]) -> Picture:
    """Draw the phases and, below them, the weeks."""
    bottom = 20 + _ROW * (len(PHASES) - 1)
    parts = [path(f"M{_LINE} 20V{bottom}", "p-line")]
    for number, phase in enumerate(PHASES):
        y = 20 + _ROW * number
        parts += [
            circle(_LINE, y, 13, "p-accent"),
            lines(_LINE, y + 5, [str(number + 1)], "p-on", "middle"),
            lines(_TEXT, y - 1, [say[f"phase_{phase.id}"]], "p-b"),
            lines(_TEXT, y + 15, [say[f"who_{phase.who}"]], "p-soft"),
        ]
    parts += _clock(say)
    height, bars = _weeks(bottom + 50, totals(limits), say)
    return picture("timeline", say["title"], height, [*parts, *bars])


def _clock(say: Mapping[str, str]) -> list[Markup]:
    """Draw the brace beside the phases in which the clock runs."""
    order = [phase.id for phase in PHASES]
    top, end = (20 + _ROW * order.index(id) for id in CLOCK)
    rows = wrap(say["clock"], WIDTH - _CLOCK - 14, 12)
    middle = (top + end) / 2 - 7 * (len(rows) - 1) + 4
    return [
        path(f"M{_CLOCK - 6} {top}h6V{end}h-6", "p-line"),
        lines(_CLOCK + 10, middle, rows, "p-small", leading=15),
    ]


def _weeks(
    y: float, found: Mapping[str, int], say: Mapping[str, str]
) -> tuple[float, Iterator[Markup]]:
    scale = (WIDTH - 70) / max(found.values())

    def shapes() -> Iterator[Markup]:
        yield lines(0, y - 10, [say["weeks"]], "p-b")
        foot = y + 16
        for id, number in found.items():
            yield lines(0, foot, [say[f"bar_{id}"]], "p-small")
            yield box(0, foot + 6, number * scale, 12, "p-bar", 2)
            label = say["number"].replace("{number}", str(number))
            yield lines(number * scale + 6, foot + 16, [label], "p-small")
            foot += 42

    return y + 42 * len(found) - 2, shapes()
