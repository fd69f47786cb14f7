"""Reading the tables of facts in ``content/data/``."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from guide.content.fields import Fields
from guide.content.model import (
    LANGUAGES,
    Figure,
    Law,
    Limit,
    Service,
    Source,
    Tables,
    Term,
)
from guide.content.problems import Problem
from guide.content.toml import key_lines, parse

Row = TypeVar("Row")
CONFIDENCE = ("high", "medium", "low")
NEVER = date.min


def read_tables(root: Path, problems: list[Problem]) -> Tables:
    """Read every table below ``root/content/data``."""

    def rows(name: str, build: Callable[[str, Fields], Row]) -> dict[str, Row]:
        return _rows(root, name, build, problems)

    return Tables(
        services=rows("services", _service),
        laws=rows("laws", _law),
        figures=rows("figures", _figure),
        limits=rows("limits", _limit),
        glossary=rows("glossary", _term),
        sources=rows("sources", _source),
        sensitive=_sensitive(root, problems),
    )


def _read(root: Path, name: str, problems: list[Problem]) -> tuple[str, str, dict[str, Any]]:
    path = f"content/data/{name}.toml"
    file = root / path
    if not file.is_file():
        problems.append(Problem(path, 1, "this table is missing. Add the file."))
        return path, "", {}
    text = file.read_text(encoding="utf-8")
    values, mistakes = parse(text, path)
    problems.extend(mistakes)
    return path, text, values


def _rows(
    root: Path, name: str, build: Callable[[str, Fields], Row], problems: list[Problem]
) -> dict[str, Row]:
    path, text, values = _read(root, name, problems)
    lines = key_lines(text)
    found: dict[str, Row] = {}
    for id, row in values.items():
        if not isinstance(row, dict):
            message = f"'{id}' stands outside a row. Put it below a line such as [{name}_id]."
            problems.append(Problem(path, lines.get(id, 1), message))
            continue
        fields = Fields(row, path, lambda: lines, problems, f"{id}.")
        found[id] = build(id, fields)
        fields.remark()  # a remark for editors is welcome in any table
        fields.finish()
    return found


def _service(id: str, row: Fields) -> Service:
    return Service(
        id=id,
        name=row.both("name"),
        what=row.both("what"),
        phone=row.text("phone", required=False),
        cost=row.words("cost", required=False),
        hours=row.words("hours", required=False),
        languages=row.words("languages", required=False),
        abroad=row.words("abroad", required=False),
        anonymous=row.words("anonymous", required=False),
        chat=row.words("chat", required=False),
        url=row.words("url", required=False),
        checked=row.day("checked") or NEVER,
        source=row.texts("source"),
        confidence=row.choice("confidence", CONFIDENCE),
        line=row.line(),
    )


def _law(id: str, row: Fields) -> Law:
    return Law(
        id=id,
        name=row.both("name"),
        plain=row.both("plain"),
        url=row.text("url"),
        text_of=row.day("text_of", required=False),
        checked=row.day("checked") or NEVER,
        source=row.texts("source"),
        line=row.line(),
    )


def _figure(id: str, row: Fields) -> Figure:
    return Figure(
        id=id,
        value=row.number("value"),
        unit=row.text("unit", required=False),
        label=row.both("label"),
        population=row.both("population"),
        meaning=row.both("meaning"),
        n=row.whole("n"),
        chart=row.text("chart", required=False),
        approx=row.flag("approx"),
        note=row.remark(),
        source=row.texts("source"),
        line=row.line(),
    )


def _limit(id: str, row: Fields) -> Limit:
    return Limit(
        id=id,
        text=row.both("text"),
        meaning=row.both("meaning"),
        source=row.texts("source"),
        confidence=row.text("confidence", required=False),
        note=row.remark(),
        line=row.line(),
    )


def _term(id: str, row: Fields) -> Term:
    return Term(
        id=id,
        nl=row.text("nl"),
        en=row.text("en"),
        plain=row.both("plain"),
        variants=row.lists("variants"),
        source=row.texts("source"),
        line=row.line(),
    )


def _source(id: str, row: Fields) -> Source:
    return Source(
        id=id,
        what=row.both("what"),
        url=row.text("url", required=False),
        date=row.text("date"),
        note=row.remark(),
        confidence=row.choice("confidence", CONFIDENCE),
        line=row.line(),
    )


def _sensitive(root: Path, problems: list[Problem]) -> Mapping[str, tuple[str, ...]]:
    """Read the words that may not stand in an address, a tab or a description."""
    path, text, values = _read(root, "sensitive", problems)
    fields = Fields(values, path, partial(key_lines, text), problems)
    found = {lang: fields.texts(lang) for lang in LANGUAGES} if text else {}
    fields.finish()
    return found
