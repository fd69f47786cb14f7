"""What the commands ``verify`` and ``stats`` say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from routing.graph import Graph, compile_graph
from routing.profile import Profile
from routing.proof import Report, Verdict
from routing.verify import CHECKED


def stats(profiles: Iterable[Profile]) -> list[dict[str, Any]]:
    """Return the size of the guide per profile."""
    rows = []
    for profile in profiles:
        graph = compile_graph(profile)
        total, ways = lengths(graph)
        rows.append(
            {
                "profile": profile.id,
                "combinations": graph.ways,
                "nodes": len(graph.nodes),
                "leaves": len(graph.leaves),
                "longest": graph.nodes[graph.start].left,
                "mean": round(total / ways, 2),
            }
        )
    return rows


def lengths(graph: Graph) -> tuple[int, int]:
    """Return the summed length of all ways through the graph, and their number."""
    memo: dict[str, tuple[int, int]] = {}

    def below(key: str) -> tuple[int, int]:
        if key not in graph.nodes:
            return 0, 1
        if key not in memo:
            sides = [below(target) for target in graph.nodes[key].targets.values()]
            ways = sum(number for _, number in sides)
            memo[key] = (sum(total for total, _ in sides) + ways, ways)
        return memo[key]

    return below(graph.start)


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Return the outcome of ``verify`` as data."""
    return {
        "ok": verdict.ok,
        "properties": list(CHECKED),
        "profiles": [_report_data(report) for report in verdict.reports],
        "silent_rules": list(verdict.silent),
        "idle_questions": list(verdict.idle),
        "seconds": round(verdict.seconds, 1),
        "megabytes": verdict.megabytes,
    }


def _report_data(report: Report) -> dict[str, Any]:
    return {
        "profile": report.profile,
        "combinations": report.combinations,
        "situations": report.situations,
        "contexts": report.contexts,
        "seconds": round(report.seconds, 1),
        "failures": [
            {"property": name, "wrong": wrong, "facts": facts}
            for (name, wrong), facts in report.failures.items()
        ],
    }


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Put the outcome of ``verify`` into readable lines."""
    for report in verdict.reports:
        yield (
            f"{report.profile}: {report.combinations} combinations of answers, "
            f"{report.situations} different situations, {report.contexts} questions in context, "
            f"{len(CHECKED)} properties: {'all hold' if report.ok else 'BROKEN'}"
        )
        for (name, wrong), facts in report.failures.items():
            words = ", ".join(f"{key} is {value}" for key, value in facts.items())
            yield f"  property {name}: {wrong}"
            yield f"    smallest answers: {words or 'nothing known'}"
    for rule in verdict.silent:
        yield f"rule {rule}: decides in no situation of any shipped profile"
    for question in verdict.idle:
        yield f"question {question}: changes nothing in any shipped profile"
    if len(verdict.reports) > 1 and not (verdict.silent or verdict.idle):
        yield "every rule decides somewhere, no rule is shadowed, no question is idle"
    yield f"{verdict.seconds:.1f} seconds, at most {verdict.megabytes} MB"
