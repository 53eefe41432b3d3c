"""Compile documents in a workspace of their own and export them, as a user would by the CLI."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.repository import PROGRAM


def export_documents(paths: Sequence[Path], folder: Path) -> Path:
    """Add, compile and export files in a fresh workspace `folder`; returns the exported folder."""
    verb = [*PROGRAM, "--workspace", str(folder)]
    out = folder / "exported"
    steps = (["init"], ["add", *map(str, paths)], ["compile"], ["export", "--out", str(out)])
    for words in steps:
        subprocess.run([*verb, *words], check=True, stdout=subprocess.DEVNULL)
    return out
