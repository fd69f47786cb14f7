"""Write a profile as TOML that people can go on with: one line per key, one table per door."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def profile_text(raw: Mapping[str, Any]) -> str:
    """Return a checked profile as TOML; reading it again gives the same profile."""
    lines = [*_pairs(raw)]
    for key, value in raw.items():
        if not isinstance(value, Mapping) or _inline(value):
            continue
        if key == "provisions":
            for door, row in value.items():
                lines += ["", f"[provisions.{door}]", *_pairs(row)]
        else:
            lines += ["", f"[{key}]", *_pairs(value)]
    if not raw.get("provisions"):
        lines += ["", "[provisions]"]
    return "\n".join(lines) + "\n"


def _inline(value: Any) -> bool:
    """Tell whether a table is a text in two languages, which stands on one line."""
    return isinstance(value, Mapping) and set(value) == {"nl", "en"}


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if not isinstance(value, Mapping) or _inline(value):
            yield f"{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return str(value)
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    """Write a text between quotation marks; JSON writes it as TOML reads it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
