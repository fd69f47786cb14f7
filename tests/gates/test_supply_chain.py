"""What the project is built from: locked by hash, allowed by licence, never fetched unseen."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.editions import ROOT

NETWORK = frozenset(
    {"requests", "httpx", "aiohttp", "ftplib", "smtplib", "urllib.request", "http.client"}
)
OURS = (*ROOT.glob("routing/**/*.py"), *ROOT.glob("site/**/*.py"), ROOT / "build.py")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply", ROOT / "tools" / "supply.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply"] = module
    spec.loader.exec_module(module)
    return module


supply = _load()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_locked_with_its_hashes(file: str) -> None:
    packages = supply.locked(file)
    assert len(packages) > 15
    assert [row.name for row in packages.values() if not row.hashes] == []


def test_everything_that_pyproject_asks_for_is_in_the_lock() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {"requirements.txt": data["project"]["dependencies"]}
    wanted["requirements-dev.txt"] = data["dependency-groups"]["dev"]
    for file, rows in wanted.items():
        names = {supply.plain(re.split(r"[<>=~!\[; ]", row)[0]) for row in rows}
        assert names - set(supply.locked(file)) == set(), f"{file}: run make lock"


def test_every_licence_is_one_that_nobody_has_to_ask_about() -> None:
    assert list(supply.unwelcome(supply.installed_licences())) == []


def test_a_licence_that_is_not_allowed_or_not_known_is_named() -> None:
    found = dict(supply.installed_licences(), flask="GPL-3.0-only", babel="")
    told = "\n".join(supply.unwelcome(found))
    assert "flask 3" in told
    assert "the licence is GPL-3.0-only" in told
    assert "the licence is not known" in told


def test_the_list_of_licences_names_every_package_of_the_lock() -> None:
    listed = set(re.findall(r"^\| ([\w.-]+) \| (\S+) \|", supply.DOC.read_text("utf-8"), re.M))
    locked = {(row.name, row.version) for row in supply.locked(supply.DEV).values()}
    locked |= {(row.name, row.version) for row in supply.locked(supply.SITE).values()}
    assert locked - listed == set(), "run make licences"


@pytest.mark.slow
def test_the_bill_of_materials_holds_what_builds_the_site_with_hashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supply, "SBOM", ROOT / "build" / f"sbom-{tmp_path.name}.json")
    assert supply.sbom() == 0
    parts = json.loads(supply.SBOM.read_text("utf-8"))["components"]
    supply.SBOM.unlink()
    assert {supply.plain(row["name"]) for row in parts} == set(supply.locked(supply.SITE))
    assert all(row["externalReferences"][0]["hashes"] for row in parts)
    assert "components" in capsys.readouterr().out


def test_an_index_that_does_not_answer_is_never_called_fine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {"dependencies": [{"name": "flask", "skip_reason": "not found"}]}
    done = subprocess.CompletedProcess([], 0, json.dumps(rows), "")
    monkeypatch.setattr(supply, "_run", lambda command: done)
    assert supply.audit() == 2
    assert "1 not audited" in capsys.readouterr().out


def test_a_known_weakness_fails_the_audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {"dependencies": [{"name": "x", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}
    done = subprocess.CompletedProcess([], 1, json.dumps(rows), "")
    monkeypatch.setattr(supply, "_run", lambda command: done)
    assert supply.audit() == 1
    assert "x 1: PYSEC-1" in capsys.readouterr().out


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_that_builds_the_site_can_reach_a_network(file: Path) -> None:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert names & NETWORK == set()


def test_whatever_npm_brings_is_known_by_its_hash() -> None:
    callers = [
        f
        for f in (ROOT / "scripts").iterdir()
        if f.is_file() and "npm-file" in f.read_text() and f.name != "npm-file"
    ]
    assert len(callers) >= 2
    for script in callers:
        assert re.search(r"\b[0-9a-f]{128}\b", script.read_text("utf-8")), script.name
    assert "sha512sum --check" in (ROOT / "scripts" / "npm-file").read_text("utf-8")


def test_lighthouse_comes_with_a_hash_for_each_of_its_packages() -> None:
    lock = json.loads((ROOT / "scripts/lighthouse/package-lock.json").read_text("utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    for name, row in packages.items():
        assert row["integrity"].startswith("sha512-"), name
    assert "npm ci --silent --ignore-scripts" in (ROOT / "scripts/install-lighthouse").read_text()


def test_make_installs_only_what_the_lock_names() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line]
    assert installs
    for line in installs:
        assert "--require-hashes" in line or "--no-deps" in line, line
