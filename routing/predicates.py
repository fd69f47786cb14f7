"""Named predicates over facts, three-valued: certain, impossible, or not known.

A predicate is one fact and a set of its values. A situation becomes two bit masks, ``true`` and
``false``; a condition is two masks as well, so that a rule is decided by two *and*s. What is not
known sets no bit: it can neither make a condition certain nor rule it out (Kleene's logic). That
is what keeps advice from partial facts safe under every completion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from routing.facts import VOCABULARY, Facts

INSIDE_STAFF = (
    "assessor",
    "phd_supervisor",
    "manager",
    "board_member",
    "support_official",
    "colleague",
)

PREDICATES: dict[str, tuple[str, tuple[str, ...]]] = {
    # safety
    "danger": ("danger_now", ("yes",)),
    "recent": ("recent_sexual_offence", ("yes",)),
    "minor": ("minor", ("yes",)),
    # who asks
    "myself": ("perspective", ("self",)),
    "witness": ("perspective", ("witness",)),
    "listener": ("perspective", ("listener",)),
    "helper": ("perspective", ("witness", "listener")),
    "accused": ("perspective", ("accused",)),
    "listener_staff": ("listener_role", ("staff",)),
    "listener_board": ("listener_role", ("association_board",)),
    "listener_private": ("listener_role", ("private",)),
    "student": ("position", ("student",)),
    "phd": ("position", ("phd",)),
    "employed": ("position", ("phd", "employee")),
    "other_position": ("position", ("other",)),
    # what it is about
    "sexual_offence": ("behaviour", ("sexual_offence",)),
    "sexual_contact": ("behaviour", ("sexual_offence", "unwanted_touch")),
    "sexual": (
        "behaviour",
        ("sexual_offence", "unwanted_touch", "sexual_remarks", "sexual_images_or_gestures"),
    ),
    "images": ("behaviour", ("sexual_images_or_gestures",)),
    "violence": ("behaviour", ("physical_violence",)),
    "violence_or_stalking": ("behaviour", ("physical_violence", "stalking")),
    "possibly_criminal": (
        "behaviour",
        (
            "physical_violence",
            "stalking",
            "sexual_offence",
            "unwanted_touch",
            "sexual_images_or_gestures",
            "online",
        ),
    ),
    "discrimination": ("behaviour", ("discrimination",)),
    "unfair": ("behaviour", ("abuse_of_power", "discrimination", "bullying")),
    "online_behaviour": ("behaviour", ("online",)),
    "perhaps_online": ("behaviour", ("online", "bullying")),
    "study_matter": ("behaviour", ("study_matter",)),
    "labour_conflict": ("behaviour", ("labour_conflict",)),
    "integrity": ("behaviour", ("scientific_integrity",)),
    "malpractice": ("behaviour", ("malpractice",)),
    "own_matter": (
        "behaviour",
        ("study_matter", "labour_conflict", "scientific_integrity", "malpractice"),
    ),
    "public_matter": ("behaviour", ("scientific_integrity", "malpractice")),
    "unsure_what": ("behaviour", ("unsure",)),
    # who did it, and where
    "by_assessor": ("other_party", ("assessor",)),
    "by_superior": ("other_party", ("manager", "phd_supervisor")),
    "by_board": ("other_party", ("board_member",)),
    "by_official": ("other_party", ("support_official",)),
    "by_staff": ("other_party", INSIDE_STAFF),
    "by_peer": ("other_party", ("fellow_student", "colleague")),
    "by_host": ("other_party", ("placement_host",)),
    "by_umc_staff": ("other_party", ("umc_staff",)),
    "by_patient": ("other_party", ("patient_or_client",)),
    "by_association_member": ("other_party", ("association_member",)),
    "by_fellow": ("other_party", ("association_member", "fellow_student")),
    "by_stranger": ("other_party", ("outsider", "unknown_person")),
    "by_outside": ("other_party", ("patient_or_client", "outsider", "unknown_person")),
    "dependent": ("dependency", ("yes",)),
    "in_association": ("setting", ("study_association", "student_association")),
    "at_umc": ("setting", ("umc",)),
    "at_placement": ("setting", ("placement", "abroad")),
    "abroad": ("setting", ("abroad",)),
    "online": ("setting", ("online",)),
    "in_private": ("setting", ("private",)),
    "umc_employs": ("employer", ("umc",)),
    "institution_employs": ("employer", ("institution",)),
    # what the person wants, and what came before
    "wants_talk": ("wish", ("talk",)),
    "wants_low": ("wish", ("talk", "options", "unsure", "support")),
    "wants_not_formal": ("wish", ("talk", "unsure", "support")),
    "wants_stop": ("wish", ("stop",)),
    "wants_investigation": ("wish", ("investigate",)),
    "wants_complaint": ("wish", ("complain",)),
    "wants_decision": ("wish", ("complain", "investigate")),
    "wants_signal": ("wish", ("signal",)),
    "anonymous": ("anonymous", ("yes",)),
    "told": ("earlier", ("told_no_follow_up",)),
    "closed": ("earlier", ("complaint_closed",)),
    "tried": ("earlier", ("told_no_follow_up", "complaint_closed")),
    "no_trust": ("inside_trust", ("no",)),
    "wo": ("institution", ("wo",)),
    "hbo": ("institution", ("hbo",)),
}
"""Name → (fact, the values for which it holds)."""

UNANSWERED = {
    "danger_open": "danger_now",
    "recent_open": "recent_sexual_offence",
    "wish_open": "wish",
    "employer_open": "employer",
}
"""Predicates that hold when a fact is not known at all."""

NOT_APPLICABLE = "not applicable"
VOID = {
    "listener_role": ("perspective", ("self", "witness", "accused")),
    "employer": ("setting", tuple(v for v in VOCABULARY["setting"] if v != "umc")),
}
"""A fact that does not apply when another has one of these values: then it is not open either."""

PROFILE_PREDICATES = (
    "associations_covered",
    "placements_covered",
    "umc_students_by_umc",
    "sector",
)
"""Predicates that a profile settles for everybody (``Profile.settled``)."""

NAMES = (*PREDICATES, *UNANSWERED, *PROFILE_PREDICATES)
BIT = {name: 1 << number for number, name in enumerate(NAMES)}


class Masks(NamedTuple):
    """The predicates that are certain and those that are ruled out, as bits."""

    true: int
    false: int

    def only(self, bits: int) -> Masks:
        """Return the masks reduced to some predicates, as a key for what hangs on those."""
        return Masks(self.true & bits, self.false & bits)


def _fact_masks() -> dict[tuple[str, str | None], Masks]:
    masks: dict[tuple[str, str | None], Masks] = {}
    for fact, values in VOCABULARY.items():
        about = {n: v for n, (f, v) in PREDICATES.items() if f == fact}
        open_bits = sum(BIT[n] for n, f in UNANSWERED.items() if f == fact)
        masks[fact, None] = Masks(open_bits, 0)
        for value in (*values, NOT_APPLICABLE):
            true = sum(BIT[n] for n, held in about.items() if value in held)
            false = sum(BIT[n] for n, held in about.items() if value not in held)
            masks[fact, value] = Masks(true, false | open_bits)
    return masks


_BY_VALUE = _fact_masks()
_FACTS = tuple(VOCABULARY)
_HALVES = tuple((names, attrgetter(*names)) for names in (_FACTS[:8], _FACTS[8:]))
"""The facts in two parts: few of all the situations differ within one. A pair of ``VOID`` stands in
the same part."""


def applicable(fact: str, here: Mapping[str, str | None]) -> str | None:
    """Return the value of a fact, ``None`` when it is not known, or that it does not apply."""
    if here[fact] is None and fact in VOID:
        other, values = VOID[fact]
        if here[other] in values:
            return NOT_APPLICABLE
    return here[fact]


@lru_cache(maxsize=4)
def masks_of(facts: Facts) -> Masks:
    """Return what is certain and what is ruled out in a situation (profile bits excluded)."""
    one, other = (_masks(names, values(facts)) for names, values in _HALVES)
    return Masks(one.true | other.true, one.false | other.false)


@lru_cache(maxsize=1 << 13)
def _masks(names: tuple[str, ...], values: tuple[str | None, ...]) -> Masks:
    true = false = 0
    here = dict(zip(names, values, strict=True))
    for fact in names:
        one = _BY_VALUE[fact, applicable(fact, here)]
        true |= one.true
        false |= one.false
    return Masks(true, false)


@dataclass(frozen=True, slots=True)
class Condition:
    """A conjunction of predicates; ``not x`` asks that x is ruled out.

    ``text`` keeps the predicate names for the rule table and the explanations.
    """

    text: tuple[str, ...]
    needs: int
    forbids: int

    @classmethod
    def of(cls, *names: str) -> Condition:
        """Build a condition from names such as ``"student"`` or ``"not anonymous"``."""
        needs = forbids = 0
        for name in names:
            if name.startswith("not "):
                forbids |= BIT[name[4:]]
            else:
                needs |= BIT[name]
        return cls(names, needs, forbids)

    def certain(self, masks: tuple[int, int]) -> bool:
        """Tell whether the condition holds whatever is still unknown."""
        true, false = masks
        return true & self.needs == self.needs and false & self.forbids == self.forbids

    def possible(self, masks: tuple[int, int]) -> bool:
        """Tell whether the condition holds for some completion of what is unknown.

        May say yes too often (two predicates over one fact are judged apart), never too seldom.
        """
        true, false = masks
        return not (false & self.needs or true & self.forbids)


def names_of(condition: Condition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the predicates that a condition needs, and those that it forbids."""
    forbidden = tuple(name[4:] for name in condition.text if name.startswith("not "))
    return tuple(name for name in condition.text if not name.startswith("not ")), forbidden
