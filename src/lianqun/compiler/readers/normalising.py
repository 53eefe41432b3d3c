"""Logical lines to the normalised text, with the map back to the original.

Inside a logical line white space is dropped unless it parts two Latin words; emphasis marks are
dropped; full-width digits and letters become plain.  Every character of the result stands for one
character of the original.
"""

import re
from dataclasses import dataclass, field

from lianqun.compiler.readers.lines import Line
from lianqun.text.characters import FULL_WIDTH

_SKIP = re.compile(r"\*{1,3}|\s+|^>\s?|^#{1,6}\s+(?=\S)")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass
class TextMap:
    """The text being built and its runs: text position anchors[i] is original position shifts[i]."""

    pieces: list[str] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, origin: int) -> None:
        """Append characters that stand at `origin` in the original."""
        if not piece:
            return
        if not self.anchors or self.shifts[-1] + self.length - self.anchors[-1] != origin:
            self.anchors.append(self.length)
            self.shifts.append(origin)
        self.pieces.append(piece)
        self.length += len(piece)

    def text(self) -> str:
        """The text so far, full-width forms made plain."""
        return "".join(self.pieces).translate(FULL_WIDTH)


def build_text(original: str, groups: list[list[Line]]) -> tuple[TextMap, list[tuple[int, int]]]:
    """Normalised text of the logical lines, one a line, and each one's [start, end) in it."""
    mapped = TextMap()
    spans: list[tuple[int, int]] = []
    for group in groups:
        start = mapped.length
        for line in group:
            _add_line(mapped, original, line)
        spans.append((start, mapped.length))
        after = group[-1].end
        if after < len(original):
            mapped.add("\n", after)
    return mapped, spans


def _add_line(mapped: TextMap, original: str, line: Line) -> None:
    raw = original[line.start : line.end]
    position = 0
    for gap in _SKIP.finditer(raw):
        mapped.add(raw[position : gap.start()], line.start + position)
        if gap[0].isspace() and _keeps_space(raw, gap.start(), gap.end()):
            mapped.add("\t" if "\t" in gap[0] else " ", line.start + gap.start())
        position = gap.end()
    mapped.add(raw[position:], line.start + position)


def _keeps_space(raw: str, start: int, end: int) -> bool:
    if "\t" in raw[start:end]:
        return True
    before, after = raw[start - 1 : start], raw[end : end + 1]
    return bool(_LATIN.match(before) and _LATIN.match(after))
