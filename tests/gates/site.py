"""One edition as files, and what a gate finds wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.gates import alike
from tests.gates.page import Page


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, on one page or file."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Site:
    """The files of one edition; pages are parsed when a gate first asks for them."""

    def __init__(self, root: Path, name: str = "national", every: int = 1) -> None:
        self.root, self.name, self.every = root.resolve(), name, every

    @cached_property
    def files(self) -> frozenset[Path]:
        """Every file of the site, without our own note of them."""
        every = (file for file in self.root.rglob("*") if file.is_file())
        return frozenset(file for file in every if not file.name.startswith(".bijwie"))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of its address."""
        found = sorted(file for file in self.files if file.suffix == ".html")
        return tuple(Page.read(self.root, file) for file in found)

    @property
    def sample(self) -> tuple[Page, ...]:
        """The pages for gates that open a browser: all, or one of every so many."""
        return self.pages[:: self.every]

    @cached_property
    def drawn(self) -> tuple[Page, ...]:
        """Of the sample, one page of those that differ in nothing but where their links lead."""
        return one_of_each(self.sample, alike.drawn)

    @cached_property
    def asked(self) -> tuple[Page, ...]:
        """Of the sample, one page of those that ask the same of a server and run the same."""
        return one_of_each(self.sample, alike.asked)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every file by its name from the root of the site."""
        return frozenset(file.relative_to(self.root).as_posix() for file in self.files)

    @cached_property
    def by_name(self) -> Mapping[str, Page]:
        """The pages by the name of their file."""
        return {page.name: page for page in self.pages}

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """The pages by their address."""
        return {page.path: page for page in self.pages}

    @cached_property
    def folder(self) -> str:
        """The folder of the site on its server, as its front page says: ``/`` or ``/bijwie/``."""
        home = self.by_path.get("/nl/")
        links = home.all("link") if home else ()
        own = next((link.get("href") for link in links if "canonical" in link.rel), "/nl/")
        return urlsplit(own).path.removesuffix("nl/")

    def named(self, suffix: str) -> Iterator[tuple[str, str]]:
        """Yield name and text of each file with this ending."""
        for file in sorted(self.files):
            if file.suffix == suffix:
                yield file.relative_to(self.root).as_posix(), file.read_text(encoding="utf-8")

    @cached_property
    def status(self) -> dict[str, Any]:
        """What the build says about itself."""
        loaded: dict[str, Any] = json.loads((self.root / "status.json").read_text("utf-8"))
        return loaded


def one_of_each(pages: Sequence[Page], kind: Callable[[Page], Hashable]) -> tuple[Page, ...]:
    """Return the first page of each kind."""
    return tuple({kind(page): page for page in reversed(pages)}.values())


Check = Callable[[Site], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that must hold for every page: in words for an editor, and as a check."""

    id: str
    says: str
    remedy: str
    check: Check
