"""Markdown as the words that a reader meets, and without the names that nobody can shorten."""

import re
from collections.abc import Iterable

from guide.content import Content
from guide.content.expand import Expander
from guide.content.references import LINK, REFERENCE, TABLES, ids_of

_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])")
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([.,;:?!)])")
_PLURAL = {"nl": r"(?:en|n|s|'s|’s|e)?", "en": r"(?:s|es|'s|’s)?"}
_NAMES = ("term", "service", "law", "phone")


class Prose:
    """Turns Markdown of one language into words."""

    def __init__(self, content: Content, lang: str) -> None:
        self.content, self.lang = content, lang
        self._expander = Expander(content, lang)
        self._bare: dict[str, str] = {}
        self._names = _pattern(self._known_names(), lang)

    def plain(self, text: str) -> str:
        """Return the words a reader meets: references filled in, no markup, no source marks."""
        return _tidy(REFERENCE.sub(self._filled, text))

    def bare(self, text: str) -> str:
        """Return the words without the names of roles, terms, laws and services."""
        if text not in self._bare:
            kept = REFERENCE.sub(
                lambda found: "" if found[1] in _NAMES else self._filled(found), text
            )
            self._bare[text] = _tidy(self._names.sub("", _tidy(kept)))
        return self._bare[text]

    def _filled(self, found: re.Match[str]) -> str:
        """Return the words of one reference; what does not exist gives none."""
        kind, ids = found[1], ids_of(found[2])
        if kind == "src" or kind not in TABLES:
            return ""
        if any(id not in TABLES[kind](self.content.tables) for id in ids):
            return ""
        label = (found[3] or "").strip()
        if kind == "term":
            return label or self.content.tables.glossary[ids[0]].name(self.lang)
        if kind == "service":
            return label or self.content.tables.services[ids[0]].name[self.lang]
        if kind == "phone":  # a number is one word, however it is grouped
            return self.content.tables.services[ids[0]].phone.replace(" ", "-")
        return self._expander.plain(kind, ids[0], label)

    def _known_names(self) -> Iterable[str]:
        for term in self.content.tables.glossary.values():
            yield term.nl
            yield term.name(self.lang)
            yield from term.variants.get(self.lang, ())
        for service in self.content.tables.services.values():
            yield service.name[self.lang]
            yield service.name["nl"]


def _pattern(names: Iterable[str], lang: str) -> re.Pattern[str]:
    """Return a pattern for whole names, longest first, in singular and plural."""
    chosen = sorted({name for name in names if name}, key=len, reverse=True)
    if not chosen:
        return re.compile(r"(?!)")
    body = "|".join(re.escape(name) for name in chosen)
    return re.compile(rf"\b(?:{body}){_PLURAL[lang]}\b", re.IGNORECASE)


def _tidy(text: str) -> str:
    text = LINK.sub(lambda found: found["label"], text)
    text = _EMPHASIS.sub("", _ATTRIBUTES.sub("", text)).replace("`", "").replace("\\", "")
    return _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", text)).strip()
