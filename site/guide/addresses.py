"""``python -m guide.addresses``: add what a built site has to the list of published addresses.

Nothing is ever taken off the list. Exit status: 0 when every address on it answers, 1 when one does
not (it needs an arrow to its new place), 2 when there is no site to look at.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.content import LANGUAGES
from guide.moved import LIST, read_addresses, unanswered
from guide.paths import ASSETS
from guide.settings import ROOT

NOT_KEPT = (ASSETS, *(f"/{lang}/g/" for lang in LANGUAGES))
"""Hashed files, and the steps of the guide: their addresses belong to one version."""
_PASSING = re.compile(r"\.[0-9a-f]{8,}\.\w+$|\.(br|gz)$|/\.")
HEAD = """\
# Every address that was ever published. People keep links and print them: each goes on answering.
# `python -m guide.addresses` adds new ones and never takes one away. When a page moves, write its
# new address behind it, or `gone` when there is nothing in its place:
#   /nl/oud/ -> /nl/nieuw/
#   /nl/weg/ -> gone
# The steps of the guide are not here: their addresses belong to one version of the rules.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring the list up to date and return the exit status."""
    options = _options(arguments)
    now = dict.fromkeys(addresses_of(options.site), "")
    if "/" not in now:
        sys.stderr.write(f"{options.site}: no site is here. Build it first: make build\n")
        return 2
    for address in [] if options.check else add(options.root, now):
        sys.stdout.write(f"added: {address}\n")
    problems = unanswered(options.root, now)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    listed = len(read_addresses(options.root, []))
    sys.stdout.write(f"{listed} addresses published, {len(problems)} without an answer.\n")
    return 1 if problems else 0


def addresses_of(site: Path) -> Iterator[str]:
    """Yield every address of a built site that people can keep."""
    for file in sorted(site.rglob("*")):
        path = f"/{file.relative_to(site).as_posix()}"
        if file.is_file() and not path.startswith(NOT_KEPT) and not _PASSING.search(path):
            yield path.removesuffix("index.html")


def add(root: Path, now: dict[str, str]) -> list[str]:
    """Write new addresses to the list and return them."""
    listed = read_addresses(root, [])
    new = sorted(set(now) - set(listed))
    rows = [f"{old} -> {to}" if to else old for old, to in sorted((listed | now).items())]
    if new:
        (root / LIST).write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return new


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m guide.addresses", description="Keep the list of published addresses."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of the project")
    parser.add_argument("--check", action="store_true", help="only look, write nothing")
    parser.add_argument("--site", type=Path, default=ROOT / "public", help="a built national site")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
