"""The command line: ``python -m routing advise | verify | stats | explain | diff | export``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any, TextIO

from routing.advise import advise
from routing.editions import named, shipped
from routing.facts import Facts, FactsError, nearest
from routing.graph import Graph, compile_graph
from routing.profile import Profile, ProfileError
from routing.verify import CHECKED, Report, silent_rules, verify_all

KEYS = ("facts", "profile")


@cache
def _profile(name: str) -> Profile:
    return named(name)


@cache
def _graph(name: str) -> Graph:
    return compile_graph(_profile(name))


def _answer(line: str) -> dict[str, Any]:
    """Answer one facts line; raises ``ValueError`` with one clear sentence."""
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"this line is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise ValueError('expected an object {"facts": {…}, "profile": "national" or a path}')
    for key in given:
        # Other keys (an id, a story) may ride along; a misspelt one of ours must not be overlooked.
        if key not in KEYS and (hint := nearest(key, KEYS)):
            raise ValueError(f"unknown key {key!r}.{hint} Allowed: facts, profile")
    if "facts" not in given:
        raise ValueError("the key 'facts' is missing")
    name = given.get("profile", "national")
    if not isinstance(name, str):
        raise ValueError('profile: expected "national" or the path of a TOML file')
    facts = Facts.parse(given["facts"]).settled()
    answer = advise(facts, _profile(name)).to_json()
    answer["asked"] = list(_graph(name).walk(facts.known())[0])
    return answer


def _advise(lines: Iterable[str], out: TextIO) -> int:
    failed = False
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = _answer(line)
        except (ValueError, OSError) as error:
            answer = {"error": " ".join(str(error).split("\n"))}
            failed = True
        print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
    return 2 if failed else 0


def _stats(profiles: tuple[Profile, ...]) -> list[dict[str, Any]]:
    rows = []
    for profile in profiles:
        graph = compile_graph(profile)
        total, ways = _lengths(graph)
        rows.append(
            {
                "profile": profile.id,
                "combinations": graph.ways,
                "nodes": len(graph.nodes),
                "leaves": len(graph.leaves),
                "longest": graph.nodes[graph.start].left,
                "mean": round(total / ways, 2),
            }
        )
    return rows


def _lengths(graph: Graph) -> tuple[int, int]:
    """Return the summed length of all ways through the graph, and their number."""
    memo: dict[str, tuple[int, int]] = {}

    def below(key: str) -> tuple[int, int]:
        if key not in graph.nodes:
            return 0, 1
        if key not in memo:
            sides = [below(target) for target in graph.nodes[key].targets.values()]
            ways = sum(number for _, number in sides)
            memo[key] = (sum(total for total, _ in sides) + ways, ways)
        return memo[key]

    return below(graph.start)


def _verify(profiles: tuple[Profile, ...], as_json: bool) -> int:
    reports = verify_all(profiles)
    silent = silent_rules(reports) if len(reports) > 1 else ()
    if as_json:
        print(json.dumps([_report(r) for r in reports] + [{"silent_rules": silent}], indent=2))
    else:
        for report in reports:
            _print_report(report)
        for rule in silent:
            print(f"rule {rule}: fires in no situation of any shipped profile")
    return 0 if all(report.ok for report in reports) and not silent else 1


def _report(report: Report) -> dict[str, Any]:
    failures = [
        {"property": name, "wrong": wrong, "facts": facts}
        for (name, wrong), facts in report.failures.items()
    ]
    return {
        "profile": report.profile,
        "combinations": report.combinations,
        "situations": report.situations,
        "properties": len(CHECKED),
        "failures": failures,
        "idle_questions": list(report.idle),
    }


def _print_report(report: Report) -> None:
    print(
        f"{report.profile}: {report.combinations} combinations of answers, "
        f"{report.situations} different situations, {len(CHECKED)} properties: "
        f"{'all hold' if report.ok else 'BROKEN'}"
    )
    for (name, wrong), facts in report.failures.items():
        words = ", ".join(f"{key} is {value}" for key, value in facts.items())
        print(f"  property {name}: {wrong}\n    smallest answers: {words or 'nothing known'}")


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m routing``."""
    top = argparse.ArgumentParser(
        prog="python -m routing", description="Who can somebody turn to: advice, proof and review."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("advise", help="read facts as JSON lines, write advice as JSON lines")
    for name, text in (
        ("verify", "check what must always hold, over every combination of answers"),
        ("stats", "print the size of the guide per profile, as JSON"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument(
            "--profile", action="append", help="national, or a TOML file (default: all shipped)"
        )
        if name == "verify":
            command.add_argument("--json", action="store_true", help="print JSON")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit status 0 fine, 1 a property is broken, 2 bad input."""
    options = parser().parse_args(arguments)
    try:
        if options.command == "advise":
            return _advise(sys.stdin, sys.stdout)
        profiles = tuple(map(named, options.profile)) if options.profile else shipped()
        if options.command == "stats":
            print(json.dumps(_stats(profiles), indent=2))
            return 0
        return _verify(profiles, options.json)
    except (FactsError, ProfileError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
