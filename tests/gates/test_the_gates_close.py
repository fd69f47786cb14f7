"""Every gate finds the fault it is there for, and lets a site without faults through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.moved import LIST
from tests.gates import published, report, weight
from tests.gates.gates import GATES
from tests.gates.report import Result
from tests.gates.site import Fault, Site
from tests.gates.small import BASE, page, write_small_site

QUICK = ("links", "ids", "heads", "days", "others", "inline", "traces", "calm", "bytes")
IN_A_BODY = (
    ("links", '<a href="../weg/index.html">x</a>', "leads to no file"),
    ("links", '<a href="../en/index.html#weg">x</a>', "leads to no part #weg"),
    ("links", '<a href="">x</a>', "is empty"),
    ("links", '<a href="ftp://a.example/">x</a>', "ftp://a.example/"),
    ("links", '<a href="http://a.example/" rel="noreferrer">x</a>', "http://a.example/"),
    ("ids", '<p id="top">x</p>', "stands 2 times"),
    ("ids", '<p id="a b">x</p>', "holds a space"),
    ("ids", '<nav aria-labelledby="weg"></nav>', "names no id"),
    ("others", '<img src="https://a.example/x.png" alt="">', "asked for by the browser"),
    ("others", '<img src="//a.example/x.png" alt="">', "asked for by the browser"),
    ("others", '<iframe src="https://a.example/"></iframe>', "asked for by the browser"),
    ("others", '<form action="https://a.example/"></form>', "asked for by the browser"),
    ("others", '<a href="https://a.example/">x</a>', "no rel=noreferrer"),
    ("others", '<meta http-equiv="Set-Cookie" content="a=1">', "Set-Cookie"),
    ("others", '<meta http-equiv="refresh" content="0">', "refresh"),
    ("others", '<img srcset="a.png 2x" src="a.png" alt="">', "srcset"),
    ("inline", "<script>alert(1)</script>", "a <script> in the page"),
    ("inline", "<style>p{}</style>", "a <style> in the page"),
    ("inline", '<p style="color:red">x</p>', "style="),
    ("inline", '<p onclick="x()">x</p>', "onclick="),
    ("inline", '<a href="java&#10;script:x()">x</a>', "is a script"),
    ("inline", '<script src="../a/x.js"></script>', "holds up the page"),
)


def found(gate: str, site: Site) -> str:
    return "\n".join(map(str, GATES[gate].check(site)))


@pytest.mark.parametrize("gate", QUICK)
def test_a_site_without_faults_passes(gate: str, tmp_path: Path) -> None:
    assert found(gate, write_small_site(tmp_path)) == ""


@pytest.mark.parametrize(("gate", "body", "said"), IN_A_BODY, ids=[row[1] for row in IN_A_BODY])
def test_a_fault_in_a_page_is_found(gate: str, body: str, said: str, tmp_path: Path) -> None:
    text = found(gate, write_small_site(tmp_path, {"/nl/": body}))
    assert text.startswith("/nl/: ")
    assert said in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<html lang="en">', "<html>", "the language is ''"),
        ('<html lang="en">', '<html lang="nl">', "the address and the language"),
        ("<title>Rustig en /en/</title>", "<title> </title>", "the title is"),
        ('content="Een pagina /en/"', 'content=""', "the description is ''"),
        ('href="https://bijwie.example/en/">', 'href="https://x.example/weg/">', "where no page"),
        ('<link rel="canonical"', '<link rel="other"', "canonical is []"),
        ('hreflang="nl"', 'hreflang="de"', "hreflang names"),
        ('content="no-referrer"', 'content="origin"', "silence"),
    ],
)
def test_a_head_that_is_not_whole_is_found(old: str, new: str, said: str, tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    file = tmp_path / "en" / "index.html"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert said in found("heads", site)


def test_two_pages_with_one_title_are_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    (tmp_path / "nl" / "twee.html").write_text(page("/nl/", "nl"), "utf-8")
    assert "also on" in found("heads", site)


def test_a_page_without_the_day_of_the_site_is_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    (tmp_path / "status.json").write_text(json.dumps({"site": {"date": "2026-11-26"}}), "utf-8")
    assert found("days", site).count("the site is of 2026-11-26") == 3


def test_a_script_that_stores_is_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    (tmp_path / "a" / "x.js").write_text("window.localStorage.setItem('a', 1)", "utf-8")
    assert found("traces", site) == "a/x.js: uses localStorage"


def test_a_style_that_asks_another_server_is_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    (tmp_path / "a" / "x.css").write_text("p{background:url(https://a.example/x.png)}", "utf-8")
    assert "the style asks" in found("others", site)


def test_a_word_that_gives_the_reader_away_is_found_in_title_and_file_name(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    text = page("/nl/", "nl").replace("Rustig", "Misbruik")
    (tmp_path / "nl" / "index.html").write_text(text, "utf-8")
    (tmp_path / "a" / "klacht.csv").write_text("", "utf-8")
    told = found("calm", site)
    assert "in the title" in told
    assert "a/klacht.csv: 'klacht' in the name" in told


def test_a_heavy_page_and_a_page_of_no_known_type_are_found(tmp_path: Path) -> None:
    noise = "".join(f"<p>{n * 7919 % 1000003:x} {n * n:x}</p>" for n in range(6000))
    site = write_small_site(tmp_path, {"/nl/": noise})
    text = page("/en/", "en").replace("is-home", "is-new")
    (tmp_path / "en" / "index.html").write_text(text, "utf-8")
    told = found("bytes", site)
    assert "/nl/: " in told
    assert "home may cost" in told
    assert "no budget fits a page with ['is-new']" in told


def test_a_file_over_its_own_budget_is_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path)
    noise = "".join(f"{n * 7919 % 1000003:x}" for n in range(3000))
    (tmp_path / "a" / "exit.01234567.js").write_text(noise, "utf-8")
    assert "exit.01234567.js: " in found("bytes", site)


def test_a_published_address_without_an_answer_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_small_site(tmp_path / "site")
    monkeypatch.setattr(published, "ROOT", tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / LIST).write_text("/\n/nl/\n/en/\n/nl/weg/\n", "utf-8")
    site.name = "national"
    told = found("addresses", site)
    assert "/nl/weg/: was published and answers no more" in told
    assert "/status.json: is not on the list" in told


def test_the_budgets_are_for_every_part_of_a_visit() -> None:
    for kind, row in weight.budgets()["types"].items():
        most = 76_000 if kind == "search" else 60_000  # search: the page beside script and index
        assert 0 < row["first"] <= row["all"] <= most
        assert row["first"] <= 14_000


@pytest.mark.slow
def test_html_css_and_svg_that_are_not_valid_are_found(tmp_path: Path) -> None:
    site = write_small_site(tmp_path, {"/nl/": "<p><div></p><li>x</li>"})
    (tmp_path / "a" / "x.css").write_text("p{colour:red;width:12pixels}", "utf-8")
    (tmp_path / "a" / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><x/></svg>')
    where = {fault.where for fault in GATES["html"].check(site)}
    assert {"/nl/index.html", "/a/x.css", "/a/x.svg"} <= where


def test_pages_that_differ_only_in_where_links_lead_are_drawn_alike(tmp_path: Path) -> None:
    bodies = {
        "a": '<p>x</p><a class="on" href="../b/">on</a>',
        "b": '<p>x</p><a class="on" href="../c/d/">on</a>',
        "c": '<p>y</p><a class="on" href="../b/">on</a>',
        "d": '<p>x</p><a class="on" href="#main">on</a>',
    }
    for name, body in bodies.items():
        own = f'<link rel="canonical" href="{BASE}/{name}/">'
        (tmp_path / f"{name}.html").write_text(f"{own}<body>{body}</body>", encoding="utf-8")
    assert sorted(page.name for page in Site(tmp_path).drawn) == ["a.html", "c.html", "d.html"]
    assert [page.name for page in Site(tmp_path).asked] == ["a.html"]


@pytest.mark.parametrize(
    "part",
    [
        "<script>1</script>",
        "<style>p{color:red}</style>",
        '<script src="x.js"></script>',
        '<link rel="stylesheet" href="x.css">',
        '<link rel="preload" href="x.css">',
        '<p style="color:red">x</p>',
        '<p onclick="x()">x</p>',
        '<img src="x.png">',
        '<svg><use href="x.svg#a"/></svg>',
        '<svg><image href="x.png"/></svg>',
        '<svg><path fill="url(https://elsewhere.example/x.svg#a)"/></svg>',
        '<iframe src="x.html"></iframe>',
        '<object data="x"></object>',
        '<form action="/x"></form>',
        '<meta http-equiv="refresh" content="1">',
        '<table background="x.png"></table>',
        '<a href="x" ping="https://elsewhere.example/">x</a>',
        '<p data-guide="x">x</p>',
        '<p class="drawn">x</p>',
        '<p id="drawn">x</p>',
        '<base href="https://elsewhere.example/">',
        '<body background="x.png">',
    ],
)
def test_what_loads_or_runs_makes_a_page_of_another_kind(tmp_path: Path, part: str) -> None:
    (tmp_path / "a.html").write_text("<body><p>x</p></body>", encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<body><p>y</p>{part}</body>", encoding="utf-8")
    assert len(Site(tmp_path).asked) == 2


@pytest.mark.browser
@pytest.mark.nginx
@pytest.mark.slow
def test_what_axe_and_the_policy_forbid_is_found(tmp_path: Path) -> None:
    bad = '<p style="color:red">x</p><img src="https://elsewhere.example/x.png"><script>1</script>'
    site = write_small_site(tmp_path, {"/nl/": bad})
    site.name = "national"
    assert any("image-alt" in fault.what for fault in GATES["axe"].check(site))
    told = "\n".join(map(str, GATES["policy"].check(site)))
    assert "CSP violation: style-src" in told
    assert "CSP violation: script-src" in told
    assert "asks https://elsewhere.example/x.png" in told or "CSP violation: img-src" in told


def test_the_report_names_the_remedy_and_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "PARTS", tmp_path / "parts")
    monkeypatch.setattr(report, "REPORT", tmp_path / "report.md")
    faults = [Fault(f"/nl/{n}/", "x leads to no file") for n in range(30)]
    Result.of("national", GATES["links"], (3, 2), (0.1, 0.1), faults).keep()
    Result.of("national", GATES["ids"], (3, 2), (0.1, 0.1), []).keep()
    text = report.write()
    assert "30 faults. The site may not be published yet." in text
    assert "What to do: Mend the link" in text
    assert "`/nl/0/`: x leads to no file" in text
    assert "and 5 more" in text
    assert "- ok: No id stands twice" in text
    rows = "\n".join(report.figures(report.results(), 61))
    assert "**3 pages, 1 editions, 30 faults**" in rows
    assert "1 minutes and 1 seconds" in rows
    assert (
        "| No id stands twice on a page, and every label names one | 0 | 3 | 2 | 0.1 | 0.1 |"
        in rows
    )


def test_every_gate_has_words_for_an_editor_and_a_test_of_every_page() -> None:
    files = ("test_every_page.py", "test_in_chromium.py")
    tests = "".join((Path(__file__).parent / name).read_text("utf-8") for name in files)
    for gate in GATES.values():
        assert f'passes("{gate.id}")' in tests
        assert gate.says[0].isupper()
        assert gate.remedy.endswith((".", "vnu"))
