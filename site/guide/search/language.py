"""What search knows of a language: stop words, words that mean the same, and words of crisis."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.search.words import fold

SAME = 0.5
"""How much a word of the same meaning counts beside the word itself."""
LEADS = 0.45
"""How much a word counts to which another word leads."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words that people use, and the words under which pages are found."""

    words: tuple[str, ...]
    to: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Crisis:
    """One outside service, and the words and sentences that call for it.

    ``content/<lang>/synonyms.toml`` tells which signs a sentence may hold.
    """

    service: str
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language."""

    lang: str
    stop: frozenset[str]
    weak: frozenset[str]
    typos: Mapping[str, str]
    groups: tuple[Group, ...]
    parts: frozenset[str]
    whole: frozenset[str]
    crises: tuple[Crisis, ...]

    def words(self) -> Iterator[str]:
        """Yield every single word of the tables that a query may hold."""
        yield from self.parts
        yield from self.weak
        yield from self.typos
        yield from self.typos.values()
        for group in self.groups:
            for phrase in (*group.words, *group.to):
                yield from phrase.split()


def table_path(root: Path, lang: str) -> Path:
    """Return the file with the tables of a language."""
    return root / "content" / lang / "synonyms.toml"


def read_language(root: Path, lang: str) -> Language:
    """Read ``content/<lang>/synonyms.toml``."""
    return _language(table_path(root, lang).read_text(encoding="utf-8"), lang)


@lru_cache(maxsize=4)
def _language(text: str, lang: str) -> Language:
    """Return the tables in a text; kept, because every edition reads the same."""
    table = tomllib.loads(text)
    same = [Group(_all(row["words"]), _all(row["words"]), SAME) for row in table["same"]]
    leads = [Group(_all(row["words"]), _all(row["to"]), LEADS) for row in table["leads"]]
    compounds = table.get("compounds", {})
    return Language(
        lang=lang,
        stop=frozenset(fold(table["stop"]).split()),
        weak=frozenset(fold(table["weak"]["words"]).split()),
        typos={fold(wrong): fold(right) for wrong, right in table["typos"].items()},
        groups=(*same, *leads),
        parts=frozenset(_all(compounds.get("parts", []))),
        whole=frozenset(_all(compounds.get("whole", []))),
        crises=tuple(_crisis(row) for row in table["crisis"]),
    )


def _crisis(row: dict[str, object]) -> Crisis:
    return Crisis(str(row["service"]), _all(row["calls"]))


def _all(words: object) -> tuple[str, ...]:
    assert isinstance(words, list), f"a list of words was expected, not {words!r}"
    return tuple(fold(word).replace("-", " ") for word in words)
