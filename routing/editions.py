"""The shipped profiles: the national edition and the examples under ``institutions/``."""

from __future__ import annotations

from pathlib import Path

from routing.profile import NATIONAL, Profile, load_profile

FOLDER = Path(__file__).resolve().parent.parent / "institutions"


def shipped() -> tuple[Profile, ...]:
    """Return every shipped profile, the national edition first.

    Raises :class:`~routing.profile.ProfileError` if one of them is not valid.
    """
    return (NATIONAL, *(load_profile(path) for path in sorted(FOLDER.glob("*.toml"))))


def named(name: str) -> Profile:
    """Return the profile called ``national``, or the one in a TOML file at that path."""
    return NATIONAL if name == "national" else load_profile(Path(name))
