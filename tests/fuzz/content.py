"""Texts of editors: pages, tables, Markdown, catalogs. Refused with a place, or shown safely."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po
from hypothesis.strategies import SearchStrategy

from guide.catalogs import compile_catalogs
from guide.content import Content, ContentError, Page, Problem, read
from guide.content.crossrefs import page_texts, unknown_ids
from guide.content.pages import read_page
from guide.edition import Edition
from guide.settings import Settings
from guide.voice import Voice
from routing import NATIONAL
from tests.editions import ROOT
from tests.fuzz import inputs
from tests.fuzz.safety import assert_safe

TODAY = date(2026, 11, 25)
STUBS = (
    *("route:mentor", "route:hr", "route:police", "topic:umc", "page:about"),
    *("page:glossary", "page:sources", "page:services"),
)
TABLES = ("services", "laws", "figures", "limits", "glossary", "sources", "sensitive", "reviews")


@cache
def content() -> Content:
    """The real content."""
    return read(ROOT)[0]


@cache
def voice(draft: bool) -> Voice:
    """The Dutch voice of the national edition, strict or forgiving."""
    edition = Edition(NATIONAL, content(), Settings(today=TODAY, draft=draft))
    return Voice(edition, "nl")


@cache
def pages() -> tuple[str, ...]:
    """The text of every real page."""
    return tuple((ROOT / page.path).read_text("utf-8") for page in content().pages.values())


@cache
def tables() -> tuple[tuple[str, str], ...]:
    """The name and text of every real table, cut to a size that is quick to read."""
    found = []
    for name in TABLES:
        text = (ROOT / "content" / "data" / f"{name}.toml").read_text("utf-8")
        found.append((name, "\n\n".join(text.split("\n\n")[:6])))
    return tuple(found)


def told(problems: Sequence[Problem]) -> None:
    """See that every problem has a place and says something."""
    for problem in problems:
        assert problem.path
        assert problem.line >= 1
        assert len(problem.message) > 8


def front_matter(text: str) -> None:
    """Read a page; what is refused is refused with a place, what is not can be rendered."""
    problems: list[Problem] = []
    page = read_page(text, "content/nl/routes/mentor.md", "nl", "route", problems)
    told(problems)
    if page is None:
        assert problems
        return
    one = Content(ROOT, MappingProxyType({("nl", page.id): page}), content().tables, {})
    told(list(unknown_ids(one)))
    if not problems:
        for _, _, part in page_texts(page):
            rendered(part)


def markdown(text: str) -> None:
    """Render a text as a page and as a line; a draft refuses nothing, and all of it is safe."""
    rendered(text)
    if not _passes(text):
        return
    try:
        assert_safe(voice(draft=False).block(text).html)
    except ContentError as error:
        told(error.problems)


def rendered(text: str) -> None:
    """Render as a draft does: everything is shown, and nothing of it is dangerous."""
    draft = voice(draft=True)
    assert_safe(draft.block(text).html)
    assert_safe(str(draft.inline(text)))


def _passes(text: str) -> bool:
    """Tell whether the loader lets this text through, as the body of a page among the real ones."""
    page = replace(stubs()["nl", "page:about"], body=f"{text}\n")
    every = {**stubs(), ("nl", page.id): page}
    return not list(unknown_ids(Content(ROOT, every, content().tables, {})))


@cache
def stubs() -> Mapping[tuple[str, str], Page]:
    """Some Dutch pages with nothing on them: enough to link to."""
    return {
        key: replace(
            page,
            body="x\n",
            ledger={},
            steps=(),
            they_ask=(),
            you_ask=(),
            who="",
            first_sentence="",
        )
        for key, page in content().pages.items()
        if key[0] == "nl" and key[1] in STUBS
    }


def table(value: tuple[str, str]) -> None:
    """Read one damaged table beside the real ones."""
    name, text = value
    with folder() as root:
        (root / "content" / "data").mkdir(parents=True)
        (root / "content" / "data" / f"{name}.toml").write_text(text, encoding="utf-8")
        _, problems = read(root)
        told(problems)


def texts(text: str) -> None:
    """Read the short texts of the guide; what is read can be rendered safely."""
    with folder() as root:
        place = root / "content" / "nl" / "texts"
        place.mkdir(parents=True)
        (place / "guide.toml").write_text(text, encoding="utf-8")
        found, problems = read(root)
        told(problems)
        for value in found.texts["nl"].values():
            rendered(value)


def catalog(text: str) -> None:
    """Compile a catalog; what is accepted can be shown with the values that the code gives."""
    with folder() as root:
        place = root / "nl" / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "messages.po").write_text(text, encoding="utf-8")
        try:
            compile_catalogs(root)
        except ContentError as error:
            told(error.problems)
            return
        with (place / "messages.po").open("rb") as stream:
            for message in read_po(stream):
                _formats(message.id, message.string)


def _formats(id: object, string: object) -> None:
    """Fill in a translation as gettext does."""
    first = id[0] if isinstance(id, (tuple, list)) else str(id or "")
    names = dict.fromkeys(re.findall(r"%\((\w+)\)", str(first)), 1)
    if not names:
        return
    for one in string if isinstance(string, (tuple, list)) else [string]:
        str(one) % names


class folder:
    """A folder that is gone afterwards; in memory where the machine has that."""

    def __enter__(self) -> Path:
        base = "/dev/shm" if Path("/dev/shm").is_dir() else None
        self.path = Path(tempfile.mkdtemp(prefix="fuzz-", dir=base))
        return self.path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


@cache
def catalogs() -> tuple[str, ...]:
    """The head and some entries of each real catalog."""
    found = []
    for file in sorted((ROOT / "site/guide/translations").glob("*/LC_MESSAGES/*.po")):
        blocks = file.read_text("utf-8").split("\n\n")
        filled = [block for block in blocks[1:] if "%(" in block or "msgid_plural" in block]
        found.append("\n\n".join([blocks[0], *filled[:6], *blocks[1:6]]) + "\n")
    return tuple(found)


def short_texts() -> SearchStrategy[str]:
    """Damaged files of short texts."""
    files = sorted((ROOT / "content" / "nl" / "texts").glob("*.toml"))
    return inputs.damaged([file.read_text("utf-8")[:3000] for file in files])
