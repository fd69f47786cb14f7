"""TOML with line numbers: every value can be traced to the place where an editor wrote it."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from guide.content.problems import Problem

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|[\w-]+))*)\s*=""")
_PART = re.compile(r"""\s*("[^"]*"|'[^']*'|[^.\s]+)\s*(?:\.|$)""")
_LINE_IN_ERROR = re.compile(r"at line (\d+)")


def _dotted(name: str) -> str:
    """Return a key without its quotes: ``"F-A1".what`` becomes ``F-A1.what``."""
    return ".".join(part.strip("\"'") for part in _PART.findall(name))


@lru_cache(maxsize=256)
def key_lines(text: str, first_line: int = 1) -> Mapping[str, int]:
    """Return the line on which each dotted key of a TOML text begins.

    Rows of an array of tables are numbered: ``steps.0.text``. Kept for a while: whoever has
    something to say about a key asks again.
    """
    lines: dict[str, int] = {}
    rows: dict[str, int] = {}
    table, fence = "", ""
    for number, line in enumerate(text.splitlines(), start=first_line):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := _HEADER.match(line):
            table = _dotted(header[2])
            if header[1] == "[[":
                rows[table] = rows.get(table, -1) + 1
                table = f"{table}.{rows[table]}"
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(".".join(filter(None, (table, _dotted(key[1])))), number)
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                fence = quotes
    return lines


def parse(text: str, path: str, first_line: int = 1) -> tuple[dict[str, Any], list[Problem]]:
    """Read TOML; a mistake becomes a problem with the line of the file it stands in."""
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        found = _LINE_IN_ERROR.search(str(error))
        line = first_line + (int(found[1]) - 1 if found else 0)
        message = f"this is not valid TOML: {error}. Check quotation marks, brackets and commas."
        return {}, [Problem(path, line, message)]


def flatten(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return nested tables and lists as one level with dotted keys."""
    flat: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            flat |= flatten(value, f"{name}.")
        elif isinstance(value, list):
            flat |= flatten({str(i): item for i, item in enumerate(value)}, f"{name}.")
        else:
            flat[name] = value
    return flat
