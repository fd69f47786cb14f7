"""How the overviews are arranged: which pages stand together, and in which order."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from guide.content import Page
from guide.voice import Voice
from routing.routes import ROUTES

_TOPICS = (
    (_("If you are in doubt"), "seriousness anonymous confidentiality retaliation not_heard"),
    (
        _("For whom"),
        "someone_told_me_five_minutes first_response witness parents_friends accused international "
        "phd internship umc associations minors left_or_visitor small_institution",
    ),
    (
        _("How it goes"),
        "report_vs_complaint complaint_procedure time_limits board_involved aftercare",
    ),
)
_BEHAVIOURS = (
    "unsure bullying verbal_aggression abuse_of_power discrimination online stalking "
    "sexual_remarks sexual_images_or_gestures unwanted_touch sexual_offence "
    "physical_violence study_matter labour_conflict scientific_integrity malpractice"
)


def grouped(voice: Voice, kind: str) -> list[tuple[str, list[Page]]]:
    """Return the pages of a kind in groups, each with its heading (empty for a single group)."""
    pages = {page.name: page for page in voice.content.pages_of(voice.lang, kind)}
    if kind == "route":
        inside = [pages[id] for id in ROUTES if id in pages and ROUTES[id].inside]
        outside = [pages[id] for id in ROUTES if id in pages and not ROUTES[id].inside]
        return [(str(_("Inside your institution")), inside), (str(_("Outside")), outside)]
    if kind == "behaviour":
        return [("", _ordered(pages, _BEHAVIOURS.split()))]
    groups = [(str(head), _named(pages, names.split())) for head, names in _TOPICS]
    placed = {page.name for _head, group in groups for page in group}
    rest = [page for name, page in pages.items() if name not in placed]
    return [group for group in (*groups, (str(_("More to read")), rest)) if group[1]]


def _named(pages: dict[str, Page], names: list[str]) -> list[Page]:
    return [pages[name] for name in names if name in pages]


def _ordered(pages: dict[str, Page], names: list[str]) -> list[Page]:
    """Return all pages, the named ones first."""
    return [*_named(pages, names), *(page for name, page in pages.items() if name not in names)]
