"""Pieces of a table's lines to the blocks of text in its cells: lines set close under each other.

Rows are parted by more blank than the lines of a cell.  Which distance parts them is not known
beforehand: each that the page shows is tried, and the one that makes the most regular rows is taken
(`row_bands`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, corridors_between, cut, place_of, places_of
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, TextLine
from lianqun.compiler.readers.pdf.page import Rule

_FIGURE: Final = re.compile(
    r"[≥≤<>约＜＞±+\-]?\s?\d[\d,，.]*\s?(?:[%‰万亿倍]|[—\-~～至]\d[\d.,]*%?|以上|以下|以内|左右|家|个|项)*$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_DASH: Final = re.compile(r"[-—–―－/／]{1,2}$")
_MARGIN: Final = 0.05
_FARTHEST: Final = 2.4
_JUMP: Final = 0.8
_JUMP_SHARE: Final = 0.04
_SAME_LEVEL: Final = 0.35


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a table's line, with the first and last column that it stands in."""

    run: Run
    first: int
    last: int

    @property
    def top(self) -> float:
        """Where it begins, without the margin that fonts add."""
        return self.run.box.top + _MARGIN * (self.run.box.bottom - self.run.box.top)

    @property
    def bottom(self) -> float:
        """Where it ends, without the margin that fonts add."""
        return self.run.box.bottom - _MARGIN * (self.run.box.bottom - self.run.box.top)

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return self.run.middle


@dataclass(slots=True)
class Block:
    """The pieces of one cell, and from where to where they reach."""

    pieces: list[Piece]
    first: int
    last: int
    top: float
    bottom: float
    line_count: int = 1

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def first_line(self) -> float:
        """The middle of its first line."""
        return self.pieces[0].middle

    @property
    def runs(self) -> list[Run]:
        """Its runs, from the top down."""
        return [piece.run for piece in self.pieces]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.run.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.pieces[0].run.size


def make_pieces(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[Piece]:
    """The pieces of lines, from the top down, each with its place among columns."""
    cores = corridors_between(columns)
    pieces: list[Piece] = []
    for line in lines:
        runs = [piece for run in line.runs for piece in cut(run, cores)]
        filled = {at for run in runs for at in places_of(run.box, columns)}
        pieces += [Piece(run, *_place(run.box, columns, filled)) for run in runs]
    return pieces


def _place(box: Box, columns: Sequence[Span], filled: set[int]) -> tuple[int, int]:
    """The first and last column of a piece; one in the blank between two empty columns is for both."""
    if places_of(box, columns):
        return place_of(box, columns)
    right = next((at for at, span in enumerate(columns) if span.low > box.left), len(columns))
    if 0 < right < len(columns) and not filled & {right - 1, right}:
        return right - 1, right
    return place_of(box, columns)


def make_blocks(pieces: Iterable[Piece], limit: float, walls: Sequence[Rule]) -> list[Block]:
    """The blocks of pieces, given that lines of one cell are not farther apart than `limit`.

    A rule between two lines parts them always.
    """
    columns: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        columns.setdefault((piece.first, piece.last), []).append(piece)
    blocks: list[Block] = []
    for (first, last), own in columns.items():
        own.sort(key=lambda p: (p.middle, p.run.box.left))
        start = len(blocks)
        for piece in own:
            if len(blocks) > start and _joins(blocks[-1], piece, limit, walls):
                _add(blocks[-1], piece)
            else:
                blocks.append(Block([piece], first, last, piece.top, piece.bottom))
    return sorted(blocks, key=lambda block: (block.top, block.first))


def _joins(block: Block, piece: Piece, limit: float, walls: Sequence[Rule]) -> bool:
    before = block.pieces[-1]
    if piece.middle - before.middle < _SAME_LEVEL * piece.run.size:
        return True
    if piece.middle - before.middle > limit:
        return False
    x = (piece.run.box.left + piece.run.box.right) / 2
    return not any(
        before.middle < wall.at < piece.middle and wall.low <= x <= wall.high for wall in walls
    )


def _add(block: Block, piece: Piece) -> None:
    if piece.middle - block.pieces[-1].middle >= _SAME_LEVEL * piece.run.size:
        block.line_count += 1
    block.pieces.append(piece)
    block.bottom = max(block.bottom, piece.bottom)


def candidate_limits(pieces: Sequence[Piece]) -> list[float]:
    """The distances that may part the lines of a cell from those of the next row, none (0) first."""
    steps = sorted(step for step, size in _steps(pieces) if step <= _FARTHEST * size)
    limits = [0.0]
    for low, high in pairwise(steps):
        if high - low > max(_JUMP, _JUMP_SHARE * low):
            limits.append((low + high) / 2)
    if steps:
        limits.append(steps[-1] + _JUMP)
    return limits


def _steps(pieces: Sequence[Piece]) -> Iterable[tuple[float, float]]:
    """The distances between lines under each other in one column, with the height of their type."""
    below: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        below.setdefault((piece.first, piece.last), []).append(piece)
    for own in below.values():
        for upper, lower in pairwise(sorted(own, key=lambda p: p.middle)):
            step = lower.middle - upper.middle
            if step >= _SAME_LEVEL * lower.run.size:
                yield step, lower.run.size


def is_number(text: str) -> bool:
    """Whether a piece is a figure, a year or a dash for one."""
    plain = text.strip()
    return bool(_FIGURE.match(plain) or _DASH.match(plain))


def is_figure(text: str) -> bool:
    """Whether a piece is a figure or a dash for one; a year may name a column and is none."""
    return is_number(text) and not _YEAR.match(text.strip())
