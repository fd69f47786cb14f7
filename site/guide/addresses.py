"""``python -m guide.addresses``: add what the site has now to the list of published addresses.

Nothing is ever taken off the list. Exit status: 0 when every address on it answers, 1 when one does
not (it needs an arrow to its new place), 2 when the site cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.app import create_app
from guide.content import LANGUAGES, ContentError
from guide.edition import Edition
from guide.moved import LIST, read_addresses, unanswered
from guide.paths import ASSETS
from guide.settings import ROOT, Settings

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
    try:
        settings = Settings(root=options.root, draft=options.draft)
        edition: Edition = create_app(settings=settings).extensions["edition"]
        now = dict.fromkeys(published(edition), "")
        new = [] if options.check else add(options.root, now)
    except (ContentError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for address in new:
        sys.stdout.write(f"added: {address}\n")
    problems = unanswered(options.root, now)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    listed = len(read_addresses(options.root, []))
    sys.stdout.write(f"{listed} addresses published, {len(problems)} without an answer.\n")
    return 1 if problems else 0


def published(edition: Edition) -> Iterator[str]:
    """Yield every address that people can keep: all but steps of the guide and hashed files."""
    from guide.freeze import urls

    hidden = (ASSETS, *(f"/{lang}/g/" for lang in LANGUAGES))
    app = create_app(edition.profile, edition.content, edition.settings)
    with app.test_request_context():
        from flask import url_for

        for endpoint, values in urls(edition):
            address = url_for(endpoint, **values)  # type: ignore[arg-type]
            if not address.startswith(hidden):
                yield address


def add(root: Path, now: dict[str, str]) -> list[str]:
    """Write new addresses to the list and return them."""
    listed = read_addresses(root, [])
    new = sorted(set(now) - set(listed))
    rows = [f"{old} -> {to}" if to else old for old, to in sorted((listed | now).items())]
    if new:
        (root / LIST).write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return new


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m guide.addresses", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of the project")
    parser.add_argument("--check", action="store_true", help="only look, write nothing")
    parser.add_argument("--draft", action="store_true", help="take the content as it is")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
