"""Check what must always hold, for every combination of answers that the guide can give."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Iterable
from functools import partial

from routing import walks
from routing.advise import Advice
from routing.doubt import PROPERTY as DOUBT
from routing.doubt import Doubt
from routing.facts import Facts
from routing.graph import Graph, compile_graph
from routing.profile import Profile
from routing.proof import Report, Verdict
from routing.properties import PROPERTIES, broken
from routing.questions import QUESTIONS, Known, Question
from routing.rules import RuleTable
from routing.table import RULES, TABLE
from routing.witness import silent

WALKS = "20 walks"
CHECKED = (*PROPERTIES, DOUBT, WALKS)
HALVES = 2
"""In how many parts the search for witnesses is dealt out."""


def verify(profile: Profile, table: RuleTable = TABLE) -> Report:
    """Check every property over every combination of answers of one edition."""
    return prove(profile, table)[0]


def prove(profile: Profile, table: RuleTable = TABLE) -> tuple[Report, Graph]:
    """Check every property of one edition while its graph is compiled: one walk serves both."""
    start = time.perf_counter()
    report = Report(profile.id)
    doubt = Doubt(profile, table)

    def visit(facts: Facts, advice: Advice) -> None:
        report.situations += 1
        doubt.learn(facts, advice)
        for name, wrong in broken(facts, profile, advice):
            report.fail(name, wrong, facts.known())

    def on_ask(question: Question, known: Known) -> None:
        report.contexts += 1
        for wrong, facts in doubt.check(question, known):
            report.fail(DOUBT, wrong, facts)

    graph = compile_graph(profile, visit, table, on_ask)
    for fault in walks.check(profile):
        report.fail(WALKS, str(fault), {})
    report.combinations = graph.ways
    report.asked = frozenset(node.question for node in graph.nodes.values())
    report.seconds = time.perf_counter() - start
    return report, graph


def verify_all(profiles: tuple[Profile, ...]) -> Verdict:
    """Check several profiles, over the cores of the machine.

    Rows and questions may idle in one edition; they count when several editions are checked.
    """
    start = time.perf_counter()
    quiet: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    from concurrent.futures import ProcessPoolExecutor  # a build imports this module and needs none

    if len(profiles) == 1:
        reports = [verify(profiles[0])]
    else:
        # To search for what to free would take a fifth of the time, and find nothing.
        with ProcessPoolExecutor(initializer=gc.disable) as pool:
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
