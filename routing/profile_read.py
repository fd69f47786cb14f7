"""Read the file of a profile: whatever it holds, the answer is a table or one clear fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from routing.profile_check import check
from routing.profile_faults import SHOWN, Fault

MOST_BYTES = 200_000
"""A profile of thirty doors is 10 kB; what is larger is something else."""
DEEPEST = 12
_BITS = 250


def read_profile(path: Path) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Return the checked table of a profile, or every problem in it. Never raises."""
    try:
        text = _text(path)
        raw = _parsed(text)
    except _Unreadable as error:
        return {}, (error.fault,)
    return raw, check(raw, text)


class _Unreadable(Exception):
    """Nothing can be read; holds the one fault to show."""

    def __init__(self, message: str, line: int = 1) -> None:
        self.fault = Fault(line, "", message)
        super().__init__(message)


def _text(path: Path) -> str:
    try:
        if not path.exists():
            raise _Unreadable("there is no such file. Name a profile: institutions/<name>.toml")
        if not path.is_file():
            raise _Unreadable("this is no file. Name a profile: institutions/<name>.toml")
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _Unreadable(f"cannot be read: {reason}") from None
    if len(data) > MOST_BYTES:
        raise _Unreadable(f"is larger than {MOST_BYTES // 1000} kB. A profile is a short text file")
    try:
        return data.decode("utf-8-sig")  # some editors put an invisible mark at the beginning
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unreadable("this is not UTF-8 text. Save the file as UTF-8", line) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _Unreadable(*_syntax(error, text)) from None
    except RecursionError:
        raise _Unreadable("is nested too deeply to be a profile") from None
    except ValueError as error:  # a number or a day that does not exist
        raise _Unreadable(f"this is not valid TOML: {error}") from None
    if _depth(raw) > DEEPEST:
        raise _Unreadable("is nested too deeply to be a profile")
    plain: dict[str, Any] = _plain(raw)
    return plain


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    """Say where the text stops being TOML, and what usually helps."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    words = str(error).replace(" (at end of document)", "")
    words = re.sub(r" \(at line \d+, column \d+\)", "", words)
    words = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words)
    return f"this is not valid TOML: {words}. Check quotation marks, brackets and commas", line


def _depth(raw: Mapping[str, Any]) -> int:
    """Return how deeply tables and lists are nested, without recursion."""
    deepest, level = 0, [raw]
    waiting: list[Any] = list(level)
    while waiting:
        deepest += 1
        if deepest > DEEPEST:
            break
        waiting = [
            inner
            for value in waiting
            for inner in (value.values() if isinstance(value, Mapping) else value)
            if isinstance(inner, (Mapping, list))
        ]
    return deepest


def _plain(value: Any) -> Any:
    """Turn TOML dates into text, so that one schema serves TOML and JSON.

    Numbers that Python would not write out become one that is just as wrong.
    """
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, int) and value.bit_length() > _BITS:
        return 10**SHOWN
    return value.isoformat() if isinstance(value, (date, time)) else value
