"""The referral card: the person's own doors, seen from the helper's side, on the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from markupsafe import Markup

from guide import paths, referral
from guide.app import create_app
from guide.card import CONSENT, OF_THE_PERSON, PLACE, SOURCE, card_view
from guide.content import address
from guide.plain import plain
from guide.press import inputs
from guide.press.keys import file_of, page_keys
from routing import Facts, advise
from routing.advise import BESIDE_ID
from routing.graph import Leaf, answer_sets
from routing.routes import ROUTES
from routing.table import BY_ID
from tests.pictures.conftest import Served
from tests.pictures.test_referral import HELPER_DOORS, every, walk

BARRED = {route for row in CONSENT for route in BY_ID[row].routes}
NEED_CONSENT = {*BARRED, "police"}
"""Steps that are for the person alone."""
ROLES = ("staff", "association_board", "private")
_DOOR = re.compile(r"<h3[^>]*>(.*?)</h3>", re.DOTALL)
_TAG = re.compile(r"<svg.*?</svg>|<[^>]+>", re.DOTALL)


def part(html: str, start: str, end: str) -> str:
    """Return what stands between two marks, or nothing."""
    return html.partition(start)[2].partition(end)[0] if start in html else ""


def doors_in(served: Served, html: str, lang: str) -> set[str]:
    """Return the routes whose names are headings."""
    names = {plain(d.name): route for route, d in served.edition.voices[lang].doors.items()}
    found = (plain(Markup(_TAG.sub("", head))) for head in _DOOR.findall(html))
    return {names[head] for head in found if head in names}


def card(served: Served, leaf: Leaf, lang: str) -> dict[str, set[str]]:
    """Return the doors of a card, by the place where they stand."""
    html = served.at(paths.node(lang, leaf.key))
    return {
        place: doors_in(served, part(html, start, end), lang)
        for place, start, end in (
            ("duty", 'id="you-now"', "</section>"),
            ("first", 'class="firsts"', 'id="four-steps"'),
            ("others", 'class="others"', "</section>"),
            ("theirs", 'id="theirs"', "</section>"),
            ("own", 'class="any"', "</div>"),
        )
    }


def cards(served: Served) -> Iterator[tuple[Leaf, Facts]]:
    for cell, facts in every(served.edition.profile):
        leaf = walk(served, referral.answers(cell.person, cell.situation, cell.party))
        if leaf.listener:
            yield leaf, facts


def test_whoever_was_told_ends_at_a_card_and_nobody_else(served: Served) -> None:
    graph = served.edition.graph
    for facts in answer_sets(served.edition.profile.national):
        _, leaf = graph.walk(facts.known())
        if facts.perspective == "listener":
            assert leaf.listener
    told = [leaf for leaf in graph.leaves.values() if leaf.listener]
    assert told and len(told) < len(graph.leaves)


def test_the_card_offers_the_persons_own_doors_less_the_steps_that_need_consent(
    served: Served, lang: str
) -> None:
    pages: dict[str, dict[str, set[str]]] = {}
    checked = 0
    for leaf, facts in cards(served):
        found = pages.setdefault(leaf.key, card(served, leaf, lang))
        own = advise(facts._replace(perspective="self", listener_role=None), served.edition.profile)
        helper = advise(facts, served.edition.profile)
        extra = {c.route for c in helper.also if c.reason in HELPER_DOORS}
        beside = {c.route for c in helper.first if c.reason == BESIDE_ID}
        theirs = {*own.named} - NEED_CONSENT - extra - beside
        offered = found["duty"] | found["first"] | found["others"]
        maybe = {c.route for c in leaf.maybe_also}
        assert theirs <= offered | found["own"], facts
        assert offered - extra - beside - maybe - found["first"] <= theirs | found["own"], facts
        assert not offered & BARRED, facts
        steps = {c.route for c in (*helper.not_now, *helper.also)} & NEED_CONSENT
        barred = {c.route for c in helper.not_now if c.reason not in CONSENT}
        assert steps - barred <= found["theirs"] | found["first"], facts
        checked += 1
    assert checked > 100


def test_the_duty_stands_first_when_somebody_is_under_eighteen(served: Served, lang: str) -> None:
    voice = served.edition.voices[lang]
    duty = voice.say("notes.duty_minor_staff.certain")
    met = 0
    for leaf in served.edition.graph.leaves.values():
        if leaf.listener and "duty_minor_staff" in leaf.certain:
            html = served.at(paths.node(lang, leaf.key))
            main = html.partition("<main")[2]
            assert main.index(duty) < main.index('<h2 id="turn"')
            met += 1
    view = [
        card_view(leaf, voice) for leaf in served.edition.graph.leaves.values() if leaf.listener
    ]
    said = [note for one in view for note in one.duty_notes]
    assert met or voice.say("notes.duty_minor_staff.possible") in said


def test_every_card_says_the_parts_in_their_order(served: Served, lang: str) -> None:
    marks = ("you-now", "turn", "four-steps", "theirs", "write", "yourself", "on")
    for leaf in served.edition.graph.leaves.values():
        if not leaf.listener:
            continue
        html = served.at(paths.node(lang, leaf.key)).partition("<main")[2]
        places = [html.find(f'id="{mark}"') for mark in marks]
        assert -1 not in places and places == sorted(places), leaf.key


def test_every_first_door_of_a_card_has_a_sentence_to_offer_it(served: Served, lang: str) -> None:
    voice = served.edition.voices[lang]
    for leaf in served.edition.graph.leaves.values():
        if leaf.listener:
            for choice in leaf.first:
                assert voice.has(f"card.offer.{choice.route}"), choice


@pytest.mark.parametrize("row", [*PLACE, *OF_THE_PERSON, *OF_THE_PERSON.values()])
def test_the_rows_that_the_card_knows_exist(row: str) -> None:
    assert BY_ID[row].routes[0] in ROUTES


def test_no_question_on_the_way_to_a_card_can_tell_who_it_is(served: Served, lang: str) -> None:
    """A helper chooses among kinds of people, places and behaviour; there is nothing to type."""
    graph = served.edition.graph
    told = (f for f in answer_sets(served.edition.profile.national) if f.perspective == "listener")
    asked = {question for facts in told for question in graph.walk(facts.known())[0]}
    assert "helper" in asked
    for question in asked:
        key = next(node.key for node in graph.nodes.values() if node.question == question)
        html = served.at(paths.START[lang] if key == graph.start else paths.node(lang, key))
        assert "<input" not in html and "<textarea" not in html


def test_a_change_of_the_page_that_cards_repeat_makes_them_anew(national: Served) -> None:
    """The cards and the first question, which names their data file; no other page of the guide."""
    edition, start = national.edition, inputs.Start({}, {})
    place = ("nl", SOURCE)
    page = edition.content.pages[place]
    changed = replace(page, body=f"{page.body}\n\nMeer.")
    content = replace(edition.content, pages={**edition.content.pages, place: changed})
    other = create_app(content=content, settings=edition.settings).extensions["edition"]
    before, after = page_keys(edition, start), page_keys(other, start)
    leaves = edition.graph.leaves.values()
    cards = {file_of(paths.node("nl", leaf.key)) for leaf in leaves if leaf.listener}
    wanted = cards | {file_of(paths.START["nl"]), file_of(address(page))}
    different = {file for file in before if before[file] != after[file]}
    assert wanted <= different
    assert not [file for file in different - wanted if "/g/" in file]
