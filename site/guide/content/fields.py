"""Typed reading of TOML values that reports every fault instead of stopping at the first."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from guide.content.model import LANGUAGES, Words
from guide.content.problems import Problem, nearest


class Fields:
    """The values of one table, read one by one; what is wrong lands in ``problems``.

    ``lines`` gives the line of each key; it is asked for only where there is something to say.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        path: str,
        lines: Callable[[], Mapping[str, int]],
        problems: list[Problem],
        prefix: str = "",
    ) -> None:
        self.values, self.path, self.lines = values, path, lines
        self.problems, self.prefix = problems, prefix
        self.read: set[str] = set()

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table when the key is absent."""
        lines = self.lines()
        return lines.get(f"{self.prefix}{key}", lines.get(self.prefix.rstrip("."), 1))

    def problem(self, key: str, message: str) -> None:
        """Note what is wrong with the value of ``key``."""
        self.problems.append(Problem(self.path, self.line(key), message))

    def _take(self, key: str, kind: type, allowed: str, required: bool) -> Any:
        self.read.add(key)
        value = self.values.get(key)
        if value is None:
            if required:
                self.problem(key, f"'{self.prefix}{key}' is missing. Write {allowed}.")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.problem(key, f"'{self.prefix}{key}' is {value!r}. Write {allowed}.")
            return None
        return value

    def text(self, key: str, required: bool = True) -> str:
        """Return a text; a required one may not be empty."""
        value = self._take(key, str, 'a text between quotation marks: "…"', required)
        if required and value is not None and not value.strip():
            self.problem(key, f"'{self.prefix}{key}' is empty. Write what belongs here.")
        return (value or "").strip()

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._take(key, list, 'a list of texts: ["…", "…"]', required)
        if value is None:
            return ()
        if not all(isinstance(item, str) and item.strip() for item in value):
            self.problem(key, f"'{self.prefix}{key}' may hold only texts that are not empty.")
            return ()
        return tuple(value)

    def day(self, key: str, required: bool = True) -> date | None:
        """Return a date."""
        value = self._take(key, date, "a date without quotation marks: 2026-11-25", required)
        if isinstance(value, datetime):
            self.problem(key, f"'{self.prefix}{key}' holds a time too. Write only the date.")
            return None
        return value if isinstance(value, date) else None

    def number(self, key: str) -> float:
        """Return a number."""
        value = self._take(key, int | float, "a number without quotation marks: 70", True)  # type: ignore[arg-type]
        return float(value) if value is not None else 0.0

    def whole(self, key: str) -> int | None:
        """Return a whole number, if there is one."""
        value = self._take(key, int, "a whole number: 532", False)
        return value if isinstance(value, int) else None

    def words(self, key: str, required: bool = True) -> Words | None:
        """Return a text in both languages."""
        value = self._take(key, dict, '{ nl = "…", en = "…" }', required)
        if value is None:
            return None
        self.unknown(value, LANGUAGES, key)
        for lang in LANGUAGES:
            text = value.get(lang)
            if not isinstance(text, str) or not text.strip():
                self.problem(
                    key,
                    f"'{self.prefix}{key}' says nothing in '{lang}'. "
                    'Write both languages: { nl = "…", en = "…" }.',
                )
                return None
        return {lang: value[lang].strip() for lang in LANGUAGES}

    def remark(self, key: str = "note") -> Words | None:
        """Return a remark, which may be one text for both languages."""
        if isinstance(self.values.get(key), str):
            return dict.fromkeys(LANGUAGES, self.text(key))
        return self.words(key, required=False)

    def flag(self, key: str) -> bool:
        """Return a yes or no; absent means no."""
        return bool(self._take(key, bool, "true or false, without quotation marks", False))

    def both(self, key: str) -> Words:
        """Return a required text in both languages; empty texts when it is wrong."""
        return self.words(key) or dict.fromkeys(LANGUAGES, "")

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return a list of texts per language; absent means none."""
        value = self._take(key, dict, '{ nl = ["…"], en = ["…"] }', False) or {}
        self.unknown(value, LANGUAGES, key)
        inner = Fields(value, self.path, self.lines, self.problems, f"{self.prefix}{key}.")
        return {lang: inner.texts(lang, required=False) for lang in LANGUAGES}

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """Return a text that is one of ``allowed``."""
        value = self.text(key)
        if value and value not in allowed:
            found = f"'{self.prefix}{key}' is '{value}'."
            self.problem(key, f"{found} {nearest(value, allowed)}")
        return value

    def unknown(self, values: Mapping[str, Any], allowed: Collection[str], key: str = "") -> None:
        """Note each key that is not allowed."""
        for name in values:
            if name not in allowed:
                self.problem(key or name, f"unknown key '{name}'. {nearest(name, allowed)}")

    def finish(self) -> None:
        """Note each key that nothing has read."""
        self.unknown(self.values, self.read)
