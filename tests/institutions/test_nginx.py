"""Debian's nginx with the shipped configuration: headers, logs, and every page in Chromium."""

from __future__ import annotations

import http.client
import os
import re
import ssl
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from guide import hosting
from tests.editions import BuildEdition
from tests.institutions.conftest import MakeApp
from tests.institutions.making import examples
from tests.institutions.serving import NGINX, Served, serving

pytestmark = [
    pytest.mark.nginx,
    pytest.mark.skipif(not os.access(NGINX, os.X_OK), reason="nginx is not installed"),
]
PROFILE = "institutions/example-hogeschool.toml"
HOST = "www.hogeschool-rijnoord.example"


@pytest.fixture(scope="module")
def served(
    edition_folder: BuildEdition, make_app: MakeApp, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    site = edition_folder(PROFILE)
    folder = tmp_path_factory.mktemp("nginx")
    edition = make_app(examples()[1][0]).extensions["edition"]
    text = hosting.files(edition, site, folder)["nginx.conf"]
    (folder / "security.txt").write_text(hosting.files(edition, site, folder)["security.txt"])
    with serving(text, site, f"https://{HOST}/bijwie/", folder) as running:
        yield running


def ask(served: Served, path: str, **headers: str) -> http.client.HTTPResponse:
    context = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", served.port, context=context)
    connection.request("GET", path, headers={"Host": HOST, **headers})
    with closing(connection):
        answer = connection.getresponse()
        answer.read()
    return answer


ASSET = re.compile(r"\.[0-9a-f]{8}\.(css|js|svg)$")


def _asset(served: Served) -> str:
    return next(f"a/{p.name}" for p in (served.site / "a").iterdir() if ASSET.search(p.name))


@pytest.mark.parametrize("path", ["", "nl/", "nl/gids/", "nope/", "data/routes.json", "SHA256SUMS"])
def test_every_answer_has_the_headers_that_internet_nl_looks_for(served: Served, path: str) -> None:
    answer = ask(served, f"/bijwie/{path}")
    assert answer.status == (404 if path == "nope/" else 200)
    policy = dict(
        part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"].startswith("'self' https://")
    assert policy["form-action"] == "'self'"
    assert not re.search(r"unsafe|\*|http:|https:(?!//)", answer.headers["Content-Security-Policy"])
    assert answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    age = re.search(r"max-age=(\d+)", answer.headers["Strict-Transport-Security"])
    assert age and int(age[1]) >= 31536000
    assert "nginx/" not in answer.headers["Server"]
    for name in ("Content-Security-Policy", "X-Frame-Options", "Cache-Control"):
        assert len(answer.headers.get_all(name, [])) == 1, name


def test_caching_and_compression_fit_the_kind_of_file(served: Served) -> None:
    asset = ask(served, f"/bijwie/{_asset(served)}")
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    page = ask(served, "/bijwie/nl/", **{"Accept-Encoding": "gzip"})
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    data = ask(served, "/bijwie/data/glossary.json")
    assert data.headers["Access-Control-Allow-Origin"] == "*"
    assert data.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    script = ask(served, "/bijwie/embed/bij-wie.js")
    assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_security_txt_and_folders_without_a_slash(served: Served) -> None:
    answer = ask(served, "/.well-known/security.txt")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    moved = ask(served, "/bijwie/nl")
    assert (moved.status, moved.headers["Location"]) == (301, "/bijwie/nl/")


def test_the_configuration_changes_nothing_else(served: Served) -> None:
    """The test changed the port and the certificate; the rest is what the build wrote."""
    text = (Path(served.logs[0]).parent / "bijwie.conf").read_text()
    assert text.count("add_header Content-Security-Policy") == 5
    assert str(served.site) in text
