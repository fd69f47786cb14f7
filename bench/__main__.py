"""``make bench``: every part, or one: ``python -m bench builders --sizes 200 1000``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("builders", "editions", "routing", "delivery", "lighthouse")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write ``RESULTS-<part>.md``."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part (default: all)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000])
    parser.add_argument("--editions", type=int, nargs="+", default=[1, 10, 53])
    parser.add_argument("--only", nargs="+", default=[], help="names of builders")
    parser.add_argument("--folder", type=Path, default=HERE, help="where results are written")
    options = parser.parse_args(arguments)
    for part in PARTS if options.part is None else (options.part,):
        out = options.folder / f"RESULTS-{part}.md"
        if part == "builders":
            from bench import builders

            builders.report(options.sizes, out, options.only)
        elif part == "editions":
            from bench import editions

            editions.report(options.editions, out)
        elif part == "routing":
            from bench import rules

            rules.report(out)
        elif part == "lighthouse":
            from bench import lighthouse

            lighthouse.report(out)
        else:
            from bench import delivery

            delivery.report(out)
        print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
