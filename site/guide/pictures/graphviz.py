"""A small doorway to Graphviz: ``dot`` lays out a graph when the machine has it."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache, lru_cache
from pathlib import Path

from guide.press import store
from guide.settings import ROOT

MISSING = (
    "Graphviz is not installed, so the drawing of the decision graph is left out; its text version "
    "stands on the page. Install it with: apt-get install graphviz"
)
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_COMMAND = ("dot", "-Tsvg", "-Gmclimit=0.2")
"""A fifth of the usual passes against crossings: on our graph more of them found nothing better."""
_SECONDS = 120
KEPT = ROOT / ".cache" / "drawings"


class GraphvizError(RuntimeError):
    """``dot`` is there but did not draw; the message says what it answered."""


def available() -> bool:
    """Tell whether ``dot`` can be run."""
    return shutil.which("dot") is not None


@lru_cache(maxsize=16)
def draw(source: str) -> str:
    """Return a graph as SVG, without the remarks that differ per version.

    A drawing is kept for the next build. Raises ``GraphvizError`` when ``dot`` refuses the source
    or takes too long.
    """
    kept = KEPT / f"{store.hashed(source, _program(), *_COMMAND)}.pickle"
    drawn = store.read(kept)
    if not isinstance(drawn, str):
        drawn = _drawn(source)
        store.write(kept, drawn)
    return drawn


@cache
def _program() -> str:
    """Return what tells one installed ``dot`` from another."""
    program = Path(shutil.which("dot") or "").resolve()
    return f"{program} {program.stat().st_mtime_ns}"


def _drawn(source: str) -> str:
    try:
        done = subprocess.run(
            _COMMAND,
            input=source,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise GraphvizError(f"dot could not draw the graph: {error.stderr.strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise GraphvizError(f"dot took longer than {_SECONDS} seconds") from error
    return _COMMENT.sub("", _PROLOGUE.sub("", done.stdout))


def quoted(text: str) -> str:
    r"""Return a text as a string of the DOT language.

    >>> quoted('a "b"')
    '"a \\"b\\""'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
