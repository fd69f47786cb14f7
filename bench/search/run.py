"""Search beside its peers, in one run: ``.venv/bin/python bench/search/run.py``.

Pagefind, Lunr and MiniSearch get the same pages and the same everyday words, in real Chromium.
Writes ``bench/search/RESULTS.md``. Needs Node, npm (the peers are fetched once) and Chromium.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "site"))

from guide.content import LANGUAGES, read  # noqa: E402
from guide.search.delivery import ADDRESS  # noqa: E402
from guide.search.documents import documents  # noqa: E402
from guide.search.index import build  # noqa: E402
from guide.search.language import read_language  # noqa: E402
from guide.search.rank import Ranker  # noqa: E402

PEERS = ("pagefind", "lunr", "lunr-fuzzy", "minisearch")
NAMES = {
    "ours": "**ours (on the page)**",
    "pagefind": "Pagefind",
    "lunr": "Lunr + lunr-languages",
    "lunr-fuzzy": "Lunr, wildcard and fuzzy",
    "minisearch": "MiniSearch, prefix and fuzzy",
}
FILES = (
    "lunr/lunr.min.js",
    "lunr-languages/min/lunr.stemmer.support.min.js",
    "lunr-languages/min/lunr.nl.min.js",
)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
Query = dict[str, Any]


@dataclass
class Run:
    """What one engine did in one language."""

    bytes: int = 0
    rows: list[tuple[list[str], float]] = field(default_factory=list)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(root: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def prepare(work: Path) -> None:
    """Write the documents, and let every peer make its index of them."""
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    content, _ = read(ROOT)
    for lang in LANGUAGES:
        rows = [
            {
                "id": document.page.id,
                "title": document.page.title,
                "headings": document.headings,
                "description": document.page.description,
                "keywords": "\n".join(document.page.keywords),
                "body": document.body,
            }
            for document in documents(content, lang)
        ]
        (work / f"docs.{lang}.json").write_text(json.dumps(rows), encoding="utf-8")
    subprocess.run(["node", "indexes.mjs", str(work)], cwd=HERE, check=True, capture_output=True)
    for name in FILES:
        shutil.copy(HERE / "node_modules" / name, work)
    shutil.copy(
        next((HERE / "node_modules/minisearch/dist").rglob("umd/index.js")), work / "minisearch.js"
    )
    shutil.copy(HERE / "peers.js", work)
    (work / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="peers.js"></script>'
    )


def counting(page: Page, root: Path) -> Callable[[], int]:
    """Return what tells how many bytes the page has loaded, compressed as a server sends them.

    Our own harness, and what every page of a site loads anyway, is left out.
    """
    asked: set[str] = set()
    page.on("response", lambda response: asked.add(urlsplit(response.url).path.lstrip("/")))

    def spent() -> int:
        left_out = (".html", ".css", ".svg", "peers.js", "favicon.ico")
        names = (name for name in asked if (root / name).is_file() and "a/exit." not in name)
        counted = (name for name in names if not name.endswith(left_out))
        return sum(len(brotli.compress((root / name).read_bytes())) for name in counted)

    return spent


def run_peer(
    browser: Browser, base: str, work: Path, engine: str, lang: str, queries: list[str]
) -> Run:
    page = browser.new_page()
    page.goto(f"{base}/index.html")
    spent = counting(page, work)
    call = "([engine, lang, queries]) => measure(engine, lang, queries)"
    page.evaluate(call, [engine, lang, queries[:1]])
    page.wait_for_load_state("networkidle")
    run = Run(spent())
    run.rows = [tuple(row) for row in page.evaluate(call, [engine, lang, queries])]
    page.close()
    return run


def run_ours(browser: Browser, base: str, site: Path, lang: str, queries: list[str]) -> Run:
    page = browser.new_page()
    spent = counting(page, site)
    page.goto(f"{base}{ADDRESS[lang]}")
    page.add_script_tag(path=HERE / "peers.js")
    run = Run(spent())
    run.rows = [tuple(row) for row in page.evaluate("queries => measureOurs(queries)", queries)]
    page.close()
    return run


def score(run: Run, queries: list[Query]) -> tuple[float, float]:
    """Return success@3 and MRR@3."""
    places = [
        next((n for n, id in enumerate(ids, 1) if id in query["want"]), 0)
        for (ids, _), query in zip(run.rows, queries, strict=True)
    ]
    found = [n for n in places if n]
    return len(found) / len(places), sum(1 / n for n in found) / len(places)


def like_whoosh(run: Run, lang: str, queries: list[Query]) -> list[str]:
    """Return the queries whose first result is another page than Whoosh's."""
    content, _ = read(ROOT)
    ranker = Ranker(build(documents(content, lang), read_language(ROOT, lang)))
    different = []
    for (ids, _), query in zip(run.rows, queries, strict=True):
        hits = ranker.search(query["q"]).hits
        if ids[:1] != [hit.page.id for hit in hits[:1]]:
            different.append(query["q"])
    return different


