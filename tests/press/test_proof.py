"""A build proves the rules of its edition, once; rules that break what must hold are not built."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import build as command
from guide.press import graphs
from guide.settings import ROOT
from routing import NATIONAL, Profile
from routing.graph import Graph
from routing.proof import BrokenRulesError, Report

WRONG = ("1 danger", "danger now, and 112 is not the first door")


def _broken() -> Report:
    return Report("national", failures={WRONG: {"danger_now": "yes"}})


def test_rules_that_break_a_property_are_refused_and_nothing_of_them_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routing.verify.prove", lambda profile: (_broken(), None))
    with pytest.raises(
        BrokenRulesError, match=r"(?s)1 danger: .* \(danger_now = yes\).*verify --profile national"
    ):
        graphs.prove_ahead(NATIONAL, tmp_path)
    assert not list(tmp_path.rglob("*.pickle"))


def test_what_was_proved_is_not_proved_again_and_its_graph_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graphs.graph_for(NATIONAL, ROOT)
    proved: list[str] = []

    def prove(profile: Profile) -> tuple[Report, Graph]:
        proved.append(profile.id)
        return Report(profile.id), graph

    monkeypatch.setattr("routing.verify.prove", prove)
    graphs.prove_ahead(NATIONAL, tmp_path)
    graphs.prove_ahead(NATIONAL, tmp_path)
    assert proved == ["national"]
    monkeypatch.setattr(graphs, "compile_graph", lambda profile: pytest.fail("compiled again"))
    assert graphs.graph_for(NATIONAL, tmp_path).nodes == graph.nodes


def test_a_graph_without_its_proof_is_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graphs.graph_for(NATIONAL, ROOT)
    monkeypatch.setattr(graphs, "compile_graph", lambda profile: graph)
    assert graphs.graph_for(NATIONAL, tmp_path) == graph
    monkeypatch.setattr("routing.verify.prove", lambda profile: (_broken(), None))
    with pytest.raises(BrokenRulesError):
        graphs.prove_ahead(NATIONAL, tmp_path)


def test_the_command_names_the_property_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(profile: Profile, root: Path) -> None:
        raise BrokenRulesError(_broken(), "national")

    monkeypatch.setattr(graphs, "prove_ahead", refuse)
    assert command.main(["--out", str(tmp_path / "site"), "--force"]) == 1
    said = capsys.readouterr().err
    assert "The site was not built." in said and "1 danger" in said and "Traceback" not in said
    assert not list(tmp_path.iterdir())
