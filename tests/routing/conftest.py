"""What the tests of routing share: editions, their graphs, and a way to run the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from routing.__main__ import main
from routing.editions import FOLDER
from routing.graph import Graph, compile_graph
from routing.profile import NATIONAL, Profile, load_profile


class Answer(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each line of the output, as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``python -m routing`` with arguments, and lines on standard input."""

    def command(*arguments: str, lines: str = "") -> Answer:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return command


@pytest.fixture(scope="session")
def academy() -> Profile:
    """The smallest shipped edition."""
    return load_profile(FOLDER / "example-art-academy.toml")


@pytest.fixture(scope="session")
def hogeschool() -> Profile:
    return load_profile(FOLDER / "example-hogeschool.toml")


@pytest.fixture(scope="session")
def university() -> Profile:
    """The largest shipped edition."""
    return load_profile(FOLDER / "example-university.toml")


@pytest.fixture(scope="session")
def national_graph() -> Graph:
    return compile_graph(NATIONAL)


@pytest.fixture
def profile_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a profile file and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "profile.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
