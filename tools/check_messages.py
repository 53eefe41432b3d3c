"""Messages: both languages have the same codes and arguments, and every code that is used exists."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lianqun import errors
from lianqun.vocab.vocabulary import Vocabulary
from tools.repository import ROOT, project_files, report

_ARGUMENT = re.compile(r"\{(\w+)")
_ERRORS = {name for name in vars(errors) if name.endswith("Error")}
_REPORTS = {"Doubt", "Issue"}
_LEAST_PARTS = 3


def mismatched() -> Iterator[str]:
    """Codes that one language lacks, or whose arguments differ between the two."""
    zh, en = (
        {row["code"]: set(_ARGUMENT.findall(row["text"])) for row in Vocabulary().rows(table)}
        for table in ("messages_zh", "messages_en")
    )
    for code in sorted(zh.keys() ^ en.keys()):
        yield f"messages_{'en' if code in zh else 'zh'}.csv lacks {code}"
    for code in sorted(zh.keys() & en.keys()):
        if zh[code] != en[code]:
            yield f"{code}: arguments differ, zh {sorted(zh[code])}, en {sorted(en[code])}"


def unknown(root: Path) -> Iterator[str]:
    """Codes that the source raises or reports and no table words."""
    known = set(Vocabulary().words("messages_zh"))
    sources = (p for p in project_files(root) if p.suffix == ".py" and root / "src" in p.parents)
    for path in sources:
        for line, code in used_codes(path.read_text(encoding="utf-8")):
            if code not in known:
                yield f"{path.relative_to(root)}:{line}: no message {code}"


def unfilled(root: Path) -> Iterator[str]:
    """Issues that are built with fewer arguments than the wording of their code has."""
    asked = {r["code"]: set(_ARGUMENT.findall(r["text"])) for r in Vocabulary().rows("messages_zh")}
    sources = (p for p in project_files(root) if p.suffix == ".py" and root / "src" in p.parents)
    for path in sources:
        for line, code, given in given_arguments(path.read_text(encoding="utf-8")):
            if lacking := asked.get(code, set()) - given:
                yield f"{path.relative_to(root)}:{line}: {code} lacks {sorted(lacking)}"


def given_arguments(source: str) -> Iterator[tuple[int, str, set[str]]]:
    """(line, code, names of arguments) of every issue whose code and arguments are written out."""
    for node in ast.walk(ast.parse(source)):
        code: ast.expr | None = None
        given: ast.expr | None = None
        if isinstance(node, ast.Tuple) and len(node.elts) >= _LEAST_PARTS:
            code, given = node.elts[0], node.elts[-1]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            named = {word.arg: word.value for word in node.keywords}
            code, given = named.get("code"), named.get("arguments", ast.Dict([], []))
            code = code if node.func.id in _REPORTS else None
        if not (isinstance(code, ast.Constant) and isinstance(given, ast.Dict)):
            continue
        names = {key.value for key in given.keys if isinstance(key, ast.Constant)}
        if len(names) == len(given.keys):
            yield code.lineno, str(code.value), {str(name) for name in names}


def used_codes(source: str) -> Iterator[tuple[int, str]]:
    """(line, code) of every error and doubt that is built with a literal code."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        named = [word.value for word in node.keywords if word.arg == "code"]
        said = node.args[:1] if node.func.id in _ERRORS else []
        for value in said + (named if node.func.id in _REPORTS else []):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield node.lineno, value.value


if __name__ == "__main__":
    sys.exit(report("messages", (*mismatched(), *unknown(ROOT), *unfilled(ROOT))))
