"""Decide who somebody can turn to: facts in, explained advice out.

This package knows no web, no files but profiles, and no words for readers: it speaks in ids.
The doorway is :func:`advise`; ``python -m routing --help`` shows the command line.
"""

from routing.advise import Advice, Choice, advise
from routing.facts import Facts, FactsError
from routing.profile import NATIONAL, Profile, ProfileError, load_profile

__all__ = [
    "NATIONAL",
    "Advice",
    "Choice",
    "Facts",
    "FactsError",
    "Profile",
    "ProfileError",
    "advise",
    "load_profile",
]
