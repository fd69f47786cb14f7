"""The same bilingual pages for every builder: about 500 words, headings, lists, a table, links."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("nl", "en")
_SYLLABLES = {
    "nl": ("ver", "ge", "be", "aan", "op", "door", "melding", "vraag", "hulp", "steun", "recht"),
    "en": ("re", "un", "con", "talk", "ask", "help", "right", "time", "form", "care", "port"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language."""

    number: int
    lang: str
    title: str
    body: str

    @property
    def slug(self) -> str:
        return f"page-{self.number}"

    @property
    def other(self) -> str:
        return "en" if self.lang == "nl" else "nl"


@lru_cache(maxsize=2)
def _words(lang: str) -> tuple[str, ...]:
    chance = random.Random(lang)
    parts = _SYLLABLES[lang]
    return tuple("".join(chance.choices(parts, k=chance.randint(1, 3))) for _ in range(1500))


def _sentence(chance: random.Random, lang: str) -> str:
    words = chance.choices(_words(lang), k=chance.randint(7, 14))
    if chance.random() < 0.2:
        words[2] = f"**{words[2]}**"
    if chance.random() < 0.1:
        words[3] = f"[{words[3]}](https://example.org/{words[3]})"
    return " ".join(words).capitalize() + "."


def _paragraph(chance: random.Random, lang: str) -> str:
    return " ".join(_sentence(chance, lang) for _ in range(chance.randint(4, 6)))


def body(number: int, lang: str) -> str:
    """Return the Markdown of one page; the same number gives the same words."""
    chance = random.Random(f"{number} {lang}")
    parts = [_paragraph(chance, lang)]
    for heading in range(4):
        parts += [f"## {_sentence(chance, lang).strip('.')}", _paragraph(chance, lang)]
        if heading in (0, 2):
            parts.append("\n".join(f"- {_sentence(chance, lang)}" for _ in range(5)))
        if heading == 1:
            rows = [" | ".join(chance.choices(_words(lang), k=3)) for _ in range(4)]
            parts.append("\n".join(f"| {row} |" for row in (rows[0], "--- | --- | ---", *rows[1:])))
    return "\n\n".join(parts) + "\n"


def pages(count: int) -> Iterator[Page]:
    """Yield ``count`` pages, half of them in each language."""
    for number in range(count // 2):
        for lang in LANGUAGES:
            title = f"{_words(lang)[number % 1500].capitalize()} {number}"
            yield Page(number, lang, title, body(number, lang))


MENU = ("questions", "who", "what", "topics", "search")
FOOT = ("about", "privacy", "accessibility", "services", "glossary", "sources")


def layout(title: str, lang: str, twin: str, content: str) -> str:
    """Return the layout that every peer gets, with the marks of its own template language."""
    menu = "".join(f'<li><a href="/{lang}/{name}/">{name}</a></li>' for name in MENU)
    foot = "".join(f'<li><a href="/{lang}/{name}/">{name}</a></li>' for name in FOOT)
    return f"""<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="stylesheet" href="/site.css"></head>
<body><header><nav><ul>{menu}</ul></nav><a href="{twin}" hreflang>nl / en</a></header>
<main><h1>{title}</h1>
{content}
</main>
<footer><ul>{foot}</ul></footer></body></html>
"""
