"""The pages that are no content of their own: language choice, front page, not found."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from guide import paths
from guide.content import LANGUAGES, Page
from guide.edition import Edition
from guide.groups import grouped
from guide.moved import read_addresses
from guide.views.show import show

QUICK = (
    "topic:someone_told_me_five_minutes",
    "topic:witness",
    "topic:accused",
    "topic:seriousness",
    "topic:international",
    "topic:anonymous",
)
"""What people come for who are not helped by the questions: offered on the front page."""


def choice(edition: Edition) -> str:
    """Return the page at the root: nothing but the choice of a language."""
    return show(
        "choice.html",
        edition,
        LANGUAGES[0],
        tab="bijwie",
        description=edition.voices[LANGUAGES[0]].raw("site.home.description"),
        twin=paths.home(LANGUAGES[1]),
        voices=edition.voices,
    )


def home(edition: Edition, lang: str) -> str:
    """Return the front page of a language."""
    voice = edition.voices[lang]
    return show(
        "home.html",
        edition,
        lang,
        tab=voice.raw("site.home.tab"),
        description=voice.raw("site.home.description"),
        twin=paths.home(paths.other(lang)),
        quick=[page for id in QUICK if (page := voice.page(id))],
        behaviours=_first_group(edition, lang),
    )


def _first_group(edition: Edition, lang: str) -> list[Page]:
    return grouped(edition.voices[lang], "behaviour")[0][1]


def not_found(edition: Edition) -> str:
    """Return the page for an address that does not exist, in both languages."""
    voice = edition.voices[LANGUAGES[0]]
    return show(
        "not_found.html",
        edition,
        LANGUAGES[0],
        tab=voice.raw("site.not_found.tab"),
        description=voice.raw("site.not_found.description"),
        index=False,
        voices=edition.voices,
    )


def moved(edition: Edition, old: str, target: str) -> str:
    """Return the small page at an address that was published and has no page of its own now."""
    lang = old.split("/")[1]
    voice = edition.voices[lang]
    return show(
        "moved.html",
        edition,
        lang,
        tab=voice.raw("site.home.tab"),
        description=voice.raw("site.home.description"),
        index=False,
        target=target,
    )


def addresses(edition: Edition, pages: Iterable[str]) -> str:
    """Return the sitemap: every page that search engines may list."""
    hidden = (
        *(f"/{lang}/g/" for lang in LANGUAGES),
        *(
            f"{voice.link('page:sources')}{g}/"
            for voice in edition.voices.values()
            for g in "abcder"
        ),
    )
    listing = read_addresses(edition.settings.root, [])
    moved_away = {old for old, target in listing.items() if target}
    listed = sorted(
        urljoin(edition.settings.base_url, path.lstrip("/"))
        for path in pages
        if path not in (paths.NOT_FOUND, *moved_away) and not path.startswith(hidden)
    )
    rows = "".join(f"<url><loc>{escape(path)}</loc></url>\n" for path in listed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
