"""What is checked: the content, cut into units that each carry their place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from guide.check.blocks import PROSE, split_blocks
from guide.check.language import sentences, words
from guide.check.prose import Prose
from guide.check.report import Finding, Level
from guide.content import LANGUAGES, Content, Page
from guide.content.crossrefs import page_texts


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, item, cell, heading or short text, with its words and its place."""

    path: str
    line: int
    lang: str
    place: str
    section: str
    kind: str
    text: str
    plain: str
    sentences: tuple[str, ...]
    page: Page | None = None

    @property
    def is_prose(self) -> bool:
        """Say whether people read this as running text."""
        return self.kind in PROSE

    @property
    def spot(self) -> str:
        """The section of the page, the same in both languages."""
        return self.section if self.place == "body" else self.place

    def finding(self, rule: str, message: str, remedy: str, level: Level = Level.ERROR) -> Finding:
        """Return what is wrong with this unit as a finding at its place."""
        return Finding(self.path, self.line, rule, message, remedy, level)


@dataclass(frozen=True)
class Study:
    """The content with its units, read once for every check."""

    content: Content
    root: Path
    today: date

    @cached_property
    def prose(self) -> dict[str, Prose]:
        """The readers of Markdown, by language."""
        return {lang: Prose(self.content, lang) for lang in LANGUAGES}

    @cached_property
    def by_page(self) -> dict[str, tuple[Unit, ...]]:
        """The units of each page, by the path of its file."""
        return {page.path: tuple(self._page_units(page)) for page in self.pages}

    @cached_property
    def short_texts(self) -> tuple[Unit, ...]:
        """The short texts of the guide as units."""
        return tuple(
            unit
            for lang, texts in self.content.texts.items()
            for key, text in texts.items()
            for unit in self._units(text, *texts.place(key), lang, key, None)
        )

    @property
    def pages(self) -> Iterable[Page]:
        """Every page of both languages."""
        return self.content.pages.values()

    @property
    def page_units(self) -> Iterator[Unit]:
        """Every unit of every page."""
        for units in self.by_page.values():
            yield from units

    @property
    def units(self) -> Iterator[Unit]:
        """Every unit that a reader can meet."""
        yield from self.page_units
        yield from self.short_texts

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Yield each page in Dutch with the same page in English."""
        for page in self.content.pages_of("nl"):
            if self.content.has(page.id, "en"):
                yield page, self.content.page(page.id, "en")

    def _page_units(self, page: Page) -> Iterator[Unit]:
        for key in ("title", "description"):
            text = getattr(page, key)
            yield Unit(
                page.path, page.line(key), page.lang, key, key, "title", text, text, (text,), page
            )
        for place, line, text in page_texts(page):
            yield from self._units(text, page.path, line, page.lang, place, page)

    def _units(
        self, text: str, path: str, line: int, lang: str, place: str, page: Page | None
    ) -> Iterator[Unit]:
        for block in split_blocks(text, line, "top"):
            plain = self.prose[lang].plain(block.text)
            found = tuple(part for part in sentences(plain) if words(part))
            yield Unit(
                path, block.line, lang, place, block.section, block.kind, block.text, plain,
                found, page,
            )  # fmt: skip


Check = Callable[[Study], Iterable[Finding]]
"""A check: looks at everything and yields what is wrong."""
