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
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.copies import SUMS
from guide.press.place import LIST
from guide.settings import ROOT

HOST = {"CNAME": "school.example", ".well-known/security.txt": "Contact: mailto:x@school.example"}
EDITED = "content/nl/topics/anonymous.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill builds and return 0 when no site was ever broken."""
    parser = argparse.ArgumentParser(prog="scripts/kill-builds", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to build (default: a temporary folder)")
    parser.add_argument("--side-by-side", type=int, default=2, help="series at the same time")
    options = parser.parse_args(arguments)
    share = -(-options.count // options.side_by_side)
    with ThreadPoolExecutor(options.side_by_side) as pool:
        seeds = range(options.seed, options.seed + options.side_by_side)
        counts = list(pool.map(lambda seed: _Series(options.folder, seed).run(share), seeds))
    total: Counter[str] = sum(counts, Counter())
    print(json.dumps(dict(sorted(total.items()))))
    return 1 if total["broken"] else 0


class _Series:
    """One copy of the project, and one site that is built and killed again and again."""

    def __init__(self, folder: Path | None, seed: int) -> None:
        self.work = Path(tempfile.mkdtemp(prefix="kill-", dir=folder))
        self.out = self.work / "public"
        self.seed, self.chance = seed, random.Random(seed)
        self.seconds = 0.0
        self.seen: Counter[str] = Counter()
        tree = subprocess.run(
            ["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True
        ).stdout
        (self.work / "tree").mkdir()
        subprocess.run(["tar", "-x", "-C", str(self.work / "tree")], input=tree, check=True)

    def run(self, count: int) -> Counter[str]:
        """Build once, then kill ``count`` builds; the last one must end well and leave nothing."""
        try:
            started = time.perf_counter()
            self._start(full=True).wait()
            self.seconds = time.perf_counter() - started
            for name, text in HOST.items():
                (self.out / name).parent.mkdir(exist_ok=True)
                (self.out / name).write_text(text)
            self._look("first build")
            for number in range(count):
                self._kill_one(number)
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
        command = [sys.executable, "build.py", "--out", str(self.out), "--today", "2026-11-25"]
        return subprocess.Popen(
            [*command, "--force"] if full else command,
            cwd=self.work / "tree",
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _kill_one(self, number: int) -> None:
        full = self.chance.random() < 0.2
        page = self.work / "tree" / EDITED
        page.write_text(page.read_text(encoding="utf-8") + f"\nRegel {number}.\n", encoding="utf-8")
        started = time.perf_counter()
        build = self._start(full=full)
        if self.chance.random() < 0.5:
            build_time = self.seconds * (1.05 if full else 0.6)
            time.sleep(self.chance.uniform(0, build_time))
        else:
            self._wait_for_the_swap(build)
            time.sleep(self.chance.uniform(0, 0.15))
        running = build.poll() is None
        whole_group = self.chance.random() < 0.5
        if running and whole_group:
            os.killpg(build.pid, signal.SIGKILL)
        elif running:
            build.kill()
        status = build.wait()
        self.seen["builds"] += 1
        self.seen["killed" if status == -signal.SIGKILL else "ended before the kill"] += 1
        if status not in (0, -signal.SIGKILL):
            self._broken(f"build {number} ended with status {status}")
        if not running and full:
            self.seconds = time.perf_counter() - started
        self._look(f"build {number}")

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
