"""Logical lines to the normalised text, with the map back to the original.

Inside a logical line white space is dropped unless it parts two Latin words or two numbers; emphasis
marks are dropped; full-width digits and letters become plain; between the cells of a table row
stands one tab.  Every character of the result stands for one character of the original: itself, its
full-width form, or for a tab, space or newline the separator that was printed there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lianqun.compiler.readers.lines import MARKUP, Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.text.characters import make_plain

_SKIP = re.compile(
    MARKUP.pattern
    + r"|\*{1,3}|[\s\u200b-\u200d\u2060\ufeff]+|^>\s?|^#{1,6}\s+(?=\S)|^[-*+•]\s+(?=\S)"
)
_STAR = re.compile(r"\*(?=[^\s*])")
_LETTERS = re.compile(r"[A-Za-z]{2}|[0-9]{2}")


@dataclass
class TextMap:
    """The text being built and its runs: text position anchors[i] is original position shifts[i]."""

    pieces: list[str] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    length: int = 0
    _shift: int | None = None

    def add(self, piece: str, origin: int) -> None:
        """Append characters that stand at `origin` in the original."""
        if not piece:
            return
        if origin - self.length != self._shift:
            self._shift = origin - self.length
            self.anchors.append(self.length)
            self.shifts.append(origin)
        self.pieces.append(piece)
        self.length += len(piece)

    def text(self) -> str:
        """The text so far, full-width forms made plain."""
        return make_plain("".join(self.pieces))


def build_text(
    original: str,
    groups: list[list[Line]],
    cells: Mapping[int, list[Span]],
    *,
    has_marks: bool = True,
) -> tuple[TextMap, list[Span]]:
    """Normalised text of the logical lines, one a line, and each one's [start, end) in it.

    `cells` gives, for a physical line that is a table row, where its cells stand in the original;
    its key is the line's start.  `has_marks` tells that a star at the beginning of a line is emphasis,
    not the sign of a note.
    """
    mapped = TextMap()
    spans: list[Span] = []
    for group in groups:
        start = mapped.length
        for line in group:
            row = cells.get(line.start)
            if row is None:
                _add_line(mapped, original, line, has_marks=has_marks)
            else:
                _add_row(mapped, original, row)
        spans.append((start, mapped.length))
        after = _line_break(original, group[-1].end, cells.get(group[-1].start))
        if after < len(original):
            mapped.add("\n", after)
    return mapped, spans


def _line_break(original: str, end: int, row: list[Span] | None) -> int:
    """Where the white space after a line begins; a table row may end behind its last cell."""
    if row is None:
        return end
    after = max(end, row[-1][1])
    while after < len(original) and original[after] != "<" and not original[after].isspace():
        after += 1
    return after


def _add_line(mapped: TextMap, original: str, line: Line, *, has_marks: bool) -> None:
    start = line.start
    if not has_marks and _STAR.match(original, start):
        mapped.add("*", start)
        start += 1
    _add_slice(mapped, original, start, line.end)


def _add_slice(mapped: TextMap, original: str, start: int, end: int) -> None:
    raw = original[start:end]
    position = 0
    for gap in _SKIP.finditer(raw):
        mapped.add(raw[position : gap.start()], start + position)
        before, after = raw[gap.start() - 1 : gap.start()], raw[gap.end() : gap.end() + 1]
        if gap[0].isspace() and _LETTERS.match(before + after):
            mapped.add(" ", start + gap.start())
        position = gap.end()
    mapped.add(raw[position:], start + position)


def _add_row(mapped: TextMap, original: str, row: list[Span]) -> None:
    for index, (start, end) in enumerate(row):
        if index:
            mapped.add("\t", row[index - 1][1])
        _add_slice(mapped, original, start, end)
