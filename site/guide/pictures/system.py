"""The whole system at a glance: from talking to official, from inside to outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from guide.pictures.svg import WIDTH, Picture, arrow, box, circle, lines, path, picture, wrap
from routing import Profile
from routing.routes import ROUTE_IDS, ROUTES

CORNERS = ("inside_talk", "inside_formal", "outside_talk", "outside_formal")
_GAP = 8
_COLUMN = (WIDTH - _GAP) / 2
_TOP = 40
_HEAD = 26
_STEP = 15


def corners(profile: Profile) -> dict[str, tuple[str, ...]]:
    """Return the routes of an edition in four corners, near to far."""
    found: dict[str, list[str]] = {corner: [] for corner in CORNERS}
    for route in ROUTE_IDS:
        if route in profile.routes:
            row = ROUTES[route]
            side = "inside" if row.inside else "outside"
            found[f"{side}_{'formal' if row.formal else 'talk'}"].append(route)
    return {corner: tuple(routes) for corner, routes in found.items()}


def draw(
    found: Mapping[str, Sequence[str]], names: Mapping[str, str], say: Mapping[str, str]
) -> Picture:
    """Draw the four corners; ``say`` holds the words of the axes and of the corners."""
    parts = [
        lines(0, 14, [say["talk"]], "p-b"),
        lines(WIDTH, 14, [say["formal"]], "p-b", "end"),
        path(f"M0 26H{WIDTH}", "p-line"),
        arrow(WIDTH, 26, "right"),
    ]
    y: float = _TOP
    for side in ("inside", "outside"):
        pair = [found[f"{side}_talk"], found[f"{side}_formal"]]
        height = _HEAD + max(_height(routes, names) for routes in pair) + 10
        for number, routes in enumerate(pair):
            parts += _corner(number * (_COLUMN + _GAP), y, height, say[side], routes, names)
        y += height + _GAP
    return picture("system", say["title"], y - _GAP + 1, parts)


def _rows(route: str, names: Mapping[str, str]) -> list[str]:
    return wrap(names[route], _COLUMN - 32, 12)


def _height(routes: Iterable[str], names: Mapping[str, str]) -> float:
    return sum(len(_rows(route, names)) * _STEP + 5 for route in routes)


def _corner(
    x: float,
    y: float,
    height: float,
    head: str,
    routes: Sequence[str],
    names: Mapping[str, str],
) -> Iterable[Markup]:
    yield box(x + 0.5, y, _COLUMN - 1, height, "p-box")
    yield lines(x + 10, y + 18, [head], "p-soft")
    foot = y + _HEAD + 12
    for route in routes:
        rows = _rows(route, names)
        yield circle(x + 13, foot - 4, 2.5, "p-dot")
        yield lines(x + 22, foot, rows, "p-small", leading=_STEP)
        foot += len(rows) * _STEP + 5
