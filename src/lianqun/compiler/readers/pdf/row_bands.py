"""Rows of a table without rules between them: blocks of text that stand beside each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, Self

from lianqun.compiler.readers.pdf.blocks import (
    Block,
    Piece,
    candidate_limits,
    is_figure,
    is_number,
    make_blocks,
)
from lianqun.compiler.readers.pdf.columns import Span
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.surroundings import names_group

_SPARSE: Final = 0.7
_STACKED: Final = 6.0
_ALIGNED: Final = 0.25
_IRREGULAR: Final = 0.3
_LEAST_IRREGULAR: Final = 1.5
_CENTRED: Final = 0.5
_ROOM: Final = 0.6
_OVERLAP: Final = 1.0


@dataclass(slots=True)
class Band:
    """The blocks of one row, and from where to where it reaches; a group's name has `is_group`."""

    blocks: list[Block]
    top: float
    bottom: float
    is_group: bool = False

    @classmethod
    def of(cls, block: Block) -> Self:
        """The band that begins with a block."""
        return cls([block], block.top, block.bottom)

    def add(self, block: Block) -> None:
        """Put a block beside the others."""
        self.blocks.append(block)
        self.top, self.bottom = min(self.top, block.top), max(self.bottom, block.bottom)

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def columns(self) -> set[int]:
        """The columns in which it has something."""
        return {at for block in self.blocks for at in range(block.first, block.last + 1)}


@dataclass(slots=True)
class Rows:
    """The rows from the top down, and the blocks that stand beside several of them.

    `limit` is the widest distance between two lines of a cell, 0 where none has two.
    """

    bands: list[Band]
    spanning: list[Block] = field(default_factory=list)
    limit: float = 0.0


def find_rows(pieces: Sequence[Piece], columns: Sequence[Span], walls: Sequence[Rule] = ()) -> Rows:
    """The rows that pieces make up, with groups' names as rows of their own."""
    tried: list[tuple[float, float, Rows]] = []
    for limit in candidate_limits(pieces):
        rows = _rows(make_blocks(pieces, limit, walls), limit)
        tried.append((_cost(rows, len(columns)), limit, rows))
    rows = min(tried, key=lambda known: known[:2])[2]
    for band in rows.bands:
        _widen(band, columns)
    _settle_singles(rows)
    return rows


def _widen(band: Band, columns: Sequence[Span]) -> None:
    """Give a block all the columns that it stands in the middle of and that hold nothing else."""
    for block in band.blocks:
        left = min(piece.run.box.left for piece in block.pieces)
        right = max(piece.run.box.right for piece in block.pieces)
        off, first, last = (
            _off(columns, (block.first, block.last), left + right),
            block.first,
            block.last,
        )
        if off <= _CENTRED * block.size or abs(left - columns[first].low) <= _CENTRED * block.size:
            continue
        taken = {
            at
            for other in band.blocks
            if other is not block
            for at in range(other.first, other.last + 1)
        }
        low = next((at + 1 for at in range(first - 1, -1, -1) if at in taken), 0)
        high = next(
            (at - 1 for at in range(last + 1, len(columns)) if at in taken), len(columns) - 1
        )
        places = [(a, b) for a in range(low, first + 1) for b in range(last, high + 1)]
        best = min(places, key=lambda place: _off(columns, place, left + right))
        if _off(columns, best, left + right) <= _CENTRED * block.size:
            block.first, block.last = best


def _off(columns: Sequence[Span], place: tuple[int, int], ends: float) -> float:
    return abs(columns[place[0]].low + columns[place[1]].high - ends) / 2


def _rows(blocks: Sequence[Block], limit: float) -> Rows:
    """Blocks to rows; one beside several blocks of another column is kept apart."""
    bands = _beside(blocks)
    spanning = [block for band in bands for block in _reaching_over(band)]
    if spanning:
        apart = {id(block) for block in spanning}
        bands = _beside([block for block in blocks if id(block) not in apart])
    return Rows(bands, spanning, limit)


def _beside(blocks: Sequence[Block]) -> list[Band]:
    """Bands of blocks whose heights overlap."""
    bands: list[Band] = []
    for block in sorted(blocks, key=lambda b: b.top):
        if bands and block.top < bands[-1].bottom - _OVERLAP:
            bands[-1].add(block)
        else:
            bands.append(Band.of(block))
    return bands


def _reaching_over(band: Band) -> list[Block]:
    """Blocks of a band that stand beside two or more blocks of one other column."""
    counts = Counter(at for block in band.blocks for at in range(block.first, block.last + 1))
    if max(counts.values()) < 2:
        return []
    return [block for block in band.blocks if _is_beside_two(block, band.blocks)]


