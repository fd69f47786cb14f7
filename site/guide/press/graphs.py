"""The compiled graph of a profile, kept from one build to the next.

Only ``routing`` is imported here, so that a graph can be compiled before the site is loaded.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import routing
from guide.press import store
from routing import Profile
from routing.graph import Graph, compile_graph

_ROUTING = Path(routing.__file__).parent


def graph_for(profile: Profile, root: Path) -> Graph:
    """Return the compiled graph of a profile, from an earlier build if its inputs are the same."""
    what = (profile.kind, profile.tables, profile.settled, profile.ruled_out)
    told = repr([*what[:1], *(_sorted(part) for part in what[1:]), profile.accused_support])
    name = store.hashed(store.code(_ROUTING), told)
    path = root / ".cache" / "graphs" / f"{name}.pickle"
    kept = store.read(path)
    if isinstance(kept, Graph):
        return replace(kept, profile=profile)
    graph = compile_graph(profile)
    store.write(path, replace(graph, profile=None))  # type: ignore[arg-type]
    return graph


def compile_ahead(profile: Profile, root: Path) -> None:
    """Compile the graph of a profile for ``graph_for``, which then finds it in the cache."""
    graph_for(profile, root)


def _sorted(part: Any) -> list[str]:
    return sorted(repr(item) for item in (part.items() if hasattr(part, "items") else part))
