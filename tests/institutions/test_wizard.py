"""Questions on the terminal: a valid profile at the end, and every answer checked at once."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.profile_wizard import fill
from guide.wizard_ask import Asker, Stopped
from routing import load_profile
from routing.profile_read import read_profile
from tests.editions import ROOT
from tests.institutions.conftest import words
from tests.institutions.making import examples, written

TEMPLATE = ROOT / "docs" / "profile-template.toml"
ANSWERS = {
    "Name, in Dutch": "Hogeschool Test",
    "Name, in English": "Test University of Applied Sciences",
    "wo (university)": "hbo",
    "Which role": "",
    "Your scheme and study": "not_covered",
    "Do you work with a univ": "n",
    "Ombudsperson": "n",
    "Who supports": "confidential_adviser_external",
    "External confidential adviser": "y",
    "Report without": "ask",
    "Until how many years": "2",
    "Languages of a hearing": "nl en",
    "Public address": "https://www.test.example/bijwie/",
    "Colour of links": "#ffff00",
    "Sites that may": "https://www.test.example",
}


def _asker(answers: dict[str, str]) -> tuple[Asker, io.StringIO]:
    """Return one that answers by the beginning of the question, the second time something else."""
    shown = io.StringIO()
    given: dict[str, int] = {}
    last = [""]

    def say(text: str) -> None:
        shown.write(text)
        last[0] = text

    def read() -> str:
        asked = last[0].strip()
        for start, answer in answers.items():
            if asked.startswith(start):
                given[start] = given.get(start, 0) + 1
                if start == "Colour of links" and given[start] > 1:
                    return "#1f5c57\n"
                return answer + "\n"
        return "\n"

    return Asker(read, say), shown


def test_the_answers_become_a_valid_profile(tmp_path: Path) -> None:
    asker, shown = _asker(ANSWERS)
    file = fill(asker, words(), tmp_path / "test.toml")
    profile = load_profile(file)
    assert profile.id == "test-university-of-applied-sciences"
    assert "ombudsperson" not in profile.routes
    assert profile.accused_support == "confidential_adviser_external"
    assert profile.raw["theme"] == {"accent": "#1f5c57"}
    assert profile.raw["limits"] == {"complaint_years": 2}
    assert profile.raw["languages"]["hearing"] == ["nl", "en"]
    assert "would have contrast" in shown.getvalue()


def test_a_wrong_answer_is_asked_again_with_the_reason() -> None:
    answers = iter(["mbo\n", "hbo\n"])
    said = io.StringIO()

    def say(text: str) -> None:
        said.write(text)

    asker = Asker(lambda: next(answers), say)
    asker.text(("kind",), "wo or hbo?", must=True)
    assert asker.raw == {"kind": "hbo"}
    assert "Did you mean 'hbo'?" in said.getvalue()


def test_the_end_of_the_input_writes_nothing(tmp_path: Path) -> None:
    empty: Iterator[str] = iter(())
    asker = Asker(lambda: next(empty, ""), lambda text: None)
    with pytest.raises(Stopped):
        fill(asker, words(), tmp_path / "x.toml")
    assert not (tmp_path / "x.toml").exists()


def test_the_command_stops_kindly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guide.profile_wizard", "--out", str(tmp_path / "x.toml")],
        input="",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert "Nothing was written" in done.stdout and "Traceback" not in done.stderr


def test_a_profile_is_written_as_it_is_read(tmp_path: Path) -> None:
    for raw, _ in examples():
        assert read_profile(written(raw, tmp_path)) == (raw, ())


def test_the_template_is_valid_as_it_stands_and_with_every_key(tmp_path: Path) -> None:
    assert load_profile(TEMPLATE).id == "my-institution"
    text = TEMPLATE.read_text(encoding="utf-8").replace("#~ ", "")
    full = tmp_path / "full.toml"
    full.write_text(text, encoding="utf-8")
    raw = load_profile(full).raw
    from routing.profile_check import schema

    known = schema()["properties"]
    assert set(raw) == set(known)
    assert set(raw["provisions"]) == set(known["provisions"]["properties"])
    for key, part in known.items():
        if key != "provisions" and part.get("properties"):
            assert set(raw[key]) == set(part["properties"]), key
