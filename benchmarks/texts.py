"""The texts that are measured: the shared corpus, or the example plan where it is not there."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tools.repository import ROOT, SHARED

EXAMPLE = ROOT / "examples" / "changsha_example_plan.txt"
_FIGURE = re.compile(r"(?<![\d.])\d{1,3}(?![\d年])")


def documents() -> list[Path]:
    """The documents of the corpus, or the example plan."""
    return sorted((SHARED / "corpus").glob("*.txt")) or [EXAMPLE]


def long_text(size: int) -> bytes:
    """About `size` bytes of plan text without a repeated line order or equal figures.

    Every copy of the documents starts at another line and has other figures, so that nothing is
    quick only because it was seen before.
    """
    pieces: list[bytes] = []
    total = 0
    for piece in _variants():
        pieces.append(piece)
        total += len(piece)
        if total >= size:
            break
    return b"".join(pieces)


def _variants() -> Iterator[bytes]:
    texts = [path.read_text(encoding="utf-8") for path in documents()]
    for copy in count():
        for text in texts:
            lines = text.splitlines()
            start = 61 * copy % len(lines)
            turned = "\n".join([*lines[start:], *lines[:start]])
            yield (_other_figures(turned, copy) + "\n").encode()


def _other_figures(text: str, copy: int) -> str:
    return _FIGURE.sub(lambda found: str(int(found[0]) + copy), text)
