"""The rules: advice per second, the proof over every combination, and compiling the graph."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.measure import machine, run
from guide.settings import ROOT
from routing import Facts, advise
from routing.editions import shipped
from routing.graph import compile_graph

HEAD = """# Routing

Made by `python -m bench routing`. `advise` is asked with what the guide can come to know, one set
of answers after the other; compiling makes the graph of an edition from the rules, without any
cache.
"""


def report(out: Path) -> None:
    """Measure the rules and write what they cost."""
    text = [HEAD, f"Machine: {machine()}", "", "| what | number | seconds | per second |"]
    text += ["|---|--:|--:|--:|", _advise()]
    for profile in shipped():
        seconds, graph = _timed(partial(compile_graph, profile))
        text.append(
            f"| compile, {profile.id} | {graph.ways} ways, {len(graph.nodes)} questions, "
            f"{len(graph.leaves)} pieces of advice | {seconds:.2f} | |"
        )
    cost = run([ROOT / ".venv/bin/python", "-m", "routing", "verify"], ROOT)
    text.append(f"| verify, every shipped profile | | {cost.wall:.1f} | |")
    text += ["", "```", cost.output.strip()[-1500:], "```", ""]
    out.write_text("\n".join(text), encoding="utf-8")


def _advise(count: int = 3000) -> str:
    facts = [
        Facts(behaviour=behaviour, position=position, wish=wish)
        for behaviour in ("bullying", "stalking", "abuse_of_power", "unsure", None)
        for position in ("student", "phd", "employee", None)
        for wish in ("talk", "complain", "signal", None)
    ]
    profile = shipped()[0]
    seconds, _ = _timed(lambda: [advise(facts[n % len(facts)], profile) for n in range(count)])
    return f"| advise | {count} | {seconds:.2f} | {count / seconds:.0f} |"


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done
