"""Lighthouse on the pages that readers meet first, as the shipped nginx configuration serves them.

Real Chromium, mobile settings: a middling phone on slow 4G, as Lighthouse simulates it.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.builders import MEMORY
from bench.measure import machine, run
from guide import hosting, paths
from guide.app import create_app
from guide.content import LANGUAGES, address
from guide.edition import Edition
from guide.search import delivery
from guide.settings import ROOT
from tests.institutions.serving import CHROMIUM, Served, serving

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-quic"
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
TRIES = 3
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
HEAD = """# Lighthouse

Made by `python -m bench lighthouse` from a build of the national edition, served by Debian's nginx
with `hosting/nginx.conf`. Mobile settings: a middling phone on slow 4G, simulated. Each page is
measured three times, and the run with the middle score for performance is shown (Lighthouse's own
documentation advises that, because no machine is always equally quick). LCP: largest contentful
paint. TBT: total blocking time. CLS: layout shift.
"""
QUIET = """
Pages of the guide after the first question, advice and the referral card among them, ask search
engines not to list them: out of their order they make no sense, and nobody should meet an answer
in a search result. Lighthouse counts that as a fault of SEO (`is-crawlable`). It is meant. On those
pages that one check is left out; every other counts.
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """One page to measure. ``quiet`` pages ask not to be listed by search engines."""

    name: str
    path: str
    quiet: bool = False


def subjects(edition: Edition, lang: str) -> Iterator[Subject]:
    """Yield one page of each type in one language."""
    leaves = edition.graph.leaves.values()
    advice, card = (next(f.key for f in leaves if f.listener is told) for told in (False, True))
    yield Subject("home", paths.home(lang))
    yield Subject("question", paths.START[lang])
    yield Subject("advice", paths.node(lang, advice), quiet=True)
    yield Subject("referral card", paths.node(lang, card), quiet=True)
    for name, id in (("route", "route:confidential_adviser"), ("topic", "topic:anonymous")):
        yield Subject(name, address(edition.content.page(id, lang)))
    yield Subject("search", delivery.ADDRESS[lang])


def report(out: Path) -> None:
    """Build and serve the site, measure each page, and write the scores."""
    run(["sh", ROOT / "scripts/install-lighthouse"], ROOT)
    edition: Edition = create_app().extensions["edition"]
    head = [HEAD, f"Machine: {machine()}", f"Date: {datetime.now(UTC):%Y-%m-%d}"]
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        site = folder / "site"
        run([ROOT / ".venv/bin/python", ROOT / "build.py", "--precompress", "--out", site], folder)
        made = hosting.files(edition, site, folder)
        (folder / "security.txt").write_text(made["security.txt"], encoding="utf-8")
        with serving(made["nginx.conf"], site, edition.settings.base_url, folder) as served:
            lines = list(_rows(edition, served))
    out.write_text("\n".join([*head, *lines, QUIET]), encoding="utf-8")


def _rows(edition: Edition, served: Served) -> Iterator[str]:
    below: list[str] = []
    begun = False
    for lang in LANGUAGES:
        for subject in subjects(edition, lang):
            found = median(served.base.rstrip("/") + subject.path, served, quiet=subject.quiet)
            if not begun:
                begun = True
                yield f"Lighthouse {found['lighthouseVersion']}, {_chromium(found)}"
                titles = " | ".join(found["categories"][c]["title"] for c in CATEGORIES)
                yield from (
                    "",
                    f"| page | {titles} | LCP | TBT | CLS |",
                    "|---|--:|--:|--:|--:|--:|--:|--:|",
                )
            yield _row(f"{subject.name} ({lang})", found)
            below += [f"- {subject.name} ({lang}): {fault}" for fault in _faults(found)]
    yield from (
        "",
        "Checks that did not pass in full:" if below else "Every check passed in full.",
        *below,
    )


def median(url: str, served: Served, *, quiet: bool = False) -> dict[str, Any]:
    """Measure one page ``RUNS`` times, and return the run with the middle score of performance."""
    found = [measure(url, served, quiet=quiet) for _run in range(RUNS)]
    return sorted(found, key=_performance)[RUNS // 2]


def _performance(found: Mapping[str, Any]) -> float:
    score: float = found["categories"]["performance"]["score"] or 0
    return score


def measure(url: str, served: Served, *, quiet: bool = False) -> dict[str, Any]:
    """Return what Lighthouse says of one page."""
    place = next((ROOT / ".cache").glob("lighthouse-*/node_modules/lighthouse"))
    command = ["node", str(place / "cli/index.js"), url, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
    command += ["--skip-audits=is-crawlable"] if quiet else []
    resolver, certificate, _ = served.arguments
    quoted = '{}="{}"'.format(*resolver.split("=", 1))  # it holds spaces
    command += [f"--chrome-flags={FLAGS} {certificate} {quoted}"]
    for _try in range(TRIES):  # Chromium sometimes does not start in time on a busy machine
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=300,
            env={**os.environ, "CHROME_PATH": CHROMIUM},
        )
        if done.returncode == 0:
            found: dict[str, Any] = json.loads(done.stdout)
            return found
    raise RuntimeError(f"Lighthouse failed {TRIES} times on {url}: {done.stderr[-800:]}")


def _row(name: str, found: Mapping[str, Any]) -> str:
    scores = [round(100 * (found["categories"][c]["score"] or 0)) for c in CATEGORIES]
    times = [found["audits"][id].get("displayValue", "–").replace("\xa0", " ") for id in TIMES]
    return f"| {name} | {' | '.join(map(str, scores))} | {' | '.join(times)} |"


def _faults(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield each check that counts for a score and is not perfect."""
    for category in CATEGORIES:
        for part in found["categories"][category]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['title']} ({category}, {round(100 * audit['score'])})"


def _chromium(found: Mapping[str, Any]) -> str:
    agent: str = found["environment"]["hostUserAgent"]
    return next(part for part in agent.split() if "Chrome/" in part).replace(
        "Headless", "Headless "
    )
