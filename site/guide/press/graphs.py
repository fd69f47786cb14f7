"""The compiled graph of a profile and the proof of its rules, kept from one build to the next.

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
from routing.proof import BrokenRulesError

PROVED = "every property holds"
_ROUTING = Path(routing.__file__).parent


def graph_for(profile: Profile, root: Path) -> Graph:
    """Return the compiled graph of a profile, from an earlier build if its inputs are the same."""
    path = _path("graphs", profile, root)
    kept = store.read(path)
    if isinstance(kept, Graph):
        return replace(kept, profile=profile)
    graph = compile_graph(profile)
    _keep(path, graph)
    return graph


def prove_ahead(profile: Profile, root: Path) -> None:
    """Prove the rules for an edition, and keep the graph that was compiled in the same walk.

    What was proved stays proved until a rule, the code of ``routing`` or the profile changes.
    Raises ``BrokenRulesError``: a site whose rules break what must always hold is not built.
    """
    proof, path = _path("proofs", profile, root), _path("graphs", profile, root)
    if store.read(proof) == PROVED and path.is_file():
        return
    from routing.verify import prove  # not loaded where nothing has to be proved

    report, graph = prove(profile)
    if not report.ok:
        raise BrokenRulesError(report, str(profile.path or profile.id))
    _keep(path, graph)
    store.write(proof, PROVED)


def _path(kind: str, profile: Profile, root: Path) -> Path:
    what = (profile.kind, profile.tables, profile.settled, profile.ruled_out)
    told = repr([*what[:1], *(_sorted(part) for part in what[1:]), profile.accused_support])
    name = store.hashed(store.code(_ROUTING), told)
    return root / ".cache" / kind / f"{name}.pickle"


def _keep(path: Path, graph: Graph) -> None:
    store.write(path, replace(graph, profile=None))  # type: ignore[arg-type]


def _sorted(part: Any) -> list[str]:
    return sorted(repr(item) for item in (part.items() if hasattr(part, "items") else part))
