"""Where everything lives. Paths begin at the root of the site and end in a slash."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from guide.content import LANGUAGES
from guide.content.addresses import SECTIONS

CHOICE = "/"
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
ASSETS = "/a/"
DOWNLOADS = "/f/"
START: Mapping[str, str] = MappingProxyType({"nl": "/nl/gids/", "en": "/en/guide/"})
_ROOTED = re.compile(r'="(/[^"/#][^"#]*|/)(#[^"]*)?"')


def home(lang: str) -> str:
    """Return the path of the front page of a language."""
    return f"/{lang}/"


def section(lang: str, kind: str) -> str:
    """Return the path of the overview of a kind of page."""
    return f"/{lang}/{SECTIONS[kind, lang]}/"


def node(lang: str, key: str) -> str:
    """Return the path of a step of the guide: it says nothing of the answers."""
    return f"/{lang}/g/{key}/"


def other(lang: str) -> str:
    """Return the other language."""
    return next(language for language in LANGUAGES if language != lang)


@lru_cache(maxsize=4096)
def relative(target: str, here: str) -> str:
    """Return the way from one path to another, through the files on disk.

    >>> relative("/nl/", "/nl/bij-wie/mentor/")
    '../../index.html'
    >>> relative("/a/site.css", "/")
    'a/site.css'
    """
    folder, _, name = here.rstrip("/").rpartition("/")
    if here.endswith("/") and name and not target.startswith(here):
        return f"../{relative(target, f'{folder}/')}"  # pages beside each other share this part
    end = f"{target}index.html" if target.endswith("/") else target
    there, base = end.split("/")[1:], here.split("/")[1:-1]
    same = 0
    while same < min(len(there) - 1, len(base)) and there[same] == base[same]:
        same += 1
    return "/".join([".."] * (len(base) - same) + there[same:])


def make_relative(html: str, here: str) -> str:
    """Turn every link from the root in a page into one that starts at the page itself."""
    folder = here[: here.rstrip("/").rfind("/") + 1]

    def turn(path: str, fragment: str) -> str:
        if path == here and fragment:
            return fragment
        if here != folder and here.endswith("/") and not path.startswith(here):
            return f"../{relative(path, folder)}{fragment}"  # kept for all pages of the folder
        return f"{relative(path, here)}{fragment}"

    return _turned(html, turn)


def make_absolute(html: str, base_url: str) -> str:
    """Put the folder of the site before every link: for the page that is served anywhere."""
    folder = urlsplit(base_url).path.rstrip("/")
    return _turned(html, lambda path, fragment: f"{folder}{path}{fragment}")


def _turned(html: str, turn: Callable[[str, str], str]) -> str:
    """Change every ``href`` and ``src`` that starts at the root.

    The pattern begins with what is rare in a page: that is twice as quick as looking for names.
    """

    def change(found: re.Match[str]) -> str:
        place = found.start()
        if not (html.endswith(" href", 0, place) or html.endswith(" src", 0, place)):
            return found[0]
        return f'="{turn(found[1], found[2] or "")}"'

    return _ROOTED.sub(change, html)
