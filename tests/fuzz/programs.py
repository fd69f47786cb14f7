"""Profiles, facts lines and command lines: an answer or a clear refusal, never a traceback."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import routing.__main__ as routing_main
from guide import build, newpage, stale, status
from guide.check import __main__ as check_main
from guide.check.report import Report
from guide.content import LANGUAGES
from guide.doors import doors_of
from guide.edition import Edition
from guide.freeze import Summary
from guide.press import inputs
from guide.press import run as press_run
from guide.settings import Settings
from guide.voice import Voice
from routing import ProfileError
from routing.profile import load_profile
from routing.proof import Verdict
from tests.editions import ROOT
from tests.fuzz.content import TODAY, content, folder
from tests.fuzz.safety import assert_safe


@cache
def profiles() -> tuple[str, ...]:
    """The text of every shipped profile."""
    return tuple(path.read_text("utf-8") for path in sorted((ROOT / "institutions").glob("*.toml")))


def profile(text: str) -> None:
    """Read a profile; what is refused names its line, what is accepted can be shown safely."""
    with folder() as root:
        path = root / "edition.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            loaded = load_profile(path)
        except ProfileError as error:
            assert error.faults
            assert all(fault.line >= 1 and fault.message for fault in error.faults)
            assert str(path) in str(error)
            return
        settings = Settings.of(dict(loaded.raw), today=TODAY, draft=True)
        edition = Edition(loaded, content(), settings)
        for lang in LANGUAGES:
            for door in doors_of(Voice(edition, lang)).values():
                if door.contact:
                    assert_safe(str(door.contact.text))
                    assert_safe(str(door.contact.answer))
                    assert door.contact.link.startswith(("https://", ""))
                assert_safe(str(door.name))
        assert edition.fresh.due is not None
        assert settings.base_url.startswith("https://")
        assert settings.exit_url.startswith("https://")


def warm_facts() -> None:
    """Have the guide compiled: that takes seconds, once, whatever the input is."""
    routing_main._graph("national")


def facts(line: str) -> None:
    """Ask for advice with one line; one line of JSON comes back, with advice or with an error."""
    line = line.replace("\n", " ").replace("\r", " ")
    code, out, _ = ran(routing_main.main, ["advise"], line + "\n")
    answers = [json.loads(answer) for answer in out.splitlines()]
    assert code in (0, 2)
    assert len(answers) == (1 if line.strip() else 0) or not line.strip()
    for answer in answers:
        assert answer.get("error") or answer["first"]
        assert (code == 2) == ("error" in answer)
        assert "Traceback" not in str(answer.get("error", ""))


def _summary(*_: Any) -> Summary:
    return Summary(1, 1, 1, 0.1)


def _nothing(*_: Any, **__: Any) -> Report:
    return Report((), 0)


NOTHING_WRONG = Verdict([], (), (), 0.0, 0)
"""What stands for the whole proof, which takes seconds."""
COMMANDS: Mapping[str, tuple[Callable[[list[str]], int], tuple[Any, ...]]] = MappingProxyType(
    {
        "routing": (
            routing_main.main,
            (
                patch.object(routing_main, "verify_all", lambda profiles: NOTHING_WRONG),
                patch.object(routing_main, "stats", lambda profiles: {}),
            ),
        ),
        "build": (
            build.main,
            (
                patch.object(press_run, "build_one", _summary),
                patch.object(press_run, "build_all", lambda options: {}),
                patch.object(inputs, "unchanged", lambda *given: None),
            ),
        ),
        "check": (check_main.main, (patch.object(check_main, "check", _nothing),)),
        "stale": (stale.main, (patch.object(stale, "read", lambda root: (content(), ())),)),
        "newpage": (newpage.main, ()),
        "status": (
            status.main,
            (
                patch.object(status, "verify", lambda profile: SimpleNamespace(failures={})),
                patch.object(status, "compile_graph", lambda profile: None),
                patch.object(status, "_report", lambda *parts: {}),
            ),
        ),
    }
)
"""Every command, with the long work behind it left out: here its arguments are the input."""


def command(value: list[str]) -> None:
    """Run a command; the exit status is 0, 1 or 2, and a refusal says something."""
    name, *arguments = value
    main, patches = COMMANDS[name]
    with folder() as root:
        if name in ("newpage", "check"):
            arguments = [*arguments, "--root", str(root)]
        code, out, err = ran(main, arguments, "", patches)
    assert code in (0, 1, 2), code
    assert "Traceback" not in out + err
    assert "fault of the program" not in err, err
    if code == 2:
        assert err.strip() or out.strip()


def ran(
    main: Callable[[list[str]], int],
    arguments: list[str],
    given: str,
    patches: tuple[Any, ...] = (),
) -> tuple[int, str, str]:
    """Run a command in this process, with streams as strict as those of a terminal."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in MODES)
    data = io.TextIOWrapper(io.BytesIO(given.encode("utf-8", "surrogatepass")), "utf-8", "strict")
    with streams(data, out, err), every(patches):
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return code, read(out), read(err)


MODES = ("strict", "backslashreplace")


def read(stream: io.TextIOWrapper) -> str:
    """Return what was written."""
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def streams(*three: io.TextIOWrapper) -> Iterator[None]:
    """Put other streams in the place of those of the process."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = three
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def every(patches: tuple[Any, ...]) -> Iterator[None]:
    """Put the patches in place."""
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()
