"""Every address that was ever published, and where those lead that are no page any more.

``content/published-addresses.txt`` holds one address per line. A page that moved has its new
address behind an arrow, a page that was taken away has ``gone``:

    /nl/bij-wie/mentor/
    /nl/oud/ -> /nl/nieuw/
    /en/old/ -> gone
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.content import LANGUAGES, Problem

LIST = "content/published-addresses.txt"
GONE = "gone"
_LINE = re.compile(r"(/[^\s?#]*)(?:\s+->\s+(/[^\s?#]*|gone))?")


def read_addresses(root: Path, problems: list[Problem]) -> dict[str, str]:
    """Return every published address, with the one it moved to (or ``gone``, or nothing)."""
    file = root / LIST
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        match = _LINE.fullmatch(text)
        if text and not match:
            message = f"'{text}' is no address. Write /nl/…/, or /nl/old/ -> /nl/new/."
            problems.append(Problem(LIST, number, message))
        elif match and match[1] in found:
            problems.append(Problem(LIST, number, f"{match[1]} stands here twice. Remove one."))
        elif match:
            found[match[1]] = match[2] or ""
    return found


def moved_pages(root: Path, pages: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each old address in a language with its new one; empty when the page is gone.

    A move to a page that moved again is followed to its end.
    """
    listed = read_addresses(root, [])
    for old, target in listed.items():
        if not target or old in pages or old.split("/")[1] not in LANGUAGES:
            continue
        seen = {old}
        while target in listed and listed[target] and target not in pages and target not in seen:
            seen.add(target)
            target = listed[target]
        yield old, target if target in pages else ""


def unanswered(root: Path, pages: Mapping[str, object]) -> list[Problem]:
    """Name each published address that no page, file or small moved page answers any more."""
    problems: list[Problem] = []
    listed = read_addresses(root, problems)
    for old, target in listed.items():
        if old in pages:
            continue
        if not target:
            message = f"{old} was published, and no page has it now. Write where it moved to: "
            problems.append(Problem(LIST, 1, f"{message}{old} -> /…/, or {old} -> {GONE}."))
        elif target not in (GONE, *pages) and target not in listed:
            problems.append(Problem(LIST, 1, f"{old} moved to {target}, where no page is."))
    return problems
