"""Failing answers in words: ``python -m routing verify --json | python -m guide.words``.

Routing speaks in ids; this puts the smallest answers that break a property into Dutch and English.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[2] / "content"
NOTHING = {"nl": "niets bekend", "en": "nothing known"}


@cache
def _facts(lang: str) -> Mapping[str, Mapping[str, str]]:
    path = CONTENT / lang / "texts" / "facts.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def in_words(facts: Mapping[str, str], lang: str) -> str:
    """Return what is known of a situation in words of one language."""
    words = _facts(lang)
    return "; ".join(words[name][value] for name, value in facts.items()) or NOTHING[lang]


def lines(verdict: Mapping[str, Any]) -> Iterator[str]:
    """Yield every failure of ``verify --json`` with its smallest answers, in both languages."""
    for profile in verdict["profiles"]:
        for failure in profile["failures"]:
            yield f"{profile['profile']}: {failure['property']}: {failure['wrong']}"
            for lang in NOTHING:
                yield f"  {lang}: {in_words(failure['facts'], lang)}"


def main() -> int:
    """Read the verdict from standard input; status 1 when it is not all right."""
    verdict = json.load(sys.stdin)
    for line in lines(verdict):
        sys.stdout.write(f"{line}\n")
    return 0 if verdict["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
