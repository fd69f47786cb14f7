"""The data for the browser gives the advice of the rules, for every set of answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import brotli
import pytest

from routing import Facts, Profile, advise
from routing.browser import Guide, browser_advice, browser_graph, walk
from routing.editions import shipped
from routing.facts import VOCABULARY

NAMES = tuple(VOCABULARY)


@cache
def data_of(profile: Profile) -> dict[str, Any]:
    """Return the data as a browser reads them."""
    found: dict[str, Any] = json.loads(json.dumps(browser_graph(profile)))
    return found


EDITIONS = shipped()


def answers(data: dict[str, Any], at: int = 0) -> Iterator[dict[str, str]]:
    """Yield every set of answers that leads somewhere in the graph."""
    if at >= len(data["nodes"]):
        yield {}
        return
    question, targets = data["nodes"][at][:2]
    name, options = data["questions"][question]
    for option, target in zip(options, targets, strict=False):
        for rest in answers(data, target):
            yield {name: option[0], **rest}
    yield from answers(data, targets[-1])


def facts_of(known: dict[int, int]) -> Facts:
    """Return the facts that the numbers stand for; what does not apply is no fact."""
    pairs = ((NAMES[fact], VOCABULARY[NAMES[fact]], value) for fact, value in known.items())
    return Facts(**{name: values[value] for name, values, value in pairs if value < len(values)})


@pytest.mark.parametrize("profile", EDITIONS, ids=lambda profile: profile.id)
def test_the_browser_advice_equals_the_advice_for_every_set_of_answers(profile: Profile) -> None:
    data = data_of(profile)
    guide = Guide(data)
    seen = set()
    for given in answers(data):
        leaf, known = walk(data, given)
        key = (data["leaves"].index(leaf), tuple(sorted(known.items())))
        if key not in seen:
            seen.add(key)
            assert guide.advice(given) == advise(facts_of(known), profile), given
    assert len(seen) > 5000


def test_the_data_are_small() -> None:
    for profile in EDITIONS:
        text = json.dumps(data_of(profile), separators=(",", ":"))
        assert len(brotli.compress(text.encode())) < 9_000


def test_no_answers_at_all_give_the_advice_for_nothing_known() -> None:
    academy = EDITIONS[1]
    assert browser_advice(data_of(academy), {}) == advise(Facts(), academy)


def test_every_node_says_what_stays_sure_and_how_much_can_come() -> None:
    data = data_of(EDITIONS[1])
    left, sure_first, sure = data["nodes"][0][2:]
    assert left == 7
    assert sure_first == []
    assert data["routes"].index("trust_inspectorate") in sure
