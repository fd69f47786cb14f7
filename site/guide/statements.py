"""What an institution says of its own scheme, and what it leaves open, in the words of an edition.

Each statement is a text of ``content/<language>/texts/edition.toml`` with the details of the
profile filled in. A detail that the profile does not give becomes a statement as well: an open one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.units import format_unit

from guide.content import Content
from routing import Profile

FALLBACK = ("confidential_adviser", "confidential_adviser_external", "trust_inspectorate")
"""The person to fall back on: the first of these that is open to students and to employees."""
_EXAMPLE = re.compile(r"\s*\((?:voorbeeld|example)\)$")
_SPECIAL = re.compile(r"([\\`*_\[\]()#+!|])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the institution says, or leaves open. ``text`` is Markdown of one line."""

    id: str
    text: str
    open: bool = False


def fallback(profile: Profile) -> str:
    """Return the route of the person whom an edition names when nothing else is certain."""
    return next(
        route
        for route in FALLBACK
        if all(profile.level(route, who, None, first=True) for who in ("student", "employee"))
    )


class Speaker:
    """Fills in the texts of an edition in one language."""

    def __init__(self, profile: Profile, content: Content, lang: str) -> None:
        self.profile, self.content, self.lang = profile, content, lang
        self.raw: Mapping[str, Any] = profile.raw
        self.texts = content.texts[lang]
        title = self.texts["edition.about.title"]
        self._always = {
            "n": _in_a_sentence(self.raw.get("name", {}).get(lang, "")),
            "h": _in_a_sentence(self.raw.get("umc", {}).get("name", {}).get(lang, "")),
            "f": self.texts[f"edition.person.{fallback(profile)}"],
            "e": f"[{title[0].lower()}{title[1:]}](page:edition)",
        }

    def say(self, id: str, **given: str) -> str:
        """Return a text of the edition as Markdown, with everything filled in."""
        filled = Template(self.texts[f"edition.{id}"]).safe_substitute(self._always | given)
        return filled[0].upper() + filled[1:]

    def link(self, addresses: Mapping[str, str] | str) -> str:
        """Return a link to an address, named by its host."""
        address = addresses if isinstance(addresses, str) else addresses[self.lang]
        host = urlsplit(address).netloc.removeprefix("www.")
        return f"[{plain(host)}](<{address}>)"

    def mail(self, address: str) -> str:
        """Return a link to an e-mail address."""
        return f"[{plain(address)}](<mailto:{address}>)"

    def languages(self, codes: list[str]) -> str:
        """Return the names of languages, with commas."""
        names = Locale(self.lang).languages
        return ", ".join(str(names.get(code, code)) for code in codes)

    def time(self, number: int, unit: str) -> str:
        """Return a number with its unit: ``8 weken``."""
        return format_unit(number, f"duration-{unit}", "long", locale=self.lang)

    def door(self, route: str) -> str:
        """Return the name of a door, with a link to its page."""
        own = self.raw.get("provisions", {}).get(route, {}).get("name", {}).get(self.lang)
        name = own or self.content.page(f"route:{route}", self.lang).title.lower()
        return f"[{plain(name)}](route:{route})"


def _in_a_sentence(name: str) -> str:
    """Return a name without the mark of an example: the banner of the page says it already."""
    return plain(_EXAMPLE.sub("", name))


def plain(text: str) -> str:
    """Return words that Markdown leaves as they are."""
    return _SPECIAL.sub(r"\\\1", text)


def statements(speaker: Speaker) -> tuple[Statement, ...]:
    """Return everything that one edition says and leaves open, in a fixed order."""
    return tuple(_all(speaker)) if not speaker.profile.national else ()


