"""Reading the frozen site: what the tests of the files ask of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

_HREF = re.compile(r'<(\w+)[^>]*?\s(href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_LANG = re.compile(r'<html lang="(\w+)">')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
OUTSIDE = ("https:", "http:", "tel:", "mailto:")


@dataclass(frozen=True)
class FrozenPage:
    """One file of the site."""

    root: Path
    file: Path

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def path(self) -> str:
        name = self.file.relative_to(self.root).as_posix()
        return f"/{name.removesuffix('index.html')}"

    @property
    def lang(self) -> str:
        return found(_LANG, self.html)

    @property
    def title(self) -> str:
        return html.unescape(found(_TITLE, self.html))

    @property
    def description(self) -> str:
        match = _DESCRIPTION.search(self.html)
        return html.unescape(match[1]) if match else ""

    @cached_property
    def ids(self) -> list[str]:
        return _ID.findall(self.html)

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """The element and the target of every link, picture, script and style."""
        for tag, _, target in _HREF.findall(self.html):
            yield tag, html.unescape(target)

    def target(self, link: str) -> tuple[Path, str]:
        """The file a link leads to, and the part of it."""
        name, _, fragment = unquote(link).partition("#")
        return ((self.file.parent / name).resolve() if name else self.file, fragment)


def found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    assert match, f"no {pattern.pattern}"
    return match[1]


def read_all(root: Path) -> list[FrozenPage]:
    return [FrozenPage(root, file) for file in sorted(root.rglob("*.html"))]
