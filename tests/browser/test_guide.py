"""The guide in the reader's hands: private, with script and without, by keyboard, nl and en."""

from __future__ import annotations

import json
import re
import tomllib
from io import BytesIO

import brotli
import pytest
from flask_babel import force_locale
from playwright.sync_api import Page, Request, expect
from pypdf import PdfReader

from guide import paths
from guide.app import create_app
from guide.card import card_view
from guide.content import LANGUAGES
from guide.edition import Edition
from guide.search import delivery
from guide.settings import ROOT, Settings
from guide.views.show import show
from routing import advise
from routing.graph import Leaf, facts_of
from routing.questions import BY_ID
from tests.browser.axe import violations
from tests.browser.conftest import OpenTab, Site
from tests.browser.test_same_advice import sets_of_answers
from tests.browser.walking import (
    ANSWER,
    GIVEN,
    HEADING,
    answer,
    at_advice,
    own_text,
    some_way,
    walk,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTHS = (360, 1280)
TRACES = """async () => ({
  href: location.href, entries: history.length, state: history.state, name: window.name,
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: window.caches ? (await caches.keys()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
WIDE = "document.documentElement.scrollWidth <= innerWidth"


def start(lang: str) -> str:
    return paths.START[lang]


def heard_with(page: Page, selector: str) -> str:
    """Return the description that a screen reader reads with an element."""
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument")
    found = session.send(
        "DOM.querySelector", {"nodeId": document["root"]["nodeId"], "selector": selector}
    )
    tree = session.send(
        "Accessibility.getPartialAXTree", {"nodeId": found["nodeId"], "fetchRelatives": False}
    )
    return str(tree["nodes"][0].get("description", {}).get("value", ""))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_after_the_first_answer_nothing_leaves_the_page_and_nothing_is_kept(
    open_tab: OpenTab, site: Site, lang: str, width: int
) -> None:
    page = open_tab(start(lang), width=width)
    page.wait_for_load_state("networkidle")
    before = page.evaluate(TRACES)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    answers, _ = some_way(site.edition.graph)
    for value in answers.values():
        answer(page, value)
        assert page.evaluate(WIDE)
        expect(page.locator(HEADING)).to_be_focused()
    assert at_advice(page)
    assert page.locator(GIVEN).count() == len(answers)
    assert page.evaluate(TRACES) == before
    assert before["local"] == before["session"] == before["databases"] == before["caches"] == 0
    assert before["cookie"] == "" and not sent


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_hundred_random_ways_ask_the_network_for_the_same(
    open_tab: OpenTab, site: Site, lang: str
) -> None:
    page = open_tab("about:blank")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(site.url(start(lang)))
    page.wait_for_load_state("networkidle")
    loaded, before = list(sent), page.evaluate(TRACES)
    walked = page.evaluate(
        """async () => {
        let seed = 7; const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
        const one = (selector) => document.querySelector(selector); const ways = [];
        for (let way = 0; way < 200; way++) {
          const steps = [];
          while (!one(".first")) {
            const buttons = document.querySelectorAll("[data-guide] .answers button");
            const chosen = buttons[random(buttons.length)];
            steps.push(chosen.value); chosen.click();
            if (steps.length > 9) throw new Error(`no end: ${steps}`);
          }
          ways.push(steps.join(" ")); one("[data-again]").click();
          if (way % 20 === 0) await new Promise((done) => setTimeout(done));
        }
        return ways }"""
    )
    page.wait_for_timeout(300)
    assert len(set(walked)) > 100
    assert sent == loaded
    assert page.evaluate(TRACES) == before


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_script_the_same_answers_lead_to_the_same_advice(
    open_tab: OpenTab, site: Site, lang: str, width: int
) -> None:
    graph = site.edition.graph
    answers, leaf = some_way(graph)
    page = open_tab(start(lang), width=width, java_script_enabled=False)
    expect(page.locator("[data-either] p").first).to_be_visible()
    expect(page.locator("[data-either] p").last).to_be_hidden()
    key = graph.start
    for question, value in answers.items():
        assert page.locator(ANSWER).count() == 0
        text = site.edition.voices[lang].raw(f"questions.{question}.options.{value}")
        page.locator(".answers a").filter(has_text=re.compile(f"^{re.escape(text)}")).first.click()
        key = graph.nodes[key].targets[value]
        page.wait_for_url(site.url(paths.node(lang, key)) + "index.html")
    assert key == leaf
    assert at_advice(page)


def same_everywhere(site: Site, number: int) -> list[tuple[dict[str, str], str]]:
    """Return ways to leaves that say the same on every way, from different parts of the guide."""
    graph, found = site.edition.graph, {}
    for answers, known in sets_of_answers(graph):
        _, leaf = graph.walk(known)
        if leaf.key in found or leaf.maybe_also or leaf.maybe_not_now:
            continue
        advice = advise(facts_of(known), site.edition.profile)
        if advice.notes == leaf.certain and advice.possible == leaf.possible:
            found[leaf.key] = answers
    leaves = list(found)
    chosen = leaves[:: max(1, len(leaves) // number)][:number]
    return [(found[key], key) for key in chosen]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_advice_reads_the_same_with_and_without_script(
    open_tab: OpenTab, site: Site, lang: str
) -> None:
    ways = same_everywhere(site, 12)
    assert len(ways) >= 4
    page, still = open_tab(start(lang)), open_tab("about:blank")
    for answers, key in ways:
        walk(page, answers)
        still.goto(site.url(paths.node(lang, key)))
        assert own_text(page) == own_text(still)
        page.locator("[data-again]").click()


def test_questions_read_the_same_with_and_without_script(open_tab: OpenTab, site: Site) -> None:
    graph = site.edition.graph
    answers, _ = some_way(graph)
    page, still = open_tab(start("nl")), open_tab("about:blank")
    key = graph.start
    for question, value in answers.items():
        still.goto(site.url(start("nl") if key == graph.start else paths.node("nl", key)))
        assert own_text(page) == own_text(still)
        assert page.title() == still.title()
        answer(page, value)
        key = graph.nodes[key].targets[answers[question]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_can_be_walked_by_keyboard_alone(
    open_tab: OpenTab, lang: str, width: int
) -> None:
    page = open_tab(start(lang), width=width)
    for _ in range(9):
        if at_advice(page):
            break
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.answers:not(.unsure) button')"):
                break
        before = page.locator(HEADING).inner_text()
        page.keyboard.press("Enter")
        assert page.locator(HEADING).inner_text() != before
        expect(page.locator(HEADING)).to_be_focused()
    assert at_advice(page)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.given button')"):
            break
    page.keyboard.press("Space")
    expect(page.locator(f"{ANSWER}[aria-current]")).to_have_count(1)


def test_a_question_is_heard_with_how_many_are_left(open_tab: OpenTab) -> None:
    page = open_tab(start("nl"))
    answer(page, "neither")
    left = page.locator(".left").inner_text()
    assert left and heard_with(page, HEADING) == left


def test_changing_an_answer_keeps_the_later_ones_that_still_apply(
    open_tab: OpenTab, site: Site
) -> None:
    page = open_tab(start("en"))
    answers, _ = some_way(site.edition.graph, who="student", who_student="peer", need="talk")
    assert {"what", "who_student", "need"} <= answers.keys()
    walk(page, answers)
    page.locator(f"{GIVEN} button[value=what]").click()
    earlier = list(answers)[: list(answers).index("what")]
    assert page.locator(GIVEN).count() == len(earlier)
    expect(page.locator(f"{ANSWER}[value={answers['what']}]")).to_have_attribute(
        "aria-current", "true"
    )
    answer(page, "discrimination")
    assert at_advice(page), "the later answers were kept"
    values = page.locator(f"{GIVEN} button").evaluate_all("all => all.map((one) => one.value)")
    assert values[: len(earlier) + 1] == [*earlier, "what"]
    page.locator(f"{GIVEN} button[value=who]").click()
    answer(page, "employee")
    assert not at_advice(page), "another question than before has to be answered first"
    answer(page, "peer")
    assert at_advice(page)
    assert "who_student" not in page.locator(f"{GIVEN} button").evaluate_all(
        "all => all.map((one) => one.value)"
    )


def test_back_puts_the_question_before_again_and_start_again_forgets(
    open_tab: OpenTab, site: Site
) -> None:
    page = open_tab(start("nl"))
    expect(page.locator("[data-back]")).to_be_hidden()
    first = page.locator(HEADING).inner_text()
    answers, _ = some_way(site.edition.graph)
    walk(page, answers)
    for _ in answers:
        page.locator("[data-back]").click()
    assert page.locator(HEADING).inner_text() == first
    expect(page.locator("[data-back]")).to_be_hidden()
    answer(page, next(iter(answers.values())))
    assert at_advice(page), "the answers after it were kept"
    page.locator("[data-again]").click()
    assert page.locator(HEADING).inner_text() == first
    assert page.locator(GIVEN).count() == 0
    assert page.locator(f"{ANSWER}[aria-current]").count() == 0


def test_what_is_sure_and_how_many_are_left_are_said_at_each_question(
    open_tab: OpenTab, site: Site
) -> None:
    graph = site.edition.graph
    page = open_tab(start("nl"))
    answers, _ = some_way(graph)
    key = graph.start
    for question, value in answers.items():
        node = graph.nodes[key]
        assert page.locator(".sure li").count() == len({*node.sure_first, *node.sure})
        numbers = re.findall(r"\d+", page.locator(".left").inner_text())
        assert numbers == ([str(node.left - 1)] if node.left > 1 else [])
        assert page.locator(".unsure button").count() == 2
        answer(page, value)
        key = node.targets[answers[question]]


@pytest.mark.parametrize("way", ["load again", "leave and come back"])
def test_leaving_or_loading_again_forgets_everything(
    open_tab: OpenTab, site: Site, way: str
) -> None:
    page = open_tab(start("nl"))
    first = page.locator(HEADING).inner_text()
    walk(page, some_way(site.edition.graph)[0])
    if way == "load again":
        page.reload()
    else:
        page.goto(site.url(paths.home("nl")))
        page.evaluate("history.back()")
    expect(page.locator(HEADING)).to_have_text(first)
    assert page.locator(GIVEN).count() == 0
    assert page.locator(".first").count() == 0


def test_a_page_that_the_browser_kept_holds_no_answers(open_tab: OpenTab, site: Site) -> None:
    page = open_tab(start("nl"))
    walk(page, some_way(site.edition.graph)[0])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator(GIVEN).count() == 0
    assert not at_advice(page)


def test_links_within_the_page_add_no_address_and_no_history(open_tab: OpenTab) -> None:
    page = open_tab(start("nl"))
    before = page.evaluate("[location.href, history.length]")
    page.locator(".help").click()
    expect(page.locator("#now")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.locator(".skip a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    assert page.evaluate("[location.href, history.length]") == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_title_on_the_way_holds_a_word_that_tells(
    open_tab: OpenTab, site: Site, lang: str
) -> None:
    words = tomllib.loads((ROOT / "content/data/sensitive.toml").read_text(encoding="utf-8"))[lang]
    page = open_tab(start(lang))
    titles = [page.title()]
    for value in some_way(site.edition.graph)[0].values():
        answer(page, value)
        titles.append(page.title())
    assert len(set(titles)) > 2
    assert not [t for t in titles if any(word in t.lower() for word in words)]


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(format="A4")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_are_printed_only_when_ticked(open_tab: OpenTab, site: Site, lang: str) -> None:
    page = open_tab(start(lang))
    walk(page, some_way(site.edition.graph)[0])
    question = site.edition.voices[lang].raw("questions.now.text")

    def text() -> str:
        return " ".join("".join(part.extract_text() for part in printed(page).pages).split())

    assert question not in text()
    box = page.locator(".given input")
    expect(box).to_have_attribute("autocomplete", "off")
    box.check()
    assert question in text()
    box.uncheck()
    assert question not in text()


LONGEST = (
    {"now": "recent", "about": "minor", "who_student": "superior"},
    {"now": "neither", "about": "minor", "what": "sexual_contact", "who_student": "superior"},
    {"now": "neither", "about": "employee", "what": "treated", "who_employee": "away"},
    {"about": "phd", "what": "discrimination", "who_phd": "away", "away": "umc_staff"},
)
"""Ways to referral cards on which much applies."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_of_the_script_reads_as_the_page_made_from_the_same_advice(
    open_tab: OpenTab, site: Site, lang: str
) -> None:
    """Roles share a page without script; here the page is made for one set of answers."""
    app = create_app(settings=Settings(draft=True))
    edition: Edition = app.extensions["edition"]
    page, still = open_tab(start(lang)), open_tab("about:blank")
    for wanted, role in zip(
        LONGEST, ("staff", "private", "association_board", "staff"), strict=True
    ):
        answers, _ = some_way(edition.graph, who="helper", helper=role, **wanted)
        known = {
            fact: value
            for question, option in answers.items()
            for chosen in BY_ID[question].options
            if chosen.id == option
            for fact, value in chosen.sets.items()
        }
        a = advise(facts_of(known), edition.profile)
        leaf = Leaf("", True, a.first, a.also, (), a.not_now, (), a.notes, a.possible)
        with app.test_request_context(start(lang)), force_locale(lang):
            view = card_view(leaf, edition.voices[lang])
            html = show("referral_card.html", edition, lang, tab="", index=False, view=view)
        walk(page, answers)
        still.set_content(html)
        assert own_text(page) == own_text(still)
        page.locator("[data-again]").click()


