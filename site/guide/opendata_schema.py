"""The JSON Schema of each file of open data: what a portal or a chatbot may rely on.

A new key may be added at any time; a key or id is never renamed without a new ``format``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"}
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
FLAG = {"type": "boolean"}
DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def _object(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


BOTH = _object({"nl": TEXT, "en": TEXT})
MAYBE_BOTH = {"type": "object", "properties": {"nl": TEXT, "en": TEXT}}
TRAIT = _one_of("yes", "no", "partly", "differs")
SERVICE = _object(
    {"id": ID, "name": BOTH, "what": BOTH, "checked": DAY, "source": TEXTS},
    {
        "phone": TEXT,
        **dict.fromkeys(("cost", "hours", "languages", "abroad", "anonymous", "chat", "url"), BOTH),
    },
)
CONTACT = _object(
    {},
    {
        "phone": TEXT,
        "email": TEXT,
        "link": BOTH,
        "languages": TEXTS,
        "anonymous": _one_of("yes", "no", "ask"),
        "answer": BOTH,
        "contact": BOTH,
        "position": _one_of("internal", "external", "both"),
    },
)
ROUTE = _object(
    {
        "id": ID,
        "name": BOTH,
        "what": BOTH,
        "page": MAYBE_BOTH,
        "inside": FLAG,
        "formal": FLAG,
        "low_threshold": FLAG,
        "open_to": _map(_one_of("yes", "some", "no")),
        **dict.fromkeys(
            (
                *("independent", "secret", "acts_with_consent", "investigates", "decides"),
                *("keeps_records", "anonymous"),
            ),
            TRAIT,
        ),
        "cost": TEXT,
        "contact": CONTACT,
        "services": _list(SERVICE),
    }
)
RULE = _object(
    {
        "id": ID,
        "layer": {"type": "integer", "minimum": 1},
        "effect": _one_of("first", "bar", "not_first", "also", "note"),
        "when": TEXTS,
        "routes": _list(_list(ID)),
        "closes": FLAG,
        "source": TEXTS,
        "reviewed": DAY,
        "texts": _object({"nl": _map(TEXT), "en": _map(TEXT)}),
    }
)
PREDICATE = _object({}, {"fact": ID, "values": TEXTS, "unanswered": ID, "profile": FLAG})
PAGE = _object(
    {
        "id": {"type": "string", "pattern": "^(route|behaviour|topic|page):[a-z0-9_-]+$"},
        "kind": _one_of("route", "behaviour", "topic", "page"),
        "language": _one_of("nl", "en"),
        "path": TEXT,
        "title": TEXT,
        "description": TEXT,
        "keywords": TEXTS,
        "related": TEXTS,
        "sources": TEXTS,
        "reviewed": DAY,
        "text": TEXT,
        "steps": _list(_object({"step": ID, "turn_back": TEXT, "text": TEXT})),
    }
)
TERM = _object(
    {"id": ID, "nl": TEXT, "en": TEXT, "plain": BOTH, "variants": _map(TEXTS), "source": TEXTS}
)
HEAD = {
    "$schema": TEXT,
    "format": {"const": 1},
    "licence": {"const": "EUPL-1.2"},
    "site": {"type": "string", "pattern": "^https?://"},
    "date": DAY,
    "edition": _object(
        {"id": ID, "kind": _one_of("wo", "hbo", "national"), "example": FLAG, "name": MAYBE_BOTH}
    ),
}


def _schema(title: str, parts: Mapping[str, Any]) -> Schema:
    return {"$schema": DIALECT, "title": title, **_object({**HEAD, **parts})}


SCHEMAS: Mapping[str, Schema] = {
    "routes": _schema("bijwie: who there is to turn to", {"routes": _list(ROUTE)}),
    "rules": _schema(
        "bijwie: the rules behind the advice",
        {
            "facts": _map(TEXTS),
            "predicates": _map(PREDICATE),
            "layers": _map(TEXT),
            "rules": _list(RULE),
        },
    ),
    "content": _schema("bijwie: the pages", {"pages": _list(PAGE)}),
    "glossary": _schema("bijwie: the words in both languages", {"terms": _list(TERM)}),
}
