"""The words of buttons and labels: compiled when they are new, refused when they are not whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from guide.content import ContentError, Problem

FOLDER = Path(__file__).parent / "translations"


def compile_catalogs(folder: Path = FOLDER) -> None:
    """Compile every catalog that is newer than its compiled form.

    Raises ``ContentError`` when a text is missing or uncertain in one of them.
    """
    problems: list[Problem] = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalog = read_po(stream)
        problems.extend(_unfinished(catalog, source.relative_to(folder).as_posix()))
        if not problems:
            _write(catalog, target)
    if problems:
        raise ContentError(problems)


def _write(catalog: Catalog, target: Path) -> None:
    """Write the compiled form in one move: two builds at once never read half a file."""
    half = target.with_suffix(f".{os.getpid()}")
    with half.open("wb") as stream:
        write_mo(stream, catalog)
    half.replace(target)


def _unfinished(catalog: Catalog, name: str) -> Iterator[Problem]:
    path = f"site/guide/translations/{name}"
    for message in catalog:
        string = message.string or ""
        strings = [string] if isinstance(string, str) else list(string)
        if message.id and (message.fuzzy or not all(strings)):
            said = "marked fuzzy" if message.fuzzy else "not translated"
            yield Problem(path, message.lineno or 1, f"{message.id!r} is {said}. Write its msgstr.")
