"""What a phone loads from the front page to the first advice: files and bytes, compressed."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import brotli

from bench.builders import MEMORY
from bench.measure import machine, run
from guide.settings import ROOT

HEAD = """# Delivery

Made by `python -m bench delivery` from a build of the national edition: what a browser loads, in
bytes after Brotli (as `--precompress` makes it). A file that an earlier page brought is not loaded
again.
"""
_FILES = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src)="([^"]+)"')
_LINK = re.compile(r'href="([^"#]*/g/[^"#]*)"')


def report(out: Path) -> None:
    """Build the site, follow the guide with and without script, and write what was loaded."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        site = Path(folder) / "site"
        run([ROOT / ".venv/bin/python", ROOT / "build.py", "--out", site], Path(folder))
        rows = [*_walk(site, "nl", script=True), *_walk(site, "nl", script=False)]
    text = [HEAD, f"Machine: {machine()}", "", "| step | files | bytes | together |"]
    text += ["|---|--:|--:|--:|", *rows, ""]
    out.write_text("\n".join(text), encoding="utf-8")


def _walk(site: Path, lang: str, *, script: bool) -> list[str]:
    """Return a row per page from the front page to advice."""
    seen: set[Path] = set()
    rows, total, steps = [], 0, 0
    start = "gids" if lang == "nl" else "guide"
    page = site / lang / "index.html"
    way = "with script" if script else "without script"
    while True:
        new = [page, *_needed(page, script=script)]
        sizes = [_size(file) for file in new if file not in seen]
        total += sum(sizes)
        rows.append(f"| {way}: {_name(page, site)} | {len(sizes)} | {sum(sizes)} | {total} |")
        seen.update(new)
        steps += 1
        if steps == 1:
            page = site / lang / start / "index.html"
            continue
        following = _LINK.search(page.read_text(encoding="utf-8"))
        if script or not following or 'class="is-advice' in page.read_text(encoding="utf-8"):
            return rows
        page = (page.parent / following[1]).resolve()


def _name(page: Path, site: Path) -> str:
    return f"/{page.relative_to(site).parent.as_posix()}/"


def _needed(page: Path, *, script: bool) -> list[Path]:
    html = page.read_text(encoding="utf-8")
    found = [(page.parent / name).resolve() for name in _FILES.findall(html)]
    return [file for file in found if file.is_file() and (script or file.suffix != ".js")]


def _size(file: Path) -> int:
    return len(brotli.compress(file.read_bytes(), quality=11))
