"""Check what must always hold for every combination of answers that the guide can give."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from routing.advise import Advice
from routing.facts import Facts
from routing.graph import compile_graph
from routing.profile import Profile
from routing.properties import PROPERTIES, broken
from routing.questions import asked_in
from routing.table import RULES, Effect


@dataclass
class Report:
    """What the check of one profile found."""

    profile: str
    combinations: int = 0
    situations: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    failures: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """(property, what is wrong) → the smallest set of facts that shows it."""
    idle: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is broken."""
        return not self.failures


def verify(profile: Profile) -> Report:
    """Check every property over every combination of answers of one edition."""
    report = Report(profile.id)

    def visit(facts: Facts, advice: Advice) -> None:
        report.situations += 1
        report.fired.update(choice.reason for choice in advice.first)
        report.fired.update(choice.reason for choice in advice.also)
        report.fired.update(choice.reason for choice in advice.not_now)
        report.fired.update(advice.notes)
        for wrong in broken(facts, profile, advice):
            smallest = report.failures.get(wrong)
            if smallest is None or len(facts.known()) < len(smallest):
                report.failures[wrong] = facts.known()

    graph = compile_graph(profile, visit)
    report.combinations = graph.ways
    asked = {node.question for node in graph.nodes.values()}
    report.idle = tuple(q.id for q in asked_in(profile.national) if q.id not in asked)
    return report


def verify_all(profiles: tuple[Profile, ...]) -> list[Report]:
    """Check several profiles, over the cores of the machine."""
    if len(profiles) == 1:
        return [verify(profiles[0])]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_verify_named, [profile.path for profile in profiles]))


def _verify_named(path: object) -> Report:
    from routing.editions import named

    return verify(named("national" if path is None else str(path)))


def silent_rules(reports: list[Report]) -> tuple[str, ...]:
    """Return the rules that explain something and never did, over all the reports."""
    fired: Counter[str] = Counter()
    for report in reports:
        fired.update(report.fired)
    return tuple(r.id for r in RULES if r.effect is not Effect.NOT_FIRST and not fired[r.id])


CHECKED = tuple(PROPERTIES)
