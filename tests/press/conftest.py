"""A small site in its own folder: a few pages, a guide of one question, built in a moment."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import BytecodeCache, ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader

from guide import edition as edition_module
from guide.app import create_app
from guide.content import Content
from guide.freeze import Summary, freeze
from guide.press import inputs, workers
from guide.press.graphs import graph_for
from guide.press.quick import quicken
from guide.search import delivery
from guide.search.documents import documents
from guide.settings import ROOT, Settings
from routing import NATIONAL, Profile
from routing.graph import Graph
from tests.content.small_site import write_site

REAL = ("data/services.toml", "data/reviews.toml", "nl/synonyms.toml", "en/synonyms.toml")
"""What every site needs: the strip with numbers for help, and search."""
TEMPLATES = ROOT / "site/guide/templates"
TODAY = date(2026, 11, 25)
Build = Callable[..., Summary]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small site."""
    made = write_site(tmp_path / "root")
    for name in REAL:
        shutil.copy(ROOT / "content" / name, made / "content" / name)
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the small site is written to."""
    return tmp_path / "public"


@pytest.fixture(autouse=True)
def short_guide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the guide ask one question, and leave out the search index: builds of a moment."""
    whole = graph_for(NATIONAL, ROOT)
    monkeypatch.setattr(
        edition_module, "graph_for", lambda profile, root: shortened(whole, profile)
    )
    monkeypatch.setattr(workers, "SHARE", 5)
    monkeypatch.setattr(delivery, "index_text", _index)
    yield


def _index(content: Content, lang: str) -> str:
    """Return what stands for the search index: it changes with every word, and costs nothing."""
    found = documents(content, lang)
    words = repr([(document.page.title, document.sections) for document in found])
    return f'"{hashlib.sha256(words.encode()).hexdigest()}"'


def shortened(graph: Graph, profile: Profile) -> Graph:
    """Return a graph whose every answer leads to the same advice."""
    key, leaf = next(iter(graph.leaves.items()))
    node = graph.nodes[graph.start]
    node = replace(node, targets=dict.fromkeys(node.targets, key), left=1)
    return replace(graph, profile=profile, nodes={graph.start: node}, leaves={key: leaf})


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates, compiled once for all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def build(root: Path, out: Path, compiled: BytecodeCache) -> Build:
    """What builds the small site; ``told`` makes it remember, as the command does.

    Templates below the small root go before the real ones, so that a test can change one.
    """

    def built(
        *, destination: Path = out, told: dict[str, Any] | None = None, **options: Any
    ) -> Summary:
        profile = options.pop("profile", NATIONAL)
        settings = Settings(today=TODAY, root=root, draft=True)
        start = None if told is None else inputs.begin(root, told)
        app = create_app(profile, settings=settings)
        quicken(app)
        own = FileSystemLoader(root / "site/guide/templates")
        app.jinja_env.loader = ChoiceLoader([own, FileSystemLoader(TEMPLATES)])
        app.jinja_env.bytecode_cache = compiled
        return freeze(app, destination, start=start, **options)

    return built


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
