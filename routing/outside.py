"""Which door outside the institution fits everybody, by the reason for the first door."""

from __future__ import annotations

from routing.table import BY_ID

INSPECTORS = "trust_inspectorate"
MATTER_LAYER = 2
"""The layer of the rules on matters with a route of their own (``design`` section 5)."""


def for_everybody(reason: str | None = None) -> str:
    """Return the door outside that fits everybody whose first door has this reason.

    That is the inspectors, but for matters that are not their task (fact F-A2.9), and for the
    accused: they serve whoever it happened to (F-A2.7).
    """
    rule = BY_ID.get(reason or "")
    if rule is None or rule.layer != MATTER_LAYER:
        return INSPECTORS
    return "whistleblowers_authority" if "malpractice" in rule.when.text else "legal_help"
