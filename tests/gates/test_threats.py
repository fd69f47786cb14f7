"""The page on threats names tests that exist, and says for each threat what we cannot do."""

from __future__ import annotations

import re

from tests.editions import ROOT

PAGE = (ROOT / "docs" / "threats.md").read_text("utf-8")
PARTS = PAGE.split("\n## ")[1:]
WANTED: tuple[str, ...] = (
    *("watched at home", "shared computer", "host that logs", "network observer"),
    *("malicious embedder", "compromised editor", "stale fact"),
)


def test_every_test_that_is_named_as_proof_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
    assert len(named) > 25
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{file}::{name}"


def test_every_threat_has_a_proof_and_all_but_the_last_say_what_we_cannot_do() -> None:
    for part in PARTS:
        assert "**Proved by**" in part, part[:40]
    for part in PARTS[:-1]:
        assert "**What we do.**" in part, part[:40]
        assert "**What we cannot.**" in part, part[:40]


def test_every_threat_of_the_brief_is_there() -> None:
    heads = " ".join(part.split("\n")[0] for part in PARTS)
    for words in WANTED:
        assert words in heads