def _all(speaker: Speaker) -> Iterator[Statement]:
    raw = speaker.raw
    scope: Mapping[str, str] = raw["scope"]
    for id in ("associations", "placements"):
        yield Statement(id, speaker.say(f"{id}.{scope[id]}"), scope[id] == "unclear")
    under = raw.get("umc", {}).get("students_under", "none")
    yield Statement("umc", speaker.say(f"umc.{under}"), under == "unclear")
    yield from _chosen(speaker, "reports", "anonymous_report", "anonymous_complaint")
    yield from _limits(speaker)
    hearing = raw.get("languages", {}).get("hearing")
    yield _given(speaker, "hearing", "l", speaker.languages(hearing) if hearing else "")
    yield from _chosen(speaker, "languages", "interpreter")
    support = raw.get("accused_support")
    yield _given(speaker, "accused_support", "l", speaker.door(support) if support else "")
    yield from _chosen(speaker, "practice", "guidance", "binding_advice")
    aftercare = raw.get("practice", {}).get("aftercare", {}).get(speaker.lang, "")
    yield _given(speaker, "aftercare", "l", " ".join(aftercare.split()))
    yield from _links(speaker)


def _chosen(speaker: Speaker, table: str, *keys: str) -> Iterator[Statement]:
    """Yield what is answered with yes, no or ask."""
    for key in keys:
        value = speaker.raw.get(table, {}).get(key, "open")
        yield Statement(key, speaker.say(f"{key}.{value}"), value == "open")


def _given(speaker: Speaker, id: str, sign: str, value: str) -> Statement:
    if value:
        return Statement(id, speaker.say(f"{id}.said", **{sign: value}))
    return Statement(id, speaker.say(f"{id}.open"), open=True)


def _limits(speaker: Speaker) -> Iterator[Statement]:
    limits = speaker.raw.get("limits", {})
    for key, unit in (
        ("complaint_years", "year"),
        ("advice_weeks", "week"),
        ("decision_weeks", "week"),
    ):
        time = speaker.time(limits[key], unit) if key in limits else ""
        yield _given(speaker, key, "t", time)
    if source := limits.get("source"):
        yield Statement("source", speaker.say("links.source", r=speaker.link(source)))


def _links(speaker: Speaker) -> Iterator[Statement]:
    found = {**speaker.raw.get("links", {})}
    if protocol := speaker.raw.get("practice", {}).get("first_response"):
        found["first_response"] = protocol
    for key, addresses in found.items():
        yield Statement(key, speaker.say(f"links.{key}", r=speaker.link(addresses)))


PLACES: Mapping[str, tuple[str, ...]] = {
    "topic:associations": ("associations",),
    "topic:internship": ("placements",),
    "topic:umc": ("umc",),
    "topic:anonymous": ("anonymous_report", "anonymous_complaint"),
    "topic:time_limits": ("complaint_years", "advice_weeks", "decision_weeks", "source"),
    "topic:complaint_procedure": (
        *("complaint_years", "advice_weeks", "decision_weeks", "hearing", "interpreter"),
        *("guidance", "binding_advice", "procedure", "complaints_regulation", "source"),
    ),
    "topic:report_vs_complaint": ("anonymous_report", "anonymous_complaint"),
    "topic:international": ("hearing", "interpreter"),
    "topic:accused": ("accused_support", "guidance"),
    "topic:aftercare": ("aftercare",),
    "topic:first_response": ("first_response",),
    "topic:someone_told_me_five_minutes": ("first_response",),
    "topic:board_involved": ("binding_advice",),
    "behaviour:malpractice": ("whistleblower_regulation",),
    "behaviour:scientific_integrity": ("integrity_regulation",),
    "route:association_contact": ("associations",),
    "route:umc_provision": ("umc",),
    "route:report_point": ("anonymous_report",),
    "route:integrity_committee": ("integrity_regulation",),
    "route:complaints_committee": (
        *("complaint_years", "advice_weeks", "decision_weeks", "anonymous_complaint", "hearing"),
        *("interpreter", "associations", "placements", "complaints_regulation"),
    ),
}
"""On which page each statement stands."""
NOTES: Mapping[str, tuple[str, ...]] = {
    "association_gap": ("associations",),
    "placement_two_houses": ("placements",),
    "umc_gap": ("umc",),
    "anonymity": ("anonymous_report", "anonymous_complaint"),
    "complaint_time": ("complaint_years", "advice_weeks", "decision_weeks"),
    "complaint_told_time": ("complaint_years",),
    "other_language": ("hearing", "interpreter"),
    "accused_own_adviser": ("accused_support",),
    "whistle_protection": ("whistleblower_regulation",),
}
"""Behind which note of an advice each statement stands."""
