"""Check a profile: every problem at once, with line, what was found and what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routing.facts import nearest
from routing.profile_faults import Fault, Places, dotted, short, show
from routing.profile_lock import locked, locked_key
from routing.routes import ALWAYS_THERE

if TYPE_CHECKING:
    # Only a profile needs the validator, and importing it takes longer than all of routing.
    from jsonschema.exceptions import ValidationError

SCHEMA_PATH = Path(__file__).with_name("profile.schema.json")
_TYPES = {
    "string": "a text between quotation marks",
    "integer": "a whole number without quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": 'a list in square brackets, such as ["nl", "en"]',
    "object": "a table",
}
_LISTED = 20
"""How many allowed values an error lists; of two-letter codes no near one helps either."""


def schema() -> dict[str, Any]:
    """Return the published JSON Schema of a profile."""
    loaded: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return loaded


def _pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """Match as JSON Schema does: ``$`` is the very end, also when a line break comes last."""
    if isinstance(instance, str) and (
        not re.search(pattern, instance) or (pattern.endswith("$") and instance.endswith("\n"))
    ):
        from jsonschema.exceptions import ValidationError

        yield ValidationError(f"does not match {pattern}")


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    strict = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
    return strict(schema())


def check(raw: Mapping[str, Any], text: str) -> tuple[Fault, ...]:
    """Return every problem of a parsed profile, in the order of the file."""
    places = Places(text)
    found: set[Fault] = set()
    for error in _validator().iter_errors(raw):
        found.update(_described(error, places))
    found.update(locked(raw, places))
    return tuple(sorted(found))


def _described(error: ValidationError, places: Places) -> Iterator[Fault]:
    """Put an error of JSON Schema into words for a policy officer."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, path, places)
    elif error.validator == "required":
        yield from _missing_keys(error, path, places)
    else:
        words = _WORDS.get(str(error.validator), _other)
        yield Fault(places.line(path), dotted(path), words(error).strip())


def _unknown_keys(error: ValidationError, path: tuple[Any, ...], places: Places) -> Iterator[Fault]:
    allowed = tuple(_of(error).get("properties", {}))
    given: Any = error.instance
    for key in given:
        if key in allowed:
            continue
        line, name = places.line((*path, key)), dotted((*path, key))
        if path == ("provisions",) and key in ALWAYS_THERE:
            message = (
                "this is a national service; an edition cannot change or remove it. "
                "Take the row out."
            )
        else:
            message = (
                f"unknown key.{nearest(short(key), allowed)} "
                f"{locked_key(key)}Allowed here: {', '.join(allowed)}"
            )
        yield Fault(line, name, message)


def _missing_keys(error: ValidationError, path: tuple[Any, ...], places: Places) -> Iterator[Fault]:
    wanted: Any = error.validator_value
    given: Any = error.instance
    for key in wanted:
        if key not in given:
            about = _about(path, key)
            yield Fault(
                places.line(path), dotted((*path, key)), f"is missing. Write {about}".strip()
            )


def _about(path: tuple[Any, ...], key: str) -> str:
    """Return the description of a key below ``path`` in the schema."""
    whole = here = schema()
    for part in (*path, key):
        here = _resolved(whole, here)
        here = here.get("items", {}) if isinstance(part, int) else here["properties"][str(part)]
    return str(here.get("description") or _resolved(whole, here).get("description", ""))


def _resolved(whole: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in here:
        here = whole["$defs"][str(here["$ref"]).rpartition("/")[2]]
    return here


def _of(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _enum(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    allowed = tuple(map(str, wanted))
    if len(allowed) > _LISTED:
        return f"found {show(error.instance)}. Allowed: {_of(error)['description']}"
    hint, listed = nearest(short(str(error.instance)), allowed), ", ".join(allowed)
    return f"found {show(error.instance)}.{hint} Allowed: {listed}"


def _type(error: ValidationError) -> str:
    wanted = _TYPES.get(str(error.validator_value), str(error.validator_value))
    about = _of(error).get("description", "")
    return f"found {show(error.instance)}, expected {wanted}. Allowed: {about}"


def _twice(error: ValidationError) -> str:
    return "the list names something twice. Name each once"


def _many(error: ValidationError) -> str:
    return f"found {show(error.instance)}. Allowed: at most {error.validator_value}"


def _other(error: ValidationError) -> str:
    about = _of(error).get("description", "")
    return f"found {show(error.instance)}. Expected: {about}"


_WORDS: dict[str, Callable[[ValidationError], str]] = {
    "enum": _enum,
    "type": _type,
    "uniqueItems": _twice,
    "maxItems": _many,
}
