"""Words that belong to ids of the content: translated when a page is made."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _

STEPS = {
    "before": _("Before you go"),
    "first_contact": _("First contact"),
    "first_talk": _("The first talk"),
    "you_decide": _("You decide"),
    "without_you": _("What can happen without you"),
    "how_long": _("How long it takes"),
    "how_it_ends": _("How it ends"),
    "aftercare": _("Afterwards"),
    "goes_wrong": _("If it does not go well"),
}
TURN_BACK = {
    "yes": _("You can still turn back"),
    "partly": _("You can turn back in part"),
    "no": _("From here you cannot turn back"),
}
LEDGER = {
    "hears": _("Who hears it?"),
    "decides": _("Who decides?"),
    "written": _("What is written down?"),
    "kept": _("How long is it kept?"),
    "stop": _("Can you stop?"),
    "must_act": _("Do they have to act?"),
    "anonymous": _("Can it be without your name?"),
    "answer": _("How soon do you hear something?"),
}
SERVICE = {
    "cost": _("Cost"),
    "hours": _("Open"),
    "languages": _("Languages"),
    "abroad": _("From abroad"),
    "anonymous": _("Without your name"),
    "chat": _("Chat"),
}
OLD = {
    "law": _("The law on this page was checked over a year ago. See wetten.overheid.nl."),
    "figure": _("The figures on this page were checked over a year ago."),
    "limit": _("The time limits on this page were checked over a year ago. Ask which holds now."),
}
KINDS = {
    "service": _("services outside the institution"),
    "law": _("the law"),
    "figure": _("figures"),
    "limit": _("time limits"),
    "term": _("words"),
    "page": _("pages"),
    "rule": _("the rules of the advice"),
    "profile": _("the contacts of the institution"),
}
"""What can grow old: ``guide/freshness.py``."""
YES_NO = {"yes": _("yes"), "no": _("no"), "ask": _("ask first")}
SOURCE_GROUPS = {
    "a": _("Services outside the institution"),
    "b": _("The law"),
    "c": _("Roles in the institution"),
    "d": _("Words"),
    "e": _("First response and safe searching"),
    "r": _("The sector study of 2025"),
}


def kinds(ids: Iterable[str]) -> str:
    """Return the kinds of facts in words, in one line."""
    return ", ".join(str(KINDS[id]) for id in ids)
