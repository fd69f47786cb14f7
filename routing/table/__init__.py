"""The rule table: every row, in the order in which it is read."""

from routing.rules import Effect, Rule
from routing.table.also import ALSO
from routing.table.first import FIRST
from routing.table.limits import BARS, NOT_FIRST
from routing.table.notes import NOTES

RULES: tuple[Rule, ...] = (*FIRST, *BARS, *NOT_FIRST, *ALSO, *NOTES)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

assert len(BY_ID) == len(RULES), "two rules share an id"

__all__ = ["ALSO", "BARS", "BY_ID", "FIRST", "NOTES", "NOT_FIRST", "RULES", "Effect", "Rule"]
