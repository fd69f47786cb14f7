"""Words: the check that editors run, over everything that people read; its errors stop here too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.check import check
from tests.editions import ROOT, TODAY
from tests.gates.site import Fault, Site


def wrong_words(site: Site) -> Iterator[Fault]:
    """Find what `make check` calls an error: spelling, pairs, sources, sentences and more."""
    for found in check(ROOT, date.fromisoformat(TODAY)).errors:
        yield Fault(f"{found.path}:{found.line}", f"{found.message} {found.remedy}")
