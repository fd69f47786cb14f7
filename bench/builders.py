"""Our builder beside others on the same pages: cold, nothing changed, one page changed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench import chart
from bench.measure import Measured, machine, run
from bench.peers import PEERS, Peer, installed, missing
from bench.synthetic import Page, pages

MEMORY = Path("/dev/shm")
"""Pages and output stand in memory, so that the disk does not decide."""
OFTEN = 1000
"""Up to so many pages, the middle of three cold builds counts: a second is a coarse measure."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one builder needed for one number of pages."""

    name: str
    pages: int
    cold: Measured
    again: Measured
    one: Measured
    anew: Measured | None
    """Every page made anew from kept Markdown, as after a change of a template."""


def measure(peer: Peer, count: int) -> Row:
    """Build ``count`` pages with one builder: cold, again, and after changes."""
    made = list(pages(count))
    colds = [_cold(peer, made) for _ in range(2 if count <= OFTEN else 0)]
    peak = _cold(peer, made, memory=True).peak
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        peer.write(root, made)
        colds.append(run(peer.command, root, peer.env))
        _count(root / "public", count, peer)
        again = run(peer.one or peer.command, root, peer.env)
        page = root / peer.source(made[count // 3])
        page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
        one = run(peer.one or peer.command, root, peer.env)
        if not any(
            "One more sentence." in file.read_text("utf-8")
            for file in (root / "public").rglob(f"{made[count // 3].slug}/index.html")
        ):
            raise RuntimeError(f"{peer.name} did not build the page that changed")
        for name in peer.forget:
            shutil.rmtree(root / name)
        anew = run(peer.command, root, peer.env) if peer.forget else None
        cold = sorted(colds, key=lambda cost: cost.wall)[len(colds) // 2]
        return Row(peer.name, count, replace(cold, peak=peak), again, one, anew)


def _cold(peer: Peer, made: list[Page], *, memory: bool = False) -> Measured:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        peer.write(Path(folder), made)
        return run(peer.command, Path(folder), peer.env, memory=memory)


def _count(folder: Path, count: int, peer: Peer) -> None:
    found = sum(1 for _ in folder.rglob("*.html"))
    if found < count:
        raise RuntimeError(f"{peer.name} made {found} pages of {count}")


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the table of one number of pages, the fastest first."""
    yield (
        "| builder | cold | pages/s | processor | peak memory | nothing changed | one changed "
        "| all anew, Markdown kept |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for row in sorted(rows, key=lambda row: row.cold.wall):
        yield (
            f"| {row.name} | {row.cold.wall:.2f} s | {row.pages / row.cold.wall:.0f} "
            f"| {row.cold.cpu:.2f} s | {row.cold.peak:.0f} MB "
            f"| {row.again.wall:.2f} s | {row.one.wall:.2f} s "
            f"| {f'{row.anew.wall:.2f} s' if row.anew else '–'} |"
        )


def report(sizes: Sequence[int], out: Path, names: Sequence[str] = ()) -> None:
    """Measure every builder that is installed, and write Markdown and a chart after each size."""
    text = [HEAD, f"Machine: {machine()}", "", f"Versions: {installed()}", ""]
    every: list[Row] = []
    for count in sizes:
        rows = []
        for peer in PEERS:
            if missing(peer) or (names and peer.name not in names):
                continue
            if count > peer.most:
                text.append(f"{peer.name} is left out at {count} pages: {peer.why}.\n")
                continue
            try:
                rows.append(measure(peer, count))
            except RuntimeError as error:
                text.append(f"{peer.name} failed at {count} pages: {str(error).splitlines()[-1]}\n")
            print(count, peer.name, rows[-1].cold.wall if rows else "", flush=True)
        every += rows
        text += [f"## {count} pages", "", *table(rows), ""]
        out.write_text("\n".join(text), encoding="utf-8")
        lines = {
            row.name: [(r.pages, r.cold.wall) for r in every if r.name == row.name] for row in every
        }
        out.with_suffix(".svg").write_text(chart.lines(lines), encoding="utf-8")


HEAD = """# Builders, side by side

Made by `python -m bench builders`. The same synthetic bilingual pages (about 500 words, four
headings, two lists, a table, links) for every builder, in one run; pages and output in memory.
Each builder gets a layout with a menu, a language switch and a footer. Ours runs its whole engine
(references, sanitising, checks of the content, relative links, sums of every file), with the guide
cut to one question (its rules compiled before) and without the data of the guide, search index and
open data, which the others do not make.
Up to 1,000 pages, "cold" is the middle of three builds. "Processor" is the time of all cores
together. Memory is that of all processes, shared pages shared out, and was looked at in a run of
its own, because looking takes time of a core. MkDocs uses its dirty mode for the last columns;
Pelican keeps its cache. The machine was shared with other work: use the ratios within a table, not
the seconds.

![Seconds of a cold build over the number of pages](RESULTS-builders.svg)
"""
