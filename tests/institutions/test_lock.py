"""The safety lock: what survives every valid profile, and what no profile gets through."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import paths
from guide.statements import FALLBACK, fallback
from routing import Facts, Profile, ProfileError, advise, load_profile
from routing.facts import VOCABULARY
from routing.routes import ALWAYS_THERE, ROUTES
from tests.institutions.conftest import MakeApp, words
from tests.institutions.making import SMALLEST, Raw, examples, valid_profiles, written

FACTS = st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in VOCABULARY.items()})
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def _loaded(raw: Raw, folder: Path) -> Profile:
    return load_profile(written(raw, folder))


@settings(max_examples=1500, suppress_health_check=SLOW)
@given(raw=valid_profiles(), known=FACTS)
def test_every_overlay_keeps_the_doors_outside_and_a_first_door(
    tmp_path: Path, raw: Raw, known: dict[str, str]
) -> None:
    profile = _loaded(raw, tmp_path)
    assert set(ALWAYS_THERE) <= set(profile.routes)
    advice = advise(Facts(**{**known, "institution": None}).settled(), profile)
    doors = [choice.route for choice in (*advice.first, *advice.also)]
    assert advice.first
    assert any(not ROUTES[route].inside for route in doors)
    assert "trust_inspectorate" in doors or known.get("danger_now") == "yes"
    assert all(route in profile.routes for route in doors)
    person = fallback(profile)
    assert person in FALLBACK
    assert all(profile.level(person, who, None, first=True) for who in ("student", "employee"))


def _pages(raw: Raw, make_app: MakeApp) -> dict[str, str]:
    app = make_app(raw)
    graph = app.extensions["edition"].graph
    client = app.test_client()
    leaf = sorted(graph.leaves)[len(raw["name"]["nl"]) % len(graph.leaves)]
    chosen = {
        "choice": paths.CHOICE,
        "home": paths.home("nl"),
        "absent": "/nl/bij-wie/ombudsfunctionaris/",
        "advice": paths.node("en", leaf),
        "privacy": "/nl/privacy/",
        "about": "/en/about-this-edition/",
        "gone": paths.NOT_FOUND,
    }
    return {name: client.get(path).get_data(as_text=True) for name, path in chosen.items()}


@settings(max_examples=12, suppress_health_check=SLOW)
@given(raw=valid_profiles())
def test_every_page_of_every_overlay_keeps_exit_numbers_person_and_promise(
    make_app: MakeApp, raw: Raw
) -> None:
    pages = _pages(raw, make_app)
    rows = words().tables.services
    for name, html in pages.items():
        assert "data-exit" in html and 'target="_top"' in html, name
        assert 'id="now"' in html, name
        for id in ("emergency_112", "centrum_seksueel_geweld", "crisis_line"):
            assert rows[id].phone in html, (name, id)
        assert "no-referrer" in html and "<script>" not in html and "<style" not in html, name
        assert ("made up" in html or "verzonnen" in html) >= raw.get("example", False), name
    promise = words().page("page:privacy", "nl")
    assert promise.title in pages["privacy"]
    assert pages["privacy"].count("<h2 id=") >= promise.body.count("\n## ")
    assert all(path in pages["home"] for path in ("bij-wie/", "privacy/", "plekken-buiten/"))


def test_the_promise_of_privacy_is_the_same_text_in_every_edition(make_app: MakeApp) -> None:
    bodies = set()
    for raw in (SMALLEST, examples()[0][0], examples()[2][0]):
        edition = make_app(raw).extensions["edition"]
        bodies.add(edition.voices["nl"].block(edition.content.page("page:privacy", "nl").body).html)
    assert len(bodies) == 1


TRIES: dict[str, tuple[Any, str]] = {
    "provisions.police": ({"for": ["students"]}, "national service"),
    "provisions.trust_inspectorate": ({"exists": False}, "national service"),
    "provisions.centrum_seksueel_geweld": (
        {"for": ["students"], "phone": "020 555 01 10"},
        "cannot",
    ),
    "exit_button": (False, "exit stands on every page"),
    "hide_exit": (True, "exit stands on every page"),
    "urgent_box": (False, "numbers for help now"),
    "outside": ([], "doors outside"),
    "fallback": ("hr", "always a person"),
    "analytics": ("https://x.example", "promise of privacy"),
    "privacy": ("none", "promise of privacy"),
    "scripts": (["https://x.example/a.js"], "no code of its own"),
    "css": ("*{display:none}", "no code of its own"),
    "rules": ([], "same rules everywhere"),
    "exit_url": ("https://www.school.example/report", "your own institution"),
    "theme.accent": ("red", "a colour such as"),
    "embed.allow": (["*"], "an https address of a site"),
    "base_url": ("https://x.example/a;}/", "with a slash at the end"),
}


@pytest.mark.parametrize("key", TRIES)
def test_who_tries_is_refused_with_the_reason(tmp_path: Path, key: str) -> None:
    value, reason = TRIES[key]
    raw = copy.deepcopy(SMALLEST) | {"base_url": "https://www.school.example/"}
    place = raw
    *way, last = key.split(".")
    for part in way:
        place = place.setdefault(part, {})
    place[last] = value
    with pytest.raises(ProfileError, match=reason) as caught:
        _loaded(raw, tmp_path)
    assert key.split(".", 1)[0] in str(caught.value)


CONTACTS = {
    "<b>x</b>": "HTML is not allowed",
    "<!-- x -->": "HTML is not allowed",
    "![x](https://x.example/a.png)": "pictures are not allowed",
    "[x](http://x.example)": "found a link to",
    "[x](javascript:alert(1))": "script or data address",
    "[x](topic:umc)": "found a link to",
    "[x]: http://x.example": "found a link to",
    "# Kop": "no headings",
    "Kop\n---": "no headings",
    "{phone:police}": "no braces",
    "a\u202eb": "cannot see",
    "a\x00b": "cannot see",
}


@pytest.mark.parametrize("text", CONTACTS)
def test_contact_text_is_plain_or_simple_markdown(tmp_path: Path, text: str) -> None:
    raw = copy.deepcopy(SMALLEST)
    raw["provisions"] = {"hr": {"for": ["employees"], "contact": {"nl": text, "en": "x"}}}
    with pytest.raises(ProfileError, match=CONTACTS[text]):
        _loaded(raw, tmp_path)


def test_simple_markdown_is_shown_and_sanitised(make_app: MakeApp) -> None:
    raw = copy.deepcopy(SMALLEST)
    text = "Bel *eerst*.\n\n- maandag\n- [site](https://www.school.example/a)\n\n5 > 3 & <3"
    raw["provisions"] = {"hr": {"for": ["employees"], "contact": {"nl": text, "en": text}}}
    html = make_app(raw).test_client().get("/nl/bij-wie/hr/").get_data(as_text=True)
    assert "<em>eerst</em>" in html and "<li>maandag</li>" in html
    assert '<a href="https://www.school.example/a" rel="noreferrer">site</a>' in html
    assert "5 &gt; 3 &amp; &lt;3" in html
