"""Words as search sees them: small letters, without accents, apart from what surrounds them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = r"[^\W_]+(?:['’-][^\W_]+)*"
"""A word may hold an apostrophe or a hyphen: ``foto's``, ``burn-out``."""

_WORD = re.compile(WORD)
_APOSTROPHE = re.compile(r"['’]")


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Return a text in small letters without accents and apostrophes.

    >>> fold("Één foto’s")
    'een fotos'
    """
    plain = unicodedata.normalize("NFD", text.lower())
    return _APOSTROPHE.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def split(text: str) -> list[str]:
    """Return the words of a text, folded; a word with a hyphen stays one word.

    >>> split("Burn-out, of foto’s?")
    ['burn-out', 'of', 'fotos']
    """
    return [fold(word) for word in _WORD.findall(text)]


def forms(word: str) -> tuple[str, ...]:
    """Return a word, or for a word with hyphens: the whole without them, and its parts.

    >>> forms("burn-out")
    ('burnout', 'burn', 'out')
    """
    if "-" not in word:
        return (word,)
    return (word.replace("-", ""), *word.split("-"))
