"""Lines of an original: where a reader with an editor finds what a fact was read from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from lianqun.model.evidence import Evidence

_BREAK: Final = re.compile("\n")


class LineNumbers:
    """The lines of one original, counted from 1; of an empty one nothing is known."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._breaks = [found.start() for found in _BREAK.finditer(original)]

    def of(self, evidence: Evidence) -> int:
        """The line on which a quote's first word stands; 0 where the original is not there."""
        blank = len(evidence.quote) - len(evidence.quote.lstrip())
        return self.at(evidence.start + blank)

    def at(self, position: int) -> int:
        """The line of a place in the original; 0 where the original is not there."""
        return bisect_left(self._breaks, position) + 1 if self._original else 0


def join_lines(lines: Iterable[int]) -> str:
    """Line numbers as they are printed: 123、210, with runs of three and more as 300–305."""
    known = sorted({line for line in lines if line})
    return "、".join(_runs(known))


def _runs(lines: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(lines), key=lambda numbered: numbered[1] - numbered[0]):
        found = [line for _, line in run]
        if len(found) > 2:
            yield f"{found[0]}–{found[-1]}"
        else:
            yield from map(str, found)
