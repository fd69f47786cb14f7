"""Reading everything once: ``load`` gives the whole content or every problem in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.content.addresses import address
from guide.content.crossrefs import missing_pairs, table_sources, unknown_ids
from guide.content.model import LANGUAGES, Content, Page, Texts
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


@dataclass(frozen=True, slots=True)
class Part:
    """Everything that is said in one language, and what is wrong with it."""

    lang: str
    texts: Texts
    pages: dict[tuple[str, str], Page]
    problems: tuple[Problem, ...]


def read(root: Path, parts: Iterable[Part] = ()) -> tuple[Content, tuple[Problem, ...]]:
    """Read what can be read, and return it with every problem found. Never raises.

    ``parts`` are the languages, where somebody has read them already.
    """
    problems: list[Problem] = []
    tables = read_tables(root, problems)
    languages = tuple(parts) or tuple(read_language(root, lang) for lang in LANGUAGES)
    pages = {key: page for part in languages for key, page in part.pages.items()}
    content = Content(root, pages, tables, {part.lang: part.texts for part in languages})
    problems.extend(problem for part in languages for problem in part.problems)
    problems.extend(missing_texts(dict(content.texts)))
    problems.extend(missing_pairs(content))
    problems.extend(table_sources(tables))
    return content, tuple(sorted(set(problems)))


def read_language(root: Path, lang: str) -> Part:
    """Read one language; a page refers to the tables and to its own language only.

    What is wrong with the tables themselves is for ``read`` to say, once.
    """
    problems: list[Problem] = []
    texts = read_texts(root, lang, problems)
    pages = read_pages(root, lang, problems)
    content = Content(root, pages, read_tables(root, []), {lang: texts})
    problems.extend(_double_addresses(content))
    problems.extend(unknown_ids(content))
    return Part(lang, texts, pages, tuple(problems))


def _double_addresses(content: Content) -> Iterator[Problem]:
    """Name each page whose slug another page of the same language has already."""
    for lang in content.texts:
        taken: dict[str, str] = {}
        for page in content.pages_of(lang):
            first = taken.setdefault(page.slug, page.path)
            if first != page.path:
                message = (
                    f"the slug '{page.slug}' ({address(page)}) is taken by {first}. "
                    "Choose another: slugs are unique in a language."
                )
                yield Problem(page.path, page.line("slug"), message)
