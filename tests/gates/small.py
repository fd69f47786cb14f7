"""A site of a few pages without a fault, for planting one."""

from __future__ import annotations

import json
from pathlib import Path

from tests.gates.site import Site

BASE = "https://bijwie.example"
PLACES = {"/": "nl", "/nl/": "nl", "/en/": "en"}
DAY = {"nl": "25 november 2026", "en": "25 November 2026"}


def page(path: str, lang: str, body: str = "") -> str:
    """Return one page as the templates make it, in short."""
    depth = "../" if path.count("/") > 1 else ""
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>Rustig {lang} {path}</title>"
        f'<meta name="description" content="Een pagina {path}">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="index, follow">'
        f'<link rel="canonical" href="{BASE}{path}">'
        f'<link rel="alternate" hreflang="nl" href="{BASE}/nl/">'
        f'<link rel="alternate" hreflang="en" href="{BASE}/en/">'
        f'<link rel="stylesheet" href="{depth}a/site.01234567.css"></head>'
        f'<body class="is-home"><main id="main"><h1 id="top">Kop</h1>'
        f'<a href="#top">Naar boven</a> <a href="{depth}nl/index.html">nl</a>{body}</main>'
        f"<footer>Van {DAY[lang]}.</footer></body></html>"
    )


def write_small_site(root: Path, bodies: dict[str, str] | None = None) -> Site:
    """Write the small site, with ``bodies`` added to its pages."""
    for path, lang in PLACES.items():
        file = root / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(path, lang, (bodies or {}).get(path, "")), encoding="utf-8")
    (root / "a").mkdir(exist_ok=True)
    (root / "a" / "site.01234567.css").write_text("body{color:#111}", encoding="utf-8")
    status = {"site": {"date": "2026-11-25"}}
    (root / "status.json").write_text(json.dumps(status), encoding="utf-8")
    return Site(root, "small")
