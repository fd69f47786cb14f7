"""Whatever stands in the file of a profile: one clear error, no traceback, and no site touched."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.build import main
from routing import ProfileError, load_profile
from routing.profile_read import MOST_BYTES, read_profile
from tests.editions import ROOT
from tests.institutions.making import EXAMPLES, broken_profiles

PLACE = re.compile(r"^\S+\.toml:\d+: \S")


def _print(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def test_five_hundred_broken_profiles(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the site of before")
    (site / ".bijwie-files").write_text("index.html\n")
    before = _print(site)
    file = tmp_path / "broken.toml"
    for data in broken_profiles(500):
        file.write_bytes(data)
        said, told = io.StringIO(), io.StringIO()
        with redirect_stderr(said), redirect_stdout(told):
            status = main(["--profile", str(file), "--out", str(site), "--today", "2026-11-25"])
        lines = [x for x in said.getvalue().splitlines() if not x.startswith("What stood in ")]
        assert status == 1, data[:200]
        assert lines[0] == "The site was not built."
        assert len(lines) > 1 and all(PLACE.match(line) for line in lines[1:]), lines
        assert "Traceback" not in said.getvalue() and "fault of the program" not in said.getvalue()
        assert all(len(line) < 1200 for line in lines), max(lines, key=len)[:300]
        assert _print(site) == before


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_profile_or_a_list_of_faults(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(data)
    raw, faults = read_profile(file)
    assert faults or raw["id"]


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner)
)


@given(VALUES)
def test_any_value_at_any_key_is_answered(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    file = tmp_path_factory.getbasetemp() / "value.toml"
    text = EXAMPLES[0].read_text(encoding="utf-8")
    shown = str(value).replace("True", "true").replace("False", "false")
    for key in ("kind", "reviewed", "accused_support"):
        line = f"{key} = {shown}"
        broken = re.sub(rf"(?m)^{key} = .*$", lambda _, line=line: line, text)  # type: ignore[misc]
        file.write_text(broken, encoding="utf-8", errors="replace")
        read_profile(file)


def test_every_problem_is_said_at_once_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    file.write_text(
        'kind = "mbo"\nnaem = "x"\n[scope]\nassociations = "coverd"\n'
        '[provisions.manager]\nfor = ["employes"]\nphone = 31\n',
        encoding="utf-8",
    )
    with pytest.raises(ProfileError) as caught:
        load_profile(file)
    said = str(caught.value)
    assert f"{file}:1: kind: found \"mbo\". Did you mean 'hbo'? Allowed: wo, hbo" in said
    assert f"{file}:2: naem: unknown key. Did you mean 'name'?" in said
    assert f"{file}:4: scope.associations: found \"coverd\". Did you mean 'covered'?" in said
    assert f"{file}:3: scope.placements: is missing" in said
    assert (
        f"{file}:6: provisions.manager.for.0: found \"employes\". Did you mean 'employees'" in said
    )
    assert f"{file}:7: provisions.manager.phone: found 31, expected a text" in said
    for key in ("id", "name", "reviewed"):
        assert f"{file}:1: {key}: is missing. Write " in said


def test_a_mark_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "bom.toml"
    file.write_bytes(b"\xef\xbb\xbf" + EXAMPLES[0].read_bytes())
    assert load_profile(file).id == load_profile(EXAMPLES[0]).id


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "id: is missing"),
        (b"x = 1\n\x00\n", ":2: this is not valid TOML"),
        (b"x = " + b"9" * 5000, "not valid TOML"),
        (b"a = 1\nb = '\xff'", ":2: this is not UTF-8 text"),
        (b"# " + b"x" * MOST_BYTES, "larger than 200 kB"),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "nested too deeply"),
        (b'id = "national"\n', 'found "national"'),
        (b"id = 0x" + b"f" * 9000, "a number of very many digits"),
    ],
)
def test_odd_files_are_named(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes(data)
    with pytest.raises(ProfileError) as caught:
        load_profile(file)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["missing.toml", ".", "/dev/zero"])
def test_what_is_no_file_is_no_profile(name: str) -> None:
    with pytest.raises(ProfileError, match="Name a profile"):
        load_profile(Path(name))


def test_the_command_says_it_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(b"\x00")
    done = subprocess.run(
        [sys.executable, "build.py", "--profile", str(file), "--out", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
