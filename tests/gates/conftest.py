"""Editions for the gates.

The national one; every shipped one with ``GATES=all``; a folder that was built with ``GATES_SITE``.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editions import NATIONAL, BuildEdition, every_edition
from tests.gates import report
from tests.gates.gates import GATES, ONCE
from tests.gates.site import Fault, Site
from tests.gates.weight import heaviest

FOLDER = os.environ.get("GATES_SITE", "")
EDITIONS = every_edition() if os.environ.get("GATES") == "all" else (FOLDER or NATIONAL,)
_sites: dict[Path, Site] = {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "site" in metafunc.fixturenames:
        kind = metafunc.module.__name__.rpartition(".")[2]
        marks = [pytest.mark.xdist_group(f"{kind} {Path(name).stem}") for name in EDITIONS]
        rows = [pytest.param(name, marks=mark) for name, mark in zip(EDITIONS, marks, strict=True)]
        metafunc.parametrize("site", rows, indirect=True, ids=[Path(n).stem for n in EDITIONS])


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, edition_folder: BuildEdition) -> Site:
    """One whole edition, parsed once."""
    folder = Path(FOLDER) if FOLDER else edition_folder(request.param)
    return _sites.setdefault(folder, Site(folder, Path(request.param).stem))


@pytest.fixture
def passes(site: Site) -> Callable[[str], None]:
    """Ask a gate about every page; what it finds lands in the report and fails the test."""

    def ask(name: str) -> None:
        if name in ONCE and site.name != NATIONAL:
            return
        started = time.perf_counter()
        faults = sorted(set(GATES[name].check(site)))
        seconds = time.perf_counter() - started
        report.Result.of(site.name, GATES[name], len(site.pages), seconds, faults).keep()
        if name == "bytes":
            report.keep_weights(site.name, heaviest(site))
        if faults:
            pytest.fail(_told(GATES[name].says, faults), pytrace=False)

    return ask


def _told(says: str, faults: list[Fault]) -> str:
    shown = "\n".join(f"  {fault}" for fault in faults[:12])
    return f"{says}: {len(faults)} faults\n{shown}\nThe whole list: {report.path()}"


def pytest_sessionstart(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        report.clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if text := report.write():
        terminalreporter.section("gates")
        terminalreporter.write_line("\n".join(text.splitlines()[:60]))
        terminalreporter.write_line(f"Written to {report.path()}")
