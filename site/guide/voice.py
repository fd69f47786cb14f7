"""One language of the site: its texts as HTML, each rendered once, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from guide import paths
from guide.content import (
    Content,
    ContentError,
    Page,
    Rendered,
    address,
    render_inline,
    render_markdown,
)
from guide.doors import Door, doors_of

if TYPE_CHECKING:
    from guide.edition import Edition

_BRACKETS = re.compile(r"\(([^()]*)\)")


class Voice:
    """Everything that can be said in one language."""

    def __init__(self, edition: Edition, lang: str) -> None:
        self.edition, self.lang = edition, lang
        self.content: Content = edition.content
        self._inline: dict[str, Markup] = {}
        self._links: dict[str, str] = {}
        self._once: dict[str, Markup] = {}
        self._kept: dict[tuple[object, ...], Markup] = {}

    def link(self, target: str) -> str:
        """Return the path of a target such as ``topic:umc#gap``."""
        if target not in self._links:
            self._links[target] = self._link(target)
        return self._links[target]

    def _link(self, target: str) -> str:
        id, _, fragment = target.partition("#")
        if not self.content.has(id, self.lang):
            if self.edition.settings.draft:
                return paths.home(self.lang)
            raise KeyError(f"no page '{id}' in {self.lang}")
        path = address(self.content.page(id, self.lang))
        if id == "page:sources" and fragment:
            path = f"{path}{source_group(fragment)}/"
        return f"{path}#{fragment}" if fragment else path

    def inline(self, text: str) -> Markup:
        """Render a text of one line."""
        if text not in self._inline:
            self._inline[text] = self._render_inline(text)
        return self._inline[text]

    def _render_inline(self, text: str) -> Markup:
        try:
            return Markup(render_inline(text, self.lang, self.content, self.link))
        except ContentError:
            if self.edition.settings.draft:
                return escape(text)
            raise

    def block(self, text: str) -> Rendered:
        """Render a text of more than one paragraph."""
        try:
            return render_markdown(text, self.lang, self.content, self.link)
        except ContentError:
            if self.edition.settings.draft:
                return Rendered(str(Markup("<pre>{}</pre>").format(text)), ())
            raise

    def once(self, name: str, caller: Callable[[], str]) -> Markup:
        """Make a text or a part of a page once, for all pages of the language that share it."""
        if name not in self._once:
            self._once[name] = Markup(caller())
        return self._once[name]

    def kept(self, macro: Callable[..., Markup], *given: object) -> Markup:
        """Fill a macro that many pages fill with the same, once for each."""
        key = (macro, *given)
        if key not in self._kept:
            self._kept[key] = macro(*given)
        return self._kept[key]

    def raw(self, id: str) -> str:
        """Return a short text as it is written."""
        texts = self.content.texts[self.lang]
        if id not in texts and self.edition.settings.draft:
            return f"[{id}]"
        return texts[id]

    def say(self, id: str) -> Markup:
        """Return a short text as HTML."""
        return self.inline(self.raw(id))

    def has(self, id: str) -> bool:
        """Tell whether an optional short text exists."""
        return id in self.content.texts[self.lang]

    def page(self, id: str) -> Page | None:
        """Return a page of this language, if it exists."""
        return self.content.page(id, self.lang) if self.content.has(id, self.lang) else None

    def mark(self, name: str) -> Markup:
        """Return a name as HTML; on an English page, Dutch words between brackets are marked."""
        if self.lang == "nl":
            return escape(name)
        parts = _BRACKETS.split(name)
        return Markup("").join(
            Markup('(<span lang="nl">{}</span>)').format(part)
            if number % 2 and part.casefold() in self._dutch
            else escape(f"({part})" if number % 2 else part)
            for number, part in enumerate(parts)
        )

    @cached_property
    def _dutch(self) -> frozenset[str]:
        """Every Dutch name that an English page may hold."""
        tables = self.content.tables
        names = [service.name["nl"] for service in tables.services.values()]
        terms = [term.nl for term in tables.glossary.values()]
        titles = [page.title for page in self.content.pages_of("nl")]
        return frozenset(name.casefold() for name in (*names, *terms, *titles))

    @cached_property
    def doors(self) -> dict[str, Door]:
        """Every route and service, ready to be shown."""
        return doors_of(self)


def source_group(fragment: str) -> str:
    """Return the part of the sources in which a row stands: ``a`` for ``f-a1-1``, ``r`` for study.

    >>> source_group("f-c7-1"), source_group("r-3-2-2")
    ('c', 'r')
    """
    return fragment[2] if fragment.startswith("f-") else "r"
