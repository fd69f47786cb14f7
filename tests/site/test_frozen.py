"""What holds for every file of the site that is published."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import brotli
import pytest

from guide import paths
from guide.content import LANGUAGES
from guide.edition import Edition
from guide.freeze import LIST, Summary
from guide.views import site_map
from tests.site.pages import OUTSIDE, FrozenPage, found

pytestmark = pytest.mark.xdist_group("frozen")
FIRST_VISIT = 14 * 1024
"""Bytes, compressed with Brotli: a page with its style."""
STYLE = 5_000
SKIP = {"nl": "Ga naar de tekst", "en": "Skip to the text"}
_FILES = r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src)="([^"]+)"'
BILINGUAL = ("/", paths.NOT_FOUND)


def worst(problems: list[str]) -> str:
    return f"{len(problems)}: " + "; ".join(problems[:8])


def test_every_named_address_is_a_file(
    built: tuple[Path, Summary, Edition], frozen: list[FrozenPage]
) -> None:
    root, summary, edition = built
    pages = [path for path in site_map(edition) if path.endswith(("/", ".html"))]
    assert len(frozen) == len(pages) == summary.pages
    assert summary.bytes == sum(
        f.stat().st_size for f in root.rglob("*") if f.name != LIST and f.is_file()
    )


def test_both_languages_have_the_same_pages(edition: Edition, frozen: list[FrozenPage]) -> None:
    counts = Counter(page.path.split("/")[1] for page in frozen if page.path not in BILINGUAL)
    assert counts["nl"] == counts["en"]
    for key in (*edition.graph.nodes, *edition.graph.leaves):
        for lang in LANGUAGES:
            assert (
                key == edition.graph.start
                or f"/{lang}/g/{key}/" in {p.path for p in frozen[:0]}
                or (frozen[0].root / lang / "g" / key / "index.html").is_file()
            )


def test_each_page_speaks_its_own_language(frozen: list[FrozenPage]) -> None:
    wrong = [
        page.path
        for page in frozen
        if page.path not in BILINGUAL
        and not (page.path.startswith(f"/{page.lang}/") and SKIP[page.lang] in page.html)
    ]
    assert not wrong, worst(wrong)


def test_the_language_switch_leads_to_the_same_page_and_back(frozen: list[FrozenPage]) -> None:
    by_file = {page.file: page for page in frozen}
    wrong = []
    for page in frozen:
        if page.path in BILINGUAL:
            continue
        switch = found(re.compile(r'<nav class="language"(.*?)</nav>', re.DOTALL), page.html)
        other = paths.other(page.lang)
        link = found(re.compile(rf'href="([^"]*)" lang="{other}" hreflang="{other}"'), switch)
        twin = by_file[page.target(link)[0]]
        back = found(
            re.compile(rf'href="([^"]*)" lang="{page.lang}"'),
            found(re.compile(r'<nav class="language"(.*?)</nav>', re.DOTALL), twin.html),
        )
        if twin.target(back)[0] != page.file or twin.path == paths.home(other) != page.path.replace(
            page.lang, other
        ):
            wrong.append(f"{page.path} → {twin.path}")
    assert not wrong, worst(wrong)


def test_every_link_and_anchor_inside_resolves(frozen: list[FrozenPage]) -> None:
    by_file = {page.file: page for page in frozen}
    ids = {page.file: set(page.ids) for page in frozen}
    broken = []
    for page in frozen:
        if page.path == paths.NOT_FOUND:
            continue
        for _, link in page.links:
            if link.startswith(OUTSIDE):
                continue
            file, fragment = page.target(link)
            if not file.is_file() or (fragment and file in by_file and fragment not in ids[file]):
                broken.append(f"{page.path}: {link}")
    assert not broken, worst(broken)


def test_links_of_the_page_not_found_start_at_the_root(frozen: list[FrozenPage]) -> None:
    page = next(page for page in frozen if page.path == paths.NOT_FOUND)
    inside = [link for _, link in page.links if not link.startswith((*OUTSIDE, "#"))]
    assert inside
    for link in inside:
        assert link.startswith("/")
        file = page.root / link.strip("/")
        assert (file / "index.html").is_file() or file.is_file(), link


def test_ids_are_unique_on_a_page(frozen: list[FrozenPage]) -> None:
    double = [page.path for page in frozen if len(page.ids) != len(set(page.ids))]
    assert not double, worst(double)


def test_no_page_asks_anything_of_another_server(frozen: list[FrozenPage]) -> None:
    calls = [
        f"{page.path}: <{tag}> {link}"
        for page in frozen
        for tag, link in page.links
        if tag not in ("a", "link") and link.startswith(("http", "//"))
    ]
    for page in frozen:
        for tag in re.findall(r"<link [^>]*>", page.html):
            if "http" in tag and 'rel="canonical"' not in tag and 'rel="alternate"' not in tag:
                calls.append(f"{page.path}: {tag}")
        if re.search(r"srcset=|<iframe|<object|<embed|http-equiv=.refresh", page.html):
            calls.append(f"{page.path}: an embedded part")
    assert not calls, worst(calls)
    style = "".join(f.read_text() for f in frozen[0].root.rglob("*.css"))
    assert "url(" not in style and "@import" not in style


def test_no_script_or_style_stands_in_a_page(frozen: list[FrozenPage]) -> None:
    inline = re.compile(r'<style|\sstyle="|<script(?![^>]*\ssrc=)|\son\w+="|javascript:')
    wrong = [page.path for page in frozen if inline.search(page.html)]
    assert not wrong, worst(wrong)
    bodies = [page.path for page in frozen if re.search(r"<script[^>]*>[^<]", page.html)]
    assert not bodies, worst(bodies)


def test_skip_link_first_then_the_exit_then_the_language(frozen: list[FrozenPage]) -> None:
    wrong = []
    for page in frozen:
        first, second, *_ = re.findall(r"<a [^>]*>", page.html[page.html.index("<body") :])
        leaves = 'class="exit"' in second and 'target="_top"' in second
        quiet = 'rel="noreferrer nofollow"' in second and 'href="https://' in second
        if not (
            'href="#main"' in first and leaves and quiet and '<nav class="language"' in page.html
        ):
            wrong.append(page.path)
    assert not wrong, worst(wrong)


def test_every_page_has_the_parts_that_every_page_has(frozen: list[FrozenPage]) -> None:
    needed = (
        '<main id="main" tabindex="-1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        'href="tel:112"',
        'href="tel:08000188"',
        'href="tel:113"',
        "<footer",
    )
    wrong = [f"{p.path}: {part}" for p in frozen for part in needed if p.html.count(part) < 1]
    wrong += [page.path for page in frozen if page.html.count("<h1") != 1]
    assert not wrong, worst(wrong)


def test_steps_of_the_guide_are_kept_out_of_search_engines(frozen: list[FrozenPage]) -> None:
    steps = [page for page in frozen if "/g/" in page.path]
    assert steps
    listed = [page.path for page in steps if 'name="robots" content="noindex' not in page.html]
    assert not listed, worst(listed)
    assert "/g/" not in (frozen[0].root / "sitemap.xml").read_text()


def test_nothing_that_others_can_see_gives_the_reader_away(
    edition: Edition, frozen: list[FrozenPage]
) -> None:
    parts = {part for words in edition.content.tables.sensitive.values() for part in words}
    wrong = [
        f"{page.path}: {part} in {seen}"
        for page in frozen
        for seen in (page.path, page.title)
        for part in edition.content.tables.sensitive[page.lang]
        if part in seen.lower()
    ]
    wrong += [
        f"{page.path}: {part} in {page.title}"
        for page in frozen
        if "/g/" in page.path or page.path in paths.START.values()
        for part in parts
        if part in f"{page.title} {page.description}".lower()
    ]
    names = [file.name for file in frozen[0].root.rglob("*") if file.suffix not in (".html", "")]
    wrong += [f"{name}: {part}" for name in names for part in parts if part in name.lower()]
    assert not wrong, worst(wrong)


def test_a_first_visit_is_light(frozen: list[FrozenPage]) -> None:
    sizes = {f: packed(f.read_bytes()) for f in frozen[0].root.rglob("*.css")}
    heavy = [f"{file.name}: {size}" for file, size in sizes.items() if size > STYLE]
    for page in frozen:
        linked = {page.target(link)[0] for _, link in page.links if link.endswith(".css")}
        style = sum(sizes[file] for file in linked if file in sizes)
        if len(page.html) + style > FIRST_VISIT:
            size = packed(page.html.encode()) + style
            heavy += [f"{page.path}: {size}"] if size > FIRST_VISIT else []
    assert not heavy, worst(heavy)


def test_from_home_to_advice_the_guide_brings_one_page_and_at_most_three_files(
    frozen: list[FrozenPage],
) -> None:
    by_path = {page.path: page for page in frozen}
    for lang in LANGUAGES:
        start = by_path[paths.START[lang]]
        assert len(_loaded(start) - _loaded(by_path[paths.home(lang)])) <= 3


def _loaded(page: FrozenPage) -> set[str]:
    """Return the files that a browser loads for a page: styles, scripts and the icon."""
    return {page.target(link)[0].name for link in re.findall(_FILES, page.html)}


def packed(data: bytes) -> int:
    """Count as a host delivers it; the slowest setting only where a faster one says too much."""
    fast = len(brotli.compress(data, quality=5))
    return fast if fast < 8_000 else len(brotli.compress(data))


def test_no_tag_of_a_template_and_no_id_is_left_in_a_page(frozen: list[FrozenPage]) -> None:
    left = re.compile(r"\{\{|\{%|\{(?:term|src|law|figure|limit|phone|service):|>None<|%\(\w+\)")
    shown = re.compile(r"<code>.*?</code>", re.DOTALL)  # the page for editors names them
    wrong = [page.path for page in frozen if left.search(shown.sub("", page.html))]
    assert not wrong, worst(wrong)


def test_every_way_through_the_guide_ends_in_advice(edition: Edition) -> None:
    graph = edition.graph
    reached, front = set(), {graph.start}
    while front:
        reached |= front
        front = {
            target
            for key in front
            if key in graph.nodes
            for target in graph.nodes[key].targets.values()
        } - reached
    assert reached == {*graph.nodes, *graph.leaves}
