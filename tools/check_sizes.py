"""Sizes that keep code readable (design/layout.md 13.6): files, functions, parameters, nesting."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.repository import ROOT, project_files, report

MAX_FILE_LINES = 600
MAX_PAGE_LINES = 500
MAX_FUNCTION_LINES = 60
MAX_TEST_LINES = 40
MAX_PARAMETERS = 6
MAX_NESTING = 3
FROZEN = ("label_matching.py", "rename.py", "rename_names.py", "score_labels.py")
"""Instruments of tools/accept that grade the program: kept as their maker froze them."""
FROZEN_FOLDER = ROOT / "tools/accept/tables"
"""The generator and scorer of tables: likewise."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_NESTING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def oversized(root: Path) -> Iterator[str]:
    """Every file or function over its cap."""
    for path in project_files(root):
        name = str(path.relative_to(root))
        if path.suffix == ".md" and name != "CHANGELOG.md":
            yield from _too_long(path, name, MAX_PAGE_LINES)
        if path.suffix == ".py" and path.name not in FROZEN and FROZEN_FOLDER not in path.parents:
            yield from _too_long(path, name, MAX_FILE_LINES)
            yield from _functions(path, name)


def _too_long(path: Path, name: str, cap: int) -> Iterator[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > cap:
        yield f"{name}: {lines} lines, at most {cap}"


def _functions(path: Path, name: str) -> Iterator[str]:
    # a verb's options are its parameters, a test's the columns of its cases
    is_free = "/cli/" in name or name.startswith("tests/")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, _Function):
            where = f"{name}:{node.lineno} {node.name}"
            cap = MAX_TEST_LINES if node.name.startswith("test_") else MAX_FUNCTION_LINES
            if (lines := code_lines(node)) > cap:
                yield f"{where}: {lines} lines, at most {cap}"
            if (count := parameters(node)) > MAX_PARAMETERS and not is_free:
                yield f"{where}: {count} parameters, at most {MAX_PARAMETERS}"
            if (depth := nesting(node)) > MAX_NESTING:
                yield f"{where}: nested {depth} deep, at most {MAX_NESTING}"


def code_lines(function: _Function) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def parameters(function: _Function) -> int:
    """Number of parameters, `self` and `cls` not counted."""
    every = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    return sum(argument.arg not in {"self", "cls"} for argument in every)


def nesting(node: ast.AST) -> int:
    """How many blocks lie inside each other; `elif` counts with its `if`."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Function | ast.ClassDef):
            continue
        chained = isinstance(node, ast.If) and node.orelse == [child] and isinstance(child, ast.If)
        opens = isinstance(child, _NESTING) and not chained
        deepest = max(deepest, nesting(child) + int(opens))
    return deepest


if __name__ == "__main__":
    sys.exit(report("sizes", oversized(ROOT)))
