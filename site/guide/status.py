"""``status.json``: what a build says about itself to whoever watches the site.

It holds no time of the clock, so the same inputs give the same bytes. The hash under
``verification`` is that of the report which ``python -m guide.status`` writes when it has checked
every combination of answers against the same rules and found nothing: run it, and compare.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from guide.edition import Edition
from guide.freshness import KINDS, TABLES, Freshness
from routing import Profile, ProfileError
from routing.browser import VERSION as GRAPH_VERSION
from routing.browser import browser_graph
from routing.editions import named
from routing.graph import Graph, compile_graph
from routing.table import RULES
from routing.verify import CHECKED, verify

NAME = "status.json"
FORMAT = 1


def status(edition: Edition) -> dict[str, Any]:
    """Return everything that ``status.json`` says."""
    profile, settings = edition.profile, edition.settings
    return {
        "format": FORMAT,
        "edition": {
            "id": profile.id,
            "kind": profile.kind,
            "name": dict(profile.raw.get("name", {})),
            "example": bool(profile.raw.get("example", False)),
        },
        "site": {"date": settings.today.isoformat(), "base_url": settings.base_url},
        "versions": {"bijwie": bijwie_version(), "guide_data": GRAPH_VERSION},
        "counts": _counts(edition),
        "checked": _checked(edition.fresh),
        "due": [
            {"kind": f.kind, "id": f.id, "checked": f.checked.isoformat(), "where": f.where}
            for f in edition.fresh.due
        ],
        "verification": verification(profile, edition.graph),
    }


def as_bytes(edition: Edition) -> bytes:
    """Return the file."""
    return (json.dumps(status(edition), ensure_ascii=False, indent=1) + "\n").encode()


def bijwie_version() -> str:
    """Return the version of this project; ``0`` when it runs without being installed."""
    try:
        return version("bijwie")
    except PackageNotFoundError:
        return "0"


def verification(profile: Profile, graph: Graph) -> dict[str, Any]:
    """Return what a verification covers, and the hash of its report when nothing is broken."""
    report = _report(profile, graph, failures=[])
    name = profile.path.name if profile.path else profile.id
    return {
        "rules": len(RULES),
        "properties": len(CHECKED),
        "combinations": graph.ways,
        "report_sha256": _digest(report),
        "command": f"python -m guide.status --profile {name}",
    }


def _report(profile: Profile, graph: Graph, failures: list[Any]) -> dict[str, Any]:
    """Return the result of a verification, with the hash of exactly what was verified."""
    return {
        "profile": profile.id,
        "guide_sha256": _digest(browser_graph(profile, graph)),
        "properties": sorted(CHECKED),
        "combinations": graph.ways,
        "failures": failures,
    }


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _counts(edition: Edition) -> dict[str, int]:
    tables = edition.content.tables
    pages = Counter(page.kind for page in edition.content.pages.values())
    return {
        "questions": len(edition.graph.nodes),
        "advice": len(edition.graph.leaves),
        **{f"{kind}_pages": number for kind, number in sorted(pages.items())},
        **{table: len(getattr(tables, table)) for table in TABLES.values()},
        "sources": len(tables.sources),
        "rules": len(RULES),
    }


def _checked(fresh: Freshness) -> dict[str, Any]:
    """Return the oldest check of each kind, and the day on which the first review falls due."""
    oldest = {
        kind: min(days).isoformat()
        for kind in KINDS
        if (days := [fact.checked for fact in fresh.facts if fact.kind == kind])
    }
    first = fresh.facts[0] if fresh.facts else None
    return {
        "oldest": first.checked.isoformat() if first else None,
        "oldest_by_kind": oldest,
        "first_due": first.due.isoformat() if first else None,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify an edition and print its report and hash; 0 nothing broken, 1 broken, 2 bad input."""
    parser = argparse.ArgumentParser(
        prog="python -m guide.status", description="Verify an edition; print the report's hash."
    )
    parser.add_argument("--profile", default="national", help="national, or a profile (TOML)")
    options = parser.parse_args(arguments)
    try:
        profile = named(options.profile)
    except ProfileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    failures = [
        {"property": name, "wrong": wrong, "facts": facts}
        for (name, wrong), facts in verify(profile).failures.items()
    ]
    report = _report(profile, compile_graph(profile), failures)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.write(f"report_sha256: {_digest(report)}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
