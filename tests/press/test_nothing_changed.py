"""A build with nothing to do says so at once, and only when there is nothing to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.press import inputs
from guide.settings import ROOT
from tests.press.conftest import Build

_LOADED = """
import json, sys
from guide import build
from guide.press import inputs
inputs.unchanged = lambda *_: {"pages": 1}
assert build.main(["--out", sys.argv[1], "--json"]) == 0
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_build_with_nothing_to_do_loads_neither_flask_nor_the_rules(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=True,
    )
    said, loaded = map(json.loads, done.stdout.splitlines())
    assert said["made"] == 0
    heavy = {"flask", "jinja2", "babel", "markdown", "whoosh", "routing", "tqdm", "jsonschema"}
    assert not heavy & set(loaded)


def test_nothing_has_changed_until_something_has(build: Build, root: Path, out: Path) -> None:
    told = {"today": "2026-11-25"}
    build(told=told)
    assert inputs.unchanged(root, out, inputs.begin(root, told))
    assert not inputs.unchanged(root, out, inputs.begin(root, {"today": "2026-11-26"}))
    assert not inputs.unchanged(root, out.with_name("other"), inputs.begin(root, told))
    (out / "404.html").unlink()
    assert not inputs.unchanged(root, out, inputs.begin(root, told))


@pytest.mark.parametrize("way", ["edited", "added", "removed", "same size and time"])
def test_every_change_of_an_input_is_seen(build: Build, root: Path, out: Path, way: str) -> None:
    build(told={})
    file = root / "content/nl/topics/talk.md"
    before = file.stat()
    time.sleep(0.01)
    if way == "edited":
        file.write_text(file.read_text() + "\n")
    elif way == "added":
        file.with_name("new.md").write_text("")
    elif way == "removed":
        file.unlink()
    else:
        file.write_text(file.read_text().replace("hier", "daar"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not inputs.unchanged(root, out, inputs.begin(root, {}))


def test_a_profile_outside_the_project_is_an_input_with_its_pages(tmp_path: Path) -> None:
    profile = tmp_path / "school.toml"
    page = tmp_path / "my-school/pages/nl/x-extra.md"
    page.parent.mkdir(parents=True)
    profile.write_text('id = "my-school"\n')
    page.write_text("1")
    names = set(inputs.stamps(ROOT, str(profile)))
    assert {str(profile), str(page)} <= names


def test_a_missing_file_beside_the_site_is_written_again(
    build: Build, root: Path, out: Path
) -> None:
    beside = out.with_name("public-hosting") / "nginx.conf"

    def write() -> list[Path]:
        beside.parent.mkdir(exist_ok=True)
        beside.write_text("server {}")
        return [beside]

    build(told={}, others=write)
    assert inputs.unchanged(root, out, inputs.begin(root, {}))
    beside.unlink()
    assert not inputs.unchanged(root, out, inputs.begin(root, {}))


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"options": 1}', '{"outputs": {"a": [1]}}'])
def test_a_damaged_record_is_as_good_as_none(
    build: Build, root: Path, out: Path, damage: str
) -> None:
    build(told={})
    inputs.record_path(root, out).write_text(damage)
    assert not inputs.unchanged(root, out, inputs.begin(root, {}))
    summary = build(told={})
    assert summary.made == summary.files
