"""Asking on the terminal: one value at a time, checked at once by the rules of a profile."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from routing.profile_check import check
from routing.profile_write import profile_text

Path = tuple[str, ...]
YES = ("y", "yes", "j", "ja")
NO = ("n", "no", "nee")


class Stopped(Exception):
    """The person stopped, or there is no more input."""


@dataclass
class Asker:
    """The profile so far, and where questions go and answers come from."""

    read: Callable[[], str]
    say: Callable[[str], None]
    raw: dict[str, Any] = field(default_factory=dict)

    def line(self, prompt: str) -> str:
        """Ask for one line; raises ``Stopped`` at the end of the input."""
        self.say(prompt)
        text = self.read()
        if not text:
            raise Stopped
        return text.strip()

    def agree(self, prompt: str, default: bool) -> bool:
        """Ask for yes or no."""
        while True:
            answer = self.line(f"{prompt} [{'Y/n' if default else 'y/N'}] ").lower()
            if not answer:
                return default
            if answer in (*YES, *NO):
                return answer in YES
            self.say("Please answer y or n.\n")

    def text(
        self,
        path: Path,
        prompt: str,
        default: str = "",
        *,
        must: bool = False,
        tidy: Callable[[str], str] = str,
    ) -> None:
        """Ask for a text; Enter takes the default, or leaves the key out."""
        self._until_right(path, prompt, default, must, tidy)

    def whole(self, path: Path, prompt: str) -> None:
        """Ask for a whole number; Enter leaves the key out."""
        self._until_right(
            path, prompt, "", False, lambda answer: int(answer) if answer.isdigit() else answer
        )

    def many(self, path: Path, prompt: str, default: Sequence[str] = ()) -> None:
        """Ask for a list with commas; Enter takes the default, or leaves the key out."""
        self._until_right(
            path,
            prompt,
            ", ".join(default),
            False,
            lambda answer: [part for part in answer.replace(",", " ").split() if part],
        )

    def both(self, path: Path, prompt: str, *, must: bool = False) -> None:
        """Ask for a text in Dutch and in English; Enter at the first leaves the key out."""
        while True:
            dutch = self.line(f"{prompt}, in Dutch: ")
            if not dutch and not must:
                return
            english = self.line(f"{prompt}, in English: ") if dutch else ""
            if self._takes(path, {"nl": dutch, "en": english or dutch}):
                return

    def _until_right(
        self, path: Path, prompt: str, default: str, must: bool, read: Callable[[str], Any]
    ) -> None:
        shown = f"{prompt} [{default}] " if default else f"{prompt} "
        while True:
            answer = self.line(shown) or default
            if not answer and not must:
                return
            if self._takes(path, read(answer)):
                return

    def _takes(self, path: Path, value: Any) -> bool:
        """Put a value into the profile if nothing is wrong with it, or say what is."""
        tried = copy.deepcopy(self.raw)
        place = tried
        for key in path[:-1]:
            place = place.setdefault(key, {})
        place[path[-1]] = value
        key = ".".join(path)
        wrong = [
            fault
            for fault in check(tried, profile_text(tried))
            if fault.key == key or fault.key.startswith(f"{key}.")
        ]
        for fault in wrong:
            self.say(f"  {fault.message}\n")
        if not wrong:
            self.raw = tried
        return not wrong
