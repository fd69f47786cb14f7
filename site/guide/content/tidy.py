"""The tree of a rendered text made valid: unique ids, named headings, tables that scroll."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NOT_IN_ID = re.compile(r"[^\w]+")
TABLE_NAME = {"nl": "Tabel", "en": "Table"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered text."""

    level: int
    id: str
    text: str


class Tidy(Treeprocessor):
    """Makes the tree valid HTML5 and keeps the list of headings."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.headings: list[Heading] = []
        self._ids: set[str] = set()

    def clear(self) -> None:
        """Begin a new text."""
        self.headings, self._ids = [], set()

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        has_tables = False
        for element in root.iter():
            tag = element.tag
            if tag in _LEVELS:
                self._name(element, _LEVELS[tag])
            elif "id" in element.attrib:
                element.set("id", self._unique(element.get("id", "")))
            if tag == "a" and len(element):
                _no_links_in_link(element)
            elif tag == "th":
                element.set("scope", "col")
                has_tables = True
        if has_tables:
            self._wrap_tables(root)

    def _name(self, element: Element, level: int) -> None:
        text = " ".join("".join(_text(element)).split())
        wanted = element.get("id") or _NOT_IN_ID.sub("-", text.lower()).strip("-") or "part"
        element.set("id", self._unique(wanted))
        self.headings.append(Heading(level, element.get("id", ""), text))

    def _unique(self, wanted: str) -> str:
        """Return an id that no other element of this text has."""
        id, number = wanted, 2
        while id in self._ids:
            id, number = f"{wanted}-{number}", number + 1
        self._ids.add(id)
        return id

    def _wrap_tables(self, parent: Element) -> None:
        """Put each table in a box that scrolls on a small screen, also with the keyboard."""
        name = TABLE_NAME[self.lang]
        for position, child in enumerate(list(parent)):
            if child.tag in _LEVELS:
                name = f"{TABLE_NAME[self.lang]}: {' '.join(''.join(_text(child)).split())}"
            if child.tag != "table":
                self._wrap_tables(child)
                continue
            box = Element("div", {"class": "table", "role": "group", "tabindex": "0"})
            box.set("aria-label", name)
            box.append(child)
            box.tail, child.tail = child.tail, None
            parent[position] = box


def _text(element: Element) -> Iterator[str]:
    """Yield the words of an element, without its source marks."""
    if element.get("class") == "src":
        return
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""


def _no_links_in_link(link: Element) -> None:
    """Make each link inside a link plain: HTML does not allow it."""
    for element in link.iter("a"):
        if element is not link:
            element.tag = "span"
            for name in ("href", "rel", "hreflang", "aria-label"):
                element.attrib.pop(name, None)
