"""The scripts of the site, run in Node: search queries, answers, and damaged data of the guide."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from select import select
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from guide.search.delivery import index_text
from routing import NATIONAL
from routing.browser import browser_graph
from tests.editions import ROOT
from tests.fuzz import inputs
from tests.fuzz.content import content
from tests.fuzz.target import LONGEST, Hang

STATIC = ROOT / "site" / "guide" / "static" / "js"
ANSWER = Path(__file__).parent / "node" / "answer.mjs"
MISSING = "Node is missing. Run: sh scripts/install-node"


class Node:
    """One script that waits for inputs; begun again after a hang."""

    def __init__(self, kind: str, script: Path, data: str) -> None:
        program = shutil.which("node")
        if not program:
            pytest.fail(MISSING, pytrace=False)
        self.folder = Path(tempfile.mkdtemp(prefix="fuzz-node-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        atexit.register(self.stop)
        (self.folder / "data.json").write_text(data, encoding="utf-8")
        module = self.folder / ("script.mjs" if kind == "search" else "script.cjs")
        shutil.copy(script, module)
        self.command = [program, str(ANSWER), kind, str(module), str(self.folder / "data.json")]
        self.process = self._begin()

    def _begin(self) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command, stdin=pipe, stdout=pipe)

    def stop(self) -> None:
        """End the script."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
        self.process.kill()
        self.process.wait()

    def _worked(self) -> float:
        """Return the seconds that the script has worked, by the account of the system."""
        fields = (
            Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, value: Any) -> dict[str, Any]:
        """Give one input and return the answer."""
        stdin, stdout = self.process.stdin, self.process.stdout
        before = self._worked()
        assert stdin
        assert stdout
        stdin.write(json.dumps(value).encode() + b"\n")
        stdin.flush()
        while not select([stdout], [], [], 1.0)[0]:
            if self._worked() - before > LONGEST:
                self.stop()
                self.process = self._begin()
                raise Hang(f"no answer within {LONGEST:.0f} seconds")
        told: dict[str, Any] = json.loads(stdout.readline())
        return told


@cache
def searcher() -> Node:
    """The search script with the Dutch index."""
    return Node("search", STATIC / "search.js", index_text(content(), "nl"))


@cache
def graph() -> str:
    """The data of the guide of the national edition."""
    return json.dumps(browser_graph(NATIONAL))


@cache
def guide() -> Node:
    """The script of the guide with its data."""
    return Node("guide", STATIC / "guide.js", graph())


def warm_search() -> None:
    """Have the index made and taken apart."""
    searcher()


def warm_guide() -> None:
    """Have the graph made."""
    guide()


def query(text: str) -> None:
    """Search; whatever the words are, pages of ours come back, as pieces of text."""
    told = searcher().ask(text)
    assert "fault" not in told, told
    answer = told["answer"]
    assert len(answer["hits"]) <= 10
    for hit in answer["hits"]:
        assert hit["path"].startswith(("/nl/", "nl/"))
        assert all(isinstance(piece[0], str) for piece in hit["title"] + hit["excerpt"])
        assert 0 < hit["score"] < 1e6


@cache
def words() -> tuple[str, ...]:
    """Words that people look for."""
    every = " ".join(" ".join(page.keywords) for page in content().pages.values())
    return tuple(sorted(set(every.split())))


@st.composite
def queries(draw: DrawFn) -> str:
    """Return words, damaged words, words run together, tricks, and far too much of them."""
    word = st.sampled_from(words())
    glued = st.lists(word, min_size=2, max_size=12).map("".join)
    again = st.tuples(word, st.integers(1, 400)).map(lambda row: row[0] * row[1])
    odd = st.one_of(st.sampled_from(inputs.TRICKS), st.text(max_size=30))
    part = st.one_of(word, word, glued, again, odd, inputs.damaged(words()))
    return draw(st.sampled_from((" ", "-", "'", "\n"))).join(draw(st.lists(part, max_size=8)))


def guided(value: dict[str, Any]) -> None:
    """Answer questions; whole data gives a question or advice, damaged data at most a refusal."""
    told = guide().ask(value)
    if "graph" not in value:
        assert "fault" not in told, told
        assert told["answer"].get("question") or told["answer"]["first"]


@st.composite
def answers(draw: DrawFn) -> dict[str, Any]:
    """Return answers, likely and unlikely, and now and then a damaged graph to answer in."""
    data: dict[str, Any] = json.loads(graph())
    options = {name: [row[0] for row in rows] for name, rows in data["questions"]}
    given: dict[str, Any] = {}
    for name, ids in options.items():
        if draw(st.booleans()):
            given[name] = draw(st.sampled_from((*ids, "unsure", "__proto__", "", "toString")))
    given |= draw(st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=2))
    if draw(st.integers(0, 2)):
        return {"answers": given}
    for _ in range(draw(st.integers(1, 4))):
        _break(draw, data)
    return {"answers": given, "graph": data}


def _break(draw: DrawFn, data: dict[str, Any]) -> None:
    """Change one value somewhere in the data."""
    holder: Any = data
    at: Any = draw(st.sampled_from(sorted(data)))
    for _ in range(draw(st.integers(0, 4))):
        inner = holder[at]
        if not isinstance(inner, (list, dict)) or not inner:
            break
        holder = inner
        keys = sorted(inner) if isinstance(inner, dict) else range(len(inner))
        at = draw(st.sampled_from(list(keys)))
    if isinstance(holder[at], int):
        holder[at] = draw(st.integers(-2, 600))
    elif draw(st.booleans()):
        holder[at] = draw(inputs.json_values())
    elif isinstance(holder, dict):
        del holder[at]
    else:
        holder.pop(at)