@pytest.mark.parametrize("role", ["staff", "association_board", "private"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_referral_card_prints_on_one_sheet_and_is_accessible(
    open_tab: OpenTab, site: Site, lang: str, role: str
) -> None:
    page = open_tab(start(lang), width=360)
    title = site.edition.voices[lang].raw("card.lead").split(".")[0]
    for wanted in LONGEST:
        walk(page, some_way(site.edition.graph, who="helper", helper=role, **wanted)[0])
        assert title in page.locator("[data-guide] .lead").inner_text()
        assert not violations(page)
        assert page.evaluate(WIDE)
        sheets = printed(page).pages
        assert len(sheets) == 1, f"{len(sheets)} sheets: {wanted}"
        page.locator("[data-again]").click()


def test_the_start_says_with_script_that_nothing_is_sent(open_tab: OpenTab) -> None:
    page = open_tab(start("nl"))
    expect(page.locator("[data-either] p").first).to_be_hidden()
    expect(page.locator("[data-either] p").last).to_be_visible()
    answer(page, "neither")
    expect(page.locator("[data-either] p").last).to_be_hidden()


@pytest.mark.parametrize("path", [*paths.START.values(), *delivery.ADDRESS.values()])
def test_the_layout_does_not_shift_when_the_script_starts(
    open_tab: OpenTab, site: Site, path: str
) -> None:
    page = open_tab("about:blank", width=360, height=640)
    page.add_init_script(
        """window.shifts = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(site.url(path))
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifts") == 0


def test_the_guide_works_from_a_disk(open_tab: OpenTab, site: Site) -> None:
    page = open_tab("about:blank")
    page.goto((site.root / start("en").strip("/") / "index.html").as_uri())
    walk(page, some_way(site.edition.graph)[0])
    assert at_advice(page)


def test_if_the_script_fails_the_reader_is_at_the_first_question_with_ordinary_links(
    open_tab: OpenTab, site: Site
) -> None:
    page = open_tab("about:blank")
    page.add_init_script("addEventListener('error', (event) => event.preventDefault())")
    page.goto(site.url(start("nl")))
    first = page.locator(HEADING).inner_text()
    page.evaluate("bijwieGuide.questions = {}")
    answer(page, "neither")
    assert page.locator(HEADING).inner_text() == first
    expect(page.locator("[data-either] p").first).to_be_visible()
    page.locator("[data-guide] .answers a").first.click()
    page.wait_for_url("**/g/**")


def test_home_to_advice_is_light(open_tab: OpenTab, site: Site) -> None:
    page = open_tab("about:blank")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(site.url(paths.home("nl")))
    page.goto(site.url(start("nl")))
    walk(page, some_way(site.edition.graph)[0])
    files = {url.removeprefix(site.url("/")) for url in sent}
    sizes = {}
    for name in files:
        file = site.root / name
        data = (file / "index.html" if file.is_dir() else file).read_bytes()
        sizes[name] = len(brotli.compress(data))
    assert sum(sizes.values()) <= 60_000, json.dumps(sizes)


@pytest.mark.parametrize(("name", "most"), [("exit.js", 1000), ("guide.js", 6000)])
def test_scripts_are_small(name: str, most: int) -> None:
    assert len(brotli.compress((ROOT / "site/guide/static/js" / name).read_bytes())) <= most
