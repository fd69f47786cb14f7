"""Static files under names that hold a hash of their content, so that they can be kept for ever."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.paths import ASSETS
from guide.search.script import classic
from guide.squeeze import smaller
from guide.theme import style

FOLDER = Path(__file__).parent / "static"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,>])\s*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Assets:
    """The static files: by the name in ``static/``, and by the name on the site."""

    named: Mapping[str, str]
    files: Mapping[str, bytes]

    def path(self, name: str) -> str:
        """Return the path of a file of ``static/`` on the site."""
        return f"{ASSETS}{self.named[name]}"

    def has(self, name: str) -> bool:
        """Tell whether ``static/`` holds this file."""
        return name in self.named


def gather(theme: Mapping[str, str]) -> Assets:
    """Read every static file; the theme of an edition is added to ``site.css``."""
    named: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for file in sorted(FOLDER.rglob("*")):
        if not file.is_file():
            continue
        data = file.read_bytes()
        if file.suffix == ".css":
            colours = style(theme) if file.name == "site.css" else ""  # every page reads that one
            data = _smaller(data.decode() + colours).encode()
        if file.name == "embed-frame.js":
            data = smaller(data.decode()).encode()
        if file.name == "search.js":
            data = classic(data.decode()).encode()
        name = f"{file.stem}.{hashlib.sha256(data).hexdigest()[:8]}{file.suffix}"
        named[file.relative_to(FOLDER).as_posix()] = name
        files[name] = data
    return Assets(named, files)


def mimetype(name: str) -> str:
    """Return the type of a static file."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _smaller(style: str) -> str:
    """Leave out comments and white space that say nothing."""
    style = _SPACE.sub(" ", _COMMENT.sub("", style))
    return _AROUND.sub(r"\1", style).replace(";}", "}").strip()
