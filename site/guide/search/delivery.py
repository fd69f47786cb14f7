"""The index as the browser loads it: a plain script per language, made once per edition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from guide.content import LANGUAGES, Content
from guide.edition import Edition
from guide.paths import ASSETS
from guide.press.beside import each
from guide.search.documents import Document, documents
from guide.search.language import read_language, table_path

ADDRESS: Mapping[str, str] = MappingProxyType({"nl": "/nl/zoeken/", "en": "/en/search/"})
"""Where one can search."""
CACHE = Path(".cache") / "search"
_CODE = Path(__file__).parent


@lru_cache(maxsize=4)
def files(edition: Edition) -> Mapping[str, bytes]:
    """Return the index of every language by its name, which holds a hash of its content."""
    made: dict[str, bytes] = {}
    for lang in LANGUAGES:
        documents(edition.content, lang)  # renders here what both processes and the pages need
    texts = each(partial(index_text, edition.content), LANGUAGES)
    for lang, text in zip(LANGUAGES, texts, strict=True):
        data = f"globalThis.bijwieSearch={text};\n".encode()
        made[f"search.{lang}.{hashlib.sha256(data).hexdigest()[:8]}.js"] = data
    return MappingProxyType(made)


def path(edition: Edition, lang: str) -> str:
    """Return the path of the index of a language."""
    name = next(name for name in files(edition) if name.startswith(f"search.{lang}."))
    return f"{ASSETS}{name}"


def index_text(content: Content, lang: str) -> str:
    """Return the exported index; made anew only when words, tables or code have changed."""
    found = documents(content, lang)
    kept = content.root / CACHE / f"{lang}-{_fingerprint(found, content.root, lang)}.json"
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    from guide.search.export import export  # Whoosh is loaded only where an index is made
    from guide.search.index import build

    text = export(build(found, read_language(content.root, lang)))
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{hashlib.sha256(text.encode()).hexdigest()[:8]}")
    half.write_text(text, encoding="utf-8")
    half.replace(kept)  # in one move: two builds at once never read half a file
    return text


def _fingerprint(found: Iterable[Document], root: Path, lang: str) -> str:
    """Return a hash of everything the index is made from."""
    seen = hashlib.sha256()
    for file in (*sorted(_CODE.glob("*.py")), table_path(root, lang)):
        seen.update(file.read_bytes())
    for document in found:
        page = document.page
        shown = (page.id, page.slug, page.title, page.description, document.keywords)
        seen.update(repr((shown, document.sections)).encode())
    return seen.hexdigest()[:16]
