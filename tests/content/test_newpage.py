from pathlib import Path

import pytest

from guide.content import KINDS, read
from guide.newpage import main, slug_of
from tests.content.conftest import Site


def make(site: Site, id: str, *more: str) -> int:
    return main([id, "--nl", "Één gesprek", "--en", "One talk", "--root", str(site.root), *more])


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_pair_of_each_kind_can_be_read_and_is_whole(site: Site, kind: str) -> None:
    assert make(site, f"{kind}:one_talk") == 0
    content, problems = read(site.root)
    assert problems == ()
    assert content.page(f"{kind}:one_talk", "nl").slug == "een-gesprek"


def test_the_check_names_everything_that_is_still_to_be_written(site: Site) -> None:
    make(site, "route:one_talk")
    found = {(f.path, f.message) for f in site.found("unwritten")}
    path = "content/en/routes/one_talk.md"
    assert (path, "'ledger.stop' is still to be written.") in found
    assert (path, "'steps.aftercare' is still to be written.") in found
    assert (path, "'secrecy' is still to be written.") in found
    assert (path, "'description' is still to be written.") in found


def test_nothing_is_overwritten(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.file("nl/topics/talk.md").read_text(encoding="utf-8")
    assert make(site, "topic:talk") == 2
    assert "exists already. Edit it" in capsys.readouterr().err
    assert site.file("nl/topics/talk.md").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("id", "more", "message"),
    [
        ("onderwerp:x", (), "the kinds are route, behaviour, topic, page"),
        ("topic:x", ("--slug-nl", "geweld"), "Give --slug-nl a calm, true word"),
        ("topic:x", ("--slug-en", "sources"), "Give --slug-en another"),
    ],
)
def test_a_pair_that_would_be_wrong_is_refused(
    site: Site, capsys: pytest.CaptureFixture[str], id: str, more: tuple[str, ...], message: str
) -> None:
    assert make(site, id, *more) == 2
    assert message in capsys.readouterr().err
    assert not Path(site.root, "content/nl/topics/x.md").exists()


def test_a_slug_has_only_plain_letters() -> None:
    assert slug_of("  Wat is één gesprek?! ") == "wat-is-een-gesprek"
