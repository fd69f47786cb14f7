"""Hostile input: never a traceback, never output that is not sanitised, never a hang.

Here some thousands of inputs; ``scripts/fuzz --count 100000`` throws more (see CORPUS.md).
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import safety
from tests.fuzz.content import markdown
from tests.fuzz.target import CORPUS, Hang, Target, within
from tests.fuzz.targets import TARGETS

IN_CI = 2400
CASES = [
    pytest.param(target, value, id=f"{target.name}-{name}")
    for target in TARGETS.values()
    for name, value in target.corpus()
]


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_hostile_input_gets_an_answer_or_a_clear_refusal(target: Target) -> None:
    target.warm()

    @seed(20261125)
    @settings(
        max_examples=IN_CI * target.share // 100,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs())
    def run(value: Any) -> None:
        target.check(value)

    run()


@pytest.mark.parametrize(("target", "value"), CASES)
def test_what_was_once_a_fault_stays_mended(target: Target, value: Any) -> None:
    target.warm()
    target.check(value)


def test_every_case_of_the_corpus_says_what_was_found_and_where_it_was_mended() -> None:
    files = sorted(CORPUS.glob("*/*.json"))
    assert files
    for file in files:
        case = json.loads(file.read_text("utf-8"))
        assert set(case) == {"input", "found", "mended"}, file
        assert file.parent.name in TARGETS, file


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick=x>",
        "<p style=x>",
        '<a href="java\nscript:x">x</a>',
        '<a href=" javascript:x">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="//evil.example">x</a>',
        '<a href="http://evil.example">x</a>',
        "<svg><p>x</p></svg>",
        "<iframe>",
        "<img src=x>",
        "<a target=_blank>",
        "<form>",
    ],
)
def test_the_judge_of_safety_sees_each_danger(html: str) -> None:
    assert list(safety.dangers(html))


def test_the_judge_of_safety_lets_plain_pages_through() -> None:
    safety.assert_safe(
        '<p class="x">a <a href="/nl/#b" rel="noreferrer">b</a></p><h2 id="c">c</h2>'
    )


def test_what_takes_too_long_is_a_hang() -> None:
    with pytest.raises(Hang), within(0.05):
        while True:
            pass


def test_a_fault_in_the_renderer_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.content.render._RENDERERS", {})  # what it spoils is not kept
    monkeypatch.setattr("guide.content.render.nh3.clean", lambda html, **_: html)
    with pytest.raises(AssertionError, match="not sanitised"):
        markdown("[never rendered before](javascript:alert(1))")
