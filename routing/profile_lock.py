"""The safety lock: what no profile may touch, and what a schema cannot say.

A profile changes contacts, names and look. The outside services, the exit, the numbers for help
now, the person to fall back on and the promise of privacy stay; who tries is told why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from routing.availability import Level, sector
from routing.profile_faults import Fault, Places, dotted, show
from routing.routes import ROUTES

MARKDOWN = ("contact", "answer", "aftercare")
"""Keys whose texts may hold simple Markdown."""
AUDIENCE = {"students": "student", "phd": "phd", "employees": "employee", "others": "other"}
ALSO_PHD = ("mentor", "study_adviser", "student_counsellor", "exam_appeals")
"""Doors for students that some institutions open to PhD candidates too."""
_LOCKED = (
    ("exit leave escape hide", "The exit stands on every page; only exit_url is yours to choose."),
    ("urgent emergency alarm now 112 help", "The numbers for help now are the same on every page."),
    ("outside national service inspector police", "The doors outside stand in every edition."),
    ("fallback default", "There is always a person to fall back on."),
    (
        "privacy cookie analytic track statistic matomo google log consent storage",
        "The promise of privacy is the same in every edition: nothing is counted, kept or sent.",
    ),
    ("script js css html style font head footer template", "An edition has no code of its own."),
    ("rule advice first order question", "The advice follows from the same rules everywhere."),
)
_HTML = re.compile(r"<[A-Za-z/!?]")
_PICTURE = re.compile(r"!\[")
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s|=+\s*$|-{2,}\s*$)", re.MULTILINE)
_BRACES = re.compile(r"[{}]")
_TARGET = re.compile(r"\]\s*\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_ALLOWED_TARGET = re.compile(r"(?:https://|mailto:|tel:)\S+")
_SCRIPT = re.compile(r"(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff]"
)
_PORTS = 65535

Path = tuple[Any, ...]


def locked_key(key: str) -> str:
    """Say why a key that does not exist could not exist, if it reaches for what is locked."""
    for words, reason in _LOCKED:
        if any(word in key.lower() for word in words.split()):
            return f"{reason} "
    return ""


def locked(raw: Mapping[str, Any], places: Places) -> Iterator[Fault]:
    """Yield what stands in the profile and may not, or does not fit together."""
    for path, message in _everything(raw):
        yield Fault(places.line(path), dotted(path), message)


def _everything(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for path, value in _strings(raw):
        yield from ((path, message) for message in _text(path, value))
    yield from _reviewed(raw)
    yield from _doors(raw)
    yield from _exit(raw)


def _strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*path, number))


def _text(path: Path, value: str) -> Iterator[str]:
    """Look at one text: nothing hidden, no script, and in Markdown no HTML, picture or odd link."""
    if hidden := _HIDDEN.search(value):
        yield f"holds a character that people cannot see (U+{ord(hidden[0]):04X}). Take it out"
    if _SCRIPT.search(value):
        yield f"found {show(value)}: a script or data address is never allowed"
    if value.startswith("https://") and (port := _port(value)) > _PORTS:
        yield f"found the port {port}. Allowed: a port up to {_PORTS}, or none"
    if len(path) < 2 or path[-2] not in MARKDOWN:
        return
    if _HTML.search(value):
        yield f"found {show(value)}: HTML is not allowed. Write plain text or simple Markdown"
    if _PICTURE.search(value):
        yield "pictures are not allowed here. Describe it in words"
    if _HEADING.search(value) or _BRACES.search(value):
        yield f"found {show(value)}: no headings and no braces here. Write plain sentences"
    for first, second in _TARGET.findall(value):
        if not _ALLOWED_TARGET.fullmatch(first or second):
            yield (
                f"found a link to {show(first or second)}. "
                "Allowed: https://…, mailto:… and tel:…, as in [text](https://…)"
            )


def _port(value: str) -> int:
    found = re.match(r"https://[^/?#]*:(\d{1,9})", value)
    return int(found[1]) if found else 0


def _reviewed(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    day = raw.get("reviewed")
    if isinstance(day, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield ("reviewed",), f"found {show(day)}, a day that does not exist. Write: 2026-11-25"


def _doors(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    given = raw.get("provisions")
    rows = given if isinstance(given, Mapping) else {}
    doors = {name: row for name, row in rows.items() if isinstance(row, Mapping)}
    there = {name for name, door in doors.items() if door.get("exists", True)}
    support = raw.get("accused_support")
    if isinstance(support, str) and support in ROUTES and support not in there:
        listed = ", ".join(sorted(there)) or "nothing yet"
        message = f"names {support!r}, which this profile does not have. Allowed: {listed}"
        yield ("accused_support",), message
    if isinstance(raw.get("umc"), Mapping) and "umc_provision" not in there:
        message = (
            "a UMC partner needs a row [provisions.umc_provision]: the people to turn to there"
        )
        yield ("umc",), message
    outer = doors.get("confidential_adviser_external", {})
    if outer.get("position", "external") != "external":
        path = ("provisions", "confidential_adviser_external", "position")
        yield path, 'an external adviser is external. Write "external", or use confidential_adviser'
    for name, door in doors.items():
        yield from _audience(name, door)


def _audience(name: str, door: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Refuse a door for people whom it cannot serve anywhere: a manager for students."""
    table = sector().get(name)
    people = door.get("for")
    if table is None or not isinstance(people, list):
        return
    open_to = {p for (p, _), level in table.items() if level > Level.NO}
    if name in ALSO_PHD:
        open_to.add("phd")
    fitting = [word for word, position in AUDIENCE.items() if position in open_to]
    for word in people:
        if isinstance(word, str) and word in AUDIENCE and word not in fitting:
            message = f"found {show(word)}. Allowed for this door: {', '.join(fitting)}"
            yield ("provisions", name, "for"), message


def _exit(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Refuse an exit that stays with the institution: whoever leaves must be away."""
    target = raw.get("exit_url")
    if not isinstance(target, str):
        return
    own = [raw.get("base_url"), *_inside(raw, "embed", "allow"), *_inside(raw, "contact", "link")]
    if site_of(target) and site_of(target) in {site_of(a) for a in own if isinstance(a, str)}:
        message = (
            f"found {show(target)}: this is a page of your own institution. "
            "Allowed: an everyday page of somebody else, such as a weather page"
        )
        yield ("exit_url",), message


def _inside(raw: Mapping[str, Any], table: str, key: str) -> list[Any]:
    """Return the values of a list or table inside a table, whatever stands there."""
    outer = raw.get(table)
    inner = outer.get(key) if isinstance(outer, Mapping) else None
    if isinstance(inner, Mapping):
        return list(inner.values())
    return inner if isinstance(inner, list) else []


def site_of(address: str) -> str:
    """Return the part of an address that names its owner: ``instelling.nl``.

    >>> site_of("https://www.instelling.nl/bijwie/")
    'instelling.nl'
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])
