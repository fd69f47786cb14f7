"""``build.py check --profile FILE``: where an institution leaves people alone, and what would help.

Holds a profile against the seven recommendations of the sector study (chapter 5) and writes a page
in each language and ``readiness.json``. Own pages are checked as ours are. Exit status: 0 when the
sheet was written, 1 when the profile or an own page has an error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide.content import LANGUAGES, Content, ContentError, Texts, read
from guide.overlay import edition_content
from guide.own_pages import PREFIX
from guide.readiness_rows import PARTS, ROWS, WHO, Row, State, verdict
from guide.settings import ROOT, today
from guide.theme import refuse_unreadable
from routing import Profile, ProfileError, load_profile

FOLDER = Path(__file__).parent
STUDY = "R-"
_QUOTED = re.compile("“([^”]+)”")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sheet and return the exit status."""
    options = _options(arguments)
    try:
        profile = load_profile(options.profile)
        refuse_unreadable(profile)
        content = edition_content(profile, read(ROOT)[0])
        own = own_findings(profile, content, options.today)
        folder = options.out or Path("readiness") / profile.id
        report = examine(profile, content, options.today)
        write(report, own, content, folder)
    except (ProfileError, ContentError, OSError) as error:
        sys.stderr.write(f"The profile was not checked.\n{error}\n")
        return 1
    sys.stdout.write(summary(report) + f"The sheet: {folder / 'nl.html'}\n")
    for line in own or ():
        sys.stdout.write(f"{line}\n")
    return 1 if any(": warning: " not in line for line in own or ()) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py check", description="Hold a profile against what the study recommends."
    )
    parser.add_argument("--profile", type=Path, required=True, help="a profile (TOML)")
    parser.add_argument("--out", type=Path, help="the folder to write to: readiness/<id>")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=today(), help="the date of the sheet"
    )
    return parser.parse_args(arguments)


def examine(profile: Profile, content: Content, day: date) -> dict[str, Any]:
    """Return what the sheet says, as data."""
    states = {row.id: row.look(profile) for row in ROWS}
    return {
        "format": 1,
        "profile": profile.id,
        "name": dict(profile.raw["name"]),
        "example": bool(profile.raw.get("example", False)),
        "date": day.isoformat(),
        "reviewed": profile.raw["reviewed"],
        "people": [
            {
                "id": who,
                "who": _both(content, f"who.{who}"),
                "verdict": verdict([states[row.id] for row in ROWS if row.who == who]),
                "rows": [row.id for row in ROWS if row.who == who],
            }
            for who in WHO
        ],
        "parts": [
            {
                "part": part,
                "section": f"5.1.{part}",
                "title": _both(content, f"part.p{part}"),
                "rows": [_row(row, states[row.id], content) for row in ROWS if row.part == part],
            }
            for part in PARTS
        ],
    }


def _row(row: Row, state: State, content: Content) -> dict[str, Any]:
    found = "shown" if state is State.SHOWN else "missing"
    settled = state in (State.SHOWN, State.NONE)
    return {
        "id": row.id,
        "state": state.value,
        "who": row.who,
        "says": _both(content, f"row.{row.id}.{found}"),
        "close": {} if settled else _both(content, f"row.{row.id}.close"),
        "sections": [id.removeprefix(STUDY) for id in row.source],
        "sources": {
            lang: [content.tables.sources[id].what[lang] for id in row.source] for lang in LANGUAGES
        },
    }


def _both(content: Content, id: str) -> dict[str, str]:
    return {lang: content.texts[lang][f"readiness.{id}"] for lang in LANGUAGES}


def own_findings(profile: Profile, content: Content, day: date) -> list[str] | None:
    """Check the own pages as ours are; ``None`` when what the check needs is not installed.

    The institution itself is the source of its pages, and the names in its profile are words.
    """
    pages = {key: page for key, page in content.pages.items() if page.id.startswith(PREFIX)}
    if not pages:
        return []
    try:
        from guide.check.run import CHECKS
        from guide.check.study import Study
    except ImportError:
        return None
    none = {lang: Texts({}, {}) for lang in LANGUAGES}
    study = Study(replace(content, pages=pages, texts=none), ROOT, day)
    skipped = ("catalogs", "questions", "texts of the guide", "services")
    paths = {page.path for page in pages.values()}
    found = {
        str(finding)
        for name, run in CHECKS.items()
        if name not in skipped
        for finding in run(study)
        if finding.path in paths and finding.rule != "source-missing"
        if finding.rule != "spelling" or not _named(profile, finding.message)
    }
    return sorted(found)


def _named(profile: Profile, message: str) -> bool:
    """Tell whether the word that a message is about stands in the profile."""
    word = _QUOTED.search(message)
    return bool(word and word[1] in json.dumps(dict(profile.raw), ensure_ascii=False))


def write(report: dict[str, Any], own: list[str] | None, content: Content, folder: Path) -> None:
    """Write the sheet in each language, its style and its data into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("readiness.html")
    for lang in LANGUAGES:
        texts = content.texts[lang]
        page = template.render(
            lang=lang,
            report=report,
            own=own,
            pages=any(id.startswith(PREFIX) for _, id in content.pages),
            say=lambda id, texts=texts: texts[f"readiness.{id}"],
        )
        (folder / f"{lang}.html").write_text(page, encoding="utf-8")
    (folder / "site.css").write_bytes((FOLDER / "static" / "site.css").read_bytes())
    data = json.dumps({**report, "own_pages": own}, ensure_ascii=False, indent=2)
    (folder / "readiness.json").write_text(data + "\n", encoding="utf-8")


def summary(report: dict[str, Any]) -> str:
    """Return the sheet in a few lines, for the terminal."""
    lines = [f"{report['name']['en']}: what readers find, per recommendation of the study."]
    for part in report["parts"]:
        counted = [row for row in part["rows"] if row["state"] not in ("none", "ask")]
        shown = sum(row["state"] == "shown" for row in counted)
        lines.append(f"  {part['section']}  {shown} of {len(counted)}  {part['title']['en']}")
    alone = [f"{one['who']['en']}: {one['verdict']}" for one in report["people"]]
    return "\n".join([*lines, *(f"  {line}" for line in alone)]) + "\n"
