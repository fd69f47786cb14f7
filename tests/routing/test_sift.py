"""A condition asked by itself says what the quick sifting of many rows says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routing.predicates import NAMES, Masks
from routing.rules import sift
from routing.table import RULES, TABLE

STATES = st.lists(st.sampled_from("tfo"), min_size=len(NAMES), max_size=len(NAMES))


@given(states=STATES)
def test_every_row_is_certain_or_possible_either_way(states: list[str]) -> None:
    true = sum(1 << number for number, state in enumerate(states) if state == "t")
    false = sum(1 << number for number, state in enumerate(states) if state == "f")
    masks = Masks(true, false)
    quick = {rule.id: sure for rows in TABLE.asked.values() for rule, sure in sift(rows, masks)}
    one_by_one = {rule.id: rule.when.certain(masks) for rule in RULES if rule.when.possible(masks)}
    assert quick == one_by_one


def test_a_row_is_certain_when_its_own_predicates_are() -> None:
    for rule in RULES:
        masks = Masks(rule.when.needs, rule.when.forbids)
        assert rule.when.certain(masks) and rule.when.possible(masks)
        for bit in (1 << number for number in range(len(NAMES))):
            if rule.when.needs & bit:
                assert not rule.when.certain(Masks(masks.true & ~bit, masks.false))
                assert not rule.when.possible(Masks(masks.true & ~bit, masks.false | bit))
            if rule.when.forbids & bit:
                assert not rule.when.certain(Masks(masks.true, masks.false & ~bit))
                assert not rule.when.possible(Masks(masks.true | bit, masks.false & ~bit))
