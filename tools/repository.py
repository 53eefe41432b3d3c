"""Which files the project consists of, and how a check reports."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Corpus and labels beside the checkout; they never enter the repository."""

REAL = ROOT.parent / "real" / "files"
"""Real plan files from public sources beside the checkout; they never enter the repository either."""

PROGRAM = (sys.executable, "-m", "lianqun.main")
"""The command line of this very environment, as the start of a command."""

_NOT_OURS = {
    ".git",
    ".venv",
    "build",
    "dist",
    "out",
    "demo_workspace",
    ".accept",
    "__pycache__",
    ".hypothesis",
}


def project_files(root: Path = ROOT) -> list[Path]:
    """Files that git tracks or would add; without git, everything but what make made."""
    command = ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return sorted(_walk(root))
    return sorted(path for name in listed.split("\0") if name and (path := root / name).is_file())


def _walk(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if path.is_file() and not _NOT_OURS & set(parts):
            yield path


def project_texts(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Project files that are text, with their text."""
    for path in project_files(root):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def report(what: str, problems: Iterable[str]) -> int:
    """Print a check's problems; the exit code is 1 when there are any."""
    found = list(problems)
    for problem in found:
        print(problem)
    print(f"{what}: {f'{len(found)} problems' if found else 'ok'}")
    return int(bool(found))
