"""Spelling, with the dictionaries of hunspell and an own list of words.

Looking a word up takes long, so the words found right are remembered in ``.cache/``.
"""

import gc
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from spylls.hunspell import Dictionary

from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import LANGUAGES

PLACE = Path("/usr/share/hunspell")
DICTIONARIES = {"nl": "nl", "en": "en_GB"}
OWN_WORDS = "content/data/words.txt"
CACHE = ".cache/spelling.json"
INSTALL = "Install them: apt-get install hunspell-nl hunspell-en-gb."
WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*['’]?")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|org|com|eu|edu)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


class Speller(Protocol):
    """Knows words."""

    def lookup(self, word: str) -> bool:
        """Say whether a word is spelled right."""


def check_spelling(study: Study) -> Iterator[Finding]:
    """Find words that no dictionary and no table knows."""
    names = _names(study)
    own = own_words(study.root)
    memory = _read_memory(study.root)
    for lang in LANGUAGES:
        speller = _speller(lang)
        if speller is None:
            file = f"{PLACE / DICTIONARIES[lang]}.dic"
            message = f"the dictionary {file} is missing: spelling in {lang} is not checked."
            yield Finding(OWN_WORDS, 1, "spelling", message, INSTALL, Level.WARNING)
            continue
        known = memory.setdefault(lang, set())
        for unit in study.units:
            if unit.lang == lang:
                for word in unknown_words(unit.plain, speller, known, own | names):
                    yield _finding(unit, word)
    _write_memory(study.root, memory)


def _finding(unit: Unit, word: str) -> Finding:
    remedy = f"Mend it; when it is right, add it to {OWN_WORDS}."
    return unit.finding("spelling", f"unknown word “{word}”.", remedy)


def unknown_words(
    text: str, speller: Speller, known: set[str], own: frozenset[str]
) -> Iterator[str]:
    """Yield each word that is not known, once; words found right are added to ``known``."""
    for word in dict.fromkeys(WORD.findall(_ADDRESS.sub(" ", text))):
        word = word.replace("’", "'").replace("‑", "-").strip("'")
        if len(word) < 2 or word in known or is_own(word, own):
            continue
        if _right(word, speller) or all(
            len(part) < 2 or is_own(part, own) or _right(part, speller) for part in word.split("-")
        ):
            known.add(word)
        else:
            yield word


def _right(word: str, speller: Speller) -> bool:
    if speller.lookup(word) or speller.lookup(_POSSESSIVE.sub("", word)):
        return True
    return word[:1].isupper() and speller.lookup(word.lower())


def is_own(word: str, own: frozenset[str]) -> bool:
    """Say whether a word, or the word without its possessive, is on the own list."""
    lower = word.lower()
    return lower in own or _POSSESSIVE.sub("", lower) in own


def _speller(lang: str) -> Speller | None:
    """Return the dictionary of a language; ``None`` when it is not installed."""
    place = PLACE / DICTIONARIES[lang]
    return _dictionary_at(place) if place.with_suffix(".dic").is_file() else None


class Lazy:
    """A dictionary that is read when the first word is looked up."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._dictionary: Speller | None = None

    def lookup(self, word: str) -> bool:
        """Say whether a word is spelled right."""
        if self._dictionary is None:
            self._dictionary = _read(self.place)
        return bool(self._dictionary.lookup(word))


@lru_cache(maxsize=4)
def _dictionary_at(place: Path) -> Speller:
    """Return the dictionary of a place: read once, however many folders are checked."""
    return Lazy(place)


def _read(place: Path) -> Speller:
    """Read a dictionary; spylls leaves its files for the collector to close, which would warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary: Speller = Dictionary.from_files(str(place))
        gc.collect()
    return dictionary


def own_words(root: Path) -> frozenset[str]:
    """Return the words of the own list; ``#`` begins a remark."""
    file = root / OWN_WORDS
    if not file.is_file():
        return frozenset()
    lines = (line.partition("#")[0] for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(line.strip().lower() for line in lines if line.strip())


def _names(study: Study) -> frozenset[str]:
    """Return the words of names that the tables give: services, laws and Dutch terms."""
    tables = study.content.tables
    names: list[str] = []
    for service in tables.services.values():
        names += service.name.values()
    for law in tables.laws.values():
        names += law.name.values()
    for term in tables.glossary.values():
        names += [term.nl, term.en]
    return frozenset(word.lower() for word in _split(names))


def _split(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from WORD.findall(name)


def _stamp() -> str:
    """Return what tells one version of the dictionaries from another."""
    files = [(PLACE / name).with_suffix(".dic") for name in DICTIONARIES.values()]
    return " ".join(f"{file.stat().st_size}" if file.is_file() else "-" for file in files)


def _read_memory(root: Path) -> dict[str, set[str]]:
    try:
        stored = json.loads((root / CACHE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if stored.get("stamp") != _stamp():
        return {}
    return {lang: set(stored.get(lang, ())) for lang in LANGUAGES}


def _write_memory(root: Path, memory: dict[str, set[str]]) -> None:
    file = root / CACHE
    stored = {"stamp": _stamp(), **{lang: sorted(known) for lang, known in memory.items()}}
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
