"""The build from the command line: read, check, freeze, and say what was done."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from guide import hosting, readiness
from guide.app import create_app
from guide.content import ContentError
from guide.freeze import FreezeError, Summary, freeze
from guide.settings import ROOT, Settings
from guide.wanted import every_problem
from routing import ProfileError
from routing.editions import named


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site and return the exit status: 0 when it was written, 1 when not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["check"]:
        return readiness.main(given[1:])
    options = _options(given)
    try:
        summary = build(options)
    except (ContentError, ProfileError, FreezeError, OSError) as error:
        print(f"The site was not built.\n{error}", file=sys.stderr)
    except Exception as error:
        print(f"The site was not built: {type(error).__name__}: {error}", file=sys.stderr)
        if options.trace:
            traceback.print_exc()
        else:
            print("This is a fault of the program. --trace shows where.", file=sys.stderr)
    else:
        print(_closing(summary, options.out))
        return 0
    return 1


def build(options: argparse.Namespace) -> Summary:
    """Build one edition as the options say."""
    profile = named(options.profile)
    settings = Settings.of(
        dict(profile.raw),
        base_url=options.base_url,
        today=options.today,
        draft=options.draft or None,
    )
    if settings.draft:
        _tell(every_problem(settings))
    app = create_app(profile, settings=settings)
    summary = freeze(app, options.out, _progress, precompress=options.precompress)
    hosting.write(app.extensions["edition"], options.out)
    return summary


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Write the site as files.",
        epilog="build.py check --profile FILE: hold a profile against what the study recommends.",
    )
    parser.add_argument("--profile", default="national", help="national, or a profile (TOML)")
    parser.add_argument("--out", type=Path, default=ROOT / "public", help="the folder to write to")
    parser.add_argument("--base-url", help="the public address, with a slash at the end")
    parser.add_argument("--today", type=date.fromisoformat, help="the date of the site: 2027-01-31")
    parser.add_argument(
        "--draft", action="store_true", help="build what there is; never for publication"
    )
    parser.add_argument(
        "--precompress", action="store_true", help="write .br and .gz files beside the files too"
    )
    parser.add_argument("--trace", action="store_true", help="show where a fault arose")
    return parser.parse_args(arguments)


def _progress(rows: Iterable[Any], total: int) -> Iterable[Any]:
    return tqdm(rows, total=total, unit="page", desc="writing", disable=not sys.stderr.isatty())


def _tell(problems: Sequence[object]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"A draft: {len(problems)} problems are left as they are.", file=sys.stderr)


def _closing(summary: Summary, out: Path) -> str:
    return (
        f"{summary.pages} pages in {summary.files} files, {summary.bytes / 1e6:.1f} MB, "
        f"{summary.seconds:.1f} seconds, {summary.warnings} warnings: {out}"
    )
