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
from tests.gates.gates import GATES, IN_CHROMIUM, ONCE
from tests.gates.site import Fault, Site
from tests.gates.weight import heaviest

FOLDER = os.environ.get("GATES_SITE", "")
ALL = os.environ.get("GATES") == "all"
EDITIONS = every_edition() if ALL else (FOLDER or NATIONAL,)
SAMPLED = () if ALL or FOLDER else ("institutions/example-hogeschool.toml",)
"""An edition in a folder of its server, of which Chromium opens some pages in every test run."""
EVERY = 12
"""Of such an edition, one page of so many is opened."""
_started = time.time()
_sites: dict[Path, Site] = {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "site" not in metafunc.fixturenames:
        return
    browser = metafunc.module.__name__.endswith("test_in_chromium")
    names = (*EDITIONS, *SAMPLED) if browser else EDITIONS
    rows = [pytest.param(name, marks=_group(metafunc, browser, name)) for name in names]
    metafunc.parametrize("site", rows, indirect=True, ids=[Path(name).stem for name in names])


def _group(metafunc: pytest.Metafunc, browser: bool, name: str) -> pytest.MarkDecorator:
    """Let one worker ask all quick gates of an edition; those that open a browser stand apart."""
    kind = metafunc.function.__name__ if browser else "gates"
    return pytest.mark.xdist_group(f"{kind} {Path(name).stem}")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, edition_folder: BuildEdition) -> Site:
    """One whole edition, parsed once."""
    name = request.param
    folder = Path(FOLDER) if FOLDER else edition_folder(name)
    every = EVERY if name in SAMPLED else 1
    return _sites.setdefault(folder, Site(folder, Path(name).stem, every))


@pytest.fixture
def passes(site: Site) -> Callable[[str], None]:
    """Ask a gate about every page; what it finds lands in the report and fails the test."""

    def ask(name: str) -> None:
        if name in ONCE and site.name != NATIONAL:
            return
        pages = site.sample if name in IN_CHROMIUM else site.pages
        opened = getattr(site, IN_CHROMIUM[name]) if name in IN_CHROMIUM else pages
        number = len(pages), len(opened)
        started, worked = time.perf_counter(), _work()
        faults = sorted(set(GATES[name].check(site)))
        seconds = time.perf_counter() - started, _work() - worked
        report.Result.of(site.name, GATES[name], number, seconds, faults).keep()
        if name == "bytes":
            report.keep_weights(site.name, heaviest(site))
        if faults:
            pytest.fail(_told(GATES[name].says, faults), pytrace=False)

    return ask


def _work() -> float:
    """Return the seconds of processor time of this process and of those that it waited for."""
    return sum(os.times()[:4])


def _told(says: str, faults: list[Fault]) -> str:
    shown = "\n".join(f"  {fault}" for fault in faults[:12])
    return f"{says}: {len(faults)} faults\n{shown}\nThe whole list: {report.path()}"


def pytest_sessionstart(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        report.clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and (text := report.write()):
        if ALL:
            report.write_figures(time.time() - _started)
        terminalreporter.section("gates")
        terminalreporter.write_line("\n".join(text.splitlines()[:60]))
        terminalreporter.write_line(f"Written to {report.path()}")
