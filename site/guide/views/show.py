"""Filling a template with what every page has in common."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from guide import paths
from guide.edition import Edition


def show(
    template: str,
    edition: Edition,
    lang: str,
    *,
    tab: str,
    description: str = "",
    twin: str = "",
    index: bool = True,
    **context: Any,
) -> str:
    """Return one page.

    ``tab`` is what others can see in the tab and in the history; ``twin`` is the path of the same
    page in the other language; ``index`` says whether search engines may list the page.
    """
    voice = edition.voices[lang]
    return render_template(
        template,
        lang=lang,
        voice=voice,
        tab=tab,
        description=description,
        index=index,
        here=request.path,
        twins={lang: request.path, paths.other(lang): twin or paths.home(paths.other(lang))},
        **context,
    )
