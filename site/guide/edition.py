"""One edition of the site: profile, words, graph and settings, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from guide.assets import Assets, gather
from guide.content import LANGUAGES, Content
from guide.freshness import Freshness
from guide.press.graphs import graph_for
from guide.settings import Settings
from guide.voice import Voice
from routing import Profile
from routing.graph import Graph


@dataclass(frozen=True, eq=False)
class Edition:
    """What every page of one edition is made from."""

    profile: Profile
    content: Content
    settings: Settings

    @cached_property
    def graph(self) -> Graph:
        """The questions and the advice of this edition."""
        return graph_for(self.profile, self.settings.root)

    @cached_property
    def assets(self) -> Assets:
        """Style, pictures and scripts under their hashed names."""
        return gather(self.profile.raw.get("theme", {}))

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """The languages."""
        return {lang: Voice(self, lang) for lang in LANGUAGES}

    @cached_property
    def fresh(self) -> Freshness:
        """What nobody looked at for a year, on the day of the site."""
        return Freshness(self.content, (self.profile,), self.settings.today)

    def name(self, lang: str) -> str:
        """Return the name of the institution; empty for the national edition."""
        return str(self.profile.raw.get("name", {}).get(lang, ""))
