"""Showing an edition inside another site: the script for that site, and the lines to paste.

A browser shows a frame only where the headers of the server allow it (``guide.hosting``); the list
comes from the profile, ``[embed] allow``.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urljoin

from guide import paths
from guide.edition import Edition
from guide.squeeze import smaller

SCRIPT = "embed/bij-wie.js"
FRAME = "js/embed-frame.js"
MOST_BYTES = 1024


def origins(edition: Edition) -> tuple[str, ...]:
    """Return the sites that may show this edition in a frame."""
    return tuple(edition.profile.raw.get("embed", {}).get("allow", ()))


def files(edition: Edition) -> dict[str, bytes]:
    """Return the script for other sites, at an address that never changes."""
    return {SCRIPT: host_script()} if origins(edition) else {}


def host_script() -> bytes:
    """Return the script for other sites without its comments."""
    source = (Path(__file__).parent / "bij-wie.js").read_text(encoding="utf-8")
    return smaller(source).encode()


def snippets(edition: Edition) -> dict[str, str]:
    """Return what a web team pastes into its page, by the name of the way."""
    base = edition.settings.base_url
    home = {lang: urljoin(base, paths.home(lang).lstrip("/")) for lang in edition.voices}
    title = {lang: voice.raw("site.home.title") for lang, voice in edition.voices.items()}
    script = f'<script src="{escape(urljoin(base, SCRIPT))}" defer></script>'
    link = f'<a href="{escape(home["nl"])}">{escape(title["nl"])}</a>'
    frame = (
        f'<iframe data-bij-wie src="{escape(home["nl"])}" title="{escape(title["nl"])}" '
        'width="100%" height="900"></iframe>'
    )
    return {
        "component": f'{script}\n<bij-wie lang="nl">{link}</bij-wie>',
        "iframe": f"<p>{link}</p>\n{frame}\n{script}",
        "link": f"<p>{link}</p>",
    }
