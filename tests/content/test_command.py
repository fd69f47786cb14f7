import json

import pytest

from guide.check.__main__ import main
from tests.content.conftest import Site

DAY = ("--today", "2026-11-25")


def test_nothing_to_mend_exits_with_zero(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(site.root), *DAY]) == 0
    assert capsys.readouterr().out == "8 pages checked: 0 errors, 0 warnings.\n"


def test_an_error_exits_with_one_and_a_warning_alone_does_not(site: Site) -> None:
    site.body("en", "\nYou are safe here.\n\nYou can call: {service:police}.\n")
    assert main(["--root", str(site.root), "--only", "en/topics/talk", *DAY]) == 1
    site.body("nl", "\nJe bent hier veilig.\n\nJe kunt bellen: {service:police}.\n")
    assert main(["--root", str(site.root), *DAY]) == 0
    assert main(["--root", str(site.root), "--strict", *DAY]) == 1


def test_json_holds_every_finding_with_its_place_and_remedy(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.replace("nl/topics/talk.md", "Je beslist zelf.", "Je beslist zelf!")
    assert main(["--root", str(site.root), "--json", *DAY]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["pages"] == 8 and report["errors"] == 1
    assert report["findings"][0] == {
        "path": "content/nl/topics/talk.md",
        "line": 14,
        "rule": "calm",
        "message": "an exclamation mark.",
        "remedy": "End the sentence with a full stop.",
        "level": "error",
    }


def test_a_folder_without_content_exits_with_two(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path_factory.mktemp("empty"))]) == 2
    assert "name it with --root" in capsys.readouterr().err


def test_the_scores_of_pages_can_be_listed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.body("nl", "\n" + "Je kunt hier praten. " * 30 + "\n")
    assert main(["--root", str(site.root), "--scores", *DAY]) == 0
    assert "content/nl/topics/talk.md" in capsys.readouterr().out
