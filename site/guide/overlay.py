"""The words of one edition: ours, with what the institution says, and with its own pages.

Only what stands in ``_home`` and behind the notes changes. Everything else is the same text in
every edition: the doors outside, the exit, the numbers for help now and what we say on privacy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from guide.content import LANGUAGES, Content, ContentError, Page, Problem, Texts
from guide.own_pages import problems_of, read_own
from guide.statements import NOTES, Speaker, fallback, statements
from routing import Profile

PAGE = "page:edition"
SLUG: Mapping[str, str] = MappingProxyType({"nl": "over-deze-editie", "en": "about-this-edition"})
FORMS = ("certain", "possible")
_PERSON = MappingProxyType(
    {"confidential_adviser_external": "external", "trust_inspectorate": "outside"}
)


def edition_content(profile: Profile, content: Content) -> Content:
    """Return the words of an edition; of the national edition, the words as they are.

    Raises ``ContentError`` with every problem of the pages that the institution adds.
    """
    if profile.national:
        return content
    problems: list[Problem] = []
    own = read_own(profile, problems)
    about = {(lang, PAGE): _about(profile, content, lang) for lang in LANGUAGES}
    texts = {lang: _texts(Speaker(profile, content, lang)) for lang in LANGUAGES}
    whole = replace(content, pages={**content.pages, **about, **own}, texts=texts)
    if own:
        problems.extend(problems_of(whole, own))
    if problems:
        raise ContentError(problems)
    return whole


def _about(profile: Profile, content: Content, lang: str) -> Page:
    """Return the page that shows how an edition differs; its text is made from the profile."""
    texts = content.texts[lang]
    title = texts["edition.about.title"]
    return Page(
        id=PAGE,
        kind="page",
        lang=lang,
        slug=SLUG[lang],
        title=title,
        tab=title,
        description=texts["edition.about.description"],
        reviewed=date.fromisoformat(profile.raw["reviewed"]),
        sources=(),
        keywords=(title,),
        related=(),
        body="",
        path=str(profile.path or profile.id),
    )


def _texts(speaker: Speaker) -> Texts:
    """Return the short texts with what the institution says behind the notes they belong to."""
    base = speaker.texts
    changed = dict(base)
    said = {statement.id: statement.text for statement in statements(speaker)}
    for note, ids in NOTES.items():
        own = " ".join(said[id] for id in ids if id in said)
        for form in FORMS if own else ():
            key = f"notes.{note}.{form}"
            if key in base:
                changed[key] = f"{base[key]} {own}"
    changed.update(_home(speaker))
    return Texts(changed, {key: base.place(key) for key in base})


def _home(speaker: Speaker) -> dict[str, str]:
    """Return what the front page says of its host, and of the person to talk to."""
    found = {"site.home.trust": speaker.say("home.trust")}
    person = _PERSON.get(fallback(speaker.profile))
    if person:
        found["site.home.talk_now"] = speaker.say(f"home.{person}")
    return found
