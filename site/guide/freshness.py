"""How old the facts are: what nobody has looked at for a year, and who must look.

One rule for everything that can grow old: services, laws, figures, deadlines, terms, pages, the
rules of the advice and the profile of an edition. The pages say it to readers, ``guide.stale`` to
editors, ``status.json`` to whoever watches the site.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from guide.content import Content, Page
from guide.content.crossrefs import page_texts
from guide.content.references import references
from routing import Profile
from routing.table import RULES

DUE_AFTER_MONTHS = 12
REVIEWS = "content/data/reviews.toml"
KINDS = ("service", "law", "figure", "limit", "term", "page", "rule", "profile")
TABLES: Mapping[str, str] = {
    "service": "services",
    "law": "laws",
    "figure": "figures",
    "limit": "limits",
    "term": "glossary",
}
"""The kinds whose rows stand in a table of that name."""
SHOWN_ON_PAGES = ("law", "figure", "limit")
"""The kinds that a page shows in running text, and must be said to be old there."""


def months_later(day: date, months: int) -> date:
    """Return the same day of the month, a number of months later.

    >>> months_later(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    month = day.month - 1 + months
    year, month = min(day.year + month // 12, date.max.year), month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing that somebody looked at on a day, and where it is written."""

    checked: date
    kind: str
    id: str
    where: str

    @property
    def due(self) -> date:
        """The last day on which it is still fresh."""
        return months_later(self.checked, DUE_AFTER_MONTHS)

    def old(self, today: date) -> bool:
        """Tell whether it was looked at more than a year ago."""
        return today > self.due


@dataclass(frozen=True, slots=True)
class Task:
    """Who looks again at one kind of fact, what they do, and the day of its table."""

    who: Mapping[str, str]
    what: Mapping[str, str]
    checked: date | None = None


def tasks(root: Path) -> dict[str, Task]:
    """Read who looks at what. Every kind has its row: a test sees to it."""
    with (root / REVIEWS).open("rb") as stream:
        rows: dict[str, dict[str, Any]] = tomllib.load(stream)
    return {kind: Task(row["who"], row["what"], row.get("checked")) for kind, row in rows.items()}


class Freshness:
    """Everything of one edition (or more) that can grow old, as seen on one day."""

    def __init__(self, content: Content, profiles: Sequence[Profile], today: date) -> None:
        self.content, self.profiles, self.today = content, profiles, today

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Who looks at what, by kind."""
        return tasks(self.content.root)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Everything, the oldest first; what has no day yet is left to the loader's own message."""
        every = (*self._rows(), *self._pages(), *self._rules(), *self._profiles())
        return tuple(sorted(fact for fact in every if fact.checked != date.min))

    @cached_property
    def due(self) -> tuple[Fact, ...]:
        """What nobody looked at for more than a year, the oldest first."""
        return tuple(fact for fact in self.facts if fact.old(self.today))

    @cached_property
    def kinds_due(self) -> tuple[str, ...]:
        """The kinds of which something is due."""
        found = {fact.kind for fact in self.due}
        return tuple(kind for kind in KINDS if kind in found)

    @property
    def until(self) -> date:
        """The day after which a site that is not built anew is old itself."""
        return months_later(self.today, DUE_AFTER_MONTHS)

    def old(self, day: date) -> bool:
        """Tell whether what was checked on ``day`` was checked more than a year ago."""
        return Fact(day, "", "", "").old(self.today)

    def oldest(self, services: Sequence[str]) -> date | None:
        """Return the earliest check of these services when it is too long ago, or else nothing."""
        first = min(self.content.tables.services[id].checked for id in services)
        return first if self.old(first) else None

    def on_page(self, page: Page) -> tuple[str, ...]:
        """Return the kinds of which the text of a page shows something old."""
        if not self._old_ids:
            return ()
        shown = {
            reference.kind
            for _, line, text in page_texts(page)
            for reference in references(text, line)
            if any((reference.kind, id) in self._old_ids for id in reference.ids)
        }
        return tuple(kind for kind in SHOWN_ON_PAGES if kind in shown)

    @cached_property
    def _old_ids(self) -> frozenset[tuple[str, str]]:
        return frozenset((f.kind, f.id) for f in self.due if f.kind in SHOWN_ON_PAGES)

    def _rows(self) -> Iterator[Fact]:
        for kind, table in TABLES.items():
            for id, row in getattr(self.content.tables, table).items():
                day = getattr(row, "checked", None) or self.tasks[kind].checked or date.min
                yield Fact(day, kind, id, f"content/data/{table}.toml:{row.line}")

    def _pages(self) -> Iterator[Fact]:
        for (lang, id), page in self.content.pages.items():
            where = f"{page.path}:{page.line('reviewed')}"
            yield Fact(page.reviewed, "page", f"{lang} {id}", where)

    def _rules(self) -> Iterator[Fact]:
        for rule in RULES:
            yield Fact(rule.reviewed, "rule", rule.id, "routing/rules.py (REVIEWED)")

    def _profiles(self) -> Iterator[Fact]:
        for profile in self.profiles:
            day = profile.raw.get("reviewed")  # text: profiles are checked as JSON
            if day and profile.path:
                where = profile.path.name
                yield Fact(date.fromisoformat(str(day)), "profile", profile.id, where)
