"""Changes to the code, one at a time; each is tried in a process of its own."""

from __future__ import annotations

import ast
import copy
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("advise", "predicates", "graph", "questions")

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
    types = {id(x) for n in ast.walk(tree) for x in _annotations(n)}
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


def code_mutants() -> Iterator[CodeMutant]:
    """Yield every change to the code of the modules that decide."""
    for module in MODULES:
        tree = ast.parse((ROOT / "routing" / f"{module}.py").read_text(encoding="utf-8"))
        spots = list(_spots(tree, module == "questions"))
        for number, (_, kind, words) in enumerate(spots):
            other = copy.deepcopy(tree)
            node = list(_spots(other, module == "questions"))[number][0]
            if kind == "jump":
                other = _Jumps(node.lineno).visit(other)  # type: ignore[attr-defined]
            else:
                _change(node, kind)
            source = ast.unparse(ast.fix_missing_locations(other))
            yield CodeMutant(f"{module}: {words}", module, source)


LOADER = """
import importlib.abc, importlib.machinery, sys
sys.path[:0] = [{root!r}]
source = sys.stdin.read()
class Other(importlib.machinery.SourceFileLoader):
    def get_code(self, name):
        return compile(source, name, "exec")
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "routing.{module}":
            return importlib.machinery.ModuleSpec(name, Other(name, "{module}.py"), origin="mutant")
sys.meta_path.insert(0, Finder())
from bench.mutants import noticed
sys.exit(1 if noticed(whole=True) else 0)
"""


def code_killed(mutant: CodeMutant, seconds: float = 120) -> bool:
    """Tell whether the checks notice a changed module (an error or no end is noticed too)."""
    loader = LOADER.format(root=str(ROOT), module=mutant.module)
    try:
        done = subprocess.run(
            [sys.executable, "-c", loader],
            input=mutant.source,
            text=True,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
