"""Reading everything once: ``load`` gives the whole content or every problem in it."""

from collections.abc import Iterator
from pathlib import Path

from guide.content.addresses import address
from guide.content.crossrefs import missing_pairs, unknown_ids
from guide.content.model import LANGUAGES, Content
from guide.content.pages import read_pages
from guide.content.problems import ContentError, Problem
from guide.content.tables import read_tables
from guide.content.texts import missing_texts, read_texts


def load(root: Path) -> Content:
    """Read the content below ``root`` (the folder that holds ``content/``).

    Raises ``ContentError``, which lists all problems, when anything is wrong.
    """
    content, problems = read(root)
    if problems:
        raise ContentError(problems)
    return content


def read(root: Path) -> tuple[Content, tuple[Problem, ...]]:
    """Read what can be read, and return it with every problem found. Never raises."""
    problems: list[Problem] = []
    texts = {lang: read_texts(root, lang, problems) for lang in LANGUAGES}
    pages = read_pages(root, problems)
    content = Content(root, pages, read_tables(root, problems), texts)
    problems.extend(missing_texts(texts))
    problems.extend(missing_pairs(content))
    problems.extend(_double_addresses(content))
    problems.extend(unknown_ids(content))
    return content, tuple(sorted(set(problems)))


def _double_addresses(content: Content) -> Iterator[Problem]:
    """Name each page whose slug another page of the same language has already."""
    for lang in LANGUAGES:
        taken: dict[str, str] = {}
        for page in content.pages_of(lang):
            first = taken.setdefault(page.slug, page.path)
            if first != page.path:
                message = (
                    f"the slug '{page.slug}' ({address(page)}) is taken by {first}. "
                    "Choose another: slugs are unique in a language."
                )
                yield Problem(page.path, page.line("slug"), message)
