"""The build: what it refuses, what it leaves alone, what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from guide import catalogs
from guide.content import ContentError, read
from guide.settings import ROOT, Settings
from guide.wanted import problems

METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_bad_profile_is_one_clear_message(tmp_path: Path) -> None:
    result = run("--profile", str(tmp_path / "none.toml"), "--out", str(tmp_path / "out"))
    assert result.returncode == 1
    assert "none.toml" in result.stderr
    assert "Name a profile" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_every_missing_text_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    content, _ = read(tmp_path)
    said = [str(problem) for problem in problems(content)]
    assert any("content/nl/texts/reasons.toml" in line and "'talk'" in line for line in said)
    assert any("content/en/texts/questions.toml" in line and "'now.text'" in line for line in said)
    assert any("content/nl/routes/police.md" in line for line in said)


def test_the_words_of_the_site_are_whole() -> None:
    content, found = read(ROOT)
    assert not [*map(str, found), *map(str, problems(content))]


def test_a_draft_is_never_the_default() -> None:
    assert not Settings().draft


def test_an_untranslated_button_stops_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Leave"\nmsgstr ""\n\n#, fuzzy\nmsgid "Help"\nmsgstr "Hulp"\n'
    )
    with pytest.raises(ContentError) as caught:
        catalogs.compile_catalogs(tmp_path)
    assert "'Leave' is not translated" in str(caught.value)
    assert "'Help' is marked fuzzy" in str(caught.value)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_button_stands_in_the_catalog_and_no_other(lang: str) -> None:
    used = {
        message if isinstance(message, str) else message[0]
        for _, _, message, *_ in extract_from_dir(
            ROOT / "site" / "guide",
            METHODS,
            keywords={"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)},
        )
    }
    with (catalogs.FOLDER / lang / "LC_MESSAGES" / "messages.po").open("rb") as stream:
        known = {
            entry.id if isinstance(entry.id, str) else entry.id[0]
            for entry in read_po(stream)
            if entry.id
        }
    assert used == known


def test_site_is_the_module_of_the_standard_library() -> None:
    import site

    assert not (ROOT / "site" / "__init__.py").exists()
    assert str(ROOT) not in str(site.__file__)
