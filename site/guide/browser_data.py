"""The data file of the guide: the graph and every text of one language, made once with the build.

The pages of the guide are rendered from their own templates, with everything in them that any
answers can lead to; ``static/js/guide.js`` leaves out what does not apply. So the words, their
order and their markup are those of the pages without script. A part that can be left out holds a
mark: ``<data value="kind id">``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Flask, render_template
from flask_babel import gettext as _
from markupsafe import Markup

from guide import paths
from guide.advice import SHOWN, AdviceView, Offer
from guide.asking import Answer, question_view
from guide.card import CardView, card_view, choose
from guide.content import LANGUAGES
from guide.edition import Edition
from guide.press.beside import each
from guide.search import delivery
from guide.views.guide import left_text
from guide.views.show import show
from guide.voice import Voice
from routing.advise import Choice
from routing.browser import browser_graph
from routing.graph import Leaf, Node
from routing.outside import for_everybody
from routing.routes import ROUTES

NAME = "guide"
_PLACE = re.compile(r"<div data-guide>(.*)</div>\s*</main>", re.DOTALL)
_BODY = re.compile(r'<body class="([^"]*)">')
_TITLE = re.compile(r"<title>(.*)</title>")
_SURE = re.compile(r'<aside class="sure".*?<ul>(.*?)</ul>', re.DOTALL)
_OUTSIDE = re.compile(r'<section aria-labelledby="outside">.*?</section>', re.DOTALL)
_ANSWER = re.compile(r'<a href="#(\w+)">(.*?)</a>', re.DOTALL)


def files(app: Flask) -> dict[str, bytes]:
    """Return the data files of each language, for guide and search, by their hashed names."""
    made: dict[str, bytes] = app.extensions.setdefault("guide_data", {})
    if not made:
        for lang, data in zip(LANGUAGES, each(partial(_script, app), LANGUAGES), strict=True):
            made[f"{NAME}.{lang}.{hashlib.sha256(data).hexdigest()[:8]}.js"] = data
        made.update(delivery.files(app.extensions["edition"]))
    return made


def path(app: Flask, lang: str) -> str:
    """Return the path of the data file of a language."""
    name = next(name for name in files(app) if name.startswith(f"{NAME}.{lang}."))
    return f"{paths.ASSETS}{name}"


def _script(app: Flask, lang: str) -> bytes:
    """Return the data file: a plain script, because a page on disk may not fetch anything."""
    edition: Edition = app.extensions["edition"]
    with app.test_request_context(paths.START[lang]):
        app.preprocess_request()  # takes the language from the address
        data = _Maker(edition, lang).data()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.bijwieGuide={text};\n".encode()


def _mark(kind: str, id: str, text: Markup) -> Markup:
    """Mark the part of the page that holds a text."""
    return Markup('<data value="{} {}"></data>{}').format(kind, id, text)


class _Maker:
    """Renders the guide's pages with everything in them, and takes out what the script needs."""

    def __init__(self, edition: Edition, lang: str) -> None:
        self.edition, self.lang = edition, lang
        self.voice: Voice = edition.voices[lang]
        self.graph = browser_graph(edition.profile, edition.graph)

    def data(self) -> dict[str, Any]:
        """Return everything that ``guide.js`` reads."""
        advice = self._page("advice.html", view=self._whole())
        card = self._page("referral_card.html", view=self._whole_card())
        question = self._question(next(iter(self.edition.graph.nodes.values())), whole=True)
        longest = max(node.left for node in self.edition.graph.nodes.values())
        return {
            "graph": self.graph,
            "left": ["", *(left_text(left) for left in range(1, longest + 1))],
            "after": _found(_TITLE, advice),
            "kinds": {"advice": _found(_BODY, advice), "question": _found(_BODY, question)},
            "questions": dict(self._questions()),
            "sure": [item + "</li>" for item in _found(_SURE, question).split("</li>")[:-1]],
            "ends": [
                [_("What you can do"), self._live(advice)],
                [_("Referral card"), self._live(card)],
            ],
            "inside": [int(route.inside) for route in ROUTES.values()],
            "outside": dict(self._outsides()),
            "everybody": self._everybody(),
            "shown": SHOWN,
            "given": render_template("components/given.html").strip(),
        }

    def _everybody(self) -> dict[str, int]:
        """Return, by the reason for the first door, the door outside that fits everybody."""
        reasons, routes = self.graph["reasons"], list(ROUTES)
        leading = {reasons[doors[0][1]] for doors, *_ in self.graph["leaves"]}
        return {reason: routes.index(for_everybody(reason)) for reason in sorted(leading)}

    def _page(self, template: str, **context: Any) -> str:
        html = show(template, self.edition, self.lang, tab="", index=False, **context)
        return self._relative(html)

    def _relative(self, html: str) -> str:
        """Make links start at the one page that reads this file."""
        if not self.edition.settings.relative:
            return html
        return paths.make_relative(html, paths.START[self.lang])

    def _live(self, html: str) -> str:
        """Return the guide's part of a page, with buttons where there were links to a next step."""
        start = paths.START[self.lang]
        if self.edition.settings.relative:
            start = paths.relative(start, start)
        inner = _ANSWER.sub(r'<button type="button" value="\1">\2</button>', _found(_PLACE, html))
        again = re.compile(rf'<a href="{re.escape(start)}">(.*?)</a>')
        inner, times = again.subn(r'<button type="button" data-again>\1</button>', inner)
        if times != 1:
            raise ValueError(f"a page of the guide has {times} links to start again, not one")
        return inner.strip()

    def _questions(self) -> Iterator[tuple[str, str]]:
        nodes = {node.question: node for node in self.edition.graph.nodes.values()}
        for id, node in nodes.items():
            yield id, self._live(self._question(node))

    def _question(self, node: Node, *, whole: bool = False) -> str:
        view = question_view(node, self.edition.graph, self.voice)
        view = replace(
            view,
            is_start=False,
            answers=_at_hand(view.answers),
            unsure=_at_hand(view.unsure),
            sure_first=(),
            sure=tuple(self.voice.doors.values()) if whole else (),
        )
        return self._page("question.html", view=view, left_text="")

    def _offer(self, kind: str, id: str, route: str) -> Offer:
        text = self.voice.say(f"{kind}.{id}")
        key = f"{id} {route}" if kind == "not_now" else id
        return Offer(self.voice.doors[route], _mark(kind, key, text), kind == "choose")

    def _whole(self) -> AdviceView:
        """Return a view with everything that can ever stand on an advice page."""
        say, doors, names = self.voice.say, self.voice.doors, self.graph["routes"]
        leading = self._leading(0)
        also = tuple(self._offer("choose", row[0], names[row[3]]) for row in self.graph["also"])
        notes = [row[0] for row in self.graph["notes"]]
        return AdviceView(
            key="",
            reasons=tuple(
                _mark("reasons", id, say(f"reasons.{id}")) for id in self.graph["reasons"]
            ),
            first=tuple(
                Offer(replace(door, what=_mark("first", route, door.what)), Markup(""), True)
                for route, door in doors.items()
                if route in leading
            ),
            outside=also[0],
            others=also[:-1],
            more=also[-1:],
            not_now=tuple(
                self._offer("not_now", row[0], names[route])
                for row in self.graph["bars"]
                for route in row[3]
            ),
            maybe_not_now=(),
            certain=tuple(_mark("certain", id, say(f"notes.{id}.certain")) for id in notes),
            possible=tuple(_mark("possible", id, say(f"notes.{id}.possible")) for id in notes),
        )

    def _leading(self, card: int) -> set[str]:
        """Return the routes that stand first on some advice page, or on some referral card."""
        leaves = [leaf for leaf in self.graph["leaves"] if leaf[2] == card]
        return {self.graph["routes"][door[0]] for first, *_ in leaves for door in first}

    def _whole_card(self) -> CardView:
        """Return a view with everything that can ever stand on a referral card."""
        names, leading = self.graph["routes"], self._leading(1)
        notes = tuple(row[0] for row in self.graph["notes"])
        leaf = Leaf(
            key="",
            listener=True,
            first=tuple(Choice(route, "", True) for route in names if route in leading),
            also=tuple(Choice(names[row[3]], row[0], True) for row in self.graph["also"]),
            maybe_also=(),
            not_now=tuple(
                Choice(names[route], row[0]) for row in self.graph["bars"] for route in row[3]
            ),
            maybe_not_now=(),
            certain=notes,
            possible=notes,
        )
        whole = card_view(leaf, self.voice, self.graph["reasons"], _mark)
        return replace(whole, doors=replace(whole.doors, outside=whole.doors.others[0]))

    def _outsides(self) -> Iterator[tuple[str, str]]:
        """Yield, per row of a further door outside, how it stands when it is shown apart."""
        nothing = AdviceView("", (), (), None, (), (), (), (), (), ())
        for id, *_conditions, route, _safety, _by_chance in self.graph["also"]:
            door = self.voice.doors[self.graph["routes"][route]]
            if not door.inside:
                offer = Offer(door, choose(self.voice, id), False)
                page = self._page("advice.html", view=replace(nothing, outside=offer))
                yield id, _OUTSIDE.search(page)[0]  # type: ignore[index]


def _at_hand(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    return tuple(replace(answer, path=f"#{answer.id}") for answer in answers)


def _found(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    if not found:
        raise ValueError(f"a page of the guide does not hold {pattern.pattern!r}")
    return found[1]
