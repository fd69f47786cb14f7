"""The command line: ``python -m routing advise | explain | verify | stats | diff | export``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from routing.advise import advise
from routing.browser import browser_graph
from routing.diff import compare, side
from routing.diff import lines as diff_lines
from routing.editions import named, shipped
from routing.explain import explain
from routing.explain import lines as trace_lines
from routing.export import RulesError, rules_csv, rules_json
from routing.facts import Facts, FactsError, nearest
from routing.graph import Graph, compile_graph
from routing.profile import Profile, ProfileError
from routing.report import stats, verdict_data, verdict_lines
from routing.verify import verify_all

KEYS = ("facts", "profile")


@cache
def _profile(name: str) -> Profile:
    return named(name)


@cache
def _graph(name: str) -> Graph:
    return compile_graph(_profile(name))


def _say(text: str, flush: bool = False) -> None:
    # Half a pair of letters can stand in JSON, but not in a stream: it is written as \\udcff.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    sys.stdout.write(f"{text}\n")
    if flush:
        sys.stdout.flush()


def _json(data: object, indent: int | None = None) -> str:
    return json.dumps(data, ensure_ascii=False, indent=indent)


def _read(line: str) -> tuple[Facts, str]:
    """Read one facts line; raises ``ValueError`` with one clear sentence."""
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
    return Facts.parse(given["facts"]), name


def _advice(line: str) -> str:
    facts, name = _read(line)
    answer: dict[str, Any] = advise(facts, _profile(name)).to_json()
    answer["asked"] = list(_graph(name).walk(facts.settled().known())[0])
    return _json(answer)


def _trace(line: str, as_json: bool) -> str:
    facts, name = _read(line)
    trace = explain(facts, _profile(name))
    return _json(trace.to_json()) if as_json else "\n".join(trace_lines(trace))


def _each(lines: Iterable[str], answer: Callable[[str], str]) -> int:
    """Answer each line; a bad one gets an error as JSON, and the exit status says so."""
    failed = False
    for line in lines:
        if not line.strip():
            continue
        try:
            _say(answer(line), flush=True)
        except (ValueError, OSError) as error:
            _say(_json({"error": " ".join(str(error).split("\n"))}), flush=True)
            failed = True
    return 2 if failed else 0


def _advise(_: argparse.Namespace) -> int:
    return _each(sys.stdin, _advice)


def _explain(options: argparse.Namespace) -> int:
    return _each(sys.stdin, lambda line: _trace(line, options.json))


def _profiles(options: argparse.Namespace) -> tuple[Profile, ...]:
    return tuple(map(named, options.profile)) if options.profile else shipped()


def _stats(options: argparse.Namespace) -> int:
    _say(_json(stats(_profiles(options)), 2))
    return 0


def _verify(options: argparse.Namespace) -> int:
    verdict = verify_all(_profiles(options))
    _say(_json(verdict_data(verdict), 2) if options.json else "\n".join(verdict_lines(verdict)))
    return 0 if verdict.ok else 1


def _diff(options: argparse.Namespace) -> int:
    profile = named(options.profile)
    groups, compared = compare(side(options.old, profile), side(options.new, profile))
    if options.json:
        found = {"compared": compared, "groups": [group.to_json() for group in groups]}
        _say(_json(found, 2))
    else:
        _say("\n".join(diff_lines(groups, compared)))
    return 0


def _export(options: argparse.Namespace) -> int:
    if options.format == "graph":
        sys.stdout.write(json.dumps(browser_graph(named(options.profile)), separators=(",", ":")))
    else:
        sys.stdout.write(rules_json() if options.format == "json" else rules_csv())
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m routing``."""
    top = argparse.ArgumentParser(
        prog="python -m routing", description="Who can somebody turn to: advice, proof and review."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser
    add("advise", help="read facts as JSON lines, write advice as JSON lines").set_defaults(
        run=_advise
    )
    traced = add("explain", help="read facts as JSON lines, print why the advice is what it is")
    proved = add("verify", help="check what must always hold, over every combination of answers")
    sized = add("stats", help="print the size of the guide per profile, as JSON")
    for command, run in ((proved, _verify), (sized, _stats)):
        command.add_argument(
            "--profile", action="append", help="national, or a TOML file (default: all shipped)"
        )
        command.set_defaults(run=run)
    compared = add("diff", help="say who gets other advice under two profiles or two rule tables")
    what = "national, a profile (TOML), or exported rules (JSON)"
    compared.add_argument("old", metavar="OLD", help=what)
    compared.add_argument("new", metavar="NEW", help=what)
    written = add("export", help="write the rule table, or the guide as data for the browser")
    written.add_argument("--format", choices=("csv", "json", "graph"), default="json")
    for command, run in ((compared, _diff), (written, _export)):
        command.add_argument("--profile", default="national", help="national, or a TOML file")
        command.set_defaults(run=run)
    traced.set_defaults(run=_explain)
    for command in (traced, proved, compared):
        command.add_argument("--json", action="store_true", help="print JSON")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit status 0 fine, 1 a property is broken, 2 bad input."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (FactsError, ProfileError, RulesError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
