"""Changes to the questions: whose answers show them, and which show nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from bench.mutant_code import CodeMutant, code_mutants
from bench.mutant_rows import anybody
from routing.facts import Facts
from routing.graph import answer_sets
from routing.questions import Question
from tests.routing.approved import way

EVERY = 13
"""Of what the guide can come to know, one in so many is tried, beside drawn situations."""
DRAWN = 3000


@cache
def _tried() -> tuple[dict[str, str], ...]:
    found = (*anybody(DRAWN, seed=29), *answer_sets(True)[::EVERY])
    return tuple(facts.settled().known() for facts in found)


@cache
def _usual(number: int) -> dict[str, object]:
    return way(_tried()[number])


def _questions(mutant: CodeMutant) -> tuple[Question, ...]:
    """Load the changed questions, apart from those that are in use."""
    module = ModuleType("changed")
    exec(compile(mutant.source, mutant.name, "exec"), module.__dict__)
    found: tuple[Question, ...] = module.QUESTIONS
    return found


def way_that_shows(questions: tuple[Question, ...]) -> int | None:
    """Return the number of a situation in which changed questions come to something else."""
    for number, known in enumerate(_tried()):
        if way(known, questions) != _usual(number):
            return number
    return None


def telling() -> Iterator[Facts]:
    """Yield situations in which, together, every change to the questions that shows, shows."""
    kept: list[int] = []
    for mutant in code_mutants(("questions",)):
        try:
            questions = _questions(mutant)
            if any(way(_tried()[number], questions) != _usual(number) for number in kept):
                continue
            found = way_that_shows(questions)
        except (
            ValueError,
            KeyError,
            IndexError,
            TypeError,
        ):  # cannot be read: that is noticed anyhow
            continue
        if found is None:
            print(f"  shows in no way: {mutant.name}", flush=True)
        else:
            kept.append(found)
    kept += _other_answers({answer for number in kept for answer in _answers(number)})
    yield from (Facts(**_tried()[number]) for number in kept)


def _answers(number: int) -> list[str]:
    return str(_usual(number)["answers"]).split()


def _other_answers(given: set[str]) -> list[int]:
    """Return situations for the answers that nobody gave yet."""
    found = []
    for number in range(len(_tried())):
        if not given.issuperset(_answers(number)):
            given.update(_answers(number))
            found.append(number)
    return found
