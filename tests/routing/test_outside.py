"""The door outside is one whose task the matter is."""

from __future__ import annotations

import pytest

from routing import NATIONAL, Facts, advise
from routing.outside import for_everybody
from routing.routes import ROUTES
from routing.table import FIRST


@pytest.mark.parametrize(
    ("behaviour", "door"),
    [
        ("bullying", "trust_inspectorate"),
        ("study_matter", "legal_help"),
        ("labour_conflict", "legal_help"),
        ("malpractice", "whistleblowers_authority"),
    ],
)
def test_a_matter_has_the_door_outside_that_may_help_with_it(behaviour: str, door: str) -> None:
    facts = Facts(perspective="self", position="employee", behaviour=behaviour, danger_now="no")
    advice = advise(facts, NATIONAL)
    assert for_everybody(advice.first[0].reason) == door
    assert door in advice.named


def test_the_accused_are_not_sent_to_those_who_serve_whoever_it_happened_to() -> None:
    advice = advise(Facts(perspective="accused", danger_now="no"), NATIONAL)
    assert for_everybody(advice.first[0].reason) == "legal_help"


def test_whatever_the_reason_the_door_is_outside() -> None:
    assert not any(ROUTES[for_everybody(rule.id)].inside for rule in FIRST)
    assert for_everybody() == "trust_inspectorate"
