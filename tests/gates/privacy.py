"""What a page may not do: ask other servers, hold code, store, or give its reader away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from guide.content.tables import read_tables
from tests.editions import ROOT
from tests.gates.page import Element, Page
from tests.gates.site import Fault, Site

LOADS = frozenset({"script", "img", "iframe", "source", "video", "audio", "object", "embed"})
LOADING_RELS = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}
    | {"manifest", "apple-touch-icon", "prerender"}
)
IN_STYLE = re.compile(r"url\(\s*['\"]?(?!data:image/svg|#)([^)'\"]+)|@import")
STORES = re.compile(
    r"\b(document\.cookie|localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker"
    r"|sendBeacon|XMLHttpRequest|WebSocket|EventSource|pushState|geolocation)\b"
)
WITHOUT_DANGER = frozenset({"application/json", "application/ld+json"})


def foreign_requests(site: Site) -> Iterator[Fault]:
    """Find whatever makes a browser ask another server, and links that tell where a reader was."""
    for page in site.pages:
        for element, name, address in page.addresses:
            if _outside(address) and (what := _tells(element, name)):
                yield Fault(page.path, f"<{element.tag} {name}> to {address} {what}")
        for element in page.elements:
            if element.get("srcset"):
                yield Fault(page.path, f"<{element.tag} srcset>")
            if element.get("http-equiv").lower() in ("refresh", "set-cookie"):
                yield Fault(page.path, f"<meta http-equiv={element.get('http-equiv')}>")
    for name, style in site.named(".css"):
        for match in IN_STYLE.finditer(style):
            if match[0] == "@import" or _outside(match[1]):
                yield Fault(name, f"the style asks {match[0]}")


def _tells(element: Element, name: str) -> str:
    """Say what an address outside makes known to others; empty when nothing."""
    if _loads(element, name):
        return "is asked for by the browser itself"
    if element.tag in ("a", "area") and "noreferrer" not in element.rel:
        return "has no rel=noreferrer"
    return ""


def _outside(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "data", "blob")


def _loads(element: Element, name: str) -> bool:
    if element.tag == "link":
        return bool(LOADING_RELS.intersection(element.rel))
    return element.tag in LOADS or name in ("action", "formaction", "ping", "poster", "background")


def inline_code(site: Site) -> Iterator[Fault]:
    """Find scripts and styles inside a page: the policy of the site forbids them."""
    for page in site.pages:
        for element in page.elements:
            yield from (Fault(page.path, what) for what in _code(element))


def _code(element: Element) -> Iterator[str]:
    if element.tag == "style":
        yield "a <style> in the page"
    if element.tag == "script":
        if not element.get("src") and element.get("type") not in WITHOUT_DANGER:
            yield "a <script> in the page"
        if element.get("src") and not {"defer", "async"}.intersection(element.attributes):
            yield f"the script {element.get('src')} holds up the page"
    for name, value in element.attributes.items():
        if name == "style" or name.startswith("on") or name == "srcdoc":
            yield f"<{element.tag} {name}={value[:40]!r}>"
        if re.sub(r"[\x00-\x20]", "", value).lower().startswith(("javascript:", "vbscript:")):
            yield f"<{element.tag} {name}> is a script"


def stored_traces(site: Site) -> Iterator[Fault]:
    """Find scripts that store something, send something or write in the history."""
    for name, script in site.named(".js"):
        for match in STORES.finditer(script):
            yield Fault(name, f"uses {match[0]}")


def sensitive_words(site: Site) -> Iterator[Fault]:
    """Find words in addresses, tabs and names of files that tell a bystander what it is about."""
    words = read_tables(ROOT, []).sensitive
    every = sorted({word for row in words.values() for word in row})
    for page in site.pages:
        step = "/g/" in page.path
        for place, text in _seen(page):
            for word in every if step else words.get(page.lang, every):
                if word in text.lower():
                    yield Fault(page.path, f"{word!r} in the {place} {text!r}")
    for file in sorted(site.files):
        if file.suffix != ".html":
            name = unquote(file.relative_to(site.root).as_posix())
            yield from (Fault(name, f"{word!r} in the name") for word in every if word in name)


def _seen(page: Page) -> Iterator[tuple[str, str]]:
    yield "address", unquote(page.path)
    yield "title", page.title
    if "noindex" not in page.meta("robots"):
        yield "description", page.meta("description")
