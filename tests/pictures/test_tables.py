"""The tables that are made from data: routes, figures, rules, checked cases."""

from __future__ import annotations

import json
import re

from guide import downloads
from guide.accuracy import CASES, outcomes, scores
from guide.content import LANGUAGES
from guide.plain import plain
from guide.views import compare, figures, rules
from routing.export import rules_csv, rules_data
from routing.predicates import NAMES
from routing.routes import ROUTES
from routing.rules import LAYERS
from routing.table import TABLE
from tests.pictures.conftest import Served, words_of


def test_the_comparison_says_what_the_routes_say(served: Served, lang: str) -> None:
    page = served.edition.content.page("page:compare", lang)
    rows = [row for _group, found in compare.table(served.edition, page)["groups"] for row in found]
    assert [row.door.route for row in rows if row.door.inside] == [
        route for route in compare.routes(served.edition.profile) if ROUTES[route].inside
    ]
    for row in rows:
        for name in compare.PROPERTIES:
            own = row.door.contact and row.door.contact.anonymous
            if name != "anonymous" or not own:
                assert row.values[name] == getattr(ROUTES[row.door.route], name)


def test_the_comparison_is_a_table_with_headers_for_every_value(served: Served, lang: str) -> None:
    html = served.page("page:compare", lang)
    count = len(compare.routes(served.edition.profile))
    columns = len(compare.PROPERTIES) + 2
    assert html.count('data-label="') == count * columns
    assert html.count('scope="col"') == columns + 1
    assert html.count('<th scope="row"') == count


def test_the_comparison_names_no_route_that_the_edition_lacks(served: Served, lang: str) -> None:
    html = served.page("page:compare", lang)
    shown = set(re.findall(r'id="r-(\w+)"', html))
    assert shown == set(compare.routes(served.edition.profile))


def test_only_the_national_edition_marks_doors_that_not_every_institution_has(
    served: Served,
) -> None:
    profile = served.edition.profile
    marked = {route for route in compare.routes(profile) if compare.only_some(route, profile)}
    assert ("confidential_adviser_external" in marked) == profile.national


def test_every_chart_has_one_place_and_one_title(national: Served, lang: str) -> None:
    content = national.edition.content
    charts = {figure.chart for figure in content.tables.figures.values()}
    placed = [chart for theme in figures.THEMES.values() for chart in theme]
    assert sorted(placed) == sorted(charts)
    assert set(content.texts[lang].below("figures.chart")) == charts
    assert set(figures.LEAD) <= charts


def test_every_figure_stands_in_a_table_with_whom_it_is_about_and_what_it_means(
    national: Served, lang: str
) -> None:
    voice = national.edition.voices[lang]
    for number, theme in enumerate(figures.THEMES.values(), 1):
        words = words_of(national.page("page:figures", lang, f"{number}/"))
        for row in (r for chart in theme for r in figures.chart(chart, voice).rows):
            for said in (row.label, row.population, row.meaning):
                assert " ".join(said[lang].split()).lower() in words
            assert row.shown(lang) in words


def test_every_condition_of_a_rule_has_words_for_yes_and_for_no(
    national: Served, lang: str
) -> None:
    texts = national.edition.content.texts[lang]
    assert set(texts.below("predicates")) >= {f"{n}.{w}" for n in NAMES for w in ("yes", "no")}


def test_every_rule_of_the_national_edition_stands_in_its_layer(
    national: Served, lang: str
) -> None:
    for number in LAYERS:
        html = national.page("page:rules", lang, f"{number}/")
        shown = re.findall(r'id="r-(\w+)"', html)
        assert shown == [rule.id for rule in TABLE.rules if rule.layer == number] or sorted(
            shown
        ) == sorted(rule.id for rule in TABLE.rules if rule.layer == number)


def test_a_rule_names_its_conditions_and_its_doors(national: Served, lang: str) -> None:
    voice = national.edition.voices[lang]
    for number in LAYERS:
        html = national.page("page:rules", lang, f"{number}/")
        for rule in rules.rules_of(number, national.edition):
            row = html.split(f'id="r-{rule.id}"')[1].split("</tr>")[0]
            words = words_of(row)
            for name in rule.when.text:
                assert plain(rules.condition(name, voice)).lower() in words
            for route in rule.routes:
                assert plain(voice.doors[route].name).lower() in words


def test_rules_about_doors_that_an_edition_lacks_are_left_out(served: Served) -> None:
    has = set(served.edition.profile.routes)
    for number in LAYERS:
        for rule in rules.rules_of(number, served.edition):
            assert not rule.routes or set(rule.routes) & has


def test_the_index_per_route_names_every_rule_that_names_it(served: Served, lang: str) -> None:
    html = served.page("page:rules", lang, f"{rules.BY_ROUTE[lang]}/")
    for route in served.edition.profile.routes:
        part = html.split(f'id="r-{route}"')[1].split("</section>")[0]
        for found in rules.naming(route).values():
            assert all(f"#r-{rule.id}" in part for rule in found)


def test_the_files_of_the_rules_are_the_export_of_the_rules(national: Served) -> None:
    files = downloads.files(national.edition)
    assert json.loads(files[downloads.RULES["json"]]) == rules_data()
    assert files[downloads.RULES["csv"]].decode("utf-8-sig") == rules_csv()


def test_every_download_is_linked_from_a_page_and_answers(served: Served) -> None:
    linked = "".join(
        served.page(id, lang, below)
        for lang in LANGUAGES
        for id, below in (
            ("page:referral", ""),
            ("page:rules", ""),
            ("page:rules", f"{rules.MAP[lang]}/"),
        )
    )
    for name in downloads.files(served.edition):
        assert f"{name}" in linked
        assert served.at(downloads.path(name))


def test_the_cases_hold_facts_and_routes_and_no_story() -> None:
    allowed = {"id", "facts", "expected_first", "expected_also", "must_not_first"}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == allowed


def test_the_page_says_what_the_cases_give_now(national: Served, lang: str) -> None:
    found = outcomes()
    whole, *groups = scores(found)
    assert whole.cases == len(found) == sum(score.cases for score in groups)
    html = national.page("page:accuracy", lang)
    voice = national.edition.voices[lang]
    of = voice.raw("rules.accuracy.of").replace("{all}", str(whole.cases))
    for number in (whole.first, whole.also, whole.harmful):
        assert of.replace("{n}", str(number)) in html
    assert html.count("<li>" + voice.raw("rules.accuracy.case") + " ") == sum(
        not outcome.as_expected for outcome in found
    )


def test_no_case_has_a_harmful_door_in_front() -> None:
    assert not [outcome.id for outcome in outcomes() if outcome.harmful]
