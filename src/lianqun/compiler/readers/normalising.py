"""Logical lines to the normalised text, with the map back to the original.

Inside a logical line white space is dropped unless it parts two Latin words or two numbers; emphasis
marks are dropped; full-width digits and letters become plain; between the cells of a table row
stands one tab.  Every character of the result stands for one character of the original: itself, its
full-width form, or for a tab, space or newline the separator that was printed there.  A format with
markup says itself where its characters stand (`Line.pieces`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lianqun.compiler.readers.lines import MARKUP, Line, Piece, is_note_mark
from lianqun.compiler.readers.markup_tables import Span
from lianqun.text.characters import make_plain

_NO_TEXT = r"\*{1,3}|[\s\u200b-\u200d\u2060\ufeff]+|^>\s?|^#{1,6}\s+(?=\S)|^[-*+•]\s+(?=\S)"
_SKIP = re.compile(MARKUP.pattern + "|" + _NO_TEXT)
_SKIP_IN_PIECES = re.compile(_NO_TEXT)
_SKIP_UNMARKED = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+|^[-+•]\s+(?=\S)")
_SKIP_BUT_STAR = re.compile(
    MARKUP.pattern + r"|[\s\u200b-\u200d\u2060\ufeff]+|^>\s?|^#{1,6}\s+(?=\S)|^[-+•]\s+(?=\S)"
)
_LETTERS = re.compile(r"[A-Za-z]{2}|[0-9]{2}")
_LATIN = re.compile(r"[A-Za-z]{2}")
_SPACED_YEAR = re.compile(r"(?<![\d ])(?:1 9|2 0) \d \d ?年")
_SURELY = 3
"""So many years printed 2 0 0 5年 show that a copy has put spaces between all digits."""


@dataclass
class TextMap:
    """The text being built and its runs: text position anchors[i] is original position shifts[i].

    `widths` has for text positions how long the slice of the original is, where it is not 1.
    `parts_numbers` is false where a space between digits parts no numbers (2 0 0 5年).
    """

    pieces: list[str] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    length: int = 0
    parts_numbers: bool = True
    widths: dict[int, int] = field(default_factory=dict)
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

    def add_wide(self, piece: str, origin: int, width: int) -> None:
        """Append characters that stand for the slice of `width` at `origin`, each for the whole of it."""
        for char in piece:
            self.widths[self.length] = width
            self.add(char, origin)

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
    its key is the line's start.  `has_marks` tells that stars are emphasis, not signs of notes.
    """
    is_spaced = len(_SPACED_YEAR.findall(original)) >= _SURELY
    mapped = TextMap(parts_numbers=not is_spaced)
    spans: list[Span] = []
    for group in groups:
        start = mapped.length
        for line in group:
            row = cells.get(line.start)
            skip = None if has_marks else _SKIP_UNMARKED
            if line.pieces is not None:
                _add_pieces(mapped, line, line.pieces, skip or _SKIP_IN_PIECES)
            else:
                _add_row(mapped, original, row or [(line.start, line.end)], skip or _SKIP)
        spans.append((start, mapped.length))
        _add_break(mapped, original, group[-1], cells)
    return mapped, spans


def _add_break(mapped: TextMap, original: str, line: Line, cells: Mapping[int, list[Span]]) -> None:
    if line.pieces is not None:
        mapped.add_wide("\n", line.end, 0)
        return
    after = _line_break(original, line.end, cells.get(line.start))
    if after < len(original):
        mapped.add("\n", after)


def _line_break(original: str, end: int, row: list[Span] | None) -> int:
    """Where the white space after a line begins; a table row may end behind its last cell."""
    if row is None:
        return end
    after = max(end, row[-1][1])
    while after < len(original) and original[after] != "<" and not original[after].isspace():
        after += 1
    return after


def _add_slice(mapped: TextMap, original: str, span: Span, skip: re.Pattern[str]) -> None:
    start, end = span
    raw = original[start:end]
    if skip is _SKIP and is_note_mark(raw):
        skip = _SKIP_BUT_STAR
    position = 0
    for gap in skip.finditer(raw):
        mapped.add(raw[position : gap.start()], start + position)
        before, after = raw[gap.start() - 1 : gap.start()], raw[gap.end() : gap.end() + 1]
        parts = _LETTERS if mapped.parts_numbers or len(gap[0]) > 1 else _LATIN
        if gap[0].isspace() and parts.match(before + after):
            mapped.add(" ", start + gap.start())
        position = gap.end()
    mapped.add(raw[position:], start + position)


def _add_row(mapped: TextMap, original: str, row: Sequence[Span], skip: re.Pattern[str]) -> None:
    for index, span in enumerate(row):
        if index:
            mapped.add("\t", row[index - 1][1])
        _add_slice(mapped, original, span, skip)


def _add_pieces(
    mapped: TextMap, line: Line, pieces: Sequence[Sequence[Piece]], skip: re.Pattern[str]
) -> None:
    """Append a line of a format with markup; between its cells stands one tab."""
    for index, cell in enumerate(pieces):
        if index and line.cells is not None:
            mapped.add_wide("\t", line.cells[index - 1][1], 0)
        _Pieces(mapped, cell).add(skip)


class _Pieces:
    """Appends the text of pieces without its white space and emphasis marks."""

    def __init__(self, mapped: TextMap, pieces: Sequence[Piece]) -> None:
        self._mapped = mapped
        self._pieces = pieces
        self._at = 0
        self._before = 0

    def add(self, skip: re.Pattern[str]) -> None:
        """Append all of them but what the pattern finds."""
        raw = "".join(piece.text for piece in self._pieces)
        position = 0
        for gap in skip.finditer(raw):
            self._add(position, gap.start())
            around = raw[gap.start() - 1 : gap.start()] + raw[gap.end() : gap.end() + 1]
            if gap[0].isspace() and _LETTERS.match(around):
                self._add(gap.start(), gap.start() + 1, " ")
            position = gap.end()
        self._add(position, len(raw))

    def _add(self, start: int, end: int, instead: str = "") -> None:
        """Append characters [start, end) of the pieces' text, or another in the place of one."""
        while start < end:
            piece = self._pieces[self._at]
            stop = self._before + len(piece.text)
            if stop <= start:
                self._at, self._before = self._at + 1, stop
                continue
            first, last = start - self._before, min(end, stop) - self._before
            text = instead or piece.text[first:last]
            if len(piece.text) == piece.end - piece.start:
                self._mapped.add(text, piece.start + first)
            else:
                self._mapped.add_wide(text, piece.start, piece.end - piece.start)
            start = self._before + last
