"""Markdown to HTML: references expanded, links resolved, output sanitised."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import nh3

from guide.content.dialect import Dialect
from guide.content.expand import Expander
from guide.content.model import LANGUAGES, Content
from guide.content.plain import plain_words
from guide.content.problems import ContentError, Problem, nearest
from guide.content.references import TABLES, raw_html, references
from guide.content.tidy import Heading
from routing.routes import ROUTE_IDS

_TAGS = {
    *("a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th"),
    *("thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"href", "rel", "hreflang", "aria-label"},
    "div": {"role", "tabindex", "aria-label"},
    "ol": {"start"},
    "th": {"scope"},
}
_INTERNAL = re.compile(r'href="((?i:route|behaviour|topic|page):[^"]*)"')
_OUTSIDE = re.compile(r'<a href="(https:[^"]*)">')
"""A link that leads away: where it leads may not learn where the reader came from."""
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_BEGINNING = re.compile(r"#|[A-Za-z]+:")
_SCHEMES = {"route", "behaviour", "topic", "page", "https", "mailto", "tel"}

LinkTo = Callable[[str], str]
"""Gives the href of a target such as ``topic:umc#gap``."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, with its headings."""

    html: str
    headings: tuple[Heading, ...]

    @property
    def words(self) -> str:
        """The words without markup."""
        return plain_words(self.html)


def render_markdown(text: str, lang: str, content: Content, link: LinkTo) -> Rendered:
    """Render a Markdown text; raises ``ContentError`` when it holds what is not allowed."""
    rendered = _renderer(content, lang).render(text)
    return replace(rendered, html=_INTERNAL.sub(lambda found: _href(found, link), rendered.html))


def render_inline(text: str, lang: str, content: Content, link: LinkTo) -> str:
    """Render a text of one line: HTML that can stand inside a paragraph or a heading."""
    rendered = render_markdown(text, lang, content, link).html.strip()
    paragraph = _PARAGRAPH.fullmatch(rendered)
    return paragraph[1] if paragraph else rendered


def _kept(tag: str, name: str, value: str) -> str | None:
    """Leave out addresses without a scheme: ``//other.example/`` leads outside as well."""
    return value if name != "href" or _BEGINNING.match(value) else None


def _href(found: re.Match[str], link: LinkTo) -> str:
    target = html.unescape(found[1])
    try:
        return f'href="{html.escape(link(target))}"'
    except KeyError:
        message = f"the link '{target}' leads nowhere. Name a page that exists."
        raise ContentError([Problem("(a text)", 1, message)]) from None


_RENDERERS: dict[tuple[int, bool, str], "_Renderer"] = {}
_MOST = 8
"""Renderers that are kept: two languages, and a few contents at once in tests."""


def _renderer(content: Content, lang: str) -> "_Renderer":
    """Return the renderer of a language; editions over the same tables share what it rendered."""
    key = (id(content.tables), _whole(content, lang), lang)
    if key not in _RENDERERS:
        while len(_RENDERERS) >= _MOST:
            del _RENDERERS[next(iter(_RENDERERS))]
        _RENDERERS[key] = _Renderer(content, lang)
    return _RENDERERS[key]


@lru_cache(maxsize=8)
def _whole(content: Content, lang: str) -> bool:
    """Tell whether every service that is a route has its page: names link there."""
    return all(
        content.has(f"route:{id}", lang) for id in content.tables.services if id in ROUTE_IDS
    )


def rendered(content: Content) -> dict[str, dict[str, Rendered]]:
    """Return what was rendered so far, per language: what a build keeps for the next one."""
    return {lang: _renderer(content, lang).cache for lang in LANGUAGES}


def fresh(content: Content) -> dict[str, dict[str, Rendered]]:
    """Return what this process rendered itself, per language; whoever keeps it empties it."""
    return {lang: _renderer(content, lang).fresh for lang in LANGUAGES}


class _Renderer:
    """The Markdown of one language, and everything that was rendered in it before."""

    def __init__(self, content: Content, lang: str) -> None:
        self.content, self.lang = content, lang
        self.cache: dict[str, Rendered] = {}
        self.fresh: dict[str, Rendered] = {}
        self.dialect = Dialect(Expander(content, lang), lang)

    def render(self, text: str) -> Rendered:
        """Render a text, or return what was rendered before."""
        if text not in self.cache:
            self.cache[text] = self.fresh[text] = self._render(text)
        return self.cache[text]

    def _render(self, text: str) -> Rendered:
        if problems := self._problems(text):
            raise ContentError(problems)
        clean = nh3.clean(
            self.dialect.convert(text),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            attribute_filter=_kept,
            link_rel=None,
        )
        clean = _OUTSIDE.sub(r'<a href="\1" rel="noreferrer">', clean)
        return Rendered(clean, tuple(self.dialect.tidy.headings))

    def _problems(self, text: str) -> list[Problem]:
        """Say what stands in the text and cannot be rendered."""
        where = f"(a text in {self.lang})"
        found = [
            Problem(where, line, f"HTML is not allowed in Markdown: {tag}")
            for tag, line in raw_html(text)
        ]
        for reference in references(text):
            if reference.kind not in TABLES:
                said = f"unknown reference '{{{reference.kind}:…}}'. "
                found.append(Problem(where, reference.line, said + nearest(reference.kind, TABLES)))
                continue
            rows = TABLES[reference.kind](self.content.tables)
            for id in reference.ids:
                if id not in rows:
                    said = f"unknown {reference.kind} '{id}'. {nearest(id, rows)}"
                    found.append(Problem(where, reference.line, said))
        return found
