"""Each picture draws what the data says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from guide import downloads
from guide.content import Step
from guide.labels import STEPS, TURN_BACK
from guide.pictures import bars, boundary, decision, graphviz, steps, system, timeline
from guide.pictures.svg import WIDTH, box, lines, picture, width_of, wrap
from guide.views.compare import routes
from routing import NATIONAL, Facts, advise
from routing.routes import ROUTES
from tests.pictures.conftest import Served, served_anew

NAMES = {route: route for route in ROUTES}


def test_a_text_is_broken_where_it_no_longer_fits() -> None:
    rows = wrap("a door that stands open for everybody who wants to talk", 100)
    assert len(rows) > 1
    assert all(width_of(row) <= 100 for row in rows)
    assert " ".join(rows) == "a door that stands open for everybody who wants to talk"


def test_a_word_longer_than_the_room_keeps_its_own_line() -> None:
    assert wrap("a klachtencommissie b", 20) == ["a", "klachtencommissie", "b"]


def test_signs_of_html_in_a_name_stay_signs() -> None:
    drawn = picture("x", "<b>", 10, [lines(0, 0, ["a < b & c"]), box(0, 0, 1, 1, "p-box")])
    assert "a &lt; b &amp; c" in drawn.svg
    assert "<b>" not in drawn.svg


def test_the_system_shows_every_route_of_the_edition_once(served: Served) -> None:
    found = system.corners(served.edition.profile)
    shown = [route for corner in found.values() for route in corner]
    assert sorted(shown) == sorted(routes(served.edition.profile))
    for corner, names in found.items():
        side, _, manner = corner.partition("_")
        assert all(ROUTES[name].inside == (side == "inside") for name in names)
        assert all(ROUTES[name].formal == (manner == "formal") for name in names)


def test_the_phases_are_the_headings_of_the_page_about_complaints(
    national: Served, lang: str
) -> None:
    voice = national.edition.voices[lang]
    page = national.edition.content.page("topic:complaint_procedure", lang)
    headings = [heading.id for heading in voice.block(page.body).headings]
    assert [id for id in headings if id in {phase.id for phase in timeline.PHASES}] == [
        phase.id for phase in timeline.PHASES
    ]


def test_the_weeks_come_from_the_table_of_limits(national: Served) -> None:
    limits = national.edition.content.tables.limits
    found = timeline.totals(limits)
    extra = timeline.weeks(limits["complaint_extension"])
    assert found["extension"] == found["committee"] + extra
    assert found["plain"] == timeline.weeks(limits["complaint_plain"])
    with pytest.raises(ValueError, match="expected weeks"):
        timeline.weeks(limits["complaint_age"])


def test_a_step_without_a_way_back_has_another_shape() -> None:
    shapes = {kind: steps.mark(0, 0, kind) for kind in steps.MARKS}
    assert len(set(shapes.values())) == len(steps.MARKS)
    assert "p-ring" in shapes["yes"] and "p-ring" not in shapes["no"]


def test_the_steps_of_a_route_carry_the_marks_of_its_page(national: Served, lang: str) -> None:
    turn = {kind: str(label) for kind, label in TURN_BACK.items()}
    labels = {step: str(label) for step, label in STEPS.items()}
    for page in national.edition.content.pages_of(lang, "route"):
        drawn = steps.draw("way", "x", page.steps, labels, turn).svg
        used = {step.turn_back for step in page.steps}
        for kind in steps.MARKS:
            assert (turn[kind] in drawn) == (kind in used)


def test_the_way_runs_back_on_every_second_row() -> None:
    nine = [Step(step, "yes", "") for step in STEPS]
    drawn = steps.draw("way", "x", nine, dict.fromkeys(STEPS, "s"), dict.fromkeys(TURN_BACK, "t"))
    ends = re.findall(r"M[\d.]+ [\d.]+H([\d.]+)", drawn.svg)
    assert len(ends) == 6


@pytest.mark.parametrize("house", boundary.CASES)
def test_the_doors_at_a_boundary_are_as_the_rules_decide(served: Served, house: str) -> None:
    profile = served.edition.profile
    for case in boundary.cases(house, profile):
        known = {**boundary._KNOWN, **boundary.CASES[house][case.id]}
        advice = advise(Facts(**known), profile)
        first = {choice.route for choice in advice.first}
        barred = {choice.route: choice.reason for choice in advice.not_now}
        for state in (*case.own, *case.theirs):
            assert (state.state == "first") == (state.route in first)
            assert (state.state == "not") == (barred.get(state.route) == state.reason)


def test_a_committee_that_does_not_reach_the_umc_is_crossed_out(national: Served) -> None:
    by_staff = boundary.cases("umc", national.edition.profile)[0]
    states = {state.route: state.state for state in by_staff.own}
    assert states["complaints_committee"] == "not"


def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = bars.draw("c", "x", (bars.Bar("a", 50, "50%"), bars.Bar("b", 25, "25%")), 100).svg
    widths = [float(w) for w in re.findall(r'class="p-bar"[^>]*?width="([\d.]+)"', drawn)]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.1)
    assert max(widths) < WIDTH


def test_the_map_names_every_question_and_every_answer(served: Served) -> None:
    graph = served.edition.graph
    found = {stop.question: stop for stop in decision.stops(graph)}
    for node in graph.nodes.values():
        follows = {a: n.question for n in found[node.question].nexts for a in n.answers}
        assert set(follows) >= set(node.targets)
    assert set(found) == {node.question for node in graph.nodes.values()}


def test_the_whole_map_numbers_every_step_from_the_start(served: Served, lang: str) -> None:
    graph = served.edition.graph
    ids = decision.numbers(graph)
    assert ids[graph.start] == "Q1"
    assert set(ids) == {*graph.nodes, *graph.leaves}
    assert len(set(ids.values())) == len(ids)
    text = decision.as_text(graph, served.edition.voices[lang])
    assert all(re.search(rf"^{id} ", text, re.MULTILINE) for id in ids.values())


def test_the_drawing_and_its_text_have_names_that_change_with_them(
    national: Served, lang: str
) -> None:
    names = downloads.map_files(national.edition.voices[lang])
    files = downloads.files(national.edition)
    assert set(names) == {"svg", "txt"}
    for ending, name in names.items():
        assert downloads.hashed(f"map.{lang}", files[name], ending) == name


def test_without_graphviz_the_page_says_so_and_keeps_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    national = served_anew(NATIONAL)  # downloads without a drawing are kept with the edition
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert not graphviz.available()
    html = national.page("page:rules", "en", "map/")
    voice = national.edition.voices["en"]
    assert voice.raw("pictures.decision.missing") in html
    assert 'class="picture map"' not in html
    assert voice.raw("questions.now.text") in html


def test_a_graph_that_cannot_be_drawn_is_told_in_one_sentence() -> None:
    with pytest.raises(graphviz.GraphvizError, match="dot could not draw the graph"):
        graphviz.draw("digraph {")


def test_a_drawing_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "_SECONDS", 0.0)
    with pytest.raises(graphviz.GraphvizError, match="longer than"):
        graphviz.draw("digraph { late }")


def test_quotes_and_backslashes_stay_inside_their_label() -> None:
    assert graphviz.quoted('a "b" \\ c') == '"a \\"b\\" \\\\ c"'


def test_a_route_that_is_absent_is_not_drawn(national: Served) -> None:
    profile = national.edition.profile
    fewer = replace(profile, tables={r: t for r, t in profile.tables.items() if r != "hr"})
    assert all("hr" not in corner for corner in system.corners(fewer).values())
    words = {key: key for key in ("talk", "formal", "inside", "outside", "title")}
    assert ">hr<" not in system.draw(system.corners(fewer), NAMES, words).svg
