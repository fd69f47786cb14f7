"""What a policy officer reads when a profile is not right: the line, the key and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from routing.profile_lock import site_of
from routing.profile_read import MOST_BYTES
from tests.routing.conftest import Run

SOUND = """\
id = "klein"
kind = "hbo"
name = { nl = "Klein", en = "Small" }
reviewed = 2026-11-25
base_url = "https://www.klein.example/"
exit_url = "https://weer.example.org/"

[scope]
associations = "unclear"
placements = "unclear"

[languages]
hearing = ["nl", "en"]
interpreter = "ask"

[contact]
feedback = "info@klein.example"
link = { nl = "https://help.klein.example/", en = "https://help.klein.example/en" }

[provisions.hr]
for = ["employees"]
contact = { nl = "Bel ons", en = "Call us" }
email = "hr@klein.example"
"""

Write = Callable[[str], Path]


def said(run: Run, path: Path) -> str:
    """Return what the command says of a file; it has to refuse it."""
    answer = run("stats", "--profile", str(path))
    assert (answer.status, answer.out) == (2, "")
    return answer.err.replace(f"{path}:", "line ")


def test_a_sound_profile_is_read(run: Run, profile_file: Write) -> None:
    answer = run("stats", "--profile", str(profile_file(SOUND)))
    assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('kind = "hbo"', 'kind = "hbp"', "line 2: kind: found \"hbp\". Did you mean 'hbo'?"),
        ('id = "klein"', "id = 3", "line 1: id: found 3, expected a text between quotation marks"),
        ('id = "klein"', "id = true", "found true, expected"),
        ('id = "klein"', "id = 1.5", "found 1.5, expected"),
        ('id = "klein"', "id = []", "found a list of 0, expected"),
        ('id = "klein"', "id = {}", "found a table (empty), expected"),
        ('id = "klein"', f"id = 0x{'f' * 90}", "found a number of very many digits"),
        ('id = "klein"', 'id = "kle\\nin"', 'found "kle\\nin". Expected:'),
        ('id = "klein"', f'id = "{"k" * 99}!"', "kkkk…. Expected:"),
        (', en = "Small"', "", "line 3: name.en: is missing. Write "),
        ('id = "klein"\n', "", "line 1: id: is missing. Write "),
        ('id = "klein"', 'id = "klein"\nidd = 1', "line 2: idd: unknown key. Did you mean 'id'?"),
        ('hearing = ["nl", "en"]', 'hearing = ["nl", "nl"]', "names something twice"),
        ('hearing = ["nl", "en"]', 'hearing = ["nl", "qq"]', 'hearing.1: found "qq". Allowed: '),
        ("2026-11-25", '"2026-02-30"', "a day that does not exist"),
        ("2026-11-25", "2026-11-25T10:00:00", "line 4: reviewed: found"),
        ("https://www.klein.example/", "https://www.klein.example:70000/", "the port 70000"),
        ("https://weer.example.org/", "javascript:alert(1)", "is never allowed"),
        ("https://weer.example.org/", "https://uit.klein.example/", "your own institution"),
        ("https://weer.example.org/", "https://[weer/", "exit_url: found"),
        ('"https://weer.example.org/"', "12", "exit_url: found 12"),
        ('for = ["employees"]', 'for = ["students"]', "Allowed for this door: phd, employees"),
        ('for = ["employees"]', 'for = "employees"', "expected a list in square brackets"),
        ("[provisions.hr]", "[provisions.mentor]", "Allowed for this door: students, phd"),
        ("[provisions.hr]", "[provisions.hrm]", "provisions.hrm: unknown key"),
        ("[provisions.hr]", "[provisions.police]", "this is a national service"),
        ("[scope]", "hide_exit = true\n[scope]", "The exit stands on every page"),
        ("[scope]", 'accused_support = "mentor"\n[scope]', "Allowed: hr"),
        ("[scope]", '[umc]\nname = { nl = "U", en = "U" }\n[scope]', "[provisions.umc_provision]"),
        (
            "[provisions.hr]",
            '[provisions.confidential_adviser_external]\nfor = ["students"]\n'
            'position = "internal"\n[provisions.hr]',
            "an external adviser is external",
        ),
        ("Bel ons", "Bel\\u202e ons", "a character that people cannot see (U+202E)"),
        ("Bel ons", "<b>Bel</b>", "HTML is not allowed"),
        ("Bel ons", "![foto](https://x.example/a.png)", "pictures are not allowed here"),
        ("Bel ons", "Bel {phone:hr}", "no headings and no braces"),
        ("Bel ons", "[bel](http://x.example)", "found a link to "),
    ],
)
def test_a_mistake_is_named_with_its_remedy(
    run: Run, profile_file: Write, right: str, wrong: str, says: str
) -> None:
    assert right in SOUND
    assert says in said(run, profile_file(SOUND.replace(right, wrong, 1)))


def test_a_list_that_is_too_long_says_how_long_it_may_be(run: Run, profile_file: Write) -> None:
    many = ", ".join(f'"https://s{number}.example"' for number in range(99))
    text = SOUND.replace("[scope]", f"[embed]\nallow = [{many}]\n[scope]")
    assert "embed.allow: found a list of 99. Allowed: at most " in said(run, profile_file(text))


def test_after_a_text_of_many_lines_the_next_key_has_its_own_line(
    run: Run, profile_file: Write
) -> None:
    text = SOUND.replace('"Bel ons"', '"""Bel\\\n  ons"""').replace("email =", "emial =")
    text = text.replace("contact = { nl", "contact.nl").replace(
        ', en = "Call us" }', '\ncontact.en = "Call us"'
    )
    line = 1 + text[: text.index("emial")].count("\n")
    assert f"line {line}: provisions.hr.emial: unknown key" in said(run, profile_file(text))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x = \n", "line 1: this is not valid TOML"),
        (b"x = [", "this is not valid TOML"),
        (b"x = 2026-02-30", "this is not valid TOML"),
        (b"x = " + b"9" * 5000, "this is not valid TOML"),
        (b"a = 1\nb = '\xff'", "line 2: this is not UTF-8 text"),
        (b"# " + b"x" * MOST_BYTES, "is larger than 200 kB"),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "is nested too deeply"),
        (b"x = " + b"[" * 40 + b"]" * 40, "is nested too deeply"),
        (b"provisions = 3\nscope = 4\n", "provisions: found 3, expected a table"),
    ],
)
def test_a_file_that_is_no_profile_is_refused(
    run: Run, profile_file: Write, data: bytes, says: str
) -> None:
    path = profile_file("")
    path.write_bytes(data)
    assert says in said(run, path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.toml", "there is no such file. Name a profile"),
        (".", "this is no file. Name a profile"),
        ("/proc/self/mem", "cannot be read: "),
    ],
)
def test_what_is_no_file_is_no_profile(run: Run, name: str, says: str) -> None:
    answer = run("stats", "--profile", name)
    assert answer.status == 2
    assert says in answer.err


def test_the_owner_of_an_address_is_its_last_two_names() -> None:
    assert site_of("https://www.instelling.nl/bijwie/") == "instelling.nl"
    assert site_of("https://[") == ""
