"""What is wrong with a profile: the line, the key, what was found and what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SHOWN = 60
"""Characters of a wrong value or name that an error repeats."""
_HEADER = re.compile(r"^\s*\[{1,2}\s*(.+?)\s*\]{1,2}\s*(?:#.*)?$")
_NAME = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_KEY = re.compile(rf"^\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PART = re.compile(_NAME)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One problem: the line in the file, the key, and a sentence for the editor."""

    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}" if self.key else self.message


class Places:
    """Where each key of a TOML text begins."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        fence = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if fence:
                fence = "" if fence in line else fence
                continue
            if header := _HEADER.match(line):
                table = _names(header[1])
                self._lines.setdefault(table, number)
            elif key := _KEY.match(line):
                names = (*table, *_names(key[1]))
                for depth in range(len(table) + 1, len(names) + 1):
                    self._lines.setdefault(names[:depth], number)
            for quotes in ('"""', "'''"):
                fence = quotes if line.count(quotes) % 2 else fence

    def line(self, path: tuple[Any, ...]) -> int:
        """Return the line of a key; of what stands inside it, the line on which it begins."""
        names = tuple(str(part) for part in path if not isinstance(part, int))
        while names and names not in self._lines:
            names = names[:-1]
        return self._lines.get(names, 1)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def dotted(path: tuple[Any, ...]) -> str:
    """Write the way to a key as people write it: ``provisions.hr.for``."""
    return ".".join(short(str(part)) for part in path)


def short(text: str) -> str:
    """Cut a text that is too long to repeat."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def show(value: Any) -> str:
    """Write a value as it may be repeated in an error: on one line, never too long."""
    if isinstance(value, str):
        text = json.dumps(value[: SHOWN + 1], ensure_ascii=False)
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short(text))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return "a number of very many digits" if abs(value) >= 10**SHOWN else str(value)
    if isinstance(value, Mapping):
        return f"a table ({short(', '.join(map(str, list(value)[:5]))) or 'empty'})"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return short(str(value))
