"""The sentences of an original: what stands around a quote, whatever blocks it was read from."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from lianqun.model.evidence import Evidence

_END: Final = re.compile(r"[。！？；]|\n[ \t\u3000\r]*\n")
_LONGEST: Final = 150


class Sentences:
    """The sentences of one original by places in it."""

    def __init__(self, original: str) -> None:
        self._original = original

    def around(self, evidence: Evidence) -> tuple[int, int]:
        """Where the sentence around a quote begins and ends; no farther than a long sentence goes."""
        first = bisect_left(self._ends, evidence.start) - 1
        last = bisect_left(self._ends, evidence.end)
        start = self._ends[first] if first >= 0 else 0
        end = self._ends[last] if last < len(self._ends) else len(self._original)
        return max(start, evidence.start - _LONGEST), min(end, evidence.end + _LONGEST)

    def words_around(self, evidence: Evidence) -> str:
        """The sentence around a quote without white space; "" where the original is not there."""
        start, end = self.around(evidence)
        return "".join(self._original[start:end].split())

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in _END.finditer(self._original)]
