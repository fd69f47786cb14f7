"""The press refuses what a server could not serve, and keeps what can still be read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from flask import Flask, Response

from guide.press import store
from guide.press.quick import DirectClient, Press


def _press(tmp_path: Path, address: str) -> Press:
    app = Flask("x", static_folder=None)
    app.test_client_class = DirectClient  # type: ignore[assignment]
    app.config["FREEZER_DESTINATION"] = str(tmp_path / "out")
    app.add_url_rule("/page/", "page", lambda: "<p>Hallo</p>")
    app.add_url_rule("/data.json", "data", lambda: Response("{}", mimetype="text/html"))
    press = Press(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    press.register_generator(lambda: iter([address]))
    return press


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("/nope/", "Unexpected status '404 NOT FOUND' on URL /nope/"),
        ("/data.json", "data.json does not end as text/html does"),
        ("/één/", "an address of ours has no accents"),
    ],
)
def test_an_address_that_a_server_would_not_serve_so_is_refused(
    tmp_path: Path, address: str, wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong):
        list(_press(tmp_path, address).freeze_yield())
    assert not list((tmp_path / "out").rglob("*.*"))


def test_what_was_written_is_noted_as_it_stands_on_disk(tmp_path: Path) -> None:
    press = _press(tmp_path, "/page/")
    list(press.freeze_yield())
    status = (tmp_path / "out/page/index.html").stat()
    noted = press.files["page/index.html"]
    assert (noted.size, noted.modified) == (status.st_size, status.st_mtime_ns)


def test_values_that_were_added_are_read_until_the_damage_which_is_then_removed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kept.pickle"
    assert list(store.read_all(path)) == []
    store.add(path, pickle.dumps("one"))
    store.add(path, pickle.dumps("two"))
    assert list(store.read_all(path)) == ["one", "two"]
    path.write_bytes(path.read_bytes() + b"\x80\x05 half")
    assert list(store.read_all(path)) == ["one", "two"]
    assert not path.exists()
