"""What a question is, how one is written, and which answer given facts amount to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Known = Mapping[str, str]
"""Facts and branches known so far; keys that start with ``_`` are branches, not facts."""
OPEN = "open"
"""Id of the open answer: not sure, or rather not say."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. ``sets`` is what it makes known.

    ``fits`` tells which given facts belong to this answer (fact → values): an option may be coarser
    than a value. It defaults to what the option sets.
    """

    id: str
    sets: Known
    fits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. It is asked when every ``when`` key has one of the values listed.

    A value ``"?"`` stands for *not known*.
    """

    id: str
    options: tuple[Option, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def asked(self, known: Known) -> bool:
        """Tell whether the question is put to somebody of whom this is known."""
        return all(known.get(key, "?") in values for key, values in self.when.items())


def _pairs(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split())


def _lists(text: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value.split("|")) for key, value in _pairs(text).items()}


def option(id: str, sets: str, fits: str | None = None) -> Option:
    """Write an option: ``sets`` as ``"fact=value …"``, ``fits`` as ``"fact=value|value …"``."""
    known = _pairs(sets)
    matching = {k: (v,) for k, v in known.items()} if fits is None else _lists(fits)
    return Option(id, MappingProxyType(known), MappingProxyType(matching))


def question(id: str, when: str, *options: Option) -> Question:
    """Write a question: ``when`` as ``"fact=value|value|? …"``."""
    return Question(id, options, MappingProxyType(_lists(when)))


def answer_for(question: Question, facts: Known) -> str:
    """Return the id of the answer that given facts amount to (``open`` when none fits)."""
    for candidate in question.options:
        if all(
            facts.get(key, "?") in values
            for key, values in candidate.fits.items()
            if not key.startswith("_")
        ):
            return candidate.id
    return OPEN
