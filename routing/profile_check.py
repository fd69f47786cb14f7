"""Check a profile: every problem at once, with line, what was found and what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from routing.facts import nearest
from routing.routes import ALWAYS_THERE, ROUTES

SCHEMA_PATH = Path(__file__).with_name("profile.schema.json")
SHOWN = 60
"""Characters of a wrong value that an error repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem: the line in the file, the key, and a sentence for the editor."""

    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}" if self.key else self.message

    @classmethod
    def from_toml(cls, error: Exception) -> Fault:
        """Turn a TOML syntax error into a fault."""
        text = str(error)
        place = re.search(r"at line (\d+)", text)
        return cls(int(place[1]) if place else 1, "", f"this is not valid TOML: {text}")


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))


def schema() -> dict[str, Any]:
    """Return the published JSON Schema of a profile."""
    loaded: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return loaded


def _line_of(text: str, path: tuple[Any, ...]) -> int:
    """Find the line of a key: the table header first, then the key below it."""
    lines = text.splitlines()
    keys = [str(part) for part in path if not isinstance(part, int)]
    start = 0
    for depth in range(len(keys), 0, -1):
        header = re.compile(
            r"^\s*\[+\s*" + r"\s*\.\s*".join(map(re.escape, keys[:depth])) + r"\s*\]"
        )
        found = next((n for n, line in enumerate(lines) if header.match(line)), None)
        if found is not None:
            start, keys = found, keys[depth:]
            break
    if not keys:
        return start + 1
    key = re.compile(r"^\s*[\"']?" + re.escape(keys[0]) + r"[\"']?\s*[=.]")
    for number in range(start, len(lines)):
        if key.match(lines[number]):
            return number + 1
    return start + 1


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _schema_of(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _unknown_keys(error: ValidationError, text: str) -> Iterator[Fault]:
    allowed = tuple(_schema_of(error).get("properties", {}))
    given: Any = error.instance
    for key in given:
        if key in allowed:
            continue
        path = (*error.absolute_path, key)
        yield Fault(
            _line_of(text, path),
            ".".join(map(str, path)),
            f"unknown key.{nearest(key, allowed)} Allowed here: {', '.join(allowed)}",
        )


def _describe(error: ValidationError, text: str) -> Iterator[Fault]:
    """Put a JSON Schema error into words for a policy officer."""
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, text)
        return
    path = tuple(error.absolute_path)
    key = ".".join(map(str, path))
    expected = _schema_of(error).get("description", "")
    wanted: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "required":
        missing = next(k for k in wanted if k not in instance)
        inner = _schema_of(error).get("properties", {}).get(missing, {}).get("description", "")
        key = f"{key}.{missing}" if key else missing
        message = f"is missing. {inner}".strip()
    elif error.validator == "enum":
        allowed = tuple(map(str, wanted))
        hint = nearest(str(instance), allowed)
        message = f"found {_show(instance)}.{hint} Allowed: {', '.join(allowed)}"
    elif error.validator == "type":
        message = f"found {_show(instance)}, expected {wanted}. {expected}"
    else:
        message = f"found {_show(instance)}. Expected: {expected or error.message}"
    yield Fault(_line_of(text, path), key, message.strip())


_SCRIPT = re.compile(r"(?i)javascript:|data:|vbscript:")


def _strings(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*path, number))


def _beyond_schema(raw: Mapping[str, Any], text: str) -> Iterator[Fault]:
    """Check what a schema cannot say: the safety lock and links between keys."""
    provisions = raw.get("provisions")
    provisions = provisions if isinstance(provisions, Mapping) else {}
    for name in provisions:
        if name in ALWAYS_THERE:
            yield Fault(
                _line_of(text, ("provisions", name)),
                f"provisions.{name}",
                "this is a national service; an edition cannot change or remove it. "
                "Take the row out.",
            )
    there = {n for n, p in provisions.items() if isinstance(p, Mapping) and p.get("exists", True)}
    support = raw.get("accused_support")
    if isinstance(support, str) and support in ROUTES and support not in there:
        yield Fault(
            _line_of(text, ("accused_support",)),
            "accused_support",
            f"names {support!r}, which this profile does not have. "
            f"Allowed: {', '.join(sorted(there)) or 'nothing yet'}",
        )
    scope = raw.get("umc")
    if isinstance(scope, Mapping) and "umc_provision" not in there:
        yield Fault(
            _line_of(text, ("umc",)),
            "umc",
            "a UMC partner needs a row [provisions.umc_provision] that says who people at "
            "the UMC can turn to",
        )
    for path, value in _strings(raw):
        if _SCRIPT.search(value):
            yield Fault(
                _line_of(text, path),
                ".".join(map(str, path)),
                f"found {_show(value)}: a script or data address is never allowed",
            )


def check(raw: Mapping[str, Any], text: str) -> tuple[Fault, ...]:
    """Return every problem of a parsed profile, in the order of the file."""
    faults: dict[tuple[int, str, str], Fault] = {}
    try:
        for error in _validator().iter_errors(raw):
            for fault in _describe(error, text):
                faults[fault.line, fault.key, fault.message] = fault
        for fault in _beyond_schema(raw, text):
            faults[fault.line, fault.key, fault.message] = fault
    except RecursionError:
        return (Fault(1, "", "is nested too deeply to be a profile"),)
    return tuple(faults[key] for key in sorted(faults))
