"""Texts without their markup, for files and for names of pictures."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

_MARK = re.compile(r'<a class="src".*?</a>|<span class="srcs".*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def plain(text: Markup) -> str:
    """Return the words of a rendered text, without source marks.

    >>> plain(Markup('Kies <a href="#x">dit</a> &amp; dat'))
    'Kies dit & dat'
    """
    return " ".join(html.unescape(_TAG.sub("", _MARK.sub("", text))).split())
