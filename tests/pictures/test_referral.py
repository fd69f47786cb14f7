"""The referral table says what the rules and the guide say, for every cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from guide import downloads, referral
from guide.card import CONSENT
from guide.plain import plain
from guide.referral import Cell, Section
from routing import Facts, Profile, advise
from routing.advise import BESIDE_ID
from routing.graph import Leaf
from routing.questions import OPEN
from routing.rules import Effect
from routing.table import BY_ID
from tests.pictures.conftest import Served

HELPER_DOORS = {"to_duty_board", "to_report_point_helper"}
"""Rows that name a door to a helper only."""


def walk(served: Served, given: dict[str, str]) -> Leaf:
    """Answer the guide's own questions, one after the other."""
    graph = served.edition.graph
    key = graph.start
    while key in graph.nodes:
        node = graph.nodes[key]
        key = node.targets[given.get(node.question, OPEN)]
    return graph.leaves[key]


def every(profile: Profile) -> Iterator[tuple[Cell, Facts]]:
    for cell in referral.cells(profile):
        given = referral.answers(cell.person, cell.situation, cell.party)
        facts = referral.facts(given, profile.national)
        assert facts is not None
        yield cell, facts


def test_every_cell_is_what_the_rules_advise(served: Served) -> None:
    profile = served.edition.profile
    for cell, facts in every(profile):
        advice = advise(facts, profile)
        assert cell.doors == tuple(c.route for c in (*advice.first, *advice.also))[:2]


def test_every_cell_is_what_the_guide_says_after_the_same_answers(served: Served) -> None:
    for cell in referral.cells(served.edition.profile):
        leaf = walk(served, referral.answers(cell.person, cell.situation, cell.party))
        first = [choice.route for choice in leaf.first]
        further = [choice.route for choice in (*leaf.also, *leaf.maybe_also)]
        assert cell.doors[0] == first[0]
        assert cell.doors[1] in [*first[1:], *further]


def cells_of(section: Section) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield every situation and party of a section, with its doors."""
    for row in section.rows:
        for line in row.lines:
            for situation in row.situations:
                for party in line.parties:
                    yield situation, party, (line.first.route, line.second.route)


def test_the_table_as_it_is_read_holds_every_cell_once(served: Served) -> None:
    profile = served.edition.profile
    read: dict[tuple[str, str, str], tuple[str, str]] = {}
    for section in sorted(referral.sections(profile), key=lambda section: bool(section.like)):
        for situation, party, doors in cells_of(section):
            # a section that holds only what differs comes last, over what is the same
            for person in (*section.people, *section.also_for):
                read[person, situation, party] = doors
    for cell in referral.cells(profile):
        assert read[cell.person, cell.situation, cell.party] == cell.doors, cell


def test_the_page_shows_every_line_and_the_way_to_every_door(served: Served, lang: str) -> None:
    html = served.page("page:referral", lang)
    profile = served.edition.profile
    lines = sum(len(row.lines) for s in referral.sections(profile) for row in s.rows)
    assert html.count('<tr><th scope="row">') == lines
    for route in referral.doors(profile):
        assert f'id="d-{route}"' in html
        assert f'href="#d-{route}"' in html


def test_no_door_that_the_edition_lacks_is_named(served: Served) -> None:
    assert set(referral.doors(served.edition.profile)) <= set(served.edition.profile.routes)


def test_the_file_holds_every_cell_with_the_same_doors(served: Served, lang: str) -> None:
    profile, voice = served.edition.profile, served.edition.voices[lang]
    data = downloads.files(served.edition)[downloads.REFERRAL[lang]]
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert len(head) == 7
    assert len(rows) == len(referral.cells(profile))
    for row, cell in zip(rows, referral.cells(profile), strict=True):
        assert (row[3], row[5]) == tuple(plain(voice.doors[r].name) for r in cell.doors)
        assert row[4] and row[6]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    assert b"'=1+1" in downloads.as_csv(("a",), [("=1+1",)])


def test_a_helper_gets_the_persons_own_doors_less_those_that_need_consent(served: Served) -> None:
    profile = served.edition.profile
    need_consent = {route for row in CONSENT for route in BY_ID[row].routes}
    for cell, facts in every(profile):
        own = advise(facts._replace(perspective="self", listener_role=None), profile)
        helper = advise(facts, profile)
        theirs = {choice.route for choice in (*own.first, *own.also)} - need_consent
        extra = {c.route for c in helper.also if c.reason in HELPER_DOORS}
        named = {choice.route for choice in (*helper.first, *helper.also)}
        beside = {c.route for c in helper.first if c.reason == BESIDE_ID}
        assert named - extra - beside == theirs - extra - beside, cell
        leading = [c.route for c in own.first if c.route not in need_consent]
        assert [c.route for c in helper.first][: len(leading)] == leading, cell


def test_a_helper_who_works_here_hears_of_the_duty_when_somebody_is_under_eighteen(
    served: Served,
) -> None:
    for cell, facts in every(served.edition.profile):
        notes = advise(facts, served.edition.profile).notes
        duty = cell.person == "minor" and cell.situation in ("recent", "sexual_contact")
        assert ("duty_minor_staff" in notes) == duty, cell


def test_the_helpers_advice_never_needs_a_name_or_an_own_complaint(served: Served) -> None:
    need_consent = {route for row in CONSENT for route in BY_ID[row].routes}
    assert all(BY_ID[row].effect is Effect.BAR for row in CONSENT)
    assert not need_consent & set(referral.doors(served.edition.profile))
