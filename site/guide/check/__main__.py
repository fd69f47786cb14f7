"""``python -m guide.check``: check everything that people read.

Exit status: 0 when nothing needs mending, 1 when something does, 2 when the check cannot run.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.check.readability import page_score
from guide.check.run import Progress, check
from guide.check.study import Study
from guide.content import read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check with the arguments of the command line and return the exit status."""
    options = _options(arguments)
    if not (options.root / "content").is_dir():
        sys.stderr.write(
            f"{options.root}: there is no folder 'content' here. "
            "Run this in the folder of the project, or name it with --root.\n"
        )
        return 2
    if options.scores:
        sys.stdout.write(_scores(options.root, options.today))
        return 0
    report = check(options.root, options.today, _show_progress(options.json))
    report = report.only(options.only, with_warnings=not options.errors)
    sys.stdout.write((report.as_json() if options.json else report.as_text()) + "\n")
    failed = report.errors or (options.strict and report.warnings)
    return 1 if failed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m guide.check", description="Check everything that people read."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of the project")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.add_argument("--errors", action="store_true", help="leave the warnings out")
    parser.add_argument("--only", default="", help="show only places that hold this text")
    parser.add_argument("--scores", action="store_true", help="list the readability of each page")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        help="check as on this day: 2027-01-31",
    )
    return parser.parse_args(arguments)


def _show_progress(quiet: bool) -> Progress:
    """Return what shows, in a terminal, which check is running."""

    def show(name: str) -> None:
        if sys.stderr.isatty() and not quiet:
            sys.stderr.write(f"\r\033[Kchecking: {name}" if name else "\r\033[K")
            sys.stderr.flush()

    return show


def _scores(root: Path, today: date) -> str:
    content, _ = read(root)
    study = Study(content, root, today)
    rows = [
        (score, page.path)
        for page in study.pages
        if (score := page_score(study, study.by_page[page.path])) is not None
    ]
    return "".join(f"{score:5.1f}  {path}\n" for score, path in sorted(rows))


if __name__ == "__main__":
    sys.exit(main())
