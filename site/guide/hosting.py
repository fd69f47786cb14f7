"""Ready configurations for a web server, made with each edition from the templates in ``hosting/``.

They stand in a folder beside the site, so that the site itself stays a folder to copy. One table of
headers serves every kind of server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from guide import embed
from guide.edition import Edition
from guide.settings import ROOT

TEMPLATES = ROOT / "hosting"
CONFIGURATIONS = ("nginx.conf", "apache.conf", "Caddyfile", "_headers")
FILES = (*CONFIGURATIONS, "security.txt", "embed.html")
LASTS = timedelta(days=364)
_POLICY = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen "
    "geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment "
    "picture-in-picture publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking"
)
_CSP: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "",
        "img-src": "'self' data:",
        "script-src": "'self'",
        "style-src": "'self'",
    }
)

Headers = Mapping[str, str]


def content_policy(origins: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy; only ``origins`` may show the site in a frame."""
    ancestors = " ".join(("'self'", *origins)) if origins else "'none'"
    return "; ".join(f"{name} {value or ancestors}" for name, value in _CSP.items())


def headers(origins: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the headers per kind of file: ``page``, ``asset`` (for ever) and ``open``."""
    page = {
        "Content-Security-Policy": content_policy(origins),
        # Browsers that know frame-ancestors do not look at this one; tests of sites do.
        "X-Frame-Options": "SAMEORIGIN" if origins else "DENY",
        "Strict-Transport-Security": "max-age=63072000",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _POLICY.split()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Nothing of a page stays on the disk of a shared computer.
        "Cache-Control": "no-store",
    }
    asset = {**page, "Cache-Control": "public, max-age=31536000, immutable"}
    open_files = {
        **page,
        "Cache-Control": "public, max-age=3600",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "*",
    }
    return {"page": page, "asset": asset, "open": open_files}


def _nginx(rows: Headers, depth: str) -> str:
    return "\n".join(f'{depth}add_header {name} "{value}" always;' for name, value in rows.items())


def _apache(rows: Headers) -> str:
    return "\n".join(f'        Header always set {name} "{value}"' for name, value in rows.items())


def _caddy(rows: Headers) -> str:
    return "\n".join(f'\t\t{name} "{value}"' for name, value in rows.items()) + "\n\t\t-Server"


def _plain(rows: Headers) -> str:
    return "\n".join(f"  {name}: {value}" for name, value in rows.items())


WRITERS: Mapping[str, Callable[[Headers], str]] = {
    "nginx.conf": lambda rows: _nginx(rows, " " * 8),
    "apache.conf": _apache,
    "Caddyfile": _caddy,
    "_headers": _plain,
}


def write(edition: Edition, site: Path) -> Path:
    """Write the configurations of an edition beside its folder and return where."""
    folder = site.with_name(f"{site.name}-hosting")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(edition, site.resolve(), folder.resolve()).items():
        half = folder / f".{name}.half"
        half.write_text(text, encoding="utf-8")
        half.replace(folder / name)  # in one move: a full disk never leaves half a configuration
    return folder


def files(edition: Edition, site: Path, folder: Path) -> dict[str, str]:
    """Return each configuration by its name, for a site that stands in ``site``."""
    rows = headers(embed.origins(edition))
    values = _values(edition, site, folder)
    made = {name: _filled(name, values | _written(name, rows)) for name in CONFIGURATIONS}
    made["security.txt"] = _filled("security.txt", values)
    made["embed.html"] = "\n\n".join(
        f"<!-- {way} -->\n{text}" for way, text in embed.snippets(edition).items()
    )
    return made


def _written(name: str, rows: Mapping[str, Headers]) -> dict[str, str]:
    """Write the headers of each kind in the manner of one server; set twice only what differs."""
    page = rows["page"]
    repeated = name == "nginx.conf"  # a location of nginx takes no headers from the one around it
    found = {}
    for kind, all_of_it in rows.items():
        own = {k: v for k, v in all_of_it.items() if repeated or kind == "page" or page.get(k) != v}
        found[f"HEADERS_{kind.upper()}"] = WRITERS[name](own)
    if name == "_headers":
        found["UNSET"] = "  ! Cache-Control\n  ! Cross-Origin-Resource-Policy"
    return found


def _values(edition: Edition, site: Path, folder: Path) -> dict[str, str]:
    settings = edition.settings
    place = urlsplit(settings.base_url)
    path = place.path or "/"
    contact = edition.profile.raw.get("contact", {})
    mail = contact.get("feedback")
    return {
        "HOST": place.hostname or "localhost",
        "PATH": path,
        "ALIAS": path if path == "/" else path.rstrip("/"),
        "ALIASED": f"{site}/" if path == "/" else str(site),
        "SUBPATH": f"handle_path {path}*" if path != "/" else "handle",
        "FOLDER": str(site),
        "HOSTING": str(folder),
        "CONTACT": f"mailto:{mail}" if mail else settings.base_url,
        "EXPIRES": f"{(settings.today + LASTS).isoformat()}T00:00:00Z",
        "CANONICAL": urljoin(settings.base_url, "/.well-known/security.txt"),
    }


def _filled(name: str, values: Mapping[str, str]) -> str:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text
