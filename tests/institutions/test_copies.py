"""A copy that anyone can prove."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from guide.copies import compress, write_sums
from guide.verify_copy import main
from tests.editions import BuildEdition, every_edition

NAMES = {"index.html", "nl/index.html", "a/site.css"}


def _sums(root: Path) -> dict[str, str]:
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in NAMES}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name in NAMES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{name}: " + "een gewone zin. " * 60, encoding="utf-8")
    write_sums(root, _sums(root))
    compress(root, NAMES)
    return root


def test_an_unchanged_copy_is_proved(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "CNAME").write_text("www.school.example")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact: x")
    assert main([str(site)]) == 0
    assert "3 files compared, unchanged" in capsys.readouterr().out


def test_the_list_is_that_of_sha256sum(site: Path) -> None:
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=site, check=False)
    assert done.returncode == 0


def test_the_twins_hold_the_same(site: Path) -> None:
    plain = (site / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == plain
    assert brotli.decompress((site / "index.html.br").read_bytes()) == plain


def _link(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(site / "nl" / "index.html")


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed: nl/index.html": lambda site: (site / "nl/index.html").write_text("anders"),
    "gone: a/site.css": lambda site: (site / "a/site.css").unlink(),
    "gone: index.html": _link,
    "added: extra.js": lambda site: (site / "extra.js").write_text("x"),
    "added: nl/x.html.gz": lambda site: (site / "nl/x.html.gz").write_bytes(b"x"),
    "changed: index.html.br": lambda site: (site / "index.html.br").write_bytes(b"x"),
    "changed: index.html.gz": lambda site: (site / "index.html.gz").write_bytes(
        gzip.compress(b"anders")
    ),
}


@pytest.mark.parametrize("said", CHANGES)
def test_every_change_is_named(site: Path, capsys: pytest.CaptureFixture[str], said: str) -> None:
    CHANGES[said](site)
    assert main([str(site)]) == 1
    assert said in capsys.readouterr().out.splitlines()


def test_a_changed_list_shows_against_the_list_of_the_maker(site: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_bytes((site / "SHA256SUMS").read_bytes())
    (site / "index.html").write_text("anders")
    (site / "index.html.br").unlink()
    (site / "index.html.gz").unlink()
    write_sums(site, _sums(site))
    assert main([str(site)]) == 0
    assert main([str(site), "--against", str(theirs)]) == 1


@pytest.mark.parametrize(
    "rows", ["", "x", "a" * 64 + "  ../etc/passwd", "a" * 64 + "  /etc/passwd"]
)
def test_an_odd_list_is_no_list(site: Path, rows: str) -> None:
    (site / "SHA256SUMS").write_text(rows)
    assert main([str(site)]) == 2


def test_without_a_list_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


@pytest.mark.slow
@pytest.mark.parametrize("profile", every_edition())
def test_each_edition_is_one_command_and_a_proved_copy(
    edition_folder: BuildEdition, profile: str
) -> None:
    assert main([str(edition_folder(profile))]) == 0
