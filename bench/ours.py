"""Our builder over synthetic pages: the whole engine, with a guide of one question.

What peers do not make is left out, so that the same work is compared: the search index and the open
data. Usage: ``python -m bench.ours ROOT OUT``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guide.press import inputs

if TYPE_CHECKING:
    from bench.synthetic import Page

TODAY = date(2026, 11, 25)


def write(root: Path, pages: Iterable[Page]) -> None:
    """Write a content root with these pages as topics."""
    import shutil

    from guide.press.graphs import graph_for
    from guide.settings import ROOT
    from routing import NATIONAL
    from tests.content.small_site import write_site

    graph_for(NATIONAL, ROOT)  # the rules are compiled before: they are no part of these pages
    write_site(root)
    for name in ("data/services.toml", "data/reviews.toml", "nl/synonyms.toml", "en/synonyms.toml"):
        shutil.copy(ROOT / "content" / name, root / "content" / name)
    for page in pages:
        head = (
            f'+++\nid = "topic:p{page.number}"\nkind = "topic"\nslug = "{page.slug}"\n'
            f'title = "{page.title}"\ntab = "{page.title}"\ndescription = "{page.title}"\n'
            'reviewed = 2026-11-25\nsources = ["F-A1.1"]\nkeywords = []\nrelated = []\n+++\n\n'
        )
        file = root / f"content/{page.lang}/topics/p{page.number}.md"
        file.write_text(head + page.body, encoding="utf-8")


def build(root: Path, out: Path, start: inputs.Start) -> None:
    """Build the pages, as ``build.py`` builds the site."""
    from guide.content import LANGUAGES, read_language
    from guide.press import beside

    parts = [beside.Beside(partial(read_language, root, lang)) for lang in LANGUAGES]
    from guide import delivered, downloads, edition
    from guide.app import create_app
    from guide.freeze import freeze
    from guide.press.graphs import graph_for
    from guide.press.quick import quicken
    from guide.search import delivery
    from guide.settings import ROOT, Settings
    from guide.wanted import words
    from routing import NATIONAL

    whole = graph_for(NATIONAL, ROOT)
    key, leaf = next(iter(whole.leaves.items()))
    node = whole.nodes[whole.start]
    node = replace(node, targets=dict.fromkeys(node.targets, key), left=1)
    short = replace(whole, nodes={whole.start: node}, leaves={key: leaf})
    edition.graph_for = lambda *_: short  # type: ignore[attr-defined]
    delivery.documents = lambda *_: ()  # type: ignore[assignment]
    delivery.index_text = lambda *_: "{}"
    delivered.files = downloads.files = lambda _: {}  # type: ignore[assignment]
    data = {f"guide.{lang}.none.js": b" " for lang in LANGUAGES}
    settings = Settings(root=root, draft=True, today=TODAY)
    content = words(settings, [part.result() for part in parts])
    app = create_app(content=content, settings=settings)
    app.extensions["guide_data"] = data
    quicken(app)
    print(freeze(app, out, start=start))


def main() -> None:
    """Build, or say that nothing has changed."""
    root, out = (Path(argument).resolve() for argument in sys.argv[1:3])
    start = inputs.begin(root, {"today": TODAY})
    if inputs.unchanged(root, out, start):
        print("nothing has changed")
        return
    from guide.press import beside

    with beside.allowed(None):
        build(root, out, start)


if __name__ == "__main__":
    main()
