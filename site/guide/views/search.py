"""The search page: a field for readers with script, and every everyday word for readers without."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask import request
from flask_babel import gettext as _

from guide import paths
from guide.content import Page, address
from guide.edition import Edition
from guide.search import delivery
from guide.search.documents import documents
from guide.search.everyday import letters
from guide.search.language import Language, read_language
from guide.views.show import show

if TYPE_CHECKING:
    from guide.search.rank import Answer, Ranker

MOST = 10
OFFERED = ("route:confidential_adviser", "topic:seriousness", "page:services")
"""What is offered when nothing is found."""


def search(edition: Edition, lang: str) -> str:
    """Return the search page of a language."""
    voice = edition.voices[lang]
    return show(
        "search.html",
        edition,
        lang,
        tab=voice.raw("search.page.tab"),
        description=voice.raw("search.page.description"),
        twin=delivery.ADDRESS[paths.other(lang)],
        **search_page_context(edition, lang),
    )


def search_page_context(edition: Edition, lang: str) -> dict[str, Any]:
    """Return what the template of the search page needs."""
    voice = edition.voices[lang]
    language = read_language(edition.settings.root, lang)
    return {
        "index_path": delivery.path(edition, lang),
        "said": _said(edition),
        "crises": _crises(edition, language),
        "offered": [page for id in OFFERED if (page := voice.page(id))],
        "letters": letters(edition.content, language),
        "address": address,
        "live": None if edition.settings.relative else _live(edition, lang),
    }


def _said(edition: Edition) -> dict[str, str]:
    """Return the words that the script shows, and how links begin and end."""
    relative = edition.settings.relative
    return {
        "root": "../../" if relative else "/",
        "end": "index.html" if relative else "",
        "best": _("Fits best"),
        "route": _("Who"),
        "behaviour": _("What"),
        "topic": _("Topics"),
        "page": _("About this site"),
        "meant": _("Did you mean:"),
        "0": _("Nothing found"),
        "1": _("1 page found"),
        "many": _("# pages found"),
    }


def _crises(edition: Edition, language: Language) -> list[Any]:
    services = edition.content.tables.services
    return [services[crisis.service] for crisis in language.crises]


@lru_cache(maxsize=4)
def ranker(edition: Edition, lang: str) -> Ranker:
    """Return what searches the pages of an edition with Whoosh."""
    from guide.search.index import build  # no page of a frozen site needs Whoosh
    from guide.search.rank import Ranker

    language = read_language(edition.settings.root, lang)
    return Ranker(build(documents(edition.content, lang), language))


def _live(edition: Edition, lang: str) -> list[Page]:
    """Return what Whoosh finds for the query in the address: only in the live preview."""
    answer: Answer = ranker(edition, lang).search(request.args.get("q", ""))
    return [hit.page for hit in answer.hits[:MOST]]
