"""The shape of the content: frozen values that templates and checks read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from guide.content.toml import key_lines

LANGUAGES = ("nl", "en")
KINDS = ("route", "behaviour", "topic", "page")
FOLDERS: Mapping[str, str] = MappingProxyType({f"{kind}s": kind for kind in KINDS})

LEDGER = ("hears", "decides", "written", "kept", "stop", "must_act", "anonymous", "answer")
STEPS = (
    "before",
    "first_contact",
    "first_talk",
    "you_decide",
    "without_you",
    "how_long",
    "how_it_ends",
    "aftercare",
    "goes_wrong",
)
TURN_BACK = ("yes", "partly", "no")
ROUTE_HEADINGS = ("does", "does-not", "for-whom", "independence", "secrecy", "language-cost")
BEHAVIOUR_HEADINGS = ("examples", "serious", "routes", "keep", "law")

_DUTCH_SEPARATORS = str.maketrans(",.", ".,")

Words = Mapping[str, str]
"""One text in every language: ``words["nl"]``, ``words["en"]``."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way along a route, and whether you can still turn back after it."""

    step: str
    turn_back: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language: its front matter and its Markdown, as written."""

    id: str
    kind: str
    lang: str
    slug: str
    title: str
    tab: str
    description: str
    reviewed: date
    sources: tuple[str, ...]
    keywords: tuple[str, ...]
    related: tuple[str, ...]
    body: str
    path: str
    who: str = ""
    first_sentence: str = ""
    they_ask: tuple[str, ...] = ()
    you_ask: tuple[str, ...] = ()
    ledger: Words = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    body_line: int = 1
    front: str = ""
    """The front matter as it is written; it begins on the second line of the file."""

    @property
    def name(self) -> str:
        """The id without its kind: ``ombudsperson`` of ``route:ombudsperson``."""
        return self.id.partition(":")[2]

    def line(self, key: str) -> int:
        """Return the line of a key of the front matter; of an item, the line it begins on."""
        lines = key_lines(self.front, first_line=2)
        while key not in lines and "." in key:
            key = key.rpartition(".")[0]
        return lines.get(key, 1)


@dataclass(frozen=True, slots=True)
class Service:
    """A service outside the institution: ``services.toml``."""

    id: str
    name: Words
    what: Words
    checked: date
    source: tuple[str, ...]
    confidence: str
    phone: str = ""
    cost: Words | None = None
    hours: Words | None = None
    languages: Words | None = None
    abroad: Words | None = None
    anonymous: Words | None = None
    chat: Words | None = None
    url: Words | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Law:
    """An article of a law: ``laws.toml``."""

    id: str
    name: Words
    plain: Words
    url: str
    checked: date
    source: tuple[str, ...]
    text_of: date | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the study counted: ``figures.toml``."""

    id: str
    value: float
    unit: str
    label: Words
    population: Words
    meaning: Words
    source: tuple[str, ...]
    n: int | None = None
    chart: str = ""
    approx: bool = False
    note: Words | None = None
    line: int = 1

    def shown(self, lang: str) -> str:
        """Return the number as it is written in a sentence: ``70%``, ``2.388`` or ``2,388``."""
        number = f"{self.value:,.10g}"
        if lang == "nl":
            number = number.translate(_DUTCH_SEPARATORS)
        return f"{number}%" if self.unit == "%" else f"{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Limit:
    """A deadline or another number that binds: ``limits.toml``."""

    id: str
    text: Words
    meaning: Words
    source: tuple[str, ...]
    confidence: str = ""
    note: Words | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A term of choice in both languages: ``glossary.toml``."""

    id: str
    nl: str
    en: str
    plain: Words
    variants: Mapping[str, tuple[str, ...]]
    source: tuple[str, ...]
    line: int = 1

    def name(self, lang: str) -> str:
        """Return the term of choice in ``lang``."""
        return self.nl if lang == "nl" else self.en

    def other_names(self, lang: str) -> tuple[str, ...]:
        """Return the variants that are another word: ``klacht`` need not say *formele klacht*."""
        name = self.name(lang).casefold()
        return tuple(word for word in self.variants[lang] if name not in word.casefold())


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: ``sources.toml``."""

    id: str
    what: Words
    date: str
    confidence: str
    url: str = ""
    note: Words | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of facts, each row by its id."""

    services: Mapping[str, Service]
    laws: Mapping[str, Law]
    figures: Mapping[str, Figure]
    limits: Mapping[str, Limit]
    glossary: Mapping[str, Term]
    sources: Mapping[str, Source]
    sensitive: Mapping[str, tuple[str, ...]]


class Texts(Mapping[str, str]):
    """The short texts of one language, by dotted id: ``texts["questions.place.ask"]``."""

    def __init__(self, texts: Mapping[str, str], lines: Mapping[str, tuple[str, int]]) -> None:
        self._texts = dict(texts)
        self._lines = dict(lines)

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def below(self, prefix: str) -> Mapping[str, str]:
        """Return the texts whose id starts with ``prefix.``, by the rest of their id."""
        start = f"{prefix}."
        return {k.removeprefix(start): v for k, v in self._texts.items() if k.startswith(start)}

    def place(self, key: str) -> tuple[str, int]:
        """Return the file and the line on which a text stands."""
        return self._lines[key]


@dataclass(frozen=True, eq=False)
class Content:
    """Everything a reader can meet, read once. Compared and hashed by identity."""

    root: Path
    pages: Mapping[tuple[str, str], Page]
    tables: Tables
    texts: Mapping[str, Texts]

    def page(self, id: str, lang: str) -> Page:
        """Return the page with this id in this language."""
        return self.pages[lang, id]

    def has(self, id: str, lang: str) -> bool:
        """Say whether there is a page with this id in this language."""
        return (lang, id) in self.pages

    def pages_of(self, lang: str, kind: str | None = None) -> tuple[Page, ...]:
        """Return the pages of one language, and of one kind if asked, in order of id."""
        return tuple(
            page
            for key, page in sorted(self.pages.items())
            if key[0] == lang and kind in (None, page.kind)
        )
