"""Builds killed at random moments: is the site that stood there whole afterwards, every time?"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from guide.copies import SUMS
from guide.press.place import LIST
from guide.settings import ROOT

HOST = {"CNAME": "school.example", ".well-known/security.txt": "Contact: mailto:x@school.example"}
EDITED = "content/nl/topics/anonymous.md"
NATIONAL = "national"
RESULTS = ROOT / "bench" / "RESULTS-kill.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill builds and return 0 when no site was ever broken."""
    parser = argparse.ArgumentParser(prog="scripts/kill-builds", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to build (default: a temporary folder)")
    parser.add_argument("--side-by-side", type=int, default=2, help="series at the same time")
    parser.add_argument("--profile", default=NATIONAL, help="the edition (default: national)")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args(arguments)
    share = -(-options.count // options.side_by_side)
    started = time.perf_counter()
    with ThreadPoolExecutor(options.side_by_side) as pool:
        seeds = range(options.seed, options.seed + options.side_by_side)
        series = [_Series(options.folder, seed, options.profile) for seed in seeds]
        total: Counter[str] = sum(pool.map(lambda one: one.run(share), series), Counter())
    print(json.dumps(dict(sorted(total.items()))))
    if options.write:
        lines = _lines(total, options.profile, time.perf_counter() - started)
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if total["broken"] or total["killed"] < options.count else 0


def _lines(total: Counter[str], profile: str, seconds: float) -> Iterator[str]:
    """Yield what a run found, for the repository."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    edition = Path(profile).stem
    yield "# Builds killed at random moments"
    yield ""
    yield f"Written by `scripts/kill-builds --write`, {date.today()}, commit {commit}: real builds"
    yield f"of the edition {edition}, from a copy of the commit in which a text changes each time,"
    yield "ended with SIGKILL. Half of them at a random moment of the whole build, half in the 150"
    yield "ms after the sums are written, around the swap; half the process alone, half with all"
    yield "its workers; one in five makes every page anew. After each: every file against"
    yield "`SHA256SUMS`, the list of files against the folder, and the files of the host"
    yield "(`CNAME`, `.well-known`)."
    yield ""
    yield f"**{total['killed']} builds killed, {total['broken']} broken sites.** {total['builds']}"
    yield f"builds were started; {total['ended before the kill']} ended before their kill and do"
    yield f"not count. {seconds / 60:.0f} minutes, load of the machine {os.getloadavg()[0]:.0f}."
    yield ""
    yield "| when it was killed | builds |"
    yield "|---|---:|"
    for name, number in sorted(total.items()):
        if name.startswith("at "):
            yield f"| {name.removeprefix('at ')} | {number} |"


class _Series:
    """One copy of the project, and one site that is built and killed again and again."""

    def __init__(self, folder: Path | None, seed: int, profile: str) -> None:
        self.work = Path(tempfile.mkdtemp(prefix="kill-", dir=folder))
        self.out = self.work / "public"
        self.seed, self.chance, self.profile = seed, random.Random(seed), profile
        self.seconds: dict[bool, float] = {}
        self.seen: Counter[str] = Counter()
        tree = subprocess.run(
            ["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True
        ).stdout
        (self.work / "tree").mkdir()
        subprocess.run(["tar", "-x", "-C", str(self.work / "tree")], input=tree, check=True)

    def run(self, count: int) -> Counter[str]:
        """Build, then kill until ``count`` builds were hit; the last must leave nothing."""
        try:
            for full in (True, False):
                self._edit(str(full))
                started = time.perf_counter()
                if self._start(full=full).wait():
                    self._broken("the first build failed")
                self.seconds[full] = time.perf_counter() - started
            for name, text in HOST.items():
                (self.out / name).parent.mkdir(exist_ok=True)
                (self.out / name).write_text(text)
            self._look("first build")
            while self.seen["killed"] < count and self.seen["builds"] < 3 * count:
                self._kill_one(self.seen["builds"])
                print(f"series {self.seed}: {dict(self.seen)}", file=sys.stderr, flush=True)
            if self._start(full=False).wait():
                self._broken("the last build failed")
            rest = {path.name for path in self.work.iterdir()} - {
                "public",
                "public-hosting",
                "tree",
            }
            if rest:
                self._broken(f"left behind: {sorted(rest)}")
        finally:
            shutil.rmtree(self.work)
        return self.seen

    def _start(self, *, full: bool) -> subprocess.Popen[bytes]:
        command = [sys.executable, "build.py", "--profile", self.profile, "--out", str(self.out)]
        command += ["--today", "2026-11-25"]
        return subprocess.Popen(
            [*command, "--force"] if full else command,
            cwd=self.work / "tree",
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _edit(self, line: str) -> None:
        page = self.work / "tree" / EDITED
        page.write_text(page.read_text(encoding="utf-8") + f"\nRegel {line}.\n", encoding="utf-8")

    def _kill_one(self, number: int) -> None:
        full = self.chance.random() < 0.2
        self._edit(str(number))
        started = time.perf_counter()
        build = self._start(full=full)
        swap = self.chance.random() < 0.5
        if swap:
            self._wait_for_the_swap(build)
            time.sleep(self.chance.uniform(0, 0.15))
        else:
            time.sleep(self.chance.uniform(0, self.seconds[full]))
        if build.poll() is None:
            if self.chance.random() < 0.5:
                os.killpg(build.pid, signal.SIGKILL)
            else:
                build.kill()
        status = build.wait()
        self._count(status, swap, (time.perf_counter() - started) / self.seconds[full])
        if status not in (0, -signal.SIGKILL):
            self._broken(f"build {number} ended with status {status}")
        self._look(f"build {number}")

    def _count(self, status: int, swap: bool, part: float) -> None:
        self.seen["builds"] += 1
        if status != -signal.SIGKILL:
            self.seen["ended before the kill"] += 1
            return
        self.seen["killed"] += 1
        tenth = min(4, int(part * 5)) * 20
        when = "around the swap" if swap else f"{tenth:02} to {tenth + 20} % of the time of a build"
        self.seen[f"at {when}"] += 1

    def _wait_for_the_swap(self, build: subprocess.Popen[bytes]) -> None:
        """Aim at the last steps: wait until the sums of the new site are written."""
        sums = self.work / ".public.next" / SUMS
        while build.poll() is None and not sums.exists():
            time.sleep(0.005)

    def _look(self, when: str) -> None:
        """Hold the site against its own sums, its list and the files of the host."""
        try:
            rows = (self.out / SUMS).read_text(encoding="utf-8").splitlines()
            for row in rows:
                wanted, _, name = row.partition("  ")
                if hashlib.sha256((self.out / name).read_bytes()).hexdigest() != wanted:
                    self._broken(f"{when}: {name} is not what it was")
            listed = set((self.out / LIST).read_text(encoding="utf-8").split("\n")) - {""}
            if listed - {SUMS} != {row.partition("  ")[2] for row in rows}:
                self._broken(f"{when}: list and sums differ")
            there = {p.relative_to(self.out).as_posix() for p in self.out.rglob("*") if p.is_file()}
            if there != listed | {LIST, *HOST}:
                self._broken(f"{when}: {sorted(there ^ (listed | {LIST, *HOST}))[:5]}")
        except OSError as error:
            self._broken(f"{when}: {error}")

    def _broken(self, what: str) -> None:
        self.seen["broken"] += 1
        print(what, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
