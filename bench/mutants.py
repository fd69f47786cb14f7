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
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from bench.mutant_checks import forget, noticed, profiles, row_noticed, shared_cases
from bench.mutant_code import MODULES, CodeMutant, code_killed, code_mutants
from bench.mutant_proof import prove
from bench.mutant_rows import RowMutant, anybody, pairs, row_mutants
from bench.mutant_ways import telling
from routing import advise as rules
from routing.advise import Advice
from routing.facts import Facts
from routing.profile import Profile
from routing.table import TABLE
from tests.routing import approved
from tests.routing.small import edition

Situation = tuple[Facts, Profile]


def shows(mutant: RowMutant) -> Situation | None:
    """Return a situation in which a changed table advises otherwise: first one near the row."""
    near = (pair for pair in pairs(mutant.rule, profiles()) if _differs(mutant, *pair))
    if pair := next(near, None):
        return pair
    found = prove(mutant)
    if not found.shows:
        print(f"  changes nothing: {mutant.name}: {found.reason}", flush=True)
    return found.shows


@lru_cache(maxsize=20_000)
def _usual(facts: Facts, profile: Profile) -> Advice:
    return rules(facts, profile, TABLE)


def _differs(mutant: RowMutant, facts: Facts, profile: Profile) -> bool:
    return rules(facts, profile, mutant.table) != _usual(facts, profile)


def _name(facts: Facts, profile: Profile) -> tuple[object, ...]:
    return profile.id, tuple(facts.known().items())


def approve() -> int:
    """Write down the advice of enough situations that every change which shows, shows there.

    Situations that were approved before stay, with the advice of now.
    """
    before = ((Facts(**line["facts"]), edition(line["profile"])) for line in approved.situations())
    kept = {_name(*pair): pair for pair in before}
    for _, mutants in groupby(row_mutants(), key=lambda mutant: mutant.rule.id):
        here: list[Situation] = []
        for mutant in mutants:
            try:
                seen = any(_differs(mutant, *pair) for pair in here)
                found = None if seen else shows(mutant)
            except AssertionError:  # no row names an open door: that is noticed anyhow
                continue
            finally:
                forget()
            if found:
                here.append(found)
        kept |= {_name(*pair): pair for pair in here}
    lines = [
        {"profile": p.id, "facts": f.known(), "advice": approved.short(rules(f, p))}
        for f, p in kept.values()
    ]
    guide = approved.graph()
    whole = [Facts.parse(case["facts"]).known() for case in shared_cases()]
    walked = [*whole, *(facts.known() for facts in anybody(150, seed=11))]
    asked = [{"facts": known, **approved.steps(guide, known)} for known in walked]
    given = [{"facts": f.known(), **approved.way(f.known())} for f in telling()]
    everything = (*lines, *asked, *given)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in everything)
    approved.FILE.write_text(text, encoding="utf-8")
    print(f"{len(lines)} situations, {len(asked)} walks and {len(given)} ways written")
    return 0


def _sampled(mutants: list[Any], share: float, seed: int) -> list[Any]:
    """Return a part of the changes, drawn; in drawn order, so that stopping early is fair."""
    return random.Random(seed).sample(mutants, round(len(mutants) * share))


def _rows(mutants: list[RowMutant], end: float) -> Iterator[tuple[str, str]]:
    """Yield how each changed table fared: noticed, unnoticed, or proved to change nothing."""
    for mutant in mutants:
        if time.monotonic() > end:
            return
        if row_noticed(mutant):
            yield "noticed", mutant.name
            continue
        found = prove(mutant)
        forget()
        if found.shows:
            facts, profile = found.shows
            yield "unnoticed", f"{mutant.name}: {profile.id} {facts.known()}"
        else:
            yield "changes nothing", f"{mutant.name}: {found.reason}"


def _code(mutants: list[CodeMutant], end: float) -> Iterator[tuple[str, str]]:
    for mutant in mutants:
        if time.monotonic() > end:
            return
        yield "noticed" if code_killed(mutant) else "unnoticed", mutant.name


def _tell(what: str, number: int, fates: Iterator[tuple[str, str]]) -> None:
    """Print what was not noticed as it comes, and count in the end."""
    count = {"noticed": 0, "unnoticed": 0, "changes nothing": 0}
    for fate, name in fates:
        count[fate] += 1
        if fate != "noticed":
            print(f"  {fate}: {name}", flush=True)
    tried, same = sum(count.values()), count["changes nothing"]
    share = count["noticed"] / max(1, tried - same)
    print(f"{what}: {tried} of {number} tried, {count['noticed']} noticed, {same} change nothing;")
    print(f"  of those that change something {share:.1%} are noticed", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.mutants", description=__doc__)
    parser.add_argument("--approve", action="store_true", help="write the approved advice anew")
    parser.add_argument("--share", type=float, default=1.0, help="which part is tried (0 to 1)")
    parser.add_argument("--seconds", type=float, default=7200, help="when to stop each half")
    parser.add_argument("--only", choices=("rows", "code"), help="one half")
    parser.add_argument("--seed", type=int, default=1, help="which part, if not all")
    parser.add_argument("--modules", nargs="*", default=MODULES, help="whose code is changed")
    parser.add_argument("--about", default="", help="only changes with this in their name")
    return parser.parse_args()


def main() -> int:
    """Try the changes, and say which nobody noticed."""
    options = _arguments()
    if options.approve:
        return approve()
    if said := noticed(whole=True):
        print(f"Without any change the checks fail already: {said}")
        return 2

    def picked(mutants: Iterator[Any]) -> list[Any]:
        about = [mutant for mutant in mutants if options.about in mutant.name]
        return _sampled(about, options.share, options.seed)

    if options.only != "code":
        rows = picked(row_mutants())
        _tell("rows", len(rows), _rows(rows, time.monotonic() + options.seconds))
    if options.only != "rows":
        code = picked(code_mutants(tuple(options.modules)))
        _tell("code", len(code), _code(code, time.monotonic() + options.seconds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
