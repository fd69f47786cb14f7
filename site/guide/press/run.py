"""Building one edition, or all of them side by side."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from tqdm import tqdm

from guide import hosting
from guide.app import create_app
from guide.content import Content, ContentError, Part, address
from guide.content.render import rendered
from guide.edition import Edition
from guide.freeze import Summary, freeze
from guide.press import beside, inputs, kept
from guide.press.beside import Beside
from guide.press.disk import end_with
from guide.press.graphs import prove_ahead
from guide.press.options import told
from guide.press.place import FreezeError
from guide.press.quick import quicken, templates
from guide.search import delivery
from guide.settings import ROOT, Settings
from guide.wanted import every_problem, words
from routing import Profile, ProfileError
from routing.editions import named
from routing.proof import BrokenRulesError

AT_ONCE = 16
"""Editions that the same processes make: then new ones start, so that memory does not grow."""
SWEPT = 4
"""Editions after which a process frees what it no longer needs."""
_made = count(1)
_SHARED: dict[str, Content] = {}
"""The words that every edition starts from: read once, before the workers are forked."""


def build_one(
    profile: Profile,
    options: argparse.Namespace,
    start: inputs.Start,
    graph: Beside[None],
    parts: Sequence[Beside[Part]],
) -> Summary:
    """Build one edition as the options say, while its graph is compiled and its words are read."""
    settings = _settings(profile, options)
    if settings.draft:
        _tell(every_problem(settings))
    content = words(settings, [part.result() for part in parts])
    app = create_app(profile, content, settings)
    quicken(app)
    edition: Edition = app.extensions["edition"]
    kept.recall_markdown(edition.content)
    templates(app)
    with beside.allowed(1 if graph.running else options.workers):  # its core is not free yet
        delivery.files(edition)
    graph.result()
    return freeze(
        app,
        options.out,
        _pages,
        precompress=options.precompress,
        workers=options.workers,
        start=None if options.force else start,
        others=partial(_others, app, options.out),
    )


def _others(app: Flask, out: Path) -> list[Path]:
    """Write the ready configurations for a web server."""
    folder = hosting.write(app.extensions["edition"], out)
    return [folder / name for name in hosting.FILES]


def build_all(options: argparse.Namespace) -> dict[str, Summary | str]:
    """Build the national edition and one per profile, each into its own folder of ``--out``.

    Returns a summary per edition, or what is wrong with it: one bad profile does not stop the rest.
    """
    found = ["national", *map(str, sorted(options.profiles.glob("*.toml")))]
    _share(options)
    rows: dict[str, Summary | str] = {}
    workers = options.workers or len(os.sched_getaffinity(0))
    fork = multiprocessing.get_context("fork")
    with tqdm(total=len(found), unit="edition", disable=_quiet()) as shown:
        for first in range(0, len(found), AT_ONCE):
            with ProcessPoolExecutor(workers, fork, _begin, (os.getpid(),)) as pool:
                some = found[first : first + AT_ONCE]
                waiting = {pool.submit(_edition, name, options): name for name in some}
                for future in as_completed(waiting):
                    rows[Path(waiting[future]).stem] = future.result()
                    shown.update()
    return {Path(name).stem: rows[Path(name).stem] for name in found}


def _begin(parent: int) -> None:
    end_with(parent)
    gc.freeze()  # what all editions share is neither searched nor copied


def _edition(name: str, options: argparse.Namespace) -> Summary | str:
    out = options.out / Path(name).stem
    try:
        start = inputs.begin(ROOT, told(options, profile=name))
        before = None if options.force else inputs.unchanged(ROOT, out, start)
        if before is not None:
            return Summary(**{**before, "made": 0, "seconds": 0.0})
        profile = named(name)
        prove_ahead(profile, ROOT)
        settings = _settings(profile, options)
        app = create_app(profile, _SHARED.get("words"), settings)
        quicken(app)
        return freeze(
            app,
            out,
            precompress=options.precompress,
            workers=1,
            start=None if options.force else start,
            others=partial(_others, app, out),
        )
    except (ContentError, ProfileError, FreezeError, BrokenRulesError, OSError) as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        if next(_made) % SWEPT == 0:
            gc.collect()  # an application is full of rings: else memory grows with every edition


def _share(options: argparse.Namespace) -> None:
    """Read the words and render every page once, so that each fork starts with both."""
    settings = _settings(named("national"), options)
    content = words(settings)
    _SHARED["words"] = content
    kept.recall_markdown(content)
    if any(not texts for texts in rendered(content).values()):
        client = create_app(named("national"), content, settings).test_client()
        for page in content.pages.values():
            client.get(address(page))
        kept.keep_markdown(content)


def _settings(profile: Profile, options: argparse.Namespace) -> Settings:
    return Settings.of(
        dict(profile.raw),
        base_url=options.base_url,
        today=options.today,
        draft=options.draft or None,
    )


def _pages(rows: Iterable[Any], total: int) -> Iterable[Any]:
    return tqdm(rows, total=total, unit="page", desc="writing", disable=_quiet())


def _quiet() -> bool:
    return not sys.stderr.isatty()


def _tell(problems: Sequence[object]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"A draft: {len(problems)} problems are left as they are.", file=sys.stderr)
