"""One page as a browser reads it, parsed once and asked by every gate."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

NOT_FOUND = "/404.html"
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping")


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag with its attributes; ``text`` only for a few."""

    tag: str
    attributes: Mapping[str, str]
    text: str = ""

    def get(self, name: str) -> str:
        """Return an attribute; empty when it is absent or has no value."""
        return self.attributes.get(name, "")

    @property
    def rel(self) -> list[str]:
        """The words of ``rel``."""
        return self.get("rel").lower().split()


@dataclass(frozen=True)
class Page:
    """One HTML file of the site."""

    root: Path
    file: Path
    elements: tuple[Element, ...] = field(repr=False)

    @classmethod
    def read(cls, root: Path, file: Path) -> Page:
        """Parse one file, as HTML5 tells browsers to."""
        return cls(root, file, tuple(_elements(file.read_text(encoding="utf-8"))))

    @cached_property
    def name(self) -> str:
        """The file, from the root of the site: ``nl/bij-wie/mentor/index.html``."""
        return self.file.relative_to(self.root).as_posix()

    @cached_property
    def path(self) -> str:
        """Where it is on the site: ``/nl/bij-wie/mentor/``."""
        return f"/{self.name.removesuffix('index.html')}"

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements with one of these names."""
        return (element for element in self.elements if element.tag in tags)

    @cached_property
    def lang(self) -> str:
        """The language that the page says it has."""
        return next((element.get("lang") for element in self.all("html")), "")

    @cached_property
    def kind(self) -> frozenset[str]:
        """The classes of the body: what type of page it is."""
        return frozenset(c for body in self.all("body") for c in body.get("class").split())

    @cached_property
    def title(self) -> str:
        """What stands in the tab."""
        return next((element.text for element in self.all("title")), "")

    @cached_property
    def foot(self) -> str:
        """What stands at the foot of the page."""
        return " ".join(element.text for element in self.all("footer"))

    def meta(self, name: str) -> str:
        """Return the content of a ``<meta name>``."""
        return next((m.get("content") for m in self.all("meta") if m.get("name") == name), "")

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every id that a link can lead to."""
        return frozenset(self.ids)

    @cached_property
    def addresses(self) -> list[tuple[Element, str, str]]:
        """Every address on the page: its element, its attribute and its value."""
        return [
            (element, name, value)
            for element in self.elements
            for name, value in element.attributes.items()
            if name in ADDRESSES or name.endswith(":href")
        ]

    def target(self, address: str) -> tuple[str, str] | None:
        """Return the name of the file and the part that an address inside the site leads to."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return self.name, unquote(parts.fragment)
        return _name(posixpath.dirname(self.name), parts.path), unquote(parts.fragment)


@lru_cache(maxsize=100_000)
def _name(folder: str, path: str) -> str:
    """Return the name of the file at a path, seen from a folder of the site."""
    path = unquote(path)
    name = posixpath.normpath(path.lstrip("/") if path[0] == "/" else posixpath.join(folder, path))
    return f"{name}/index.html".removeprefix("./") if path.endswith("/") or name == "." else name


def _elements(text: str) -> Iterator[Element]:
    root = LexborHTMLParser(text).root
    if root is None:
        return
    for node in root.traverse():
        tag = node.tag or ""
        held = node.text() if tag in ("title", "script", "style", "footer") else ""
        attributes = {name: value or "" for name, value in node.attributes.items()}
        yield Element(tag, attributes, held or "")
