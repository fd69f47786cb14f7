"""The vocabulary of a situation: what may be known, and that everything may be unknown."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import NamedTuple, Self

YES_NO = ("yes", "no")

VOCABULARY: dict[str, tuple[str, ...]] = {
    "perspective": ("self", "witness", "listener", "accused"),
    "listener_role": ("staff", "association_board", "private"),
    "position": ("student", "phd", "employee", "other"),
    "behaviour": (
        "bullying",
        "online",
        "physical_violence",
        "verbal_aggression",
        "stalking",
        "abuse_of_power",
        "discrimination",
        "sexual_remarks",
        "sexual_images_or_gestures",
        "unwanted_touch",
        "sexual_offence",
        "scientific_integrity",
        "malpractice",
        "labour_conflict",
        "study_matter",
        "unsure",
    ),
    "other_party": (
        "assessor",
        "phd_supervisor",
        "manager",
        "board_member",
        "support_official",
        "fellow_student",
        "colleague",
        "placement_host",
        "umc_staff",
        "association_member",
        "patient_or_client",
        "outsider",
        "unknown_person",
    ),
    "dependency": YES_NO,
    "setting": (
        "study",
        "work",
        "placement",
        "umc",
        "study_association",
        "student_association",
        "online",
        "private",
        "abroad",
    ),
    "employer": ("institution", "umc"),
    "minor": YES_NO,
    "danger_now": YES_NO,
    "recent_sexual_offence": YES_NO,
    "wish": ("talk", "options", "stop", "investigate", "complain", "signal", "support", "unsure"),
    "anonymous": YES_NO,
    "earlier": ("none", "told_no_follow_up", "complaint_closed"),
    "inside_trust": YES_NO,
    "institution": ("wo", "hbo"),
}
"""Every fact and its values, in the order in which the project names them."""

UNKNOWN = ("unknown", "")
DEPENDENT_ON = frozenset({"assessor", "phd_supervisor", "manager", "placement_host"})
"""Other parties who by their role decide about marks, contract or career."""


class FactsError(ValueError):
    """A fact or value that the vocabulary does not have; the message names what is allowed."""


def nearest(word: str, allowed: tuple[str, ...]) -> str:
    """Return `` Did you mean X?`` for the nearest allowed word, or an empty string."""
    close = difflib.get_close_matches(word, allowed, n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""


class Facts(NamedTuple):
    """What is known of one situation. ``None`` means unknown, and never means *no*."""

    perspective: str | None = None
    listener_role: str | None = None
    position: str | None = None
    behaviour: str | None = None
    other_party: str | None = None
    dependency: str | None = None
    setting: str | None = None
    employer: str | None = None
    minor: str | None = None
    danger_now: str | None = None
    recent_sexual_offence: str | None = None
    wish: str | None = None
    anonymous: str | None = None
    earlier: str | None = None
    inside_trust: str | None = None
    institution: str | None = None

    @classmethod
    def parse(cls, given: object) -> Self:
        """Read facts from a JSON object.

        ``null`` and ``"unknown"`` mean unknown. Raises :class:`FactsError` naming the field, what
        was found and what is allowed.
        """
        if not isinstance(given, Mapping):
            raise FactsError(f"facts: expected an object, found {type(given).__name__}")
        known: dict[str, str] = {}
        for name, value in given.items():
            if name not in VOCABULARY:
                allowed = ", ".join(VOCABULARY)
                hint = nearest(str(name), tuple(VOCABULARY))
                raise FactsError(f"facts: unknown fact {name!r}.{hint} Allowed: {allowed}")
            if value is None or value in UNKNOWN:
                continue
            if value not in VOCABULARY[name]:
                hint = nearest(str(value), VOCABULARY[name])
                allowed = ", ".join(VOCABULARY[name])
                raise FactsError(
                    f"facts.{name}: unknown value {value!r}.{hint} Allowed: {allowed}, or null"
                )
            known[name] = value
        return cls(**known)

    def known(self) -> dict[str, str]:
        """Return only the facts that are known, in the order of the vocabulary."""
        return {name: value for name, value in self._asdict().items() if value is not None}

    def settled(self) -> Self:
        """Return the facts with what follows from them filled in (``design`` section 2).

        A role that decides about you implies dependency; an offence of the last days is an offence.
        """
        changes: dict[str, str] = {}
        if self.other_party in DEPENDENT_ON and self.dependency is None:
            changes["dependency"] = "yes"
        if self.recent_sexual_offence == "yes" and self.behaviour is None:
            changes["behaviour"] = "sexual_offence"
        if self.listener_role is not None and self.perspective is None:
            changes["perspective"] = "listener"
        if self.employer is not None and self.setting is None:
            changes["setting"] = "umc"
        return self._replace(**changes) if changes else self
