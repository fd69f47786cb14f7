"""The build from the command line. What is slow to import is imported only when there is work."""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from guide.press import inputs
from guide.press.options import read_options, told
from guide.settings import ROOT

if TYPE_CHECKING:
    from guide.freeze import Summary


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site and return the exit status: 0 when it was written, 1 when not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["check"]:
        from guide import readiness

        return readiness.main(given[1:])
    options = read_options(given)
    started = time.perf_counter()
    start = inputs.begin(ROOT, told(options))
    if not options.all and not options.force:
        before = inputs.unchanged(ROOT, options.out, start)
        if before is not None:
            return _nothing_to_do(before, options, time.perf_counter() - started)
    return _guarded(options, start)


def _guarded(options: argparse.Namespace, start: inputs.Start) -> int:
    """Build, and turn every fault into words: a reader of the terminal never sees a traceback."""
    try:
        if options.all:
            from guide.press.run import build_all

            return _closing_table(build_all(options), options)
        _say(_one(options, start), options)
    except KeyboardInterrupt:
        print("Stopped. The previous site is as it was.", file=sys.stderr)
        return 130
    except Exception as error:
        _explain(error, options)
        return 1
    return 0


def _one(options: argparse.Namespace, start: inputs.Start) -> Summary:
    """Build one edition: words are read and the graph compiled while the program still loads."""
    from guide.press import beside, graphs
    from routing.editions import named

    profile = named(options.profile)
    with beside.allowed(options.workers):
        graph = beside.Beside(partial(graphs.prove_ahead, profile, ROOT))
        from guide.content import LANGUAGES, read_language

        parts = [beside.Beside(partial(read_language, ROOT, lang)) for lang in LANGUAGES]
        from guide.press.run import build_one

        return build_one(profile, options, start, graph, parts)


def _explain(error: Exception, options: argparse.Namespace) -> None:
    from guide.content import ContentError
    from guide.press.place import FreezeError
    from routing import ProfileError
    from routing.proof import BrokenRulesError

    named = (ContentError, ProfileError, FreezeError, BrokenRulesError, OSError)
    if isinstance(error, named):
        print(f"The site was not built.\n{error}", file=sys.stderr)
        if options.out.exists():
            print(f"What stood in {options.out} is as it was.", file=sys.stderr)
        return
    print(f"The site was not built: {type(error).__name__}: {error}", file=sys.stderr)
    if options.trace:
        traceback.print_exception(error)
    else:
        print("This is a fault of the program. --trace shows where.", file=sys.stderr)


def _nothing_to_do(before: dict[str, Any], options: argparse.Namespace, seconds: float) -> int:
    done = {**before, "made": 0, "seconds": seconds}
    if options.json:
        print(json.dumps(done))
    else:
        print(f"Nothing has changed: {before['pages']} pages stand in {options.out}")
    return 0


def _say(summary: Summary, options: argparse.Namespace) -> None:
    from dataclasses import asdict

    from guide.pictures import graphviz

    if not graphviz.available():
        print(graphviz.MISSING, file=sys.stderr)
    if options.json:
        print(json.dumps(asdict(summary)))
        return
    print(
        f"{summary.pages} pages in {summary.files} files ({summary.made} made anew), "
        f"{summary.bytes / 1e6:.1f} MB, {summary.seconds:.1f} seconds, "
        f"{summary.warnings} warnings: {options.out}"
    )


def _closing_table(rows: dict[str, Summary | str], options: argparse.Namespace) -> int:
    """Print one line per edition; return 1 when one of them failed."""
    from dataclasses import asdict

    failed = [name for name, row in rows.items() if isinstance(row, str)]
    if options.json:
        print(json.dumps({n: r if isinstance(r, str) else asdict(r) for n, r in rows.items()}))
        return 1 if failed else 0
    width = max(map(len, rows), default=0)
    for name, row in rows.items():
        if isinstance(row, str):
            print(f"{name:<{width}}  not built: {row}")
        else:
            print(f"{name:<{width}}  {row.pages} pages, {row.made} made anew, {row.seconds:.1f} s")
    print(f"{len(rows) - len(failed)} of {len(rows)} editions are in {options.out}")
    return 1 if failed else 0
