"""Where everything lives. Paths begin at the root of the site and end in a slash."""

from __future__ import annotations

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
_ROOTED = '="/'
_NAMES = (" href", " src")


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
    beside = here != folder and here.endswith("/")

    def turn(link: str) -> str:
        if beside and not link.startswith(here):
            return _from_beside(link, folder)
        path, mark, fragment = link.partition("#")
        way = "" if mark and path == here else relative(path, here)
        return f"{way}{mark}{fragment}"

    return _turned(html, turn)


@lru_cache(maxsize=1 << 14)
def _from_beside(link: str, folder: str) -> str:
    """Return the way from any page of a folder to a link: the same for all of them."""
    path, mark, fragment = link.partition("#")
    return f"../{relative(path, folder)}{mark}{fragment}"


def make_absolute(html: str, base_url: str) -> str:
    """Put the folder of the site before every link: for the page that is served anywhere."""
    folder = urlsplit(base_url).path.rstrip("/")
    return _turned(html, lambda link: f"{folder}{link}")


def _turned(html: str, turn: Callable[[str], str]) -> str:
    """Change every ``href`` and ``src`` that starts at the root.

    The page is cut at what is rare in it, not searched for names: that is several times as quick.
    """
    first, *parts = html.split(_ROOTED)
    made = [first]
    for part in parts:
        link, quote, rest = part.partition('"')
        if made[-1].endswith(_NAMES) and not link.startswith("/"):  # "//" begins another server
            made += f'="{turn(f"/{link}")}{quote}', rest
        else:
            made.append(f"{_ROOTED}{part}")
    return "".join(made)
