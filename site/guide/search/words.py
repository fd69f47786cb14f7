"""Words as search sees them: small letters, without accents, apart from what surrounds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from whoosh.analysis import Filter, LowercaseFilter, RegexTokenizer, Token

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


class FoldFilter(Filter):  # type: ignore[misc]
    """Takes accents and apostrophes away, and offers a word with hyphens joined and in parts."""

    def __call__(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Yield the tokens, folded."""
        for token in tokens:
            for form in forms(fold(token.text)):
                token.text = form
                yield token


def forms(word: str) -> tuple[str, ...]:
    """Return a word, or for a word with hyphens: the whole without them, and its parts.

    >>> forms("burn-out")
    ('burnout', 'burn', 'out')
    """
    if "-" not in word:
        return (word,)
    return (word.replace("-", ""), *word.split("-"))


def tokenizer() -> RegexTokenizer:
    """Return the first part of every analysis chain."""
    return RegexTokenizer(expression=WORD) | LowercaseFilter() | FoldFilter()
