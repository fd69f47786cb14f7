"""The files that people can take away: tables as CSV, the rules as JSON, drawings as SVG."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache

from guide import paths, referral
from guide.doors import Door
from guide.edition import Edition
from guide.pictures import decision, graphviz
from guide.plain import plain
from guide.press.beside import each
from guide.voice import Voice
from routing.export import SCHEMA_PATH, rules_csv, rules_json

REFERRAL = {"nl": "verwijstabel.csv", "en": "referral-table.csv"}
MAP = "map"
RULES = {"csv": "rules.csv", "json": "rules.json", "schema": "rules.schema.json"}


@lru_cache(maxsize=8)
def files(edition: Edition) -> dict[str, bytes]:
    """Return every file of an edition by its name."""
    made: dict[str, bytes] = {}
    voices = edition.voices.values()
    for voice, drawn in zip(voices, each(_map, [*voices]), strict=True):
        made[REFERRAL[voice.lang]] = referral_csv(voice)
        made |= drawn
    made[RULES["csv"]] = rules_csv().encode("utf-8-sig")
    made[RULES["json"]] = rules_json().encode()
    made[RULES["schema"]] = SCHEMA_PATH.read_bytes()
    return made


def map_files(voice: Voice) -> dict[str, str]:
    """Return the names of the whole map of the questions, by their ending."""
    stem = f"{MAP}.{voice.lang}."
    return {name.rpartition(".")[2]: name for name in files(voice.edition) if name.startswith(stem)}


def _map(voice: Voice) -> dict[str, bytes]:
    """Return the whole decision graph as text, and as a drawing where Graphviz is installed."""
    graph = voice.edition.graph
    made = {"txt": decision.as_text(graph, voice).encode()}
    if graphviz.available():
        made["svg"] = graphviz.draw(decision.whole_source(graph, voice)).encode()
    return {hashed(f"{MAP}.{voice.lang}", data, end): data for end, data in made.items()}


def path(name: str) -> str:
    """Return the path of a file on the site."""
    return f"{paths.DOWNLOADS}{name}"


def hashed(stem: str, data: bytes, ending: str) -> str:
    """Return a name that changes with the content."""
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{ending}"


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table so that spreadsheets read its letters well."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _harmless(value: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{value}" if value[:1] in "=+-@" else value


def referral_csv(voice: Voice) -> bytes:
    """Return the referral table, one line per situation."""
    say = {key: plain(voice.say(f"referral.table.{key}")) for key in _COLUMNS}
    head = (
        *(say[key] for key in ("person", "situation", "who", "first")),
        *(say["contact"], say["second"], say["contact"]),
    )
    return as_csv(head, (_line(cell, voice) for cell in referral.cells(voice.edition.profile)))


_COLUMNS = ("person", "situation", "who", "first", "second", "contact")


def _line(cell: referral.Cell, voice: Voice) -> tuple[str, ...]:
    first, second = (voice.doors[route] for route in cell.doors)
    return (
        plain(voice.say(f"referral.person.{cell.person}")),
        plain(voice.say(f"referral.situation.{cell.situation}")),
        plain(voice.say(f"referral.party.{cell.party}")),
        *(plain(first.name), contact(first, voice.lang)),
        *(plain(second.name), contact(second, voice.lang)),
    )


def contact(door: Door, lang: str) -> str:
    """Return how a door is reached, in one line without markup."""
    if own := door.contact:
        return "; ".join(part for part in (own.phone, own.email, own.link, plain(own.text)) if part)
    known = [
        " ".join(part for part in (row.phone, (row.url or {}).get(lang, "")) if part)
        for row in door.services
    ]
    return "; ".join(part for part in known if part) or plain(door.find)
