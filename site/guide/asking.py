"""What a question page shows: a node of the graph in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide import paths
from guide.doors import Door
from guide.voice import Voice
from routing.graph import Graph, Node
from routing.questions import OPEN


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question and the path it leads to."""

    id: str
    text: Markup
    hint: Markup
    path: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything on one question page."""

    key: str
    is_start: bool
    text: Markup
    help: Markup
    why: Markup
    left: int
    answers: tuple[Answer, ...]
    unsure: tuple[Answer, ...]
    sure_first: tuple[Door, ...]
    sure: tuple[Door, ...]


def question_view(node: Node, graph: Graph, voice: Voice) -> QuestionView:
    """Put a node into words."""
    base = f"questions.{node.question}"
    answers = tuple(
        Answer(
            id,
            voice.say(f"{base}.options.{id}"),
            _optional(voice, f"{base}.hints.{id}"),
            path_of(target, graph, voice.lang),
        )
        for id, target in node.targets.items()
        if id != OPEN
    )
    open_path = path_of(node.targets[OPEN], graph, voice.lang)
    unsure = tuple(
        Answer(id, voice.say(f"questions.common.{id}"), Markup(""), open_path)
        for id in ("unsure", "not_say")
    )
    return QuestionView(
        key=node.key,
        is_start=node.key == graph.start,
        text=voice.say(f"{base}.text"),
        help=_optional(voice, f"{base}.help"),
        why=voice.say(f"{base}.why"),
        left=node.left,
        answers=answers,
        unsure=unsure,
        sure_first=tuple(voice.doors[route] for route in node.sure_first),
        sure=tuple(voice.doors[r] for r in node.sure if r not in node.sure_first),
    )


def path_of(key: str, graph: Graph, lang: str) -> str:
    """Return the path of a question or an advice page."""
    return paths.START[lang] if key == graph.start else paths.node(lang, key)


def _optional(voice: Voice, id: str) -> Markup:
    return voice.say(id) if voice.has(id) else Markup("")
