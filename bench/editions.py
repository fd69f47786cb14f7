"""Many editions of the real site: seconds, pages per second and memory, beside Hugo."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.builders import MEMORY
from bench.measure import machine, run
from bench.peers import PEERS, missing
from bench.synthetic import pages
from guide.settings import ROOT

HEAD = """# Editions

Made by `python -m bench editions`: `build.py --all` over the national edition and copies of the
shipped examples, each with an id and telephone numbers of its own; output in memory, nothing kept
from an earlier build but Markdown, templates and graphs. Hugo makes as many synthetic pages of
about 500 words in the same run; its template is a menu, a text and a foot. "Ratio" is our wall time
over that of Hugo.
"""


def profiles(folder: Path, count: int) -> None:
    """Write ``count`` profiles that differ: the shipped examples in turn, under another name."""
    examples = sorted((ROOT / "institutions").glob("*.toml"))
    for number in range(count):
        example = examples[number % len(examples)]
        lines = example.read_text(encoding="utf-8").splitlines()
        own = next(line for line in lines if line.startswith("id = "))
        text = "\n".join(lines).replace(own, f'id = "school-{number}"', 1)
        text = text.replace("555 ", f"{500 + number} ")
        (folder / f"school-{number}.toml").write_text(text + "\n", encoding="utf-8")


def report(counts: Sequence[int], out: Path) -> None:
    """Build 1, 10 and 53 editions and write what they cost."""
    text = [HEAD, f"Machine: {machine()}", ""]
    text += [
        "| editions | pages | wall | processor | per edition | pages/s | peak memory "
        "| Hugo | its memory | ratio |"
    ]
    text += ["|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for count in counts:
        text.append(_row(count))
        out.write_text("\n".join(text) + "\n", encoding="utf-8")


def _row(count: int) -> str:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        (root / "profiles").mkdir()
        profiles(root / "profiles", count - 1)
        command: list[str | Path] = [
            ROOT / ".venv/bin/python",
            ROOT / "build.py",
            "--all",
            "--json",
        ]
        command += ["--profiles", root / "profiles", "--out", root / "out", "--force"]
        cost = run(command, root)
        rows = json.loads(cost.output[cost.output.index("{") :])
        shutil.rmtree(root / "out")
        peak = run(command, root, memory=True).peak
        shutil.rmtree(root / "out")
    wrong = [row for row in rows.values() if isinstance(row, str)]
    if wrong or len(rows) != count:
        raise RuntimeError(f"{len(wrong)} editions were not built: {wrong[:1]}")
    total = sum(row["pages"] for row in rows.values())
    return (
        f"| {count} | {total} | {cost.wall:.1f} s | {cost.cpu:.1f} s | {cost.wall / count:.2f} s "
        f"| {total / cost.wall:.0f} | {peak:.0f} MB {_hugo(total, cost.wall)}|"
    )


def _hugo(count: int, ours: float) -> str:
    """Return the columns of Hugo for as many pages; dashes where it is not installed."""
    peer = next(peer for peer in PEERS if peer.name == "Hugo")
    if missing(peer):
        return "| – | – | – "
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        peer.write(Path(folder), list(pages(count)))
        cost = run(peer.command, Path(folder), peer.env)
        shutil.rmtree(Path(folder) / "public")
        peak = run(peer.command, Path(folder), peer.env, memory=True).peak
    return f"| {cost.wall:.1f} s | {peak:.0f} MB | {ours / cost.wall:.2f} "
