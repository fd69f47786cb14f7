"""Reading one page: front matter between ``+++`` lines, then Markdown."""

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from guide.content.fields import Fields
from guide.content.model import FOLDERS, KINDS, LEDGER, STEPS, TURN_BACK, Page, Step
from guide.content.problems import Problem
from guide.content.toml import key_lines, parse

FENCE = "+++"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NEVER = date.min


def read_pages(root: Path, lang: str, problems: list[Problem]) -> dict[tuple[str, str], Page]:
    """Read every page of a language."""
    pages: dict[tuple[str, str], Page] = {}
    for folder, kind in FOLDERS.items():
        for file in sorted((root / "content" / lang / folder).glob("*.md")):
            path = f"content/{lang}/{folder}/{file.name}"
            page = read_page(file.read_text(encoding="utf-8"), path, lang, kind, problems)
            if page is not None:
                pages[lang, page.id] = page
    return pages


def read_page(text: str, path: str, lang: str, kind: str, problems: list[Problem]) -> Page | None:
    """Read one page; ``None`` when it has no front matter that can be read."""
    lines = text.splitlines()
    ends = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not text.startswith(FENCE) or len(ends) < 2:
        message = f"no front matter. Begin with a line {FENCE}, then TOML, then a line {FENCE}."
        problems.append(Problem(path, 1, message))
        return None
    front = "\n".join(lines[1 : ends[1]])
    values, mistakes = parse(front, path, first_line=2)
    problems.extend(mistakes)
    if mistakes:
        return None
    body = "\n".join(lines[ends[1] + 1 :]) + "\n"
    fields = Fields(values, path, partial(key_lines, front, 2), problems)
    expected = f"{kind}:{Path(path).stem}"
    return _page(fields, expected, lang, front, body, ends[1] + 2)


def _page(fields: Fields, expected: str, lang: str, front: str, body: str, body_line: int) -> Page:
    extra = _route_parts(fields) if expected.startswith("route:") else {}
    id, kind, _, name = _identity(fields, expected)
    page = Page(
        id=id,
        kind=kind,
        lang=lang,
        slug=_slug(fields, name),
        title=fields.text("title"),
        tab=fields.text("tab"),
        description=fields.text("description"),
        reviewed=fields.day("reviewed") or NEVER,
        sources=fields.texts("sources"),
        keywords=fields.texts("keywords"),
        related=fields.texts("related", required=False),
        body=body,
        path=fields.path,
        body_line=body_line,
        front=front,
        **extra,
    )
    if not body.strip():
        fields.problems.append(Problem(fields.path, body_line, "this page has no text. Write it."))
    fields.finish()
    return page


def _identity(fields: Fields, expected: str) -> tuple[str, str, str, str]:
    """Read id and kind, which must agree with the place of the file."""
    kind, separator, name = expected.partition(":")
    if fields.text("id") not in ("", expected):
        fields.problem("id", f"the id is '{fields.text('id')}'. In this place it is '{expected}'.")
    if fields.choice("kind", KINDS) not in ("", kind):
        fields.problem("kind", f"the kind is '{fields.text('kind')}'. In this folder: '{kind}'.")
    return expected, kind, separator, name


def _slug(fields: Fields, name: str) -> str:
    slug = fields.text("slug")
    if slug and not SLUG.fullmatch(slug):
        message = f"the slug is '{slug}'. Use lower case letters, figures and single hyphens."
        fields.problem("slug", message)
    return slug or name.replace("_", "-")


def _route_parts(fields: Fields) -> dict[str, Any]:
    """Read what only a route has: its sentence, its questions, ledger and steps."""
    return {
        "who": fields.text("who"),
        "first_sentence": fields.text("first_sentence"),
        "they_ask": fields.texts("they_ask"),
        "you_ask": fields.texts("you_ask"),
        "ledger": _ledger(fields),
        "steps": _steps(fields),
    }


def _ledger(fields: Fields) -> dict[str, str]:
    fields.read.add("ledger")
    values = fields.values.get("ledger")
    if not isinstance(values, dict):
        message = f"the table [ledger] is missing. Write these eight: {', '.join(LEDGER)}."
        fields.problem("ledger", message)
        return {}
    rows = Fields(values, fields.path, fields.lines, fields.problems, "ledger.")
    found = {key: rows.text(key) for key in LEDGER}
    rows.finish()
    return found


def _steps(fields: Fields) -> tuple[Step, ...]:
    fields.read.add("steps")
    values = fields.values.get("steps")
    if not isinstance(values, list) or not all(isinstance(row, dict) for row in values):
        message = f"the steps are missing. Write [[steps]] nine times: {', '.join(STEPS)}."
        fields.problem("steps", message)
        return ()
    steps: list[Step] = []
    for number, value in enumerate(values):
        row = Fields(value, fields.path, fields.lines, fields.problems, f"steps.{number}.")
        step, back = row.choice("step", STEPS), row.choice("turn_back", TURN_BACK)
        steps.append(Step(step, back, row.text("text")))
        row.finish()
    order = tuple(step.step for step in steps)
    if order != STEPS:
        message = f"the steps are: {', '.join(order)}. Write all nine, so: {', '.join(STEPS)}."
        fields.problem("steps.0", message)
    return tuple(steps)
