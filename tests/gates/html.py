"""HTML: every page passes the Nu checker of the W3C, in one run of Java over the folder."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.editions import ROOT
from tests.gates.site import Fault, Site

OPTIONS = (
    *("--skip-non-html", "--also-check-css", "--also-check-svg"),
    *("--format", "json", "--stdout", "--exit-zero-always"),
)
INSTALL = "sh scripts/install-vnu"


def checker() -> list[str]:
    """Return the command of the checker; fails with the name of the script that installs it."""
    jars = sorted((ROOT / ".cache").glob("vnu-jar-*/vnu.jar"))
    if not jars:
        pytest.fail(f"The Nu HTML checker is missing. Run: {INSTALL}", pytrace=False)
    return ["java", "-Xmx768m", "-Xss1m", "-jar", str(jars[-1])]


def invalid_html(site: Site) -> Iterator[Fault]:
    """Find what is not valid in pages, styles and drawings: errors, and warnings as well."""
    try:
        done = subprocess.run(
            [*checker(), *OPTIONS, str(site.root)],
            capture_output=True,
            text=True,
            check=False,
            timeout=420,
        )
    except FileNotFoundError:
        pytest.fail("Java is missing. Run: sh scripts/install-java", pytrace=False)
    if done.returncode:
        yield Fault("vnu", f"the checker stopped: {done.stderr[-300:]}")
        return
    for message in json.loads(done.stdout)["messages"]:
        if message.get("subType") == "warning" or message["type"] != "info":
            name = Path(unquote(urlsplit(message.get("url", "")).path))
            place = name.relative_to(site.root).as_posix() if name.is_absolute() else "vnu"
            yield Fault(f"/{place}", f"line {message.get('lastLine', '?')}: {message['message']}")
