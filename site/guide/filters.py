"""Small changes of form for templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from babel.dates import format_date
from flask_babel import get_locale

_NOT_DIALLED = re.compile(r"[^\d+]")


def day(value: date) -> str:
    """Write a date in the language of the page."""
    return _written(value, str(get_locale()))


@lru_cache(maxsize=1 << 10)
def _written(value: date, locale: str) -> str:
    return format_date(value, "d MMMM y", locale=locale)


def digits(number: str) -> str:
    """Leave only what a telephone dials."""
    return _NOT_DIALLED.sub("", number)


def host(url: str) -> str:
    """Return the part of an address that people recognise."""
    return urlsplit(url).netloc.removeprefix("www.")


FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"day": day, "digits": digits, "host": host}
)
