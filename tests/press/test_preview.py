"""The live preview: links that a server understands, pages that load themselves again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from guide import preview
from guide.press import inputs
from guide.settings import ROOT
from tests.press.conftest import Build, everything


@pytest.fixture
def client() -> FlaskClient:
    return preview.preview_app().test_client()


def test_a_page_of_the_preview_loads_itself_again(client: FlaskClient) -> None:
    html = client.get("/nl/").get_data(as_text=True)
    assert html.count("EventSource") == 1
    assert re.search(r'<a href="/nl/', html)


def test_the_preview_says_when_it_was_born(client: FlaskClient) -> None:
    response = client.get(preview.EVENTS)
    assert next(iter(response.iter_encoded())).startswith(b"retry: 500\ndata: ")
    assert response.mimetype == "text/event-stream"


def test_the_script_of_the_preview_is_never_in_the_frozen_site(build: Build, out: Path) -> None:
    build()
    for name, data in everything(out).items():
        assert b"EventSource" not in data, name
        assert preview.EVENTS.encode() not in data, name


def test_every_input_is_watched() -> None:
    files = set(preview.watched())
    assert {str(ROOT / name) for name in inputs.stamps(ROOT)} <= files
