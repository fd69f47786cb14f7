"""The head of a page: language, title, description, its own address and its other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.content import LANGUAGES
from tests.gates.page import NOT_FOUND, Page
from tests.gates.site import Fault, Site

TITLE_AT_MOST = 90
DESCRIPTION_AT_MOST = 160
FOLDERS = tuple(f"{lang}/" for lang in LANGUAGES)
STEPS = ("/nl/g/", "/en/g/")


def incomplete_heads(site: Site) -> Iterator[Fault]:
    """Find pages that do not say what, in which language, and where they are."""
    for page in site.pages:
        yield from (Fault(page.path, what) for what in _head(page))
        if page.path != NOT_FOUND:  # shown at any address, so it has none of its own
            yield from (Fault(page.path, what) for what in _where(site, page))
    yield from _same_titles(site)


def _head(page: Page) -> Iterator[str]:
    if page.lang not in LANGUAGES:
        yield f"the language is {page.lang!r}"
    elif page.path[1:4] in FOLDERS and not page.path.startswith(f"/{page.lang}/"):
        yield f"the address and the language {page.lang!r} differ"
    if not 0 < len(page.title.strip()) <= TITLE_AT_MOST:
        yield f"the title is {page.title!r}"
    if not 0 < len(page.meta("description").strip()) <= DESCRIPTION_AT_MOST:
        yield f"the description is {page.meta('description')!r}"
    if page.meta("referrer") != "no-referrer":
        yield "the page does not ask for silence about where its reader comes from"
    if page.path.startswith(STEPS) and "noindex" not in page.meta("robots"):
        yield "a step of the guide may be listed by search engines"


def _where(site: Site, page: Page) -> Iterator[str]:
    canonical = [link.get("href") for link in page.all("link") if "canonical" in link.rel]
    twins = {
        link.get("hreflang"): link.get("href")
        for link in page.all("link")
        if "alternate" in link.rel and link.get("hreflang")
    }
    if len(canonical) != 1 or not canonical[0].startswith("https://"):
        yield f"canonical is {canonical}"
        return
    if set(twins) - {"x-default"} != set(LANGUAGES):
        yield f"hreflang names {sorted(twins)}"
        return
    if twins.get(page.lang) != canonical[0] and page.path != "/":
        yield f"hreflang {page.lang} is {twins.get(page.lang)}, canonical {canonical[0]}"
    base = canonical[0].removesuffix(page.path)
    if base == canonical[0]:
        yield f"canonical {canonical[0]} is not the address of this page"
    for lang, twin in twins.items():
        path = twin.removeprefix(base)
        if urlsplit(twin).scheme != "https" or path not in site.by_path:
            yield f"hreflang {lang} leads to {twin}, where no page is"
        elif lang != "x-default" and page.path != "/" and site.by_path[path].lang != lang:
            yield f"hreflang {lang} leads to a page in {site.by_path[path].lang}"


def _same_titles(site: Site) -> Iterator[Fault]:
    """Find pages that cannot be told apart in a list of tabs; steps are alike by design."""
    pages: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for page in site.pages:
        if "noindex" not in page.meta("robots"):
            pages[page.lang, page.title, page.meta("description")].append(page.path)
    for (_, title, _), paths in pages.items():
        if len(paths) > 1:
            yield Fault(paths[0], f"title and description {title!r} also on {', '.join(paths[1:])}")
