"""The real pages, indexed once per language, and Node to run the script that readers get."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from guide.content import LANGUAGES, Content, read
from guide.search.documents import documents
from guide.search.export import export
from guide.search.index import Index, build
from guide.search.language import read_language
from guide.search.rank import Ranker

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SCRIPT = ROOT / "site" / "guide" / "static" / "js" / "search.js"
Query = dict[str, Any]
Found = list[dict[str, Any]]
RunScript = Callable[[list[Query]], Found]


@pytest.fixture(scope="session")
def content() -> Content:
    """Every page there is, finished or not."""
    return read(ROOT)[0]


@pytest.fixture(scope="session")
def indexes(content: Content) -> Mapping[str, Index]:
    return {lang: build(documents(content, lang), read_language(ROOT, lang)) for lang in LANGUAGES}


@pytest.fixture(scope="session")
def rankers(indexes: Mapping[str, Index]) -> Mapping[str, Ranker]:
    return {lang: Ranker(index) for lang, index in indexes.items()}


@pytest.fixture(scope="session")
def exported(indexes: Mapping[str, Index]) -> Mapping[str, str]:
    return {lang: export(index) for lang, index in indexes.items()}


@pytest.fixture(scope="session")
def queries() -> list[Query]:
    """What people may type, with the pages that would help; written without the keywords."""
    lines = (HERE / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def run_script(exported: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> RunScript:
    """Return what searches with the script of the site, in Node."""
    node = shutil.which("node")
    if not node:
        pytest.fail("Node is missing. Install the package nodejs (20 or newer).")
    folder = tmp_path_factory.mktemp("search")
    for lang, text in exported.items():
        (folder / f"{lang}.json").write_text(text, encoding="utf-8")
    (folder / "search.mjs").write_bytes(SCRIPT.read_bytes())

    def run(rows: list[Query]) -> Found:
        done = subprocess.run(
            [node, str(HERE / "run.mjs"), str(folder)],
            input=json.dumps(rows),
            capture_output=True,
            text=True,
            check=True,
        )
        found: Found = json.loads(done.stdout)
        return found

    return run
