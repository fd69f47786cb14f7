"""``make mutants``: change the rules and the code a little, and see whether the tests notice.

The checks are those of ``tests/routing``, chosen to be fast and run in this process: the cases,
the approved advice, and the properties over a sample. Not part of CI: it takes long.

``--approve`` writes ``tests/routing/approved.jsonl`` anew, from situations in which a change shows.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.mutant_code import CodeMutant, code_killed, code_mutants
from bench.mutant_rows import RowMutant, anybody, pairs, row_mutants
from routing import advise as rules
from routing.advise import Advice
from routing.facts import Facts
from routing.profile import NATIONAL, Profile
from routing.properties import broken
from routing.properties import matter as _matter
from routing.rules import RuleTable
from routing.table import TABLE
from tests.routing import approved

advising = __import__("routing.advise", fromlist=["advise"])
TESTS = Path(approved.__file__).parent
EDITIONS = ("national", "example-art-academy", "example-hogeschool", "example-university")
SAMPLE = 300


def profiles() -> tuple[Profile, ...]:
    """Return the editions in which a change may show."""
    return tuple(approved.profile_of(name) for name in EDITIONS)


@cache
def _shared() -> tuple[dict[str, Any], ...]:
    lines = (TESTS / "shared_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def _hand_written() -> tuple[dict[str, Any], ...]:
    text = (TESTS / "cases.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["case"])


def _case_faults() -> Iterator[str]:
    for case in _shared():
        advice = rules(Facts.parse(case["facts"]))
        first = [choice.route for choice in advice.first]
        if first[0] not in case["expected_first"] or set(first) & set(case["must_not_first"]):
            yield f"shared case {case['id']}"
        if not set(case["expected_also"]) <= set(advice.named):
            yield f"shared case {case['id']}"
    for case in _hand_written():
        advice = rules(Facts.parse(case["facts"]))
        named = set(advice.named)
        good = advice.first[0].route in case["first"] and set(case["include"]) <= named
        if not good or set(case["not"]) & named or not set(case["notes"]) <= set(advice.notes):
            yield case["situation"]


def _property_faults() -> Iterator[str]:
    for facts in anybody(SAMPLE):
        for profile in profiles()[:2]:
            for name, wrong in broken(facts, profile, rules(facts, profile)):
                yield f"{name}: {wrong}"


def noticed(whole: bool = False) -> str | None:
    """Return the first thing that the checks have to say, if any; ``whole`` walks the guide too."""
    for what, found in (
        ("cases", _case_faults()),
        ("approved", approved.faults()),
        ("properties", _property_faults()),
    ):
        if next(found, None):
            return what
    if whole and next(approved.walk_faults(approved.graph()), None):
        return "walks"
    return None


def _use(table: RuleTable) -> None:
    """Let everything advise from another table."""
    advising.advise.__defaults__ = (NATIONAL, table)
    advising.limits_for.__defaults__ = (table,)
    advising.TABLE = table
    _matter.BY_ID = {rule.id: rule for rule in (*TABLE.rules, *table.rules)}
    _forget()


def _forget() -> None:
    """Let go of what was worked out for a table that is of no use any more."""
    for name in ("_limits", "_further", "_leading", "_notes"):
        getattr(advising, name).cache_clear()


def row_noticed(mutant: RowMutant) -> str | None:
    """Return which check notices a changed table, if any."""
    _use(mutant.table)
    try:
        return noticed()
    except AssertionError:  # no row names an open door
        return "error"
    finally:
        _use(TABLE)


def shows(mutant: RowMutant) -> tuple[Facts, Profile] | None:
    """Return a situation in which a changed table advises otherwise, if one is near."""
    found = pairs(mutant.rule, profiles())
    return next((pair for pair in found if _differs(mutant, *pair)), None)


@lru_cache(maxsize=20_000)
def _usual(facts: Facts, profile: Profile) -> Advice:
    return rules(facts, profile, TABLE)


def _differs(mutant: RowMutant, facts: Facts, profile: Profile) -> bool:
    return rules(facts, profile, mutant.table) != _usual(facts, profile)


def approve() -> int:
    """Write down the advice of enough situations that every change which shows, shows there."""
    kept: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Facts, Profile]] = {}
    for _, mutants in groupby(row_mutants(), key=lambda mutant: mutant.rule.id):
        here: list[tuple[Facts, Profile]] = []
        for mutant in mutants:
            try:
                seen = any(_differs(mutant, *pair) for pair in here)
                found = None if seen else shows(mutant)
            except AssertionError:  # no row names an open door: that is noticed anyhow
                continue
            finally:
                _forget()
            if found:
                here.append(found)
        kept |= {
            (profile.id, tuple(facts.known().items())): (facts, profile) for facts, profile in here
        }
    lines = [
        {"profile": p.id, "facts": f.known(), "advice": approved.short(rules(f, p))}
        for f, p in kept.values()
    ]
    guide = approved.graph()
    whole = [Facts.parse(case["facts"]).known() for case in _shared()]
    walked = [*whole, *(facts.known() for facts in anybody(150, seed=11))]
    asked = [{"facts": known, **approved.steps(guide, known)} for known in walked]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (*lines, *asked))
    approved.FILE.write_text(text, encoding="utf-8")
    print(f"{len(lines)} situations and {len(asked)} ways written")
    return 0


def _sampled(mutants: list[Any], share: float, seed: int) -> list[Any]:
    """Return a part of the changes, drawn; in drawn order, so that stopping early is fair."""
    return random.Random(seed).sample(mutants, round(len(mutants) * share))


def _run_rows(mutants: list[RowMutant], end: float) -> tuple[int, int, list[str], list[str]]:
    """Return tried, killed, survivors that show somewhere, and those that show nowhere near."""
    tried = killed = 0
    weak: list[str] = []
    same: list[str] = []
    for mutant in mutants:
        if time.monotonic() > end:
            break
        tried += 1
        if row_noticed(mutant):
            killed += 1
        else:
            (weak if shows(mutant) else same).append(mutant.name)
    return tried, killed, weak, same


def _run_code(mutants: list[CodeMutant], end: float) -> tuple[int, int, list[str]]:
    tried = killed = 0
    left: list[str] = []
    for mutant in mutants:
        if time.monotonic() > end:
            break
        tried += 1
        if code_killed(mutant):
            killed += 1
        else:
            left.append(mutant.name)
    return tried, killed, left


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.mutants", description=__doc__)
    parser.add_argument("--approve", action="store_true", help="write the approved advice anew")
    parser.add_argument("--share", type=float, default=1.0, help="which part is tried (0 to 1)")
    parser.add_argument("--seconds", type=float, default=7200, help="when to stop each half")
    parser.add_argument("--only", choices=("rows", "code"), help="one half")
    parser.add_argument("--seed", type=int, default=1, help="which part, if not all")
    return parser.parse_args()


def main() -> int:
    """Try the changes, and say which nobody noticed."""
    options = _arguments()
    if options.approve:
        return approve()
    if said := noticed(whole=True):
        print(f"Without any change the checks fail already: {said}")
        return 2
    if options.only != "code":
        rows = _sampled(list(row_mutants()), options.share, options.seed)
        tried, killed, weak, same = _run_rows(rows, time.monotonic() + options.seconds)
        print(f"rows: {tried} of {len(rows)} tried, {killed} noticed ({killed / tried:.1%})")
        print(*(f"  unnoticed: {name}" for name in weak), sep="\n")
        print(*(f"  shows in no situation near: {name}" for name in same), sep="\n")
    if options.only != "rows":
        code = _sampled(list(code_mutants()), options.share, options.seed)
        tried, killed, left = _run_code(code, time.monotonic() + options.seconds)
        print(f"code: {tried} of {len(code)} tried, {killed} noticed ({killed / tried:.1%})")
        print(*(f"  unnoticed: {name}" for name in left), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
