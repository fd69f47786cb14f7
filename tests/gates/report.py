"""One report per run, for an editor: which gates are open, and what to mend where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tests.editions import ROOT
from tests.gates.site import Fault, Gate
from tests.gates.weight import Weight

REPORT = ROOT / "build" / "gates-report.md"
FIGURES = ROOT / "bench" / "RESULTS-gates.md"
PARTS = ROOT / "build" / "gates"
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Result:
    """What one gate found in one edition."""

    edition: str
    gate: str
    says: str
    remedy: str
    pages: int
    opened: int
    seconds: float
    work: float
    faults: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls,
        edition: str,
        gate: Gate,
        pages: tuple[int, int],
        seconds: tuple[float, float],
        faults: Sequence[Fault],
    ) -> Result:
        """Return the result of a gate.

        ``pages``: those it speaks of, and those it looked into (of pages that are the same to a
        browser, it opens one). ``seconds``: by the clock, and of work.
        """
        rows = tuple((fault.where, fault.what) for fault in faults)
        clock, work = (round(part, 2) for part in seconds)
        return cls(edition, gate.id, gate.says, gate.remedy, *pages, clock, work, rows)

    def keep(self) -> None:
        """Write it beside those of the other workers."""
        PARTS.mkdir(parents=True, exist_ok=True)
        place = PARTS / f"{self.edition}.{self.gate}.json"
        place.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def keep_weights(edition: str, weights: dict[str, Weight]) -> None:
    """Write the heaviest page of each type beside the results."""
    PARTS.mkdir(parents=True, exist_ok=True)
    rows = {name: asdict(weight) for name, weight in weights.items()}
    place = PARTS / f"{edition}.weights"
    place.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def clear() -> None:
    """Forget the run before."""
    for place in PARTS.glob("*"):
        place.unlink()


def results() -> list[Result]:
    """Read the results of every worker, national edition first."""
    rows = [json.loads(place.read_text("utf-8")) for place in sorted(PARTS.glob("*.json"))]
    found = [Result(**{**row, "faults": tuple(map(tuple, row["faults"]))}) for row in rows]
    return sorted(found, key=lambda row: (row.edition != "national", row.edition))


def pages_of(found: Sequence[Result]) -> dict[str, int]:
    """Return how many pages each edition has: some gates open a part of them."""
    return {
        edition: max(result.pages for result in found if result.edition == edition)
        for edition in dict.fromkeys(result.edition for result in found)
    }


def write_figures(seconds: float) -> None:
    """Write the counts of a run over all editions for the repository."""
    FIGURES.write_text("\n".join(figures(results(), seconds)) + "\n", encoding="utf-8")


def figures(found: list[Result], seconds: float) -> Iterator[str]:
    """Yield what a run found per edition and gate, with the ``seconds`` that it took."""
    pages, wrong = pages_of(found), sum(len(result.faults) for result in found)
    yield "# The gates over every page of every edition"
    yield ""
    yield f"Written by `make gates`, {date.today()}, load of the machine {os.getloadavg()[0]:.1f}."
    work = sum(result.work for result in found)
    yield f"**{sum(pages.values()):,} pages, {len(pages)} editions, {wrong} faults**; "
    yield f"{work:.0f} seconds of processor time, **without that of Chromium's own processes**:"
    yield "they end where nobody waits for them, so axe and policy cost far more than stands here."
    yield ""
    minutes, rest = divmod(round(seconds), 60)
    yield f"By the clock the whole run took {minutes} minutes and {rest} seconds, the building of"
    yield f"the editions in it, on {os.cpu_count()} cores."
    yield ""
    yield from (
        "Per gate: faults, the pages it speaks of, those it looked into, seconds by the clock,",
        "seconds of work. Of pages that are the same to a browser it opens one",
        "(`tests/gates/alike.py`): for axe, those with the same words and elements, wherever",
        "their links lead; for the policy, those that hold the same of everything that loads or",
        "runs, and the same elements, classes and ids. nginx is asked for every page, and must",
        "answer each with the same policy.",
    )
    for edition, number in pages.items():
        yield f"\n## {edition}: {number:,} pages\n"
        yield "| gate | faults | pages | looked into | seconds | work |"
        yield "|---|---:|---:|---:|---:|---:|"
        for row in found:
            if row.edition == edition:
                counts = f"{len(row.faults)} | {row.pages:,} | {row.opened:,}"
                times = f"{row.seconds:.1f} | {row.work:.1f}"
                yield f"| {row.says} | {counts} | {times} |"


def write() -> str:
    """Write the report and return it; empty when no gate was asked."""
    found = results()
    if not found:
        return ""
    text = "\n".join(_lines(found)) + "\n"
    REPORT.write_text(text, encoding="utf-8")
    return text


def _lines(found: list[Result]) -> Iterator[str]:
    wrong = sum(len(result.faults) for result in found)
    editions = dict.fromkeys(result.edition for result in found)
    pages = pages_of(found)
    yield "# The gates"
    yield ""
    verdict = "may be published" if not wrong else "may not be published yet"
    total = sum(pages.values())
    yield f"{total} pages of {len(editions)} editions: {wrong} faults. The site {verdict}."
    for edition in editions:
        yield f"\n## {edition}: {pages[edition]} pages\n"
        for result in found:
            if result.edition == edition:
                yield from _gate(result)
    yield from _weights()


def _gate(result: Result) -> Iterator[str]:
    mark = "ok" if not result.faults else f"**{len(result.faults)} faults**"
    yield f"- {mark}: {result.says} ({result.seconds:.1f} s)"
    if not result.faults:
        return
    yield f"  - What to do: {result.remedy}"
    for where, what in result.faults[:SHOWN]:
        yield f"  - `{where}`: {what}"
    if len(result.faults) > SHOWN:
        yield f"  - and {len(result.faults) - SHOWN} more"


def _weights() -> Iterator[str]:
    place = PARTS / "national.weights"
    if not place.is_file():
        return
    yield "\n## The heaviest page of each type (bytes with Brotli)\n"
    yield "| type | with style | with scripts | page |"
    yield "|---|---|---|---|"
    for name, row in json.loads(place.read_text("utf-8")).items():
        yield f"| {name} | {row['first']} | {row['all']} | `{row['page']}` |"


def path() -> Path:
    """Return where the report stands."""
    return REPORT
