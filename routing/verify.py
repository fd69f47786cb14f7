"""Check what must always hold, for every combination of answers that the guide can give."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from routing import walks
from routing.advise import Advice
from routing.doubt import PROPERTY as DOUBT
from routing.doubt import Doubt
from routing.facts import Facts
from routing.graph import compile_graph
from routing.profile import Profile
from routing.properties import PROPERTIES, broken
from routing.questions import QUESTIONS, Known, Question
from routing.table import RULES
from routing.witness import silent

WALKS = "20 walks"
CHECKED = (*PROPERTIES, DOUBT, WALKS)
HALVES = 2
"""In how many parts the search for witnesses is dealt out."""


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


def verify(profile: Profile) -> Report:
    """Check every property over every combination of answers of one edition."""
    start = time.perf_counter()
    report = Report(profile.id)
    doubt = Doubt(profile)

    def visit(facts: Facts, advice: Advice) -> None:
        report.situations += 1
        doubt.learn(facts, advice)
        for name, wrong in broken(facts, profile, advice):
            report.fail(name, wrong, facts.known())

    def on_ask(question: Question, known: Known) -> None:
        report.contexts += 1
        for wrong, facts in doubt.check(question, known):
            report.fail(DOUBT, wrong, facts)

    graph = compile_graph(profile, visit, on_ask=on_ask)
    for fault in walks.check(profile):
        report.fail(WALKS, str(fault), {})
    report.combinations = graph.ways
    report.asked = frozenset(node.question for node in graph.nodes.values())
    report.seconds = time.perf_counter() - start
    return report


def verify_all(profiles: tuple[Profile, ...]) -> Verdict:
    """Check several profiles, over the cores of the machine.

    Rows and questions may idle in one edition; they count when several editions are checked.
    """
    start = time.perf_counter()
    quiet: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    if len(profiles) == 1:
        reports = [verify(profiles[0])]
    else:
        with ProcessPoolExecutor() as pool:
            found = pool.map(verify, profiles)
            parts = pool.map(partial(silent_part, profiles), range(HALVES))
            reports = list(found)
            quiet = tuple(rule for part in parts for rule in part)
        idle = idle_questions(reports)
    return Verdict(reports, quiet, idle, time.perf_counter() - start, _peak())


def silent_part(profiles: tuple[Profile, ...], part: int) -> tuple[str, ...]:
    """Return the rows without a witness in one part of the table."""
    return silent(profiles, RULES[part::HALVES])


def idle_questions(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return the questions that no edition puts to anybody."""
    asked = frozenset[str]().union(*(report.asked for report in reports))
    return tuple(question.id for question in QUESTIONS if question.id not in asked)


def _peak() -> int:
    """Return the peak memory of this process or the largest of its workers, in megabytes."""
    usage = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in usage) // 1024
