"""A Markdown text as blocks: the paragraphs, items and cells that a reader takes in one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.content.references import EXPLICIT_ID

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d+[.)])\s+(.*)")
_DEFINITION = re.compile(r":\s+(.*)")
_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_CODE_SPAN = re.compile(r"\{[^{}\n]*\}")
PROSE = ("paragraph", "item", "cell")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its kind, its Markdown on one line, where it stands and in which section."""

    kind: str
    text: str
    line: int
    section: str


def split_blocks(text: str, first_line: int = 1, section: str = "top") -> Iterator[Block]:
    """Yield the blocks of a Markdown text. Sections are named by the id of their heading."""
    kind, parts, start = "", list[str](), first_line

    def finish() -> Iterator[Block]:
        if parts:
            yield Block(kind, " ".join(parts), start, section)
            parts.clear()

    for number, line in enumerate(text.splitlines(), start=first_line):
        stripped = line.strip()
        new = _begins(stripped, line)
        if not stripped or new or not parts:
            yield from finish()
        if not stripped:
            continue
        if new == "heading":
            section = _section(stripped, section)
            yield Block("heading", _heading_text(stripped), number, section)
        elif new == "row":
            yield from _cells(stripped, number, section)
        elif new or not parts:
            kind, start = new or "paragraph", number
            parts.append(_content(stripped, new))
        else:
            parts.append(stripped)
    yield from finish()


def _begins(stripped: str, line: str) -> str:
    """Say which kind of block begins on this line; empty when it goes on or is plain text."""
    if _HEADING.match(stripped):
        return "heading"
    if _ITEM.fullmatch(line):
        return "item"
    if _DEFINITION.match(stripped):
        return "item"
    if stripped.startswith("|") or len(_CELLS.split(_CODE_SPAN.sub("", stripped))) > 1:
        return "row"
    return ""


def _content(stripped: str, kind: str) -> str:
    """Return a line without the mark of its list."""
    if kind == "item":
        found = _ITEM.fullmatch(stripped) or _DEFINITION.fullmatch(stripped)
        return found[found.lastindex or 0] if found else stripped
    return stripped.lstrip("> ")


def _section(heading: str, before: str) -> str:
    """Return the id of a main heading; smaller headings stay in the section they are in."""
    found = EXPLICIT_ID.search(heading)
    return found[1] if found else before


def _heading_text(heading: str) -> str:
    return EXPLICIT_ID.sub("", heading.lstrip("#")).strip()


def _cells(line: str, number: int, section: str) -> Iterator[Block]:
    if _RULE.fullmatch(line):
        return
    hidden = _CODE_SPAN.sub(lambda found: found[0].replace("|", "\0"), line.strip().strip("|"))
    for cell in _CELLS.split(hidden):
        if text := cell.replace("\0", "|").strip():
            yield Block("cell", text, number, section)
