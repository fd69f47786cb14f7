"""Bytes: what a first visit costs, per type of page, against ``bench/budgets.toml``."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import brotli

from tests.editions import ROOT
from tests.gates.page import Page
from tests.gates.site import Fault, Site

BUDGETS = ROOT / "bench" / "budgets.toml"


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page costs in bytes, as a server sends it: ``first`` draws it, ``all`` is all."""

    page: str
    first: int
    all: int


def budgets() -> dict[str, Any]:
    """Read the table of budgets."""
    with BUDGETS.open("rb") as stream:
        return tomllib.load(stream)


def too_heavy(site: Site) -> Iterator[Fault]:
    """Find pages over the budget of their type, files over their own, and types without one."""
    table = budgets()
    for page in site.pages:
        name = type_of(page, table["types"])
        if not name:
            yield Fault(page.path, f"no budget fits a page with {sorted(page.kind)}")
            continue
        row = table["types"][name]
        light = weigh(page, quick=True)
        if light.first <= row["first"] and light.all <= row["all"]:
            continue
        weight = weigh(page)
        for part in ("first", "all"):
            spent = getattr(weight, part)
            if spent > row[part]:
                yield Fault(page.path, f"{spent} bytes ({part}), {name} may cost {row[part]}")
    yield from _files(site, table["files"])


def _files(site: Site, rows: Mapping[str, int]) -> Iterator[Fault]:
    for file in sorted(site.files):
        for pattern, most in rows.items():
            if fnmatch(file.name, pattern) and (spent := _sent(file, False)) > most:
                yield Fault(file.name, f"{spent} bytes, may cost {most}")


def heaviest(site: Site) -> dict[str, Weight]:
    """Return the heaviest page of each type."""
    table = budgets()["types"]
    found: dict[str, Weight] = {}
    for page in site.pages:
        name = type_of(page, table)
        if name and (name not in found or weigh(page, quick=True).all > found[name].all):
            found[name] = weigh(page, quick=True)
    return {name: weigh(site.by_path[weight.page]) for name, weight in sorted(found.items())}


def type_of(page: Page, rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the first type whose classes and address fit the page; empty when none does."""
    for name, row in rows.items():
        if page.kind.issuperset(row["body"].split()) and fnmatch(page.path, row.get("at", "*")):
            return name
    return ""


def weigh(page: Page, *, quick: bool = False) -> Weight:
    """Add up a page, its styles and its scripts; ``quick`` with gzip, which is never lighter."""
    styles = [link.get("href") for link in page.all("link") if "stylesheet" in link.rel]
    scripts = [script.get("src") for script in page.all("script") if script.get("src")]
    first = _sent(page.file, quick) + sum(_linked(page, name, quick) for name in styles)
    return Weight(page.path, first, first + sum(_linked(page, name, quick) for name in scripts))


def _linked(page: Page, address: str, quick: bool) -> int:
    found = page.target(address)
    file = page.root / found[0] if found else page.root
    return _sent(file, quick) if file.is_file() else 0


@cache
def _sent(file: Path, quick: bool) -> int:
    data = file.read_bytes()
    return len(gzip.compress(data, 6) if quick else brotli.compress(data))
