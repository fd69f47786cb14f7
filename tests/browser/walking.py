"""Walking through the guide in the browser."""

from __future__ import annotations

from playwright.sync_api import Page

from routing.graph import Graph
from routing.questions import OPEN

UNSURE = "unsure"
"""The first of the two open answers."""
ANSWER = "[data-guide] .answers button"
HEADING = "[data-guide] h1"
GIVEN = ".given li"

Answers = dict[str, str]


def answer(page: Page, value: str) -> None:
    page.locator(f"{ANSWER}[value={value}]").click()


def walk(page: Page, answers: Answers) -> None:
    """Give every answer in turn."""
    for value in answers.values():
        answer(page, UNSURE if value == OPEN else value)


def at_advice(page: Page) -> bool:
    return page.locator(".first").count() > 0


def some_way(graph: Graph, **wanted: str) -> tuple[Answers, str]:
    """Return answers that lead to a leaf, and its key: the wanted ones, else the last option."""
    key, answers = graph.start, {}
    while key in graph.nodes:
        node = graph.nodes[key]
        options = [option for option in node.targets if option != OPEN]
        answers[node.question] = wanted.get(node.question, options[-1])
        key = node.targets[answers[node.question]]
    return answers, key


def own_text(page: Page) -> list[str]:
    """Return the words of the advice, without what belongs to script or to no script alone."""
    lines: str = page.locator("[data-guide]").evaluate(
        """place => { const copy = place.cloneNode(true);
        for (const part of copy.querySelectorAll(".given, .again")) part.remove();
        for (const part of copy.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, summary, section"))
          part.prepend(`\\n<${part.tagName}> `);
        return copy.textContent }"""
    )
    return [" ".join(line.split()) for line in lines.splitlines() if line.strip()]
