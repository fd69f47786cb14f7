"""The rule table for people and programs: JSON with a published schema, and CSV."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from routing.rules import LAYERS, Effect, Rule, RuleTable, row
from routing.table import TABLE

SCHEMA_PATH = Path(__file__).with_name("rules.schema.json")
VERSION = 1
COLUMNS = ("id", "layer", "effect", "condition", "routes", "source", "reviewed")


class RulesError(ValueError):
    """A file that holds no rule table; the message says where and what was expected."""


def rule_data(rule: Rule) -> dict[str, Any]:
    """Return one row as JSON-ready data."""
    return {
        "id": rule.id,
        "layer": rule.layer,
        "layer_name": LAYERS[rule.layer],
        "effect": rule.effect.value,
        "condition": list(rule.when.text),
        "slots": [list(slot) for slot in rule.slots],
        "closes": rule.closes,
        "soft": rule.soft,
        "source": list(rule.source),
        "reviewed": rule.reviewed.isoformat(),
    }


def rules_data(table: RuleTable = TABLE) -> dict[str, Any]:
    """Return the whole table, in the order in which it is read (``rules.schema.json``)."""
    return {"version": VERSION, "rules": [rule_data(rule) for rule in table.rules]}


def rules_json(table: RuleTable = TABLE) -> str:
    """Return the whole table as JSON text."""
    return json.dumps(rules_data(table), ensure_ascii=False, indent=1) + "\n"


def rules_csv(table: RuleTable = TABLE) -> str:
    """Return the whole table as CSV, one line per row.

    In ``routes`` a ``+`` parts doors that stand side by side, a space parts alternatives.
    """
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for rule in table.rules:
        routes = " + ".join(" ".join(slot) for slot in rule.slots)
        condition = " & ".join(rule.when.text) or "always"
        source = " ".join(rule.source)
        lines.writerow(
            (rule.id, rule.layer, rule.effect.value, condition, routes, source, rule.reviewed)
        )
    return out.getvalue()


@cache
def schema() -> dict[str, Any]:
    """Return the published JSON Schema of the export."""
    loaded: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return loaded


def load_rules(path: Path) -> RuleTable:
    """Read an exported table back.

    Raises :class:`RulesError` naming the place and what was expected.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise RulesError(f"{path}: this is no JSON that can be read: {problem}") from None
    from jsonschema import Draft202012Validator  # takes long to import, and only reading needs it

    for error in Draft202012Validator(schema()).iter_errors(data):
        place = ".".join(map(str, error.absolute_path)) or "the file"
        raise RulesError(f"{path}: {place}: {error.message}")
    return RuleTable.of(_rule(entry) for entry in data["rules"])


def _rule(entry: dict[str, Any]) -> Rule:
    return row(
        Effect(entry["effect"]),
        entry["layer"],
        entry["id"],
        " & ".join(entry["condition"]),
        " + ".join(" ".join(slot) for slot in entry["slots"]),
        " ".join(entry["source"]),
        closes=entry["closes"],
        soft=entry["soft"],
    )
