"""A small doorway to Graphviz: ``dot`` lays out a graph when the machine has it."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import lru_cache

MISSING = (
    "Graphviz is not installed, so the drawing of the decision graph is left out; its text version "
    "stands on the page. Install it with: apt-get install graphviz"
)
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_SECONDS = 120


class GraphvizError(RuntimeError):
    """``dot`` is there but did not draw; the message says what it answered."""


def available() -> bool:
    """Tell whether ``dot`` can be run."""
    return shutil.which("dot") is not None


@lru_cache(maxsize=16)
def draw(source: str) -> str:
    """Return a graph as SVG, without the remarks that differ per version.

    Raises ``GraphvizError`` when ``dot`` refuses the source or takes too long.
    """
    try:
        done = subprocess.run(
            ["dot", "-Tsvg"],
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
