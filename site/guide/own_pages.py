"""Pages that an institution adds to its edition: a folder beside the profile, checked like ours.

``institutions/<id>/pages/nl/x-name.md`` and the same under ``en/``. An id begins with ``page:x-``,
so that no page of an institution can take the place of one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from guide.content import LANGUAGES, Content, Page, Problem, address
from guide.content.crossrefs import unknown_ids
from guide.content.pages import read_page
from routing import Profile

NAME = re.compile(r"x-[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_BYTES = 100_000
PREFIX = "page:x-"

Pages = Mapping[tuple[str, str], Page]


def folder(profile: Profile) -> Path | None:
    """Return where the pages of an institution stand: beside its profile."""
    return profile.path.parent / profile.id / "pages" if profile.path else None


def read_own(profile: Profile, problems: list[Problem]) -> dict[tuple[str, str], Page]:
    """Read the pages of an institution; what is wrong lands in ``problems``."""
    place = folder(profile)
    pages: dict[tuple[str, str], Page] = {}
    if place is None or not place.is_dir():
        return pages
    for stray in sorted(place.iterdir()):
        if stray.name not in LANGUAGES:
            said = "only the folders 'nl' and 'en' belong here. Move this away."
            problems.append(Problem(str(stray), 1, said))
    for lang in LANGUAGES:
        for file in sorted((place / lang).glob("*")):
            page = _page(file, lang, problems)
            if page:
                pages[lang, page.id] = page
    return pages


def _page(file: Path, lang: str, problems: list[Problem]) -> Page | None:
    if file.suffix != ".md" or not NAME.fullmatch(file.stem):
        said = "own pages are called x-name.md, in small letters, digits and hyphens. Rename it."
        problems.append(Problem(str(file), 1, said))
        return None
    try:
        data = file.read_bytes()[: MOST_BYTES + 1]
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        problems.append(Problem(str(file), 1, "cannot be read. Save it as a UTF-8 text file."))
        return None
    if len(data) > MOST_BYTES:
        said = f"is larger than {MOST_BYTES // 1000} kB. Make it shorter, or make it two pages."
        problems.append(Problem(str(file), 1, said))
        return None
    return read_page(text, str(file), lang, "page", problems)


def problems_of(content: Content, own: Pages) -> Iterator[Problem]:
    """Name what is wrong with the own pages inside the whole content of an edition."""
    paths = {page.path for page in own.values()}
    yield from (problem for problem in unknown_ids(content) if problem.path in paths)
    taken = {address(page): page for page in content.pages.values() if page.path not in paths}
    for (lang, id), page in own.items():
        twin = "en" if lang == "nl" else "nl"
        if (twin, id) not in own:
            said = f"this page is missing in '{twin}'. Write it, or remove both."
            yield Problem(page.path, 1, said)
        first = taken.setdefault(address(page), page)
        if first is not page:
            said = f"the slug '{page.slug}' is taken by {first.path}. Choose another."
            yield Problem(page.path, page.line("slug"), said)


def alone(content: Content, own: Pages) -> Content:
    """Return content that holds only the own pages, for checks that look at one page at a time."""
    return replace(content, pages=dict(own))
