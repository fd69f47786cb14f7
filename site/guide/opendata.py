"""Open data: routes, rules, pages and words as JSON, each with its JSON Schema and stable ids.

For portals and chatbots that want to show the same advice. The files hold no time of the clock: the
same edition gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from guide.content import LANGUAGES, Page, Words, address
from guide.edition import Edition
from guide.opendata_schema import SCHEMAS
from guide.plain import plain
from routing.availability import POSITIONS, Level
from routing.facts import VOCABULARY
from routing.predicates import PREDICATES, UNANSWERED
from routing.routes import ROUTES, Route
from routing.rules import LAYERS, Effect, Rule
from routing.table import RULES

FOLDER = "data"
LICENCE = "EUPL-1.2"
_LEVELS = {Level.YES: "yes", Level.MAYBE: "some", Level.NO: "no"}
_TEXTS = {
    Effect.FIRST: ("reasons.{}",),
    Effect.ALSO: ("choose.{}",),
    Effect.BAR: ("not_now.{}",),
    Effect.NOTE: ("notes.{}.certain", "notes.{}.possible"),
}
_CONTACT = ("phone", "email", "link", "languages", "anonymous", "answer", "contact", "position")


@lru_cache(maxsize=2)
def files(edition: Edition) -> dict[str, bytes]:
    """Return every file of open data by its path on the site."""
    made = {
        f"{FOLDER}/{name}.json": _bytes(_head(edition, name) | make(edition))
        for name, make in MAKERS.items()
    }
    schemas = {
        f"{FOLDER}/schema/{name}.schema.json": _bytes(schema) for name, schema in SCHEMAS.items()
    }
    return made | schemas


def _bytes(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _head(edition: Edition, name: str) -> dict[str, Any]:
    """Return what every file says of itself."""
    return {
        "$schema": f"schema/{name}.schema.json",
        "format": 1,
        "licence": LICENCE,
        "site": edition.settings.base_url,
        "date": edition.settings.today.isoformat(),
        "edition": {
            "id": edition.profile.id,
            "kind": edition.profile.kind,
            "example": bool(edition.profile.raw.get("example", False)),
            "name": edition.profile.raw.get("name", {}),
        },
    }


def _routes(edition: Edition) -> dict[str, Any]:
    return {"routes": [_route(edition, route) for route in ROUTES.values()]}


def _route(edition: Edition, route: Route) -> dict[str, Any]:
    doors = {lang: edition.voices[lang].doors[route.id] for lang in LANGUAGES}
    given = edition.profile.raw.get("provisions", {}).get(route.id, {})
    return {
        "id": route.id,
        "name": {lang: plain(door.name) for lang, door in doors.items()},
        "what": {lang: plain(door.what) for lang, door in doors.items()},
        "page": {lang: door.page.lstrip("/") for lang, door in doors.items() if door.page},
        "inside": route.inside,
        "formal": route.formal,
        "low_threshold": route.low,
        "open_to": {
            position: _LEVELS[edition.profile.level(route.id, position, None, first=False)]
            for position in POSITIONS
        },
        "independent": route.independent,
        "secret": route.secret,
        "acts_with_consent": route.consent,
        "investigates": route.investigates,
        "decides": route.decides,
        "keeps_records": route.records,
        "anonymous": route.anonymous,
        "cost": route.cost,
        "contact": {key: given[key] for key in _CONTACT if key in given},
        "services": [_service(row) for row in doors[LANGUAGES[0]].services],
    }


def _service(row: Any) -> dict[str, Any]:
    worded = ("cost", "hours", "languages", "abroad", "anonymous", "chat", "url")
    found: dict[str, Any] = {"id": row.id, "name": dict(row.name), "what": dict(row.what)}
    if row.phone:
        found["phone"] = row.phone
    found |= {key: dict(value) for key in worded if (value := getattr(row, key))}
    return found | {"checked": row.checked.isoformat(), "source": list(row.source)}


def _rules(edition: Edition) -> dict[str, Any]:
    return {
        "facts": {fact: list(values) for fact, values in VOCABULARY.items()},
        "predicates": {
            **{name: {"fact": fact, "values": list(v)} for name, (fact, v) in PREDICATES.items()},
            **{name: {"unanswered": fact} for name, fact in UNANSWERED.items()},
            **{name: {"profile": name in edition.profile.settled} for name in _own(edition)},
        },
        "layers": {str(number): name for number, name in LAYERS.items()},
        "rules": [_rule(edition, rule) for rule in RULES],
    }


def _own(edition: Edition) -> list[str]:
    return sorted(edition.profile.settled | edition.profile.ruled_out)


def _rule(edition: Edition, rule: Rule) -> dict[str, Any]:
    texts = [id.format(rule.id) for id in _TEXTS.get(rule.effect, ())]
    return {
        "id": rule.id,
        "layer": rule.layer,
        "effect": rule.effect.value,
        "when": list(rule.when.text),
        "routes": [list(slot) for slot in rule.slots],
        "closes": rule.closes,
        "source": list(rule.source),
        "reviewed": rule.reviewed.isoformat(),
        "texts": {
            lang: {id: plain(edition.voices[lang].say(id)) for id in texts if _has(edition, id)}
            for lang in LANGUAGES
        },
    }


def _has(edition: Edition, id: str) -> bool:
    return all(edition.voices[lang].has(id) for lang in LANGUAGES)


def _content(edition: Edition) -> dict[str, Any]:
    return {
        "pages": [
            _page(edition, page) for lang in LANGUAGES for page in edition.content.pages_of(lang)
        ]
    }


def _page(edition: Edition, page: Page) -> dict[str, Any]:
    voice = edition.voices[page.lang]
    return {
        "id": page.id,
        "kind": page.kind,
        "language": page.lang,
        "path": address(page).lstrip("/"),
        "title": page.title,
        "description": page.description,
        "keywords": list(page.keywords),
        "related": list(page.related),
        "sources": list(page.sources),
        "reviewed": page.reviewed.isoformat(),
        "text": " ".join(filter(None, (page.who, voice.block(page.body).words))),
        "steps": [
            {"step": step.step, "turn_back": step.turn_back, "text": voice.block(step.text).words}
            for step in page.steps
        ],
    }


def _glossary(edition: Edition) -> dict[str, Any]:
    return {
        "terms": [
            {
                "id": term.id,
                "nl": term.nl,
                "en": term.en,
                "plain": _words(term.plain),
                "variants": {lang: list(names) for lang, names in term.variants.items()},
                "source": list(term.source),
            }
            for term in edition.content.tables.glossary.values()
        ]
    }


def _words(words: Words) -> dict[str, str]:
    return dict(words)


MAKERS: Mapping[str, Callable[[Edition], dict[str, Any]]] = {
    "routes": _routes,
    "rules": _rules,
    "content": _content,
    "glossary": _glossary,
}
