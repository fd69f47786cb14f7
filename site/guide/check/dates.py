"""Review dates: a page, a service and a law are looked at again every year."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import chain

from guide.check.report import Finding, Level
from guide.check.study import Study
from guide.content import Law, Service

WARN_AFTER_MONTHS = 12
FAIL_AFTER_MONTHS = 24


def months_later(day: date, months: int) -> date:
    """Return the same day of the month, a number of months later.

    >>> months_later(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check_dates(study: Study) -> Iterator[Finding]:
    """Find what was not reviewed for too long."""
    for page in study.pages:
        remedy = "Read the page again with its sources, then set 'reviewed' to that day."
        line = page.line("reviewed")
        yield from _age(study.today, page.reviewed, page.path, line, "page", remedy)
    tables = study.content.tables
    named: Iterator[tuple[str, Service | Law]] = chain(
        (("services", row) for row in tables.services.values()),
        (("laws", row) for row in tables.laws.values()),
    )
    for table, row in named:
        remedy = "Check it at the source, then set 'checked' to that day."
        path = f"content/data/{table}.toml"
        yield from _age(study.today, row.checked, path, row.line, f"row '{row.id}'", remedy)


def _age(
    today: date, looked: date, path: str, line: int, what: str, remedy: str
) -> Iterator[Finding]:
    if looked == date.min:
        return  # the loader has said that the date is missing
    if looked > today:
        message = f"this {what} was checked on {looked}, which lies in the future."
        yield Finding(path, line, "review-date", message, "Write the day of the last check.")
        return
    for months, level in ((FAIL_AFTER_MONTHS, Level.ERROR), (WARN_AFTER_MONTHS, Level.WARNING)):
        if today > months_later(looked, months):
            message = f"this {what} was last checked on {looked}, over {months} months ago."
            yield Finding(path, line, "review-date", message, remedy, level)
            return
