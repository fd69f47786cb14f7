"""What can be said to a build on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from guide.settings import ROOT, today


def read_options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; the date of the site is settled here, once for the whole build."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Write the site as files.",
        epilog="build.py check --profile FILE: hold a profile against what the study recommends.",
    )
    parser.add_argument("--profile", default="national", help="national, or a profile (TOML)")
    parser.add_argument(
        "--all", action="store_true", help="every profile of --profiles, each into its own folder"
    )
    parser.add_argument(
        "--profiles", type=Path, default=ROOT / "institutions", help="the folder of profiles"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "public", help="the folder to write to")
    parser.add_argument("--base-url", help="the public address, with a slash at the end")
    parser.add_argument("--today", type=_day, help="the date of the site: 2027-01-31")
    parser.add_argument(
        "--draft", action="store_true", help="build what there is; never for publication"
    )
    parser.add_argument(
        "--precompress", action="store_true", help="write .br and .gz files beside the files too"
    )
    parser.add_argument("--workers", type=_count, help="processes at once (default: every core)")
    parser.add_argument("--force", action="store_true", help="make every page anew")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")
    parser.add_argument("--trace", action="store_true", help="show where a fault arose")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        near = get_close_matches(unknown[0], re.findall(r"--[\w-]+", parser.format_help()), n=1)
        parser.error(
            f"unknown option {unknown[0]!r}." + (f" Did you mean {near[0]}?" if near else "")
        )
    options.today = options.today or today()
    return options


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"found {text!r}; allowed: a whole number from 1 to 64")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"found {text!r}; allowed: a day as 2027-01-31") from None


def told(options: argparse.Namespace, **changes: object) -> dict[str, object]:
    """Return the options that can change a byte of the site, with the date it will show."""
    chosen = {
        "profile": options.profile,
        "base_url": options.base_url,
        "today": options.today,
        "draft": options.draft,
        "precompress": options.precompress,
    }
    chosen.update(changes)
    if chosen["profile"] != "national":
        chosen["profile"] = Path(str(chosen["profile"])).absolute()
    return chosen
