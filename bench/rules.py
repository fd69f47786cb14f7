"""The rules: advice per second, the proof over every combination, and compiling the graph."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bench.measure import machine, run
from guide.settings import ROOT
from routing import NATIONAL, Facts, advise
from routing.editions import shipped
from routing.facts import VOCABULARY
from routing.graph import compile_graph
from routing.rules import RuleTable
from routing.table import TABLE
from routing.verify import verify, verify_all

HEAD = """# Routing

Made by `python -m bench routing`. `advise` is asked about situations that are drawn from the
whole vocabulary, each different and each asked once; compiling makes the graph of an edition from
the rules, without any cache. A table with fewer rows leaves rows out; one with more reads every
row more than once, so the proof of such a table may fail, and only its time counts.
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
    text += ["", *_rows(), *_profiles()]
    text += ["", "```", cost.output.strip()[-1500:], "```", ""]
    out.write_text("\n".join(text), encoding="utf-8")


SHARES = {"a quarter": (4, 1), "half": (2, 1), "all": (1, 1), "twice": (1, 2), "four times": (1, 4)}
"""How many of the rows stand in a table: one in so many, each so many times."""


def _rows() -> Iterator[str]:
    """Yield what compiling and the proof cost when the table has fewer rows, or more."""
    yield "| rows of the table | compile, national | verify, national |"
    yield "|---|--:|--:|"
    for name, share in SHARES.items():
        compiled, proved = (_alone(kind, share) for kind in ("compile", "verify"))
        yield f"| {name}, {len(_table(*share).rules)} | {compiled:.2f} s | {proved:.2f} s |"
    yield ""


def _table(keep: int, times: int) -> RuleTable:
    """Return a table with one row in ``keep``, each read so many times.

    The last first row, which fits everybody, always stays.
    """
    first = (*TABLE.first[:-1:keep], TABLE.first[-1])
    others = (TABLE.bars, TABLE.not_first, TABLE.also, TABLE.notes)
    return RuleTable(*(rows * times for rows in (first, *(rows[::keep] for rows in others))))


def _profiles() -> Iterator[str]:
    """Yield what the proof costs when there are more editions."""
    yield "| editions | verify, with a witness for every row |"
    yield "|--:|--:|"
    for count in (2, 4, 8):
        yield f"| {count} | {_alone('editions', (count, 1)):.2f} s |"
    yield ""


def _alone(kind: str, share: tuple[int, int]) -> float:
    """Return the seconds of one piece of work in a process that has done nothing before."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_work, kind, share).result()


def _work(kind: str, share: tuple[int, int]) -> float:
    if kind == "compile":
        return _timed(partial(compile_graph, NATIONAL, table=_table(*share)))[0]
    if kind == "verify":
        return _timed(partial(verify, NATIONAL, _table(*share)))[0]
    editions = [*shipped(), *(replace(profile) for profile in shipped())][: share[0]]
    return _timed(partial(verify_all, tuple(editions)))[0]


def _advise(count: int = 20_000) -> str:
    """Ask for advice in ``count`` situations, each once; most of them the guide could meet."""
    chance = random.Random(1)
    facts = dict.fromkeys(_drawn(chance) for _ in range(count))
    profile = shipped()[0]
    seconds, _ = _timed(lambda: [advise(one, profile) for one in facts])
    number = len(facts)
    return f"| advise, each once | {number} situations | {seconds:.2f} | {number / seconds:.0f} |"


def _drawn(chance: random.Random) -> Facts:
    """Draw one situation: of each fact, one in three is not known."""
    known = {name: chance.choice(values) for name, values in VOCABULARY.items()}
    return Facts(**{name: value for name, value in known.items() if chance.random() > 1 / 3})


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done
