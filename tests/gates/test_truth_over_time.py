"""Facts grow old: the pages say so, the command names who must look, status.json tells the host."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from guide import stale, status
from guide.app import create_app
from guide.content import read
from guide.freshness import KINDS, REVIEWS, Fact, Freshness, months_later, tasks
from guide.settings import Settings
from routing.editions import shipped
from tests.editions import ROOT, BuildEdition
from tests.gates.site import Site

LATER = "2027-12-25"  # 13 months after the site was made
OLD = {
    "nl": "dat is langer dan een jaar geleden",
    "en": "that is more than a year ago",
}
UNCHECKED = {"nl": "Langer dan een jaar niet nagekeken:", "en": "Not checked for more than a year:"}


@pytest.fixture(scope="module")
def later(edition_folder: BuildEdition) -> Site:
    return Site(edition_folder("national", today=LATER))


def text_of(site: Site, path: str) -> str:
    return site.by_path[path].file.read_text("utf-8")


@pytest.mark.slow
def test_thirteen_months_later_every_page_says_that_facts_were_not_checked(later: Site) -> None:
    silent = [page.path for page in later.pages if UNCHECKED[page.lang] not in page.foot]
    assert not silent


@pytest.mark.slow
def test_thirteen_months_later_every_content_page_says_that_it_is_old(later: Site) -> None:
    content, _ = read(ROOT)
    from guide.content import address

    for page in content.pages.values():
        assert OLD[page.lang] in text_of(later, address(page)), page.path


@pytest.mark.slow
def test_thirteen_months_later_services_laws_figures_and_limits_say_so(later: Site) -> None:
    services = text_of(later, "/nl/plekken-buiten/")
    assert services.count("Bel eerst of kijk op de website") >= 20
    law = "De wet op deze pagina is langer dan een jaar niet nagekeken"
    figures = "De cijfers op deze pagina zijn langer dan een jaar niet nagekeken"
    limits = "De termijnen op deze pagina zijn langer dan een jaar niet nagekeken"
    every = "".join(page.file.read_text("utf-8") for page in later.pages)
    for line in (law, figures, limits):
        assert every.count(line) > 3, line


@pytest.mark.slow
def test_thirteen_months_later_status_json_lists_what_is_due(later: Site) -> None:
    due = later.status["due"]
    assert {row["kind"] for row in due} == {*KINDS} - {"profile"}
    assert later.status["site"]["date"] == LATER


def test_today_no_page_says_that_it_is_old(national_site: Path) -> None:
    site = Site(national_site)
    assert site.status["due"] == []
    for page in site.pages:
        text = page.file.read_text("utf-8")
        assert OLD["nl"] not in text
        assert OLD["en"] not in text
        assert UNCHECKED.get(page.lang, "") not in page.foot


def test_stale_finds_nothing_on_the_day_and_everything_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert stale.main(["--today", "2026-11-25"]) == 0
    assert "Everything was checked within a year" in capsys.readouterr().out
    assert stale.main(["--today", LATER, "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)["due"]
    assert {row["kind"] for row in rows} == set(KINDS)
    assert all(row["who"] and row["what"] and row["ids"] and row["where"] for row in rows)


def test_stale_tells_people_who_must_check_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert stale.main(["--today", LATER, "--lang", "nl"]) == 1
    told = capsys.readouterr().out
    assert "jurist: Lees de tekst van nu op wetten.overheid.nl" in told
    assert "content/data/services.toml:" in told


def test_stale_looks_ahead_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert stale.main(["--today", "2027-11-20"]) == 0
    assert stale.main(["--today", "2027-11-20", "--within", "30"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    "arguments",
    [["--root", "/nowhere"], ["--profile", "/nowhere.toml"]],
)
def test_stale_says_why_it_cannot_answer(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert stale.main(arguments) == 2
    assert capsys.readouterr().err.strip()


def test_every_kind_of_fact_has_somebody_who_looks_at_it() -> None:
    rows = tasks(ROOT)
    assert set(rows) == set(KINDS), REVIEWS
    for task in rows.values():
        assert all(task.who[lang] and task.what[lang] for lang in ("nl", "en"))


def test_a_fact_is_fresh_for_exactly_a_year() -> None:
    fact = Fact(date(2026, 11, 25), "law", "x", "")
    assert not fact.old(date(2027, 11, 25))
    assert fact.old(date(2027, 11, 26))
    assert months_later(date(9999, 12, 31), 12) == date(9999, 12, 31)


def test_every_row_page_rule_and_profile_is_watched() -> None:
    content, _ = read(ROOT)
    fresh = Freshness(content, shipped(), date(2030, 1, 1))
    ids = {(fact.kind, fact.id) for fact in fresh.due}
    tables = content.tables
    for kind, rows in (("service", tables.services), ("law", tables.laws)):
        assert {id for k, id in ids if k == kind} == set(rows)
    assert len([1 for kind, _ in ids if kind == "page"]) == len(content.pages)
    assert len([1 for kind, _ in ids if kind == "profile"]) == len(shipped()) - 1


@pytest.mark.slow
def test_the_hash_in_status_json_is_that_of_a_verification_without_faults(
    national_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status.main([]) == 0
    told = capsys.readouterr().out
    assert Site(national_site).status["verification"]["report_sha256"] in told
    assert '"failures": []' in told


def test_status_json_is_the_same_for_the_same_inputs() -> None:
    settings = Settings(today=date(2026, 11, 25), draft=True)
    one, two = (create_app(settings=settings).extensions["edition"] for _ in range(2))
    assert status.as_bytes(one) == status.as_bytes(two)


@pytest.mark.browser
@pytest.mark.slow
def test_a_copy_that_nobody_builds_any_more_says_so_by_the_clock_of_the_reader(
    national_site: Path,
) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing. Run: sh scripts/install-browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for day, shown in (("2026-11-26", False), ("2027-11-24", False), (LATER, True)):
            page = browser.new_page()
            page.clock.set_fixed_time(f"{day}T12:00:00Z")
            page.goto((national_site / "nl" / "index.html").as_uri())
            line = page.locator("footer [data-until]")
            assert line.is_visible() is shown, day
            page.close()
        browser.close()
