"""What can be wrong with the content, said so that an editor can mend it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

SHOWN_AT_MOST = 12


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where it stands, what was found and what is allowed."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(Exception):
    """The content cannot be used; holds every problem that was found, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'} in the content:"
        super().__init__("\n".join([head, *map(str, self.problems)]))


def nearest(name: str, allowed: Collection[str]) -> str:
    """Say which allowed name lies nearest to ``name``, or which names are allowed.

    >>> nearest("topik", ["topic", "route"])
    "Did you mean 'topic'?"
    >>> nearest("zzz", ["topic", "route"])
    'Allowed: route, topic.'
    """
    if not allowed:
        return "There is nothing to refer to yet."
    close = get_close_matches(name, allowed, n=1)
    if close:
        return f"Did you mean '{close[0]}'?"
    names = sorted(allowed)
    more = f" and {len(names) - SHOWN_AT_MOST} more" if len(names) > SHOWN_AT_MOST else ""
    return f"Allowed: {', '.join(names[:SHOWN_AT_MOST])}{more}."
