"""Finding what a text refers to: rows of tables, pages, and what may not stand there."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from guide.content.model import KINDS, Tables

REFERENCE = re.compile(r"\{([A-Za-z_]+):\s*([^{}|\\\n]+?)\s*(?:\\?\|([^{}\n]*))?\}")
LINK = re.compile(
    r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"  # it may hold brackets itself
    r"\(\s*<?(?P<target>(?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
)
DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*\n?[ \t]*<?([^\s<>]+)>?", re.MULTILINE)
"""The target of a link that stands apart from its text: ``[1]: route:mentor``."""
HTML = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--")
EXPLICIT_ID = re.compile(r"\{:?[^{}\n]*?#([\w-]+)[^{}\n]*\}")
CODE = re.compile(r"`[^`\n]*`")

OUTSIDE = ("https", "mailto")

TABLES: Mapping[str, Callable[[Tables], Mapping[str, Any]]] = MappingProxyType(
    {
        "service": lambda tables: tables.services,
        "phone": lambda tables: tables.services,
        "figure": lambda tables: tables.figures,
        "limit": lambda tables: tables.limits,
        "law": lambda tables: tables.laws,
        "term": lambda tables: tables.glossary,
        "src": lambda tables: tables.sources,
    }
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference such as ``{term:klacht|klachten}``: what, which rows, and other words."""

    kind: str
    ids: tuple[str, ...]
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """One Markdown link: its target as written, its text and its line."""

    target: str
    text: str
    line: int
    image: bool = False

    @property
    def page(self) -> str:
        """The id of the page it leads to; empty for a link outside or on the same page."""
        scheme, colon, _ = self.target.partition(":")
        return self.target.partition("#")[0] if colon and scheme in KINDS else ""

    @property
    def anchor(self) -> str:
        """The part after ``#``."""
        return self.target.partition("#")[2]


def ids_of(group: str) -> tuple[str, ...]:
    """Split the ids of a reference: ``F-C7.1,R-3.1.1``."""
    return tuple(id.strip() for id in group.split(",") if id.strip())


def references(text: str, first_line: int = 1) -> Iterator[Reference]:
    """Yield the references of a text with their lines."""
    text = _without_code(text)
    for match in REFERENCE.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        yield Reference(match[1], ids_of(match[2]), (match[3] or "").strip(), line)


def links(text: str, first_line: int = 1) -> Iterator[Link]:
    """Yield the links of a Markdown text with their lines."""
    text = _without_code(text)
    for match in LINK.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        image = text.endswith("!", 0, match.start())
        yield Link(match["target"], match["label"], line, image)
    for match in DEFINITION.finditer(text) if "]:" in text else ():
        yield Link(match[2], match[1], first_line + text.count("\n", 0, match.start()))


def raw_html(text: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """Yield each piece of HTML in a Markdown text with its line."""
    text = _without_code(text)
    for match in HTML.finditer(text):
        yield match[0], first_line + text.count("\n", 0, match.start())


def explicit_ids(text: str) -> list[str]:
    """Return the ids that a Markdown text gives to its headings, in order."""
    return EXPLICIT_ID.findall(_without_code(text))


def _without_code(text: str) -> str:
    """Blank out code between backticks, keeping every position.

    Backticks stay in its place: with spaces, ``{src:R-1`x`}`` would seem to name a row that exists.
    """
    return CODE.sub(lambda match: "`" * len(match[0]), text) if "`" in text else text
