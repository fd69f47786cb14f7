"""What a check of the rules found, and the refusal of rules that break what must always hold."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_SHOWN = 3


@dataclass
class Report:
    """What the check of one profile found."""

    profile: str
    combinations: int = 0
    situations: int = 0
    contexts: int = 0
    """Questions in the situations in which they are put: where *not sure* is compared."""
    failures: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """(property, what is wrong) → the smallest set of facts that shows it."""
    asked: frozenset[str] = frozenset()
    """Questions that the graph of this edition puts to somebody."""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing is broken."""
        return not self.failures

    def fail(self, name: str, wrong: str, facts: dict[str, str]) -> None:
        """Note a failure, and keep the smallest set of facts."""
        before = self.failures.get((name, wrong))
        if before is None or len(facts) < len(before):
            self.failures[name, wrong] = facts


class BrokenRulesError(Exception):
    """Rules that break what must always hold; the message names the first of it.

    ``edition`` is what a command takes: ``national``, or the path of a profile.
    """

    def __init__(self, report: Report, edition: str) -> None:
        shown = [
            f"  {name}: {wrong} ({', '.join(f'{k} = {v}' for k, v in facts.items())})"
            for (name, wrong), facts in list(report.failures.items())[:MOST_SHOWN]
        ]
        super().__init__(
            f"The rules break what must always hold in the edition {edition} "
            f"({len(report.failures)} times):\n" + "\n".join(shown) + "\n"
            "Mend the rule, or the profile. All of it: "
            f"python -m routing verify --profile {edition}"
        )


@dataclass
class Verdict:
    """What the check of all profiles found."""

    reports: list[Report]
    silent: tuple[str, ...]
    """Rows that decide nothing in any situation of any profile."""
    idle: tuple[str, ...]
    """Questions that no edition needs."""
    seconds: float
    megabytes: int

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not (self.silent or self.idle) and all(report.ok for report in self.reports)
