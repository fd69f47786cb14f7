"""The script in the browser and the rules in Python say the same, for every set of answers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from guide.app import create_app
from guide.browser_data import files
from guide.content import LANGUAGES
from guide.settings import Settings
from routing import Advice, Choice, Profile, advise
from routing.browser import browser_graph
from routing.editions import shipped
from routing.graph import Graph, facts_of
from routing.questions import BY_ID, OPEN
from tests.editions import DAY

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "site/guide/static/js/guide.js"
NO_NODE = "Node is missing. scripts/install-node installs it."


def node() -> str:
    found = shutil.which("node")
    if not found:
        pytest.fail(NO_NODE)
    return found


def sets_of_answers(graph: Graph) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Yield every set of answers that the guide can take, and what it makes known."""

    def below(
        key: str, answers: dict[str, str], known: dict[str, str]
    ) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
        if key not in graph.nodes:
            yield answers, known
            return
        node = graph.nodes[key]
        sets = {option.id: option.sets for option in BY_ID[node.question].options}
        for answer, target in node.targets.items():
            now = {**known, **sets.get(answer, {})}
            yield from below(target, {**answers, node.question: answer}, now)

    yield from below(graph.start, {}, {})


def named(choices: tuple[Choice, ...]) -> list[list[object]]:
    return [[choice.route, choice.reason, choice.conditional] for choice in choices]


def lines(profile: Profile, graph: Graph) -> Iterator[str]:
    yield json.dumps(browser_graph(profile, graph))
    for answers, known in sets_of_answers(graph):
        advice = advise(facts_of(known), profile)
        expected = {
            "asked": list(answers),
            "first": named(advice.first),
            "also": named(advice.also),
            "not_now": named(advice.not_now),
            "certain": list(advice.notes),
            "possible": list(advice.possible),
        }
        yield json.dumps({"answers": answers, "advice": expected})


@cache
def app_of(profile: Profile) -> Flask:
    return create_app(profile, settings=Settings(today=DAY, draft=True))


def graph_of(profile: Profile) -> Graph:
    graph: Graph = app_of(profile).extensions["edition"].graph
    return graph


every_edition = pytest.mark.parametrize("profile", shipped(), ids=lambda profile: profile.id)


@every_edition
def test_guide_js_gives_the_advice_of_python_for_every_set_of_answers(profile: Profile) -> None:
    text = "\n".join(lines(profile, graph_of(profile)))
    script = [node(), str(ROOT / "tests/browser/evaluate.js"), str(GUIDE)]
    done = subprocess.run(script, input=text, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["different"] is None
    assert found["number"] == text.count("\n") > 10_000


def parts_of(advice: Advice) -> set[str]:
    """Return the marks of the parts that an advice page shows."""
    return {
        *(f"reasons {choice.reason}" for choice in advice.first),
        *(f"first {choice.route}" for choice in advice.first),
        *(f"choose {choice.reason}" for choice in advice.also),
        *(f"not_now {choice.reason} {choice.route}" for choice in advice.not_now),
        *(f"certain {note}" for note in advice.notes),
        *(f"possible {note}" for note in advice.possible),
    }


@every_edition
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_file_holds_every_part_that_advice_can_show(profile: Profile, lang: str) -> None:
    graph, app = graph_of(profile), app_of(profile)
    file = next(data for name, data in files(app).items() if name.startswith(f"guide.{lang}."))
    data = json.loads(file.decode().removeprefix("globalThis.bijwieGuide=").removesuffix(";\n"))
    shown: tuple[set[str], set[str]] = (set(), set())
    for _, known in sets_of_answers(graph):
        card = known.get("perspective") == "listener"
        shown[card].update(parts_of(advise(facts_of(known), profile)))
    for number, wanted in enumerate(shown):
        there = re.findall(r'<data value="([^"]*)">', data["ends"][number][1])
        assert wanted <= set(there)
    assert data["questions"].keys() == {node.question for node in graph.nodes.values()}
    outside = {row[0] for row in data["graph"]["also"] if not data["inside"][row[3]]}
    assert data["outside"].keys() == outside
    assert len(data["sure"]) == len(data["graph"]["routes"])


def test_the_open_answers_are_no_options_of_the_graph() -> None:
    for question in BY_ID.values():
        assert not {OPEN, "unsure", "not_say"} & {option.id for option in question.options}
