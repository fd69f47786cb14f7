"""Changes to the code, one at a time; each is tried in a process of its own."""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.machinery
import io
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("advise", "predicates", "graph", "questions")
"""What decides: every change to them is tried."""
FAST = (*MODULES, "availability", "rules", "question", "facts", "profile")
"""What the fast checks pass through."""
TESTS = {
    "availability": "profiles",
    "why": "why review",
    "doubt": "doubt",
    "walks": "walks",
    "explain": "review command",
    "diff": "review command",
    "export": "review command",
    "facts": "command review",
    "rules": "review",
    "question": "review",
    "boundaries": "walks",
    "report": "verify command",
    "profile": "profiles profile_faults profile_write",
    "profile_read": "profile_faults profile_write",
    "profile_check": "profile_faults",
    "profile_faults": "profile_faults",
    "profile_lock": "profile_faults",
    "profile_write": "profile_write",
    "browser": "browser",
    "browser_reader": "browser",
}
"""Which tests of ``tests/routing`` are about which other module; a part of those is tried."""

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


@dataclass(frozen=True)
class CodeMutant:
    """A module with one change."""

    name: str
    module: str
    source: str


def _spots(tree: ast.AST, data: bool) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield what can be changed: node, kind of change, words for it."""
    notes = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    notes |= {id(x) for n in ast.walk(tree) if _is_list_of_names(n) for x in ast.walk(n)}
    types = {id(x) for n in ast.walk(tree) for x in _annotations(n)}
    types |= {id(x) for n in ast.walk(tree) for x in _decorators(n)}
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield node, "compare", f"'{ast.unparse(node)}' compares otherwise"
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
            yield node, "operator", f"'{ast.unparse(node)}' joins otherwise"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, "not", f"'{ast.unparse(node)}' without not"
        elif isinstance(node, ast.If | ast.IfExp):
            yield node, "if", f"'if {ast.unparse(node.test)}' turned round"
        elif isinstance(node, ast.Continue | ast.Break):
            yield node, "jump", f"no {type(node).__name__.lower()} at line {node.lineno}"
        elif isinstance(node, ast.Constant) and id(node) not in notes:
            yield from _constants(node, data)


def _constants(node: ast.Constant, data: bool) -> Iterator[tuple[ast.AST, str, str]]:
    if isinstance(node.value, bool | int):
        yield node, "number", f"{node.value} at line {node.lineno} is another"
    elif data and isinstance(node.value, str) and node.value:
        for number, word in enumerate(node.value.split(" ")):
            yield node, f"word {number}", f"without '{word}' at line {node.lineno}"


def _decorators(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what says how much is remembered, or whether an object can be changed."""
    for found in getattr(node, "decorator_list", ()):
        yield from ast.walk(found)


def _is_list_of_names(node: ast.AST) -> bool:
    """Tell whether this is ``__all__``, which changes nothing that runs."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    for field in ("annotation", "returns"):
        found = getattr(node, field, None)
        if isinstance(found, ast.AST):
            yield from ast.walk(found)


def _change(node: ast.AST, kind: str) -> None:
    """Make the change in place."""
    if isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[call-overload]
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()  # +x of a truth is as true as x
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant) and kind == "number":
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
    elif isinstance(node, ast.Constant):
        words = node.value.split(" ")
        del words[int(kind.split()[1])]
        node.value = " ".join(words)


class _Jumps(ast.NodeTransformer):
    def __init__(self, line: int) -> None:
        self.line = line

    def visit_Continue(self, node: ast.Continue) -> ast.stmt:
        return ast.Pass() if node.lineno == self.line else node

    def visit_Break(self, node: ast.Break) -> ast.stmt:
        return ast.Pass() if node.lineno == self.line else node


def code_mutants(modules: tuple[str, ...] = MODULES) -> Iterator[CodeMutant]:
    """Yield every change to the code of the modules that decide."""
    for module in modules:
        tree = ast.parse((ROOT / "routing" / f"{module}.py").read_text(encoding="utf-8"))
        spots = list(_spots(tree, module == "questions"))
        for number, (_, kind, words) in enumerate(spots):
            other = copy.deepcopy(tree)
            node = next(islice(_spots(other, module == "questions"), number, None))[0]
            if kind == "jump":
                other = _Jumps(node.lineno).visit(other)  # type: ignore[attr-defined]
            else:
                _change(node, kind)
            source = ast.unparse(ast.fix_missing_locations(other))
            yield CodeMutant(f"{module}: {words}", module, source)


OURS = ("routing", "guide", "tests", "bench.mutant_checks", "bench.mutant_rows")
"""What a process that tries a change has to load anew."""


class _Other(importlib.machinery.SourceFileLoader):
    """Loads the changed source in the place of a module."""

    def __init__(self, name: str, source: str) -> None:
        super().__init__(name, f"{name}.py")
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, fullname, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, mutant: CodeMutant) -> None:
        self.name, self.source = f"routing.{mutant.module}", mutant.source

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = _Other(fullname, self.source)
        return importlib.machinery.ModuleSpec(fullname, loader, origin="mutant")


SLOWER = "graph review why unknowns browser doubt walks cases profiles command"
"""Tests of ``tests/routing`` for what the fast checks have nothing to say of."""


def _fast() -> bool:
    return bool(importlib.import_module("bench.mutant_checks").noticed(whole=True))


def _slow(names: str) -> bool:
    os.environ["EXAMPLES"] = "10"
    files = [f"tests/routing/test_{name}.py" for name in names.split()]
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *files]
    return bool(importlib.import_module("pytest").main(quiet))


def _try(mutant: CodeMutant, check: Callable[[], bool], seconds: int) -> None:
    """Load everything of ours again, with the change, and leave with 1 if the checks notice."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))  # a change may never end
    for name in [name for name in sys.modules if name.startswith(OURS)]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant))
    sys.stdout = sys.stderr = io.StringIO()  # an error is an answer too
    sys.exit(1 if check() else 0)


def _killed(mutant: CodeMutant, check: Callable[[], bool], seconds: int) -> bool:
    trial = multiprocessing.get_context("fork").Process(target=_try, args=(mutant, check, seconds))
    trial.start()
    trial.join()
    return trial.exitcode != 0


def code_killed(mutant: CodeMutant) -> bool:
    """Tell whether the checks notice a changed module (an error or no end is noticed too).

    What the fast checks pass goes to the slower tests: few changes come that far.
    """
    if mutant.module in FAST and _killed(mutant, _fast, 30):
        return True
    return _killed(mutant, partial(_slow, TESTS.get(mutant.module, SLOWER)), 300)
