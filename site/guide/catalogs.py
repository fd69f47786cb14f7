"""The words of buttons and labels: compiled when they are new, refused when they are not whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from guide.content import ContentError, Problem

FOLDER = Path(__file__).parent / "translations"
_NAME = re.compile(r"%\((\w+)\)")


def compile_catalogs(folder: Path = FOLDER) -> None:
    """Compile every catalog that is newer than its compiled form.

    Raises ``ContentError`` when a text is missing or uncertain in one of them.
    """
    problems: list[Problem] = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        path = f"site/guide/translations/{source.relative_to(folder).as_posix()}"
        catalog = _read(source, path, problems)
        if catalog is None:
            continue
        problems.extend(_unfinished(catalog, path))
        if not problems:
            _write(catalog, target)
    if problems:
        raise ContentError(problems)


def _read(source: Path, path: str, problems: list[Problem]) -> Catalog | None:
    """Read one catalog; ``None`` when it cannot be read, and then the problem says where."""
    try:
        with source.open("rb") as stream:
            return read_po(stream, abort_invalid=True)
    except PoFileError as error:
        where = getattr(error, "lineno", 0) + 1
        problems.append(Problem(path, where, f"this cannot be read: {error}. Repair the entry."))
    except (ValueError, LookupError) as error:  # letters or a header that do not exist
        message = f"the head of this catalog is wrong: {error}. Compare it with the other language."
        problems.append(Problem(path, 1, message))
    return None


def _write(catalog: Catalog, target: Path) -> None:
    """Write the compiled form in one move: two builds at once never read half a file."""
    half = target.with_suffix(f".{os.getpid()}")
    with half.open("wb") as stream:
        write_mo(stream, catalog)
    half.replace(target)


def _unfinished(catalog: Catalog, path: str) -> Iterator[Problem]:
    for message in catalog:
        string = message.string or ""
        strings = [string] if isinstance(string, str) else list(string)
        if message.id and (message.fuzzy or not all(strings)):
            said = "marked fuzzy" if message.fuzzy else "not translated"
            yield Problem(path, message.lineno or 1, f"{message.id!r} is {said}. Write its msgstr.")
        elif message.id and not all(_can_be_filled(message.id, one) for one in strings):
            said = f"{message.id!r} and its msgstr do not hold the same %(names)s. Copy them."
            yield Problem(path, message.lineno or 1, said)


def _can_be_filled(id: str | tuple[str, ...] | list[str], string: str) -> bool:
    """Tell whether a translation takes the values that its source text takes."""
    names = dict.fromkeys(_NAME.findall(id if isinstance(id, str) else " ".join(id)), 1)
    if not names:
        return True
    try:
        return bool(string % names) and set(_NAME.findall(string)) == set(names)
    except (KeyError, TypeError, ValueError):
        return False
