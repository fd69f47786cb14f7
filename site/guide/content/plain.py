"""The words of sanitised HTML, without its markup and its source marks."""

import re
from functools import lru_cache
from html import unescape

_INSIDE = r"""(?:[^<>"]|"[^"]*")*"""
_MARK = re.compile(rf'<a\b{_INSIDE}\bclass="src"{_INSIDE}>.*?</a>', re.DOTALL)
_END = re.compile(r"</(?:p|li|t[dh]|d[dt]|h[1-4]|div)>|<br>")
_TAG = re.compile(rf"</?[a-z]{_INSIDE}>")


@lru_cache(maxsize=1 << 14)
def plain_words(markup: str) -> str:
    """Return the words of HTML on one line, for search.

    Takes what the sanitiser writes: tags are closed, and values stand between double quotes.
    """
    text = _TAG.sub("", _END.sub(" ", _MARK.sub("", markup)))
    return " ".join(unescape(text).split())
