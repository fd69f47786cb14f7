"""Every target with the inputs that are thrown at it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from routing.facts import VOCABULARY
from tests.fuzz import content, inputs, programs, scripts
from tests.fuzz.target import Target

FLAGS = (
    *("--profile", "--out", "--base-url", "--today", "--draft", "--trace", "--json", "--root"),
    *("--within", "--lang", "--only", "--strict", "--errors", "--scores", "--nl", "--en"),
    *("--help", "-h", "--", "-", "--no", "advise", "verify", "stats", "explain", "export", "diff"),
)
VALUES = (
    *("national", "institutions/example-university.toml", "topic:gap", "route:x", "2027-01-31"),
    *("2027-02-30", "0000-00-00", "9999-12-31", "-1", "99999999999", "nl", "de", "", " ", "\t"),
    *("https://a.example/", "javascript:alert(1)", "/dev/null", "/", "..", "\udcff", "é", "\u202e"),
)


NAMES = tuple(value for value in VALUES if not value.startswith("institutions/"))


_ROWS = [(name, tuple(values)) for name, values in VOCABULARY.items()]
_KNOWN = st.lists(st.sampled_from(_ROWS), max_size=6)
_ODD = st.dictionaries(st.text(max_size=8), inputs.json_values(), max_size=2)
_PROFILE = st.one_of(st.sampled_from(NAMES), inputs.json_values())


@st.composite
def lines(draw: DrawFn) -> str:
    """Return a line for `routing advise`: valid, nearly valid, or anything."""
    known = {name: draw(st.sampled_from(values)) for name, values in draw(_KNOWN)}
    odd = draw(_ODD)
    given: Any = {"facts": {**known, **odd}}
    if draw(st.booleans()):
        given["profile"] = draw(_PROFILE)
    shape = draw(st.integers(0, 9))
    if shape == 0:
        return draw(inputs.text())
    if shape == 1:
        given = draw(inputs.json_values())
    line = json.dumps(given, ensure_ascii=draw(st.booleans()))
    cut = draw(st.integers(0, len(line))) if shape == 2 else len(line)
    return line[:cut].encode("utf-8", "ignore").decode()


def _arguments() -> SearchStrategy[list[str]]:
    free = st.text(st.characters(exclude_characters="\x00"), max_size=8)
    words = st.one_of(st.sampled_from(FLAGS), st.sampled_from(VALUES), free)
    name = st.sampled_from(sorted(programs.COMMANDS))
    return st.tuples(name, st.lists(words, max_size=6)).map(lambda row: [row[0], *row[1]])


def _tables() -> SearchStrategy[list[str]]:
    rows = content.tables()
    damaged = [st.tuples(st.just(name), inputs.damaged((text,))) for name, text in rows]
    return st.one_of(*damaged).map(list)


def _catalogs() -> SearchStrategy[str]:
    return inputs.damaged(content.catalogs(), most=5)


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target(
            "front_matter",
            "pages of editors: damaged front matter and Markdown",
            lambda: inputs.damaged(content.pages()),
            content.front_matter,
            10,
        ),
        Target(
            "markdown",
            "Markdown with raw HTML, scripts, data addresses and broken references",
            inputs.text,
            content.markdown,
            27,
        ),
        Target("tables", "damaged tables of facts", _tables, content.table, 12),
        Target("texts", "damaged short texts", content.short_texts, content.texts, 9),
        Target("catalogs", "damaged .po catalogs", _catalogs, content.catalog, 12),
        Target(
            "profiles",
            "damaged institution profiles",
            lambda: inputs.damaged(programs.profiles(), most=5),
            programs.profile,
            4,
        ),
        Target(
            "facts", "lines for `routing advise`", lines, programs.facts, 8, programs.warm_facts
        ),
        Target("commands", "arguments of every command", _arguments, programs.command, 12),
        Target(
            "search",
            "search queries, in the script of the site (Node)",
            scripts.queries,
            scripts.query,
            4,
            scripts.warm_search,
        ),
        Target(
            "guide",
            "answers and damaged data, in the script of the site (Node)",
            scripts.answers,
            scripts.guided,
            2,
            scripts.warm_guide,
        ),
    )
}
