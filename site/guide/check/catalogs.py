"""The texts of buttons and forms: none untranslated, none uncertain."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from guide.check.report import Finding
from guide.check.study import Study

PLACE = "site/guide/translations"


def check_catalogs(study: Study) -> Iterator[Finding]:
    """Find entries that visitors would see in the wrong language."""
    for file in sorted((study.root / PLACE).glob("*/LC_MESSAGES/*.po")):
        yield from _unfinished(file, file.relative_to(study.root).as_posix())


def _unfinished(file: Path, path: str) -> Iterator[Finding]:
    try:
        with file.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
    except PoFileError as error:
        message = f"this catalog cannot be read: {error}."
        yield Finding(path, 1, "catalog", message, "Repair the entry at that place.")
        return
    entries: Iterable[Message] = iter(catalog)
    for entry in entries:
        if not entry.id:
            continue
        if entry.fuzzy:
            said = f"'{_first(entry)}' is marked fuzzy."
            remedy = "Check the translation and remove the mark '#, fuzzy'."
        elif not entry.string or not all(_strings(entry)):
            said, remedy = f"'{_first(entry)}' is not translated.", "Write its msgstr."
        else:
            continue
        yield Finding(path, entry.lineno or 1, "catalog", said, remedy)


def _first(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else str(entry.id[0])


def _strings(entry: Message) -> tuple[str, ...]:
    string = entry.string
    return (string,) if isinstance(string, str) else tuple(string or ())
