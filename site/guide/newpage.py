"""``python -m guide.newpage topic:gap --nl "Titel" --en "Title"``: a pair of pages to start from.

What is still to be written is a single “…”; ``make check`` names each one until it is gone.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.content import (
    BEHAVIOUR_HEADINGS,
    KINDS,
    LANGUAGES,
    LEDGER,
    ROUTE_HEADINGS,
    STEPS,
    read,
)

ID = re.compile(rf"({'|'.join(KINDS)}):([a-z0-9]+(?:_[a-z0-9]+)*)")
HEADINGS = {"route": ROUTE_HEADINGS, "behaviour": BEHAVIOUR_HEADINGS}
UNWRITTEN = "…"


class Refused(Exception):
    """The pair cannot be written; the message says why and what to do."""


def slug_of(title: str) -> str:
    """Return a slug for a title.

    >>> slug_of("Wat is één gesprek?")
    'wat-is-een-gesprek'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def page_text(id: str, slug: str, title: str, today: date) -> str:
    """Return a page to start from: its front matter whole, its texts still to be written."""
    kind = id.partition(":")[0]
    lines = [
        "+++",
        f'id = "{id}"',
        f'kind = "{kind}"',
        f'slug = "{slug}"',
        f'title = "{title}"',
        f'tab = "{title}"',
        f'description = "{UNWRITTEN}"',
        f"reviewed = {today}",
        "sources = []",
        f'keywords = ["{UNWRITTEN}"]',
        "related = []",
        *(_route_lines() if kind == "route" else ()),
        "+++",
        "",
        UNWRITTEN,
    ]
    for heading in HEADINGS.get(kind, ()):
        lines += ["", f"## {UNWRITTEN} {{#{heading}}}", "", UNWRITTEN]
    return "\n".join(lines) + "\n"


def _route_lines() -> list[str]:
    three = ", ".join([f'"{UNWRITTEN}"'] * 3)
    lines = [
        f'who = "{UNWRITTEN}"',
        f'first_sentence = "{UNWRITTEN}"',
        f"they_ask = [{three}]",
        f"you_ask = [{three}]",
        "",
        "[ledger]",
        *(f'{key} = "{UNWRITTEN}"' for key in LEDGER),
    ]
    for step in STEPS:
        lines += ["", "[[steps]]", f'step = "{step}"', 'turn_back = "yes"']
        lines.append(f'text = "{UNWRITTEN}"')
    return lines


def new_page(
    root: Path, id: str, titles: dict[str, str], slugs: dict[str, str], today: date
) -> list[Path]:
    """Write the pair below ``root`` and return the files; raises ``Refused``."""
    found = ID.fullmatch(id)
    if not found:
        raise Refused(f"'{id}' is no id. Write kind:name; the kinds are {', '.join(KINDS)}.")
    files = {
        lang: root / "content" / lang / f"{found[1]}s" / f"{found[2]}.md" for lang in LANGUAGES
    }
    for file in files.values():
        if file.exists():
            raise Refused(f"{file} exists already. Edit it, or choose another id.")
    _refuse_slugs(root, slugs)
    for lang, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_text(id, slugs[lang], titles[lang], today), encoding="utf-8")
    return list(files.values())


def _refuse_slugs(root: Path, slugs: dict[str, str]) -> None:
    """Refuse an address that is taken, or that others may not see."""
    content, _ = read(root)
    for lang, slug in slugs.items():
        for page in content.pages_of(lang):
            if page.slug == slug:
                raise Refused(f"{page.path} has the slug '{slug}'. Give --slug-{lang} another.")
        for part in content.tables.sensitive.get(lang, ()):
            if part in slug:
                raise Refused(
                    f"the slug '{slug}' holds '{part}', which others could see in the address. "
                    f"Give --slug-{lang} a calm, true word."
                )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a pair of pages and say where; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m guide.newpage", description=__doc__)
    parser.add_argument("id", help="kind:name, for example topic:gap")
    for lang in LANGUAGES:
        parser.add_argument(f"--{lang}", required=True, help=f"the title in {lang}")
        parser.add_argument(f"--slug-{lang}", default="", help="the address, if not the title")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of the project")
    options = parser.parse_args(arguments)
    titles = {lang: getattr(options, lang) for lang in LANGUAGES}
    slugs = {lang: getattr(options, f"slug_{lang}") or slug_of(titles[lang]) for lang in LANGUAGES}
    try:
        files = new_page(options.root, options.id, titles, slugs, date.today())
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    sys.stdout.write("".join(f"{file}\n" for file in files))
    sys.stdout.write(f"Write what is still “{UNWRITTEN}”, then run: make check\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
