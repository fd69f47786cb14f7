"""Profiles made up for tests: valid ones of every shape, and broken ones that say what is wrong."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from routing.availability import Level, sector
from routing.profile_lock import ALSO_PHD, AUDIENCE
from routing.profile_read import read_profile
from routing.profile_write import profile_text
from tests.editions import ROOT

Raw = dict[str, Any]
EXAMPLES = tuple(sorted((ROOT / "institutions").glob("*.toml")))
SMALLEST: Raw = {
    "id": "smallest",
    "kind": "hbo",
    "name": {"nl": "Kleinste", "en": "Smallest"},
    "reviewed": "2026-11-25",
    "scope": {"associations": "unclear", "placements": "unclear"},
    "provisions": {},
}
ANSWERS = st.sampled_from(["yes", "no", "ask"])
COVERAGE = st.sampled_from(["covered", "not_covered", "unclear"])
PLAIN = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="<>{}[]"),
    min_size=1,
    max_size=30,
).filter(lambda text: ":" not in text and text.strip("#=- ") != "")
WORDS = st.fixed_dictionaries({"nl": PLAIN, "en": PLAIN})
LINKS = st.just({"nl": "https://www.school.example/nl", "en": "https://www.school.example/en"})
LANGUAGES = st.lists(st.sampled_from(["nl", "en", "de", "ar", "fy"]), min_size=1, unique=True)


def fitting(route: str) -> list[str]:
    """Return the people for whom a door may be."""
    open_to = {p for (p, _), level in sector()[route].items() if level > Level.NO}
    if route in ALSO_PHD:
        open_to.add("phd")
    return [word for word, position in AUDIENCE.items() if position in open_to]


def _door(route: str) -> st.SearchStrategy[Raw]:
    position = ["external"] if route == "confidential_adviser_external" else ["internal", "both"]
    return st.fixed_dictionaries(
        {"for": st.lists(st.sampled_from(fitting(route)), min_size=1, unique=True)},
        optional={
            "name": WORDS,
            "contact": WORDS,
            "phone": st.just("020 555 01 10"),
            "email": st.just("x@school.example"),
            "link": LINKS,
            "languages": LANGUAGES,
            "anonymous": ANSWERS,
            "answer": WORDS,
            "position": st.sampled_from(position),
        },
    )


@st.composite
def valid_profiles(draw: st.DrawFn) -> Raw:
    """Any profile that the check lets through."""
    routes = draw(st.lists(st.sampled_from(list(sector())), unique=True))
    raw = copy.deepcopy(SMALLEST)
    raw["kind"] = draw(st.sampled_from(["wo", "hbo"]))
    raw["name"] = draw(WORDS)
    raw["scope"] = {"associations": draw(COVERAGE), "placements": draw(COVERAGE)}
    raw["provisions"] = {route: draw(_door(route)) for route in routes}
    if "umc_provision" in routes and draw(st.booleans()):
        under = draw(st.sampled_from(["institution", "umc", "unclear"]))
        raw["umc"] = {"name": draw(WORDS), "students_under": under}
    if "hr" in routes and draw(st.booleans()):
        raw["accused_support"] = "hr"
    optional: dict[str, st.SearchStrategy[Any]] = {
        "reports": st.fixed_dictionaries({"anonymous_report": ANSWERS}),
        "limits": st.fixed_dictionaries({"complaint_years": st.integers(1, 30)}),
        "languages": st.fixed_dictionaries({"hearing": LANGUAGES, "interpreter": ANSWERS}),
        "practice": st.fixed_dictionaries({"aftercare": WORDS, "binding_advice": ANSWERS}),
        "links": st.fixed_dictionaries({"code_of_conduct": LINKS}),
        "embed": st.just({"allow": ["https://www.school.example"]}),
        "theme": st.just({"accent": "#1f5c57"}),
        "example": st.booleans(),
    }
    for key, strategy in optional.items():
        if draw(st.booleans()):
            raw[key] = draw(strategy)
    return raw


def written(raw: Raw, folder: Path) -> Path:
    """Write a profile into a folder."""
    file = folder / f"{raw['id']}.toml"
    file.write_text(profile_text(raw), encoding="utf-8")
    return file


def examples() -> list[tuple[Raw, str]]:
    """Return every shipped example, as a table and as text."""
    return [(read_profile(file)[0], file.read_text(encoding="utf-8")) for file in EXAMPLES]


Break = Callable[[random.Random, str], bytes]


def _line(text: str, chance: random.Random) -> int:
    return chance.randrange(text.count("\n"))


def _insert(what: str) -> Break:
    """Return what puts a line at a place that belongs to the first table."""

    def broken(chance: random.Random, text: str) -> bytes:
        head, rest = text.split("\n[", 1)
        lines = head.splitlines()
        lines.insert(chance.randrange(len(lines) + 1), what)
        return ("\n".join(lines) + "\n[" + rest).encode()

    return broken


def _append(what: str) -> Break:
    return lambda chance, text: (text + "\n" + what + "\n").encode()


def _replace(old: str, new: str) -> Break:
    return lambda chance, text: text.replace(old, new, 1).encode("utf-8", "surrogatepass")


def _cut_quote(chance: random.Random, text: str) -> bytes:
    places = [number for number, letter in enumerate(text) if letter == '"']
    at = chance.choice(places)
    return (text[:at] + text[at + 1 :]).encode()


def _noise(chance: random.Random, text: str) -> bytes:
    return bytes(chance.randrange(256) for _ in range(chance.randrange(1, 400))) + b"\xff"


def _in_the_middle(data: bytes) -> Break:
    def broken(chance: random.Random, text: str) -> bytes:
        lines = text.encode().split(b"\n")
        at = chance.randrange(1, len(lines))
        return b"\n".join([*lines[:at], data, *lines[at:]])

    return broken


def _without(key: str) -> Break:
    return lambda chance, text: "\n".join(
        line for line in text.splitlines() if not line.startswith(f"{key} =")
    ).encode()


BREAKS: tuple[Break, ...] = (
    *(_without(key) for key in ("id", "kind", "name", "reviewed")),
    _insert("exit_button = false"),
    _insert("hide_urgent = true"),
    _insert("tracking = 'matomo'"),
    _insert("number = " + "9" * 6000),
    _insert("deep = " + "[" * 3000 + "]" * 3000),
    _insert("deep = " + "[" * 40 + "]" * 40),
    _insert("nested" + ".a" * 60 + " = 1"),
    _insert("day = 2026-02-31"),
    _insert('"" = 1'),
    _insert("ключ = 'waarde'"),
    _append("[provisions.police]\nfor = ['students']"),
    _append("[provisions.emergency_112]\nexists = false"),
    _append("[provisions.trust_inspectorate]\nfor = ['students']\nphone = '0900 123'"),
    _append("[provisions.teecher]\nfor = ['students']"),
    _append("[scope]\nassociations = 'covered'"),
    _append("[[theme]]\naccent = 1"),
    _append("[x" + "x" * 5000 + "]"),
    _replace('kind = "', 'kind = "mbo-'),
    _replace('for = ["', 'for = ["student", "'),
    _replace("for = [", "for = true # ["),
    _replace("reviewed = 2026-11-25", "reviewed = 2026-11-25T10:00:00"),
    _replace("reviewed = 2026-11-25", 'reviewed = "2026-13-45"'),
    _replace("reviewed = 2026-11-25", "reviewed = 20261125"),
    _replace("reviewed = 2026-11-25", "reviewed = nan"),
    _replace('nl = "', 'nl = "<script>alert(1)</script>'),
    _replace('nl = "', 'nl = "javascript:alert(1) '),
    _replace('nl = "', 'nl = "\\u0000'),
    _replace('nl = "', 'nl = "\\u202e'),
    _replace('nl = "', 'nl = "\ud800'),
    _replace('phone = "', 'phone = "+999-bel '),
    _replace('email = "', 'email = "een twee '),
    _replace("https://weer", "http://weer"),
    _replace("https://weer", "javascript://weer"),
    _replace("#", "accent = 1\n[theme.x]\n#"),
    _cut_quote,
    _noise,
    _in_the_middle(b"\x00"),
    _in_the_middle(b"\xc3\x28"),
    _in_the_middle(b"= = ="),
    lambda chance, text: b"",
    lambda chance, text: text.encode("utf-16"),
    lambda chance, text: b"\x00" * 2000,
    lambda chance, text: (text + "#" * 10_000_000).encode(),
    lambda chance, text: text[: chance.randrange(5, 60)].encode(),
)


def broken_profiles(number: int, seed: int = 7) -> Iterator[bytes]:
    """Yield broken profiles: each break on each example in turn, at another place each time."""
    chance = random.Random(seed)
    texts = [text for _, text in examples()]
    for count in range(number):
        text = texts[count % len(texts)]
        made = BREAKS[count % len(BREAKS)](chance, text)
        yield made if made != text.encode() else b"kind = "
