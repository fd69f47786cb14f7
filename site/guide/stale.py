"""``python -m guide.stale``: what is due for review, who must look, and what they check.

Exit status: 0 when everything is fresh, 1 when something is due, 2 when that cannot be said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from guide.content import LANGUAGES, read
from guide.freshness import KINDS, REVIEWS, Fact, Freshness
from guide.settings import ROOT, today
from routing import Profile, ProfileError
from routing.editions import named, shipped

ALONE = ("service", "law", "page", "profile")
"""The kinds that are looked at one by one; of the others a whole table at once."""


def main(arguments: Sequence[str] | None = None) -> int:
    """List what is due and return the exit status."""
    options = _options(arguments)
    try:
        profiles = tuple(map(named, options.profile)) if options.profile else shipped()
        due = due_in(options.root, profiles, _later(options.today, options.within))
    except (OSError, ValueError, KeyError) as error:
        sys.stderr.write(f"{_reason(error)}\n")
        return 2
    rows = list(rows_of(due, options.lang))
    sys.stdout.write(_as_json(options, rows) if options.json else _as_text(options, due, rows))
    return 1 if rows else 0


def due_in(root: Path, profiles: Sequence[Profile], day: date) -> Freshness:
    """Return the freshness of the content on a day, with the profiles of all editions in it.

    Raises ``OSError``, ``ValueError`` or ``KeyError`` when the tables cannot be read.
    """
    with (root / REVIEWS).open("rb"):  # the folder of a project, and not any other
        content, _ = read(root)
    return Freshness(content, profiles, day)


def rows_of(fresh: Freshness, lang: str) -> Iterator[dict[str, Any]]:
    """Yield one row per thing that is due, grouped where a whole table is looked at in one go."""

    def together(fact: Fact) -> tuple[int, date, str]:
        return KINDS.index(fact.kind), fact.checked, fact.id if fact.kind in ALONE else ""

    for _, group in groupby(sorted(fresh.due, key=together), key=together):
        facts = list(group)
        first, task = facts[0], fresh.tasks[facts[0].kind]
        yield {
            "kind": first.kind,
            "ids": [fact.id for fact in facts],
            "checked": first.checked.isoformat(),
            "due_since": first.due.isoformat(),
            "where": first.where if len(facts) == 1 else first.where.partition(":")[0],
            "who": task.who[lang],
            "what": task.what[lang],
        }


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _as_json(options: argparse.Namespace, rows: list[dict[str, Any]]) -> str:
    head = {"today": options.today.isoformat(), "within_days": options.within}
    return json.dumps({**head, "due": rows}, ensure_ascii=False, indent=2) + "\n"


def _as_text(options: argparse.Namespace, fresh: Freshness, rows: list[dict[str, Any]]) -> str:
    """Return the table for people: grouped by who must do it."""
    if not rows:
        first = min(fresh.facts, default=None)
        until = f" The first review is due on {first.due}." if first else ""
        return f"Everything was checked within a year of {options.today}.{until}\n"
    lines: list[str] = []
    for (who, what), group in groupby(rows, key=lambda row: (row["who"], row["what"])):
        lines += [f"{who}: {what}"]
        lines += [_line(row) for row in group]
    count = sum(len(row["ids"]) for row in rows)
    lines += [f"{count} due on {options.today}, in {len(rows)} tasks. Days stand in {REVIEWS}"]
    lines[-1] += " for whole tables, else beside the row."
    return "\n".join(lines) + "\n"


def _line(row: dict[str, Any]) -> str:
    ids = row["ids"]
    name = ids[0] if len(ids) == 1 else f"{len(ids)} rows"
    return f"  {row['kind']:8} {name:34} checked {row['checked']}  {row['where']}"


def _reason(error: Exception) -> str:
    if isinstance(error, ProfileError):
        return str(error)
    if isinstance(error, KeyError):
        return f"{REVIEWS}: the row or key {error} is missing. Add it."
    return f"The tables cannot be read: {error}. Name the folder of the project with --root."


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m guide.stale", description="List what nobody has looked at for a year."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of the project")
    parser.add_argument(
        "--profile", action="append", help="national, or a profile (TOML); default: all shipped"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=today(), help="as on this day: 2027-12-25"
    )
    parser.add_argument(
        "--within", type=_days, default=0, metavar="DAYS", help="also what is due in so many days"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of tasks")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def _days(text: str) -> int:
    days = int(text)
    if not 0 <= days <= 3650:
        raise argparse.ArgumentTypeError("a number of days from 0 to 3650")
    return days


if __name__ == "__main__":
    sys.exit(main())