def table(
    runs: dict[tuple[str, str], Run], sets: dict[str, list[Query]], lang: str
) -> Iterator[str]:
    names = list(sets)
    head = " | ".join(f"{name}: success@3 | MRR@3" for name in names)
    yield f"| {lang} | {head} | bytes to first result | ms per query, median | 95th percentile |"
    yield "|---|" + "---|" * (2 * len(names) + 3)
    for engine in ("ours", *PEERS):
        run, at, cells = runs[engine, lang], 0, []
        for rows in sets.values():
            own = [row for row in rows if row["lang"] == lang]
            part = Run(rows=run.rows[at : at + len(own)])
            success, reciprocal = score(part, own)
            cells += [f"{success:.1%}", f"{reciprocal:.3f}"]
            at += len(own)
        times = sorted(spent for _, spent in run.rows)
        late = times[int(len(times) * 0.95)]
        cells += [f"{run.bytes:,}", f"{statistics.median(times):.1f}", f"{late:.1f}"]
        yield f"| {NAMES[engine]} | {' | '.join(cells)} |"
    yield ""


def report(runs: dict[tuple[str, str], Run], sets: dict[str, list[Query]], version: str) -> str:
    lines = [
        "# Search beside its peers: results",
        "",
        "Made by `bench/search/run.py` in one run; see `README.md` there for what is compared.",
        f"{platform.system()} {platform.machine()}, Chromium {version}, Python "
        f"{platform.python_version()}. Times: the best of three, with other work on the machine.",
        "Bytes: script and index, Brotli, until the first result stands there.",
        "",
    ]
    for name, rows in sets.items():
        counts = ", ".join(f"{sum(r['lang'] == lang for r in rows)} {lang}" for lang in LANGUAGES)
        lines.append(f"- {name}: {len(rows)} queries ({counts})")
    lines.append("")
    for lang in LANGUAGES:
        lines += table(runs, sets, lang)
    lines += ["## The same first result as Whoosh", ""]
    for lang in LANGUAGES:
        own = [row for rows in sets.values() for row in rows if row["lang"] == lang]
        different = like_whoosh(runs["ours", lang], lang, own)
        share = 1 - len(different) / len(own)
        listed = "; ".join(different) or "none"
        lines.append(f"- {lang}: {share:.1%} of {len(own)} queries. Different: {listed}.")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, required=True, help="a folder with the frozen site")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared" / "queries.jsonl")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    given = parser.parse_args()
    files = {"shared": given.shared, "own": ROOT / "tests" / "search" / "queries.jsonl"}
    sets = {
        name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for name, path in files.items()
        if path.is_file()
    }
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    runs: dict[tuple[str, str], Run] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        prepare(Path(folder))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        work = Path(folder)
        with serving(work) as peers, serving(given.site) as ours:
            for lang in LANGUAGES:
                asked = [r["q"] for rows in sets.values() for r in rows if r["lang"] == lang]
                runs["ours", lang] = run_ours(browser, ours, given.site, lang, asked)
                for engine in PEERS:
                    runs[engine, lang] = run_peer(browser, peers, work, engine, lang, asked)
        given.out.write_text(report(runs, sets, browser.version), encoding="utf-8")
        browser.close()
    print(given.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
