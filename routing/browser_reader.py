"""Reads the guide's data for the browser as ``guide.js`` does (``docs/browser-graph.md``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from routing.advise import Advice, Choice
from routing.availability import KINDS, POSITIONS
from routing.facts import VOCABULARY
from routing.predicates import Masks

FACT = {name: number for number, name in enumerate(VOCABULARY)}


def _bits(numbers: Sequence[int]) -> int:
    return sum(1 << number for number in numbers)


class Guide:
    """Reads ``data``: the reference for the script, apart from how truth is kept (as bits here)."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.about: dict[tuple[int, int], Masks] = {}
        for number, (fact, *rest) in enumerate(data["predicates"]):
            count = len(data["facts"][fact][1]) + 1
            for value in range(count):
                holds = bool(rest) and value in rest[0]
                true, false = self.about.get((fact, value), (0, 0))
                bit = 1 << number
                self.about[fact, value] = Masks(true | bit * holds, false | bit * (not holds))
        self.open = {
            fact: 1 << number for number, (fact, *rest) in enumerate(data["predicates"]) if not rest
        }
        self.also, self.bars, self.notes = (
            [(id, _bits(needs), _bits(forbids), rest) for id, needs, forbids, *rest in data[kind]]
            for kind in ("also", "bars", "notes")
        )

    def masks(self, known: Mapping[int, int]) -> Masks:
        """Return what is true and what is false of the predicates; the rest is not known."""
        true = sum(bit for fact, bit in self.open.items() if fact not in known)
        false = 0
        for pair in known.items():
            here = self.about.get(pair, Masks(0, 0))
            true |= here.true
            false |= here.false
        return Masks(true, false)

    def advice(self, answers: Mapping[str, str]) -> Advice:
        """Return the advice for a set of answers, from the data alone."""
        data = self.data
        (doors, closes, _card), known = walk(data, answers)
        masks = self.masks(known)
        names = data["routes"]
        first = tuple(
            Choice(names[r], data["reasons"][why], bool(maybe)) for r, why, maybe in doors
        )
        barred, doubtful = self._limits(masks)
        skip = {route for route, _, _ in doors} | barred.keys()
        also = self._also(masks, known, closes, skip, doubtful)
        not_now = tuple(
            Choice(names[route], id)
            for route, id in barred.items()
            if not closes and _level(data, known, route)
        )
        maybe = [row for row in self.notes if _possible(masks, row[1], row[2])]
        certain = tuple(row[0] for row in maybe if _certain(masks, row[1], row[2]))
        possible = () if closes else tuple(row[0] for row in maybe if row[0] not in certain)
        return Advice(first, also, not_now, certain, possible)

    def _limits(self, masks: Masks) -> tuple[dict[int, str], set[int]]:
        barred: dict[int, str] = {}
        doubtful: set[int] = set()
        for id, needs, forbids, (routes, line) in self.bars:
            if _certain(masks, needs, forbids):
                for route in routes:
                    barred.setdefault(route, id)
            elif line and _possible(masks, needs, forbids):
                doubtful.update(routes)
        return barred, doubtful

    def _also(
        self,
        masks: Masks,
        known: Mapping[int, int],
        closes: int,
        skip: set[int],
        doubtful: set[int],
    ) -> tuple[Choice, ...]:
        data, also = self.data, []
        for id, needs, forbids, (route, safety, by_chance) in self.also:
            fits = _possible if by_chance else _certain
            if route in skip or (closes and not safety) or not fits(masks, needs, forbids):
                continue
            if not data["low"][route] and route in doubtful:
                continue
            if level := _level(data, known, route):
                also.append(Choice(data["routes"][route], id, level == 1))
                skip.add(route)
        return tuple(also)


def _certain(masks: Masks, needs: int, forbids: int) -> bool:
    return masks.true & needs == needs and masks.false & forbids == forbids


def _possible(masks: Masks, needs: int, forbids: int) -> bool:
    return not (masks.false & needs or masks.true & forbids)


def walk(data: Mapping[str, Any], answers: Mapping[str, str]) -> tuple[list[Any], dict[int, int]]:
    """Follow the answers (question id → option id; absent means open) to a leaf.

    Returns the leaf and the facts that the answers on the way make known.
    """
    known: dict[int, int] = {}
    at = 0
    while at < len(data["nodes"]):
        question, targets = data["nodes"][at][:2]
        name, options = data["questions"][question]
        chosen = next((n for n, o in enumerate(options) if o[0] == answers.get(name)), None)
        if chosen is None:
            at = targets[-1]
        else:
            known.update(options[chosen][1])
            at = targets[chosen]
    for fact, values, other, value in data["implied"]:
        if known.get(fact) in values and other not in known:
            known[other] = value
    leaf: list[Any] = data["leaves"][at - len(data["nodes"])]
    return leaf, known


def _level(data: Mapping[str, Any], known: Mapping[int, int], route: int) -> int:
    position = known.get(FACT["position"], len(POSITIONS))
    kind = known.get(FACT["institution"], len(KINDS)) if data["kinds"] > 1 else 0
    return int(data["levels"][route][position * data["kinds"] + kind])


def browser_advice(data: Mapping[str, Any], answers: Mapping[str, str]) -> Advice:
    """Return the advice for a set of answers, from the data alone."""
    return Guide(data).advice(answers)
