"""``python -m tests.fuzz.run --count 100000``: a long run, and what it found.

The inputs of one chunk follow from its seed: a fault can be made again with the printed seed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.editions import ROOT
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

CHUNK = 500
LOG = ROOT / "build" / "fuzz.jsonl"
"""What each finished chunk found. Remove it to begin anew, for example after a change of code."""


@dataclass
class Outcome:
    """What happened to the inputs of one target."""

    name: str
    count: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Add up the chunks of a target."""
        self.count += other.count
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, print a table, and return 1 when a fault was found."""
    options = _options(arguments)
    chosen = [TARGETS[name] for name in options.target] if options.target else [*TARGETS.values()]
    shares = sum(target.share for target in chosen)
    started = time.perf_counter()
    outcomes = []
    for target in chosen:
        count = max(1, options.count * target.share // shares)
        outcomes.append(fuzz(target, count, options.seed))
        sys.stderr.write(f"{target.name}: {outcomes[-1].count} inputs\n")
    table = _table(outcomes, options.seed, time.perf_counter() - started)
    sys.stdout.write("\n".join(table) + "\n")
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def fuzz(target: Target, count: int, first_seed: int) -> Outcome:
    """Throw ``count`` inputs at a target, in chunks with a seed of their own."""
    outcome = Outcome(target.name)
    target.warm()
    for number, size in enumerate(_chunks(count)):
        name = f"{target.name} {first_seed + number} {size}"
        kept = _kept().get(name)
        if kept is None:
            kept = Outcome(target.name)
            _chunk(target, size, first_seed + number, kept)
            _keep(name, kept)
        outcome.add(kept)
    return outcome


def _kept() -> dict[str, Outcome]:
    """Return the chunks that earlier runs finished: a run that is broken off goes on from there."""
    lines = LOG.read_text(encoding="utf-8").splitlines() if LOG.is_file() else []
    return {row["chunk"]: Outcome(**row["outcome"]) for row in map(json.loads, lines)}


def _keep(name: str, outcome: Outcome) -> None:
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"chunk": name, "outcome": asdict(outcome)}) + "\n")


def _chunks(count: int) -> Iterator[int]:
    for at in range(0, count, CHUNK):
        yield min(CHUNK, count - at)


def _chunk(target: Target, size: int, number: int, outcome: Outcome) -> None:
    last: list[Any] = [None]

    @seed(number)
    @settings(
        max_examples=size,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs())
    def one(value: Any) -> None:
        last[0] = value
        outcome.count += 1
        started = time.process_time()  # work, not the clock: long runs wait for everybody else
        try:
            target.check(value)
        finally:
            outcome.slowest = max(outcome.slowest, time.process_time() - started)

    try:
        one()
    except Exception as error:
        for fault in leaves(error):
            outcome.faults.append(f"seed {number}: {type(fault).__name__}: {fault}")
            traceback.print_exception(fault, limit=-4)
        sys.stderr.write(f"{target.name}, seed {number}, input {json.dumps(last[0])}\n")


def leaves(error: BaseException) -> Iterator[BaseException]:
    """Yield the faults in a group of them."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def _table(outcomes: Sequence[Outcome], first: int, seconds: float) -> Iterator[str]:
    total = sum(outcome.count for outcome in outcomes)
    yield f"{total} inputs from seed {first}, {seconds:.0f} seconds"
    yield ""
    yield "| target | what | inputs | most work (ms) | faults |"
    yield "|---|---|---:|---:|---:|"
    for outcome in outcomes:
        what = TARGETS[outcome.name].what
        cells = (outcome.count, round(outcome.slowest * 1000), len(outcome.faults))
        yield f"| {outcome.name} | {what} | {' | '.join(map(str, cells))} |"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description="Throw hostile input at it.")
    parser.add_argument("--count", type=int, default=5000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first chunk")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="only this one")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