def _is_beside_two(block: Block, others: Sequence[Block]) -> bool:
    counts: Counter[int] = Counter()
    for other in others:
        if (
            other is not block
            and min(block.bottom, other.bottom) - max(block.top, other.top) > _OVERLAP
        ):
            counts[other.first] += 1
    return any(count > 1 for at, count in counts.items() if not block.first <= at <= block.last)


def _cost(rows: Rows, width: int) -> float:
    """How far rows are from what tables look like: figures on one line, few gaps, cells on a level."""
    usual = _usual_columns(rows.bands)
    labels = _label_columns(rows.bands, width)
    cost = float(_irregular_gaps(rows.bands, usual))
    cost += sum(1 for block in rows.spanning if block.last not in labels)
    for band in rows.bands:
        cost += _STACKED * sum(map(_stacked_figures, band.blocks))
        cost += 2 * (sum(b.last - b.first + 1 for b in band.blocks) - len(band.columns))
        if len(band.blocks) > 1:
            cost += width - len(band.columns | labels)
            cost += 2 * _continued_lines(band, width - len(labels))
        else:
            cost += 1
        cost += 0 if _is_level([b for b in band.blocks if b.first in usual]) else 2
        cost += 0 if _is_level(band.blocks) else 1
    return cost


def _irregular_gaps(bands: Sequence[Band], columns: set[int]) -> int:
    """How many blanks between rows are much wider or narrower than usual."""
    own = [[block for block in band.blocks if block.first in columns] for band in bands]
    ends = [
        (min(b.top for b in blocks), max(b.bottom for b in blocks), len(blocks) > 1)
        if blocks
        else None
        for blocks in own
    ]
    gaps = [b[0] - a[1] for a, b in pairwise(ends) if a and b and a[2] and b[2]]
    if not gaps:
        return 0
    usual = median(gaps)
    return sum(1 for gap in gaps if abs(gap - usual) > max(_IRREGULAR * usual, _LEAST_IRREGULAR))


def _usual_columns(bands: Sequence[Band]) -> set[int]:
    counts = Counter(block.first for band in bands for block in band.blocks)
    most = max(counts.values(), default=0)
    return {at for at, count in counts.items() if count >= _SPARSE * most}


def _label_columns(bands: Sequence[Band], width: int) -> set[int]:
    """The first columns, as far as they hold something in less than half of the rows."""
    counts = Counter(block.first for band in bands for block in band.blocks)
    rows = sum(1 for band in bands if len(band.blocks) > 1)
    sparse = (at for at in range(width) if 2 * counts[at] >= rows)
    return set(range(next(sparse, 0)))


def _stacked_figures(block: Block) -> int:
    """How often a figure stands under a figure within a block."""
    return sum(
        1
        for upper, lower in pairwise(block.pieces)
        if is_number(upper.run.text) and is_number(lower.run.text)
    )


def _continued_lines(band: Band, width: int) -> int:
    """How many times nearly all columns at once go on with another line of the same cell."""
    lines = [block.line_count for block in band.blocks]
    return min(lines) - 1 if len(lines) >= max(2, width) else 0


def _is_level(blocks: Sequence[Block]) -> bool:
    """Whether blocks begin, end or stand in the middle on one level."""
    if len(blocks) < 2:
        return True
    most = _ALIGNED * max(block.size for block in blocks)
    for level in (
        [block.middle for block in blocks],
        [block.first_line for block in blocks],
        [block.pieces[-1].middle for block in blocks],
    ):
        if max(level) - min(level) <= most:
            return True
    return False


def _settle_singles(rows: Rows) -> None:
    """Tell rows of a single block: a group's name, a label between two rows, or a row of its own."""
    bands = rows.bands
    gaps = [b.top - a.bottom for a, b in pairwise(bands) if len(a.blocks) > 1 and len(b.blocks) > 1]
    usual = median(gaps) if gaps else 0.0
    kept: list[Band] = []
    for at, band in enumerate(bands):
        if len(band.blocks) > 1:
            kept.append(band)
            continue
        before = band.top - bands[at - 1].bottom if at else None
        after = bands[at + 1].top - band.bottom if at + 1 < len(bands) else None
        if before is not None and after is not None and min(before, after) < _ROOM * usual:
            rows.spanning.append(band.blocks[0])
            continue
        band.is_group = _names_group(band.blocks[0])
        kept.append(band)
    rows.bands = kept


def _names_group(block: Block) -> bool:
    """Whether a block alone in its row names the group of the rows below."""
    if names_group(block.text) or block.last > block.first:
        return True
    return block.first == 0 and not is_figure(block.text)
