"""However a site is built, its bytes are the same; and only what can have changed is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from guide.content import LANGUAGES
from guide.press.place import LIST
from guide.press.workers import shares
from routing import NATIONAL
from tests.press.conftest import TEMPLATES, Build, everything

Edit = Callable[[Path], None]


def _swap(file: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def _template(root: Path) -> None:
    folder = root / "site/guide/templates"
    folder.mkdir(parents=True)
    text = (TEMPLATES / "page.html").read_text(encoding="utf-8")
    (folder / "page.html").write_text(text.replace("{% block main %}", "{% block main %}<hr>"))


def _text(root: Path) -> None:
    (root / "content/nl/texts/site.toml").write_text('[home]\nlead = "Je kunt hier terecht."\n')


def _new_page(root: Path) -> None:
    for lang in ("nl", "en"):
        text = (root / f"content/{lang}/topics/talk.md").read_text(encoding="utf-8")
        text = text.replace("topic:talk", "topic:more").replace('slug = "s', 'slug = "more-s')
        (root / f"content/{lang}/topics/more.md").write_text(text, encoding="utf-8")


def _removed(root: Path) -> None:
    for lang in ("nl", "en"):
        (root / f"content/{lang}/topics/talk.md").unlink()


EDITS: dict[str, tuple[Edit, bool]] = {
    "a body": (_swap("content/nl/topics/talk.md", "Je kunt hier praten", "Praat hier"), False),
    "the body of a table page": (
        _swap("content/en/pages/sources.md", "You can see it here. {src", "Look. {src"),
        False,
    ),
    "a title": (_swap("content/nl/topics/talk.md", "Iemand die met je", "Wie er met je"), True),
    "a description": (_swap("content/en/topics/talk.md", "What you can", "All you can"), True),
    "a template": (_template, True),
    "a row of a table": (_swap("content/data/limits.toml", "10 weeks", "11 weeks"), True),
    "a telephone number": (_swap("content/data/services.toml", "0900-8844", "0900-8845"), True),
    "a short text": (_text, True),
    "a new page": (_new_page, True),
    "a page that goes": (_removed, True),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_site_is_that_of_a_full_build(
    build: Build, root: Path, out: Path, tmp_path: Path, name: str
) -> None:
    edit, everywhere = EDITS[name]
    build(told={})
    old = everything(out)
    edit(root)
    summary = build(told={})
    whole = tmp_path / "whole"
    build(destination=whole)
    assert everything(out) == everything(whole)
    assert everything(out) != old
    pages = sum(file.endswith(".html") for file in everything(out))
    reused = summary.files - summary.made
    assert reused == 0 if everywhere else reused > pages - 5


def test_after_an_edit_of_the_profile_the_site_is_that_of_a_full_build(
    build: Build, out: Path, tmp_path: Path
) -> None:
    build(told={})
    raw = MappingProxyType({**NATIONAL.raw, "name": {"nl": "School", "en": "School"}})
    profile = replace(NATIONAL, raw=raw)
    summary = build(told={}, profile=profile)
    build(destination=tmp_path / "whole", profile=profile)
    assert summary.made == summary.files
    assert everything(out) == everything(tmp_path / "whole")


@pytest.mark.parametrize(
    "file", ["routing/rules.py", "site/guide/paths.py", "requirements.txt", "content/x.txt"]
)
def test_a_change_of_code_or_rules_makes_every_page_anew(
    build: Build, root: Path, file: str
) -> None:
    build(told={})
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("# changed\n")
    summary = build(told={})
    assert summary.made == summary.files


def test_a_page_that_somebody_changed_by_hand_is_made_anew(
    build: Build, out: Path, tmp_path: Path
) -> None:
    build(told={})
    (out / "nl/index.html").write_text("defaced")
    (out / "en/index.html").unlink()
    build(told={})
    build(destination=tmp_path / "whole")
    assert everything(out) == everything(tmp_path / "whole")


def test_a_page_that_is_taken_over_is_never_written_into(
    build: Build, root: Path, out: Path
) -> None:
    """It shares its place on disk with the page that readers are reading."""
    build(told={})
    page = out / "nl/index.html"
    with page.open() as reading:
        before = reading.read()
        EDITS["a body"][0](root)
        build(told={})
        assert page.stat().st_ino == os.fstat(reading.fileno()).st_ino
        EDITS["a title"][0](root)
        build(told={})
        assert page.stat().st_ino != os.fstat(reading.fileno()).st_ino
        reading.seek(0)
        assert reading.read() == before


def test_an_input_that_changes_during_a_build_is_not_taken_for_built(
    build: Build, root: Path, out: Path, tmp_path: Path
) -> None:
    def edit() -> list[Path]:
        EDITS["a body"][0](root)
        return []

    build(told={}, others=edit)
    build(told={})
    build(destination=tmp_path / "whole")
    assert everything(out) == everything(tmp_path / "whole")


@pytest.mark.parametrize("options", [{"workers": 2}, {"workers": 3}, {"told": {}}])
def test_the_bytes_do_not_depend_on_how_it_was_built(
    build: Build, out: Path, tmp_path: Path, options: dict[str, Any]
) -> None:
    build(workers=1)
    build(destination=tmp_path / "other", **options)
    assert everything(out) == everything(tmp_path / "other")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_address_is_dealt_to_one_worker_and_two_workers_have_a_language_each(
    count: int,
) -> None:
    names = [f"/{lang}/{n}/" for n in range(30) for lang in LANGUAGES]
    names += [f"/a/{n}.css" for n in range(7)]
    dealt = shares(names, count)
    assert len(dealt) == count
    assert sorted(name for share in dealt for name in share) == sorted(names)
    assert max(map(len, dealt)) - min(map(len, dealt)) <= 2
    if count % 2 == 0:
        assert all(
            len({name[1:3] for name in share if name[1:3] in LANGUAGES}) == 1 for share in dealt
        )


def test_the_list_names_every_file_that_was_written(build: Build, out: Path) -> None:
    build(precompress=True)
    names = (out / LIST).read_text().split()
    assert names == sorted(set(everything(out)) - {LIST})
