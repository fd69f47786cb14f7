"""What a check says: a finding with its place and its remedy, and how findings are shown."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from guide.content import Problem


class Level(StrEnum):
    """An error keeps the site from being built; a warning asks an editor to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: where, what is wrong, and what to do."""

    path: str
    line: int
    rule: str
    message: str
    remedy: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        word = "" if self.level is Level.ERROR else "warning: "
        return f"{self.path}:{self.line}: {word}{self.message} {self.remedy} [{self.rule}]"


def from_problem(problem: Problem) -> Finding:
    """Return a problem of the loader, whose message holds its remedy, as a finding."""
    return Finding(problem.path, problem.line, "content", problem.message, "")


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding of one run, in order of place."""

    findings: tuple[Finding, ...]
    pages: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that must be mended."""
        return tuple(found for found in self.findings if found.level is Level.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings to look at."""
        return tuple(found for found in self.findings if found.level is Level.WARNING)

    def only(self, place: str, with_warnings: bool = True) -> "Report":
        """Return the part of the report about places whose path holds ``place``."""
        kept = self.findings if with_warnings else self.errors
        return Report(tuple(found for found in kept if place in found.path), self.pages)

    def as_text(self) -> str:
        """Return the report for people: errors last, nearest to the summary."""
        parts = ["\n".join(map(str, group)) for group in (self.warnings, self.errors) if group]
        return "\n\n".join([*parts, self._summary()])

    def as_json(self) -> str:
        """Return the report for programs."""
        counts = {"pages": self.pages, "errors": len(self.errors), "warnings": len(self.warnings)}
        rows = [asdict(found) for found in self.findings]
        return json.dumps({**counts, "findings": rows}, ensure_ascii=False, indent=2)

    def _summary(self) -> str:
        lines = [
            f"{self.pages} pages checked: {_count(len(self.errors), 'error')}, "
            f"{_count(len(self.warnings), 'warning')}."
        ]
        for level, group in (("errors", self.errors), ("warnings", self.warnings)):
            if group:
                rules = Counter(found.rule for found in group).most_common()
                lines.append(f"  {level}: " + ", ".join(f"{rule} {n}" for rule, n in rules))
        return "\n".join(lines)


def report_of(findings: Iterable[Finding], pages: int) -> Report:
    """Return a report with each finding once, in order of place."""
    return Report(tuple(sorted(set(findings))), pages)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
