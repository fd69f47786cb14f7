"""Every shipped edition as an application, and its pages as they are served."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import Markup

from guide.app import create_app
from guide.content import LANGUAGES, address
from guide.edition import Edition
from guide.paths import ASSETS
from guide.plain import plain
from guide.settings import Settings
from guide.views.made import MADE
from routing import Profile
from routing.editions import shipped

TODAY = date(2026, 11, 25)
_FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)
_BLOCK = re.compile(r"<(?=/?(?:p|li|t[rdh]|h\d|d[ltd]|div|br|small|section|ul|ol|figcaption)\b)")
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Served:
    """One edition, and what it answers."""

    app: Flask
    edition: Edition

    def page(self, id: str, lang: str, below: str = "") -> str:
        """Return a page of the content, or one below it."""
        return self.at(f"{address(self.edition.content.page(id, lang))}{below}")

    def write(self, root: Path, ids: tuple[str, ...]) -> dict[tuple[str, str], Path]:
        """Write pages, all below them, and the styles; return the file of each page."""
        client, found = self.app.test_client(), {}
        paths = [f"{ASSETS}{name}" for name in self.edition.assets.files]
        for lang in LANGUAGES:
            for id in ids:
                page = self.edition.content.page(id, lang)
                below = MADE[id].below(self.edition, page)
                paths += [address(page), *(path for path, _make in below)]
                found[lang, id] = root / address(page).strip("/") / "index.html"
        for path in paths:
            file = root / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(client.get(path).get_data())
        return found

    def at(self, path: str) -> str:
        """Return what stands at a path."""
        answer = self.app.test_client().get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.get_data(as_text=True)


@cache
def _served() -> dict[str, Served]:
    found = {}
    for profile in shipped():
        found[profile.id] = served_anew(profile)
    return found


def served_anew(profile: Profile) -> Served:
    """Return an edition that no other test looks at: for a test that changes what it finds."""
    app = create_app(profile, settings=Settings.of(dict(profile.raw), today=TODAY))
    return Served(app, app.extensions["edition"])


@pytest.fixture(params=[profile.id for profile in shipped()])
def served(request: pytest.FixtureRequest) -> Served:
    """Each shipped edition in turn."""
    return _served()[request.param]


@pytest.fixture
def national() -> Served:
    return _served()["national"]


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    found: str = request.param
    return found


def figures_of(html: str) -> list[str]:
    return _FIGURE.findall(html)


def drawings_of(html: str) -> list[str]:
    """Return the drawings that stand for something: not the pictograms beside words."""
    return [svg for svg in _SVG.findall(html) if 'role="img"' in svg]


def words_of(html: str) -> str:
    """Return the words outside drawings, in lower case."""
    return plain(Markup(_BLOCK.sub(" <", _SVG.sub(" ", html)))).lower()
