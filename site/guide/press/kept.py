"""What one build keeps for the next: rendered Markdown and compiled graphs, named by their inputs.

A file is named after a hash of everything it was made from, so a change makes another name and
nothing stale is ever read. The folder ``.cache`` may be removed at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide.content import Content
from guide.content.render import Rendered, rendered
from routing import Profile
from routing.graph import Graph, compile_graph

_PACKAGE = Path(__file__).resolve().parents[1]
_ROUTING = _PACKAGE.parents[1] / "routing"
_NEWEST = 40
"""Files of one kind that are kept; the oldest go first."""


def graph_for(profile: Profile, root: Path) -> Graph:
    """Return the compiled graph of a profile, from an earlier build if its inputs are the same."""
    what = (profile.kind, profile.tables, profile.settled, profile.ruled_out)
    told = repr([*what[:1], *(_sorted(part) for part in what[1:]), profile.accused_support])
    path = root / ".cache" / "graphs" / f"{_hash(_code('routing'), told)}.pickle"
    kept = _read(path)
    if isinstance(kept, Graph):
        return replace(kept, profile=profile)
    graph = compile_graph(profile)
    _write(path, replace(graph, profile=None))  # type: ignore[arg-type]
    return graph


def compile_ahead(profile: Profile, root: Path) -> None:
    """Compile the graph of a profile for ``graph_for``, which then finds it in the cache."""
    graph_for(profile, root)


def recall_markdown(content: Content) -> None:
    """Take back what an earlier build rendered from the same tables with the same code."""
    kept = _read(_markdown_path(content))
    if isinstance(kept, dict):
        for lang, texts in rendered(content).items():
            texts.update(kept.get(lang, {}))


def keep_markdown(content: Content, more: list[dict[str, dict[str, Rendered]]]) -> None:
    """Keep what this build and its workers rendered, if that is more than before."""
    texts = rendered(content)
    before = sum(map(len, texts.values()))
    path = _markdown_path(content)
    for found in more:
        for lang, pages in found.items():
            texts[lang].update(pages)
    if sum(map(len, texts.values())) > before or not path.is_file():
        _write(path, texts)


def _markdown_path(content: Content) -> Path:
    name = _hash(_code("content"), repr(content.tables))
    return content.root / ".cache" / "markdown" / f"{name}.pickle"


@cache
def _code(part: str) -> str:
    """Return a hash of the code that makes a thing: ours, and that of the libraries."""
    folder = _ROUTING if part == "routing" else _PACKAGE / part
    files = sorted(folder.rglob("*.py"))
    others = (sys.version, version("markdown"), version("nh3"))
    return _hash(*others, *(path.read_text(encoding="utf-8") for path in files))


def _hash(*texts: str) -> str:
    seen = hashlib.sha256()
    for text in texts:
        seen.update(hashlib.sha256(text.encode()).digest())
    return seen.hexdigest()[:24]


def _sorted(part: Any) -> list[str]:
    return sorted(repr(item) for item in (part.items() if hasattr(part, "items") else part))


def _read(path: Path) -> object:
    """Return what was kept; a file that is damaged in whatever way is as good as none."""
    try:
        found: object = pickle.loads(path.read_bytes())
    except Exception:
        return None
    return found


def _write(path: Path, value: object) -> None:
    """Keep a value, in one move; a folder that cannot be written costs only time."""
    waiting = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        waiting.replace(path)
        old = sorted(path.parent.glob("*.pickle"), key=lambda kept: kept.stat().st_mtime)
        for extra in old[:-_NEWEST]:
            extra.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink()
