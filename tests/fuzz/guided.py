"""``scripts/fuzz --guided markdown``: inputs guided by coverage, with atheris.

Hypothesis turns the bytes of atheris into the same inputs as elsewhere. The run ends by itself,
after ``--runs`` inputs or at the first fault, which is printed.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.fuzz.target import Target

INSTALL = "atheris is missing. Install it: .venv/bin/python -m pip install --group fuzz"
WATCHED = ("guide.content", "guide.catalogs", "routing.profile", "routing.profile_check")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz one target; atheris ends the process itself."""
    options = _options(arguments)
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.stderr.write(f"{INSTALL}\n")
        return 2
    with atheris.instrument_imports(include=[*WATCHED]):
        for name in WATCHED:
            importlib.import_module(name)
    from tests.fuzz.targets import TARGETS

    target = TARGETS[options.guided]
    target.warm()
    limits = [f"-runs={options.runs}", f"-seed={options.seed}", "-max_len=4096", "-timeout=6"]
    atheris.Setup([sys.argv[0], *limits], _entry(target))
    atheris.Fuzz()
    return 0


def _entry(target: Target) -> Any:
    """Return what takes bytes and throws the input that they stand for at the target."""

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(target.inputs())
    def one(value: Any) -> None:
        target.run(value)

    return vars(one)["hypothesis"].fuzz_one_input


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    parser.add_argument("--guided", required=True, metavar="TARGET", help="the target")
    parser.add_argument("--runs", type=int, default=20_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1, help="the seed of atheris")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
