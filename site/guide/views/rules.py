"""The rule table as pages: per layer, per route, and as a map of the questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from guide import downloads, paths
from guide.content import Page, address, anchor
from guide.doors import Door
from guide.edition import Edition
from guide.pictures import decision, graphviz
from guide.views.show import show
from guide.voice import Voice
from routing.rules import LAYERS, Effect, Rule
from routing.table import TABLE

TEXTS = {
    Effect.FIRST: "reasons.{}",
    Effect.BAR: "not_now.{}",
    Effect.ALSO: "choose.{}",
    Effect.NOTE: "notes.{}.certain",
}
BY_ROUTE = {"nl": "per-deur", "en": "per-door"}
_LOOK = re.compile(
    r"<title>.*?</title>\n?"
    r"|(?<=\d)\.\d+"
    r'| (?:id|fill|stroke|font-family|font-size)="[^"]*"',
    re.DOTALL,
)
"""What the style of the page says itself, and names that only a program reads."""
MAP = {"nl": "kaart", "en": "map"}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in words. ``slots``: doors side by side, each with its alternatives."""

    rule: Rule
    conditions: tuple[Markup, ...]
    slots: tuple[tuple[Door, ...], ...]
    text: Markup
    sources: tuple[tuple[str, str], ...]


def overview(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the ways into the rules."""
    voice = edition.voices[page.lang]
    return {
        "layers": [
            (_path(page, str(number)), layer_title(number, voice), len(rules_of(number, edition)))
            for number in LAYERS
        ],
        "by_route": _path(page, BY_ROUTE[page.lang]),
        "map": _path(page, MAP[page.lang]),
        "files": {kind: downloads.path(name) for kind, name in downloads.RULES.items()},
    }


def parts(edition: Edition, page: Page) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the pages below: one per layer, the index per route, the map."""
    for number in LAYERS:
        yield _path(page, str(number)), partial(_layer, edition, page, number)
    yield _path(page, BY_ROUTE[page.lang]), partial(_by_route, edition, page)
    yield _path(page, MAP[page.lang]), partial(_map, edition, page)


def _path(page: Page, name: str) -> str:
    return f"{address(page)}{name}/"


def _show(template: str, edition: Edition, page: Page, names: dict[str, str], **given: Any) -> str:
    twin = edition.voices[paths.other(page.lang)].page(page.id)
    return show(
        template,
        edition,
        page.lang,
        tab=given.pop("tab", given.get("title", "")),
        description=page.description,
        twin=_path(twin, names[twin.lang]) if twin else "",
        page=page,
        up=address(page),
        **given,
    )


def layer_title(number: int, voice: Voice) -> str:
    """Return the heading of a layer."""
    name = voice.raw(f"rules.layer.{LAYERS[number]}")
    title = voice.raw("rules.table.title_layer").replace("{n}", str(number))
    return title.replace("{name}", name)


def rules_of(number: int, edition: Edition) -> tuple[Rule, ...]:
    """Return the rules of a layer that say something in this edition."""
    return tuple(rule for rule in TABLE.rules if rule.layer == number and _speaks(rule, edition))


def _speaks(rule: Rule, edition: Edition) -> bool:
    """Tell whether a rule names a door that the edition has, or no door at all."""
    return not rule.routes or any(route in edition.profile.routes for route in rule.routes)


def _layer(edition: Edition, page: Page, number: int) -> str:
    voice = edition.voices[page.lang]
    rows = [row(rule, voice) for rule in rules_of(number, edition)]
    return _show(
        "made/layer.html",
        edition,
        page,
        dict.fromkeys(BY_ROUTE, str(number)),
        tab=f"{voice.raw('rules.table.tab')} ({number})",
        title=layer_title(number, voice),
        groups=[
            (effect.value, found)
            for effect in Effect
            if (found := [entry for entry in rows if entry.rule.effect is effect])
        ],
        layers=[(_path(page, str(other)), layer_title(other, voice)) for other in LAYERS],
    )


def row(rule: Rule, voice: Voice) -> Row:
    """Put a rule into words."""
    has = voice.edition.profile.routes
    table = voice.content.tables.sources
    pattern = TEXTS.get(rule.effect)
    return Row(
        rule=rule,
        conditions=tuple(condition(name, voice) for name in rule.when.text),
        slots=tuple(
            doors
            for slot in rule.slots
            if (doors := tuple(voice.doors[route] for route in slot if route in has))
        ),
        text=voice.say(pattern.format(rule.id)) if pattern else Markup(""),
        sources=tuple(
            (voice.link(f"page:sources#{anchor(id)}"), table[id].what[voice.lang])
            for id in rule.source
            if id in table
        ),
    )


def condition(name: str, voice: Voice) -> Markup:
    """Return a condition in words: ``not x`` asks that x is surely not so."""
    bare = name.removeprefix("not ")
    return voice.say(f"predicates.{bare}.{'yes' if bare == name else 'no'}")


def _by_route(edition: Edition, page: Page) -> str:
    voice = edition.voices[page.lang]
    return _show(
        "made/rules_by_route.html",
        edition,
        page,
        BY_ROUTE,
        tab=voice.raw("rules.table.title_routes"),
        title=voice.raw("rules.table.title_routes"),
        entries=[(voice.doors[route], naming(route)) for route in edition.profile.routes],
        layer_path=lambda number: _path(page, str(number)),
        effects=[effect.value for effect in Effect if effect is not Effect.NOTE],
    )


def naming(route: str) -> dict[str, list[Rule]]:
    """Return the rules that name a route, by their effect."""
    found: dict[str, list[Rule]] = {}
    for rule in TABLE.rules:
        if route in rule.routes:
            found.setdefault(rule.effect.value, []).append(rule)
    return found


def _map(edition: Edition, page: Page) -> str:
    voice = edition.voices[page.lang]
    graph = edition.graph
    files = downloads.map_files(voice)
    return _show(
        "made/map.html",
        edition,
        page,
        MAP,
        tab=voice.raw("pictures.decision.tab"),
        drawing=_inline(graphviz.draw(decision.map_source(graph, voice)), voice)
        if graphviz.available()
        else None,
        stops=decision.stops(graph),
        say_question=partial(decision.question_text, voice=voice),
        say_answer=partial(decision.answer_text, voice=voice),
        end=decision.END,
        whole=downloads.path(files["svg"]) if "svg" in files else "",
        text=downloads.path(files["txt"]),
        count=(len(graph.nodes), len(graph.leaves)),
    )


def _inline(svg: str, voice: Voice) -> Markup:
    """Return the drawing for a page: its own size, a title, and the colours of the page."""
    head, _, rest = svg.partition(">")
    box = head.partition('viewBox="')[2].partition('"')[0]
    start = Markup(
        '<svg class="picture map" viewBox="{}" role="img" aria-labelledby="map-t">'
        '<title id="map-t">{}</title>'
    )
    return start.format(box, voice.raw("pictures.decision.title")) + Markup(_LOOK.sub("", rest))
