"""The rule table: every row, in the order in which it is read."""

from routing.rules import Effect, Rule, RuleTable
from routing.table.also import ALSO
from routing.table.first import FIRST
from routing.table.limits import BARS, NOT_FIRST
from routing.table.notes import NOTES

TABLE = RuleTable(FIRST, BARS, NOT_FIRST, ALSO, NOTES)
RULES: tuple[Rule, ...] = TABLE.rules
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

__all__ = [
    "ALSO",
    "BARS",
    "BY_ID",
    "FIRST",
    "NOTES",
    "NOT_FIRST",
    "RULES",
    "TABLE",
    "Effect",
    "Rule",
]
