"""What an edition says of its own: statements, what is open, own pages, and how it differs."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest

from guide.content import ContentError
from guide.overlay import edition_content
from guide.statements import NOTES, PLACES, Speaker, statements
from routing import NATIONAL, Advice, Facts, Profile, advise, load_profile
from routing.facts import VOCABULARY
from routing.table import BY_ID
from tests.institutions.conftest import MakeApp, words
from tests.institutions.making import EXAMPLES, SMALLEST, Raw, fitting, written

FULL = EXAMPLES[2]


def test_the_national_edition_is_the_words_as_they_are() -> None:
    assert edition_content(NATIONAL, words()) is words()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_statement_of_every_shape_can_be_said(tmp_path: Path, lang: str) -> None:
    full = load_profile(FULL)
    least = load_profile(written(SMALLEST, tmp_path))
    for profile in (full, least):
        said = statements(Speaker(profile, words(), lang))
        assert all("$" not in statement.text for statement in said)
        assert len({statement.id for statement in said}) == len(said)
    opened = {s.id for s in statements(Speaker(least, words(), lang)) if s.open}
    assert {"complaint_years", "hearing", "accused_support", "aftercare"} <= opened


def test_each_place_and_note_is_real() -> None:
    known = {id for _, id in words().pages}
    assert set(PLACES) <= known
    assert all(f"notes.{note}.certain" in words().texts["nl"] for note in NOTES)
    texts = {key for key in words().texts["nl"] if key.startswith("edition.")}
    assert texts == {key for key in words().texts["en"] if key.startswith("edition.")}


def test_what_is_open_is_said_on_the_page_it_is_about(make_app: MakeApp) -> None:
    client = make_app(SMALLEST).test_client()
    page = client.get("/nl/uitleg/verenigingen/").get_data(as_text=True)
    if "at-yours" not in page:
        page = client.get(_path(make_app, "topic:associations")).get_data(as_text=True)
    assert "niet duidelijk of de regeling van Kleinste" in page
    absent = client.get("/nl/bij-wie/ombudsfunctionaris/").get_data(as_text=True)
    assert "Kleinste heeft deze deur niet" in absent


def _path(make_app: MakeApp, id: str) -> str:
    edition = make_app(SMALLEST).extensions["edition"]
    return str(edition.voices["nl"].link(id))


def test_the_institution_speaks_behind_the_notes_of_the_advice(make_app: MakeApp) -> None:
    raw = copy.deepcopy(SMALLEST) | {"limits": {"complaint_years": 3}}
    voice = make_app(raw).extensions["edition"].voices["en"]
    assert "until 3 years after what happened" in voice.say("notes.complaint_time.certain")


def test_an_example_says_so_on_every_page(make_app: MakeApp) -> None:
    app = make_app(copy.deepcopy(SMALLEST) | {"example": True})
    for path in ("/nl/", "/en/", "/en/who/", "/nl/gids/", "/404.html", "/nl/over-deze-editie/"):
        html = app.test_client().get(path).get_data(as_text=True)
        assert "made up" in html or "verzonnen" in html, path


def test_the_page_about_an_edition_names_every_difference(make_app: MakeApp) -> None:
    app = make_app(SMALLEST)
    html = app.test_client().get("/en/about-this-edition/").get_data(as_text=True)
    for part in ("doors", "said", "open", "same", "copy"):
        assert f'<h2 id="{part}">' in html
    assert html.count("not in this edition") >= 15
    assert "SHA256SUMS" in html and "nearly everywhere" in html


def _routes(advice: Advice) -> tuple[list[str], list[str], list[str]]:
    groups = (advice.first, advice.also, advice.not_now)
    return tuple([choice.route for choice in group] for group in groups)  # type: ignore[return-value]


def _situations(number: int) -> list[Facts]:
    chance = random.Random(3)
    return [
        Facts(
            **{
                fact: chance.choice(values)
                for fact, values in VOCABULARY.items()
                if fact != "institution" and chance.random() < 0.6
            }
        ).settled()
        for _ in range(number)
    ]


def _shape(raw: Raw, folder: Path) -> Profile:
    return load_profile(written(raw, folder))


@pytest.mark.parametrize("route", ["ombudsperson", "confidential_adviser_external", "mentor", "hr"])
def test_advice_differs_only_where_a_door_explains_it(tmp_path: Path, route: str) -> None:
    """Two editions that differ in one door agree wherever that door plays no part."""
    with_door = copy.deepcopy(SMALLEST)
    with_door["provisions"] = {
        name: {"for": fitting(name)}
        for name in (
            "mentor",
            "study_adviser",
            "confidential_adviser",
            "complaints_committee",
            "hr",
        )
    }
    without = copy.deepcopy(with_door)
    with_door["provisions"][route] = {"for": fitting(route)}
    without["provisions"].pop(route, None)
    first, second = _shape(with_door, tmp_path), _shape(without, tmp_path)
    differing = 0
    for facts in _situations(1500):
        one, other = advise(facts, first), advise(facts, second)
        if _routes(one) != _routes(other):
            differing += 1
            named = {door for group in (*_routes(one), *_routes(other)) for door in group}
            assert route in named, facts
    assert differing


def test_advice_differs_only_where_the_scope_explains_it(tmp_path: Path) -> None:
    first = _shape(copy.deepcopy(SMALLEST), tmp_path)
    second = _shape(
        SMALLEST | {"scope": {"associations": "covered", "placements": "unclear"}}, tmp_path
    )
    reads = {
        id
        for id, rule in BY_ID.items()
        if any("associations_covered" in name for name in rule.when.text)
    }
    for facts in _situations(1500):
        one, other = advise(facts, first), advise(facts, second)
        if (_routes(one), one.notes) != (_routes(other), other.notes):
            said = {choice.reason for choice in (*one.first, *one.also, *one.not_now)}
            told = {choice.reason for choice in (*other.first, *other.also, *other.not_now)}
            fired = (said ^ told) | (set(one.notes) ^ set(other.notes))
            assert fired & reads, facts


OWN = """+++
id = "page:{stem}"
kind = "page"
slug = "{slug}"
title = "Onze afspraken"
tab = "Onze afspraken"
description = "Hoe wij met elkaar omgaan."
reviewed = 2026-11-25
sources = []
keywords = ["afspraken"]
{extra}+++
{body}
"""


def _own(folder: Path, stem: str = "x-ours", **given: str) -> Profile:
    file = written(SMALLEST, folder)
    texts = {"slug": "ours", "extra": "", "body": "Praat met een [mens](route:mentor)."} | given
    for lang in ("nl", "en"):
        place = folder / "smallest" / "pages" / lang
        place.mkdir(parents=True)
        text = OWN.format(stem=stem, **texts)
        (place / f"{stem}.md").write_text(text, encoding="utf-8")
    return load_profile(file)


def test_own_pages_join_the_edition(folder: Path) -> None:
    content = edition_content(_own(folder), words())
    assert content.has("page:x-ours", "nl") and content.has("page:x-ours", "en")
    assert not words().has("page:x-ours", "nl")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"stem": "privacy"}, "own pages are called x-name.md"),
        ({"slug": "privacy"}, "the slug 'privacy' is taken"),
        ({"body": "<script>alert(1)</script>"}, "HTML is not allowed"),
        ({"body": "![x](https://x.example/a.png)"}, "pictures are not placed"),
        ({"body": "[x](javascript:alert)"}, "leads nowhere"),
        ({"body": "[x](route:ombutsperson)"}, "Did you mean"),
        ({"body": "{service:polic}"}, "unknown service"),
        ({"extra": "exit = false\n"}, "unknown key 'exit'"),
        ({"body": " "}, "has no text"),
    ],
)
def test_own_pages_are_checked_like_ours(folder: Path, given: dict[str, str], said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        edition_content(_own(folder, **given), words())
    assert "smallest/pages" in str(caught.value)


def test_an_own_page_needs_its_pair(folder: Path) -> None:
    profile = _own(folder)
    (folder / "smallest" / "pages" / "en" / "x-ours.md").unlink()
    with pytest.raises(ContentError, match="missing in 'en'"):
        edition_content(profile, words())
    (folder / "smallest" / "pages" / "fy").mkdir()
    (folder / "smallest" / "pages" / "nl" / "x-ours.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match="UTF-8"):
        edition_content(profile, words())
