"""No sentence of the shared corpus or its labels has been copied into the repository.

Sentences carry copyright, figures do not.  Texts are compared by runs of 25 Han characters,
punctuation and line breaks left out.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.repository import ROOT, SHARED, project_texts, report

LENGTH = 25
LABELS = "tests/acceptance/labels/"
"""Frozen labels hold names of indicators, tasks and bodies: facts, however long a name is."""

FOLDERS = ("corpus", "corpus_unlabelled", "gold")

_OTHER = re.compile(r"[^\u4e00-\u9fff〇]+")


def copied(root: Path, shared: Path) -> Iterator[str]:
    """The first copied run of every project file that has one."""
    known: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((shared / folder).rglob("*")):
            if path.is_file():
                known |= runs(path.read_text(encoding="utf-8", errors="replace"))
    for path, text in project_texts(root):
        if str(path.relative_to(root)).startswith(LABELS):
            continue
        if common := runs(text) & known:
            yield f"{path.relative_to(root)}: copied from the corpus: {min(common)}"


def runs(text: str) -> set[str]:
    """Every run of LENGTH Han characters."""
    han = _OTHER.sub("", text)
    return {han[start : start + LENGTH] for start in range(len(han) - LENGTH + 1)}


def main() -> int:
    """Check the repository, or say that there is nothing to compare it with."""
    if not (SHARED / FOLDERS[0]).is_dir():
        print("texts: skipped, there is no shared corpus beside the checkout")
        return 0
    return report("texts", copied(ROOT, SHARED))


if __name__ == "__main__":
    sys.exit(main())
