"""Situations and profiles for the tests: whole facts with unknowns, completions, valid profiles."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from routing.availability import KINDS, sector
from routing.facts import VOCABULARY, Facts
from routing.profile import NATIONAL, Profile, build_profile
from routing.profile_check import check
from routing.profile_lock import AUDIENCE
from routing.routes import ALWAYS_THERE, ROUTES

MANY = settings(max_examples=int(os.environ.get("EXAMPLES", "80")))
"""How many drawn situations a test looks at: ``EXAMPLES=5000`` before a change of rules."""

PROVISIONS = tuple(
    route
    for route in ROUTES
    if route not in ALWAYS_THERE and route not in ("executive_board", "supervisory_board")
)
AUDIENCES = {
    route: tuple(
        word
        for word, position in AUDIENCE.items()
        if any(sector()[route][position, kind] for kind in KINDS)
    )
    for route in PROVISIONS
}
"""Who a provision may be for."""
OFFENCES = ("sexual_offence", "unwanted_touch")


def hangs_together(facts: Facts) -> bool:
    """Tell whether the facts can be those of one person."""
    if facts.employer and facts.setting not in (None, "umc"):
        return False
    if facts.listener_role and facts.perspective not in (None, "listener"):
        return False
    return facts.recent_sexual_offence != "yes" or facts.behaviour in (None, *OFFENCES)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Draw facts of which any part may be unknown."""
    known = {name: draw(st.sampled_from((None, *values))) for name, values in VOCABULARY.items()}
    found = Facts(**known)
    if found.setting != "umc":
        found = found._replace(employer=None)
    if found.perspective != "listener":
        found = found._replace(listener_role=None)
    if found.behaviour not in (None, *OFFENCES):
        found = found._replace(recent_sexual_offence=draw(st.sampled_from((None, "no"))))
    return found


@st.composite
def with_completion(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """Draw facts, and the same facts with some of the unknown ones filled in."""
    partial = draw(facts())
    filled = {
        name: draw(st.sampled_from((None, *values)))
        for name, values in VOCABULARY.items()
        if getattr(partial, name) is None
    }
    whole = partial._replace(**filled)
    return partial, whole if hangs_together(whole) else partial


@st.composite
def raw_profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a profile file that the check accepts."""
    routes = draw(st.sets(st.sampled_from(PROVISIONS)))
    provisions = {
        route: {"for": draw(st.lists(st.sampled_from(AUDIENCES[route]), min_size=1, unique=True))}
        for route in PROVISIONS
        if route in routes
    }
    raw: dict[str, Any] = {
        "id": "drawn",
        "kind": draw(st.sampled_from(("wo", "hbo"))),
        "name": {"nl": "Getrokken", "en": "Drawn"},
        "reviewed": "2026-11-25",
        "scope": {
            "associations": draw(st.sampled_from(("covered", "not_covered", "unclear"))),
            "placements": draw(st.sampled_from(("covered", "not_covered", "unclear"))),
        },
        "provisions": provisions,
    }
    support = {"confidential_adviser", "confidential_adviser_external", "ombudsperson"} & routes
    if support:
        raw["accused_support"] = draw(st.sampled_from(sorted(support)))
    faults = check(raw, "")
    assert not faults, faults
    return raw


profiles: st.SearchStrategy[Profile] = st.one_of(
    st.just(NATIONAL), raw_profiles().map(build_profile)
)
