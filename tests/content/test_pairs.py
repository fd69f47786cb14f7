"""A hundred seeded changes to the real pages: what one language says and the other does not.

Each change is made in one language of one page, as a slip of an editor would: a word that denies
is dropped, a duty becomes a permission, a number, a reference, a source or a link differs. The
check of that pair must say something that it did not say before, in at least 90 of 100 cases.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from guide.check.citing import check_citing
from guide.check.pairs import check_pairs
from guide.check.structure import check_structure
from guide.check.study import Study
from guide.content import Content, read
from guide.content.pages import read_page

PROJECT = Path(__file__).parents[2]
CHANGES = 100
AT_LEAST = 90
SEED = 20261125


@dataclass(frozen=True)
class Change:
    """A kind of slip: what is looked for in a page, and what is put in its place."""

    name: str
    pattern: dict[str, str]
    replacement: Callable[[re.Match[str], random.Random, Content], str]


def _both(pattern: str) -> dict[str, str]:
    return {"nl": pattern, "en": pattern}


def _drop(found: re.Match[str], chance: random.Random, content: Content) -> str:
    return ""


def _permit(found: re.Match[str], chance: random.Random, content: Content) -> str:
    return {"moet": "mag", "moeten": "mogen", "must": "may"}[found[0]]


def _other_row(found: re.Match[str], chance: random.Random, content: Content) -> str:
    tables = {
        "limit": content.tables.limits,
        "figure": content.tables.figures,
        "law": content.tables.laws,
    }
    others = sorted(tables[found[1]].keys() - {found[2]})
    return f"{{{found[1]}:{chance.choice(others)}}}"


def _other_number(found: re.Match[str], chance: random.Random, content: Content) -> str:
    numbers = {
        "twee": "drie", "drie": "vier", "vier": "vijf", "vijf": "zes",
        "two": "three", "three": "four", "four": "five", "five": "six",
    }  # fmt: skip
    return numbers[found[0]]


def _unlink(found: re.Match[str], chance: random.Random, content: Content) -> str:
    return found[1]


def _other_page(found: re.Match[str], chance: random.Random, content: Content) -> str:
    others = sorted({id for _, id in content.pages} - {found[2]})
    return f"[{found[1]}]({chance.choice(others)})"


def _other_turn(found: re.Match[str], chance: random.Random, content: Content) -> str:
    return f'turn_back = "{chance.choice(sorted({"yes", "partly", "no"} - {found[1]}))}"'


CHANGE_KINDS = (
    Change(
        "a word that denies is dropped",
        {"nl": r"\b(?:niet|geen|nooit|niemand) ", "en": r"\b(?:not|no|never|nobody) "},
        _drop,
    ),
    Change("a duty becomes a permission", {"nl": r"\bmoet(?:en)?\b", "en": r"\bmust\b"}, _permit),
    Change("another row", _both(r"\{(limit|figure|law):([a-z0-9_]+)\}"), _other_row),
    Change(
        "another number",
        {"nl": r"\b(?:twee|drie|vier|vijf)\b", "en": r"\b(?:two|three|four|five)\b"},
        _other_number,
    ),
    Change("a source is dropped", _both(r" ?\{src:[^}]+\}"), _drop),
    Change("a link is dropped", _both(r"\[([^\]\n]+)\]\((?:route|topic):[^)]+\)"), _unlink),
    Change(
        "a link to another page", _both(r"\[([^\]\n]+)\]\(((?:route|topic):\w+)\)"), _other_page
    ),
    Change("another turn back", _both(r'turn_back = "(yes|partly|no)"'), _other_turn),
)


@cache
def _content() -> Content:
    return read(PROJECT)[0]


def _said(content: Content, id: str, pages: dict[str, str]) -> frozenset[tuple[str, str, str]]:
    """Return what the checks of pairs, sources and structure say about one pair of pages."""
    pair = {}
    for lang, text in pages.items():
        page = content.page(id, lang)
        pair[lang, id] = read_page(text, page.path, lang, page.kind, []) or page
    alone = Content(content.root, pair, content.tables, {})
    study = Study(alone, content.root, date(2026, 11, 25))
    checks = (check_pairs, check_citing, check_structure)
    return frozenset((f.path, f.rule, f.message) for check in checks for f in check(study))


def _pair_texts(content: Content, id: str) -> dict[str, str]:
    return {
        lang: (PROJECT / content.page(id, lang).path).read_text(encoding="utf-8")
        for lang in ("nl", "en")
    }


def _without_lists(text: str) -> list[tuple[int, int]]:
    """Return the parts of a page that readers read: not its id, keywords and lists of sources."""
    return [
        (match.start(), match.end())
        for match in re.finditer(r"^(?:keywords|sources|related|id|kind|slug|tab) =.*$", text, re.M)
    ]


def _seeded(content: Content, chance: random.Random) -> tuple[str, str, str, str]:
    """Return a change that was made: its name, the page, the language and the new text."""
    ids = sorted(id for lang, id in content.pages if lang == "nl" and content.has(id, "en"))
    while True:
        change, id = chance.choice(CHANGE_KINDS), chance.choice(ids)
        lang = chance.choice(("nl", "en"))
        text = _pair_texts(content, id)[lang]
        hidden = _without_lists(text)
        places = [
            found
            for found in re.finditer(change.pattern[lang], text)
            if not any(start <= found.start() < end for start, end in hidden)
        ]
        if places:
            found = chance.choice(places)
            new = change.replacement(found, chance, content)
            return change.name, id, lang, text[: found.start()] + new + text[found.end() :]


def test_at_least_ninety_of_a_hundred_seeded_changes_are_caught() -> None:
    content = _content()
    if not any(content.has(id, "en") for lang, id in content.pages if lang == "nl"):
        pytest.skip("there are no pages in both languages yet")
    chance = random.Random(SEED)
    missed: list[str] = []
    kinds: Counter[str] = Counter()
    before: dict[str, frozenset[tuple[str, str, str]]] = {}
    for _ in range(CHANGES):
        name, id, lang, text = _seeded(content, chance)
        kinds[name] += 1
        pages = _pair_texts(content, id)
        if id not in before:
            before[id] = _said(content, id, pages)
        if not _said(content, id, {**pages, lang: text}) - before[id]:
            missed.append(f"{name}: {id} ({lang})")
    assert len(missed) <= CHANGES - AT_LEAST, "\n".join(missed)
    assert len(kinds) == len(CHANGE_KINDS), f"some kinds of change were never made: {kinds}"
