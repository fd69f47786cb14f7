"""``python -m bench.load.run``: the shipped nginx configuration under wrk, on this machine only.

Half a million requests, bounded, over TLS on 127.0.0.1. *Cold*: a fresh nginx, files that are
not in memory, and a new connection for every request, as on a day on which everybody comes for the
first time. *Warm*: connections that are kept. The figures land in ``bench/load/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.editions import ROOT
from tests.institutions.serving import NGINX, Served, serving

MOST = 502_000
"""Requests in all, at most: wrk stops a little late."""
WARM, COLD = 150_700, 16_000
"""Requests per kind of page."""
THREADS, CONNECTIONS = 1, 64
LONGEST = 900
"""Seconds after which wrk stops by itself."""
SCRIPT = Path(__file__).with_name("bounded.lua")
RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True)
class Row:
    """What one run measured."""

    page: str
    state: str
    told: Mapping[str, int]

    @property
    def errors(self) -> int:
        """Everything that went wrong."""
        kinds = ("connect", "read", "write", "status", "timeout")
        return sum(self.told[kind] for kind in kinds)

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.told["requests"] / (self.told["microseconds"] / 1e6)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the figures; 0 when nothing went wrong."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="bijwie-load-") as name:
        folder = Path(name)
        site = (options.site or folder / "public").resolve()
        if not options.site:
            _build(site)
        rows = list(_measure(site, folder, options.share))
    total = sum(row.told["requests"] for row in rows)
    assert total <= MOST
    text = "\n".join(_lines(rows, total)) + "\n"
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 1 if any(row.errors for row in rows) else 0


def _build(site: Path) -> None:
    command = [sys.executable, "build.py", "--precompress", "--out", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)


def visits(site: Path) -> dict[str, list[str]]:
    """Return what a browser asks for, per kind of page: the page, then its files."""
    pages = {
        "home": "nl/index.html",
        "guide": "nl/gids/index.html",
        "search": "nl/zoeken/index.html",
    }
    found = {}
    for name, page in pages.items():
        html = (site / page).read_text("utf-8")
        files = re.findall(r'(?:stylesheet" href|script defer src)="((?:\.\./)+a/[^"]+)"', html)
        folder = f"/{page.removesuffix('index.html')}"
        found[name] = [folder, *(f"/{file.replace('../', '')}" for file in files)]
    return found


def _measure(site: Path, folder: Path, share: float) -> Iterator[Row]:
    configuration = (site.parent / f"{site.name}-hosting" / "nginx.conf").read_text("utf-8")
    for page, paths in visits(site).items():
        for state, count in (("cold", COLD), ("warm", WARM)):
            place = Path(tempfile.mkdtemp(dir=folder))
            if state == "cold":
                _forget(site)
            with serving(configuration, site, "https://bijwie.example/", place) as served:
                yield Row(page, state, _wrk(served, paths, state, int(count * share)))


def _forget(site: Path) -> None:
    """Ask the system to drop these files from memory: they are read from disk again."""
    for file in site.rglob("*"):
        if file.is_file():
            with file.open("rb") as stream:
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _wrk(served: Served, paths: list[str], state: str, count: int) -> dict[str, int]:
    program = shutil.which("wrk")
    if not program:
        sys.exit("wrk is missing. Install it: apt-get install wrk")
    connections = CONNECTIONS if state == "warm" else 16
    command = [program, "-t", str(THREADS), "-c", str(connections), "-d", str(LONGEST), "--latency"]
    command += ["-s", str(SCRIPT), f"https://127.0.0.1:{served.port}/", "--"]
    command += [str(count // THREADS), "kept" if state == "warm" else "new", *paths]
    line = next(line for line in _said(command).splitlines() if line.startswith("JSON "))
    told: dict[str, int] = json.loads(line.removeprefix("JSON "))
    return told


def _said(command: Sequence[str]) -> str:
    """Run wrk until it says that all requests are made, and return its words."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stderr
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        return process.communicate(timeout=60)[0]


def _lines(rows: Sequence[Row], total: int) -> Iterator[str]:
    yield "# Load"
    yield ""
    yield f"{date.today()}, {_machine()}. Server and wrk share the machine, on 127.0.0.1, over"
    yield "TLS 1.3, with the configuration that `build.py` writes for nginx and one worker process."
    yield f"Made by `python -m bench.load.run --write`, which makes no more than {MOST:,} requests."
    yield ""
    errors = sum(row.errors for row in rows)
    yield f"**{total:,} requests, {errors} errors.**"
    yield ""
    head = ["page, with its style and scripts", "state", "requests", "errors", "per second"]
    head += ["p50 ms", "p90 ms", "p99 ms", "max ms", "kB per request"]
    yield f"| {' | '.join(head)} |"
    yield f"|---|---|{'---:|' * (len(head) - 2)}"
    for row in rows:
        times = " | ".join(f"{row.told[key] / 1000:.1f}" for key in ("p50", "p90", "p99", "max"))
        size = row.told["bytes"] / max(1, row.told["requests"]) / 1000
        count = f"{row.told['requests']:,} | {row.errors} | {row.rate:,.0f}"
        yield f"| {row.page} | {row.state} | {count} | {times} | {size:.1f} |"
    yield ""
    yield "*Cold*: nginx has just started, the files were dropped from memory, and every request is"
    yield "a new connection with a new TLS handshake; 16 at once. *Warm*: 64 kept connections."


def _machine() -> str:
    version = subprocess.run([NGINX, "-v"], capture_output=True, text=True, check=False).stderr
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {version.strip().split(': ')[-1]}, "
        f"load of the machine {load:.1f}"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load.run", description=__doc__)
    parser.add_argument("--share", type=_part, default=1.0, help="a part of the requests: 0.01")
    parser.add_argument("--site", type=Path, help="a national site that was built already")
    parser.add_argument("--write", action="store_true", help="write bench/load/RESULTS.md")
    return parser.parse_args(arguments)


def _part(text: str) -> float:
    part = float(text)
    if not 0 < part <= 1:
        raise argparse.ArgumentTypeError("a part between 0 and 1")
    return part


if __name__ == "__main__":
    sys.exit(main())
