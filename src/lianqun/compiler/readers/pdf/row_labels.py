"""Labels printed once for several rows of a table without rules: which rows each is for.

A label stands in the middle of its rows or beside the first of them; which of the two holds is told
by which comes out better for a whole column, or by the page before where the table began there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lianqun.compiler.readers.pdf.blocks import Block
from lianqun.compiler.readers.pdf.row_bands import Band, Rows

_SPARSE: Final = 0.7
_OFF: Final = 3.0
_SAME_LEVEL: Final = 0.35
_ABOVE: Final = 0.8
"""Of a character: how far a label of several lines may begin above the first line of its first row."""
_BETTER: Final = 0.3
_NEVER: Final = float("inf")
_OVERLAP: Final = 1.0


class Standing(Enum):
    """Where labels stand beside their rows."""

    TOP = 0
    MIDDLE = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A block and the first and last band that it is for."""

    block: Block
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a table, and where they stand, None where it has none for several rows."""

    found: list[Label]
    standing: Standing | None


def take_labels(rows: Rows, width: int, known: Standing | None, *, goes_on: bool) -> Labels:
    """The labels of a table, taken out of its rows.

    `goes_on` tells that it began on the page before, `known` where its labels stand there.
    """
    bands = rows.bands
    spanning = {block.first for block in rows.spanning if block.first == block.last}
    labels: list[Label] = []
    leading = True
    for column in range(width):
        own = _in_column(rows, column)
        count = sum(1 for band in bands if not band.is_group)
        is_sparse = leading and column < width - 1 and 0 < len(own) < _SPARSE * count
        found: list[Label] | None = None
        if is_sparse or column in spanning or leading:
            reading = _Column(own, bands, is_sparse=is_sparse)
            standing = known or reading.standing(goes_on=goes_on)
            found = reading.labels(standing)
            if found is not None and is_sparse:
                known = standing
        leading = leading and (
            is_sparse or _is_serial(own) or any(label.first < label.last for label in found or ())
        )
        if found is None:
            continue
        labels += found
        taken = {id(block) for block in own}
        for band in bands:
            band.blocks = [block for block in band.blocks if id(block) not in taken]
        rows.spanning = [block for block in rows.spanning if id(block) not in taken]
    return Labels(labels + [_beside(block, bands) for block in rows.spanning], known)


def _is_serial(blocks: Sequence[Block]) -> bool:
    return all(block.text.isdigit() for block in blocks)


def _in_column(rows: Rows, column: int) -> list[Block]:
    blocks = [b for band in rows.bands if not band.is_group for b in band.blocks] + rows.spanning
    own = [block for block in blocks if block.first == block.last == column]
    return sorted(own, key=lambda block: block.middle)


class _Column:
    """The blocks of a column that may be labels, among the rows between groups' names and merged cells."""

    def __init__(self, own: Sequence[Block], bands: Sequence[Band], *, is_sparse: bool) -> None:
        self._bands, self._is_sparse = bands, is_sparse
        self._parts = [
            (span, [b for b in own if _starts_in(b, bands, *span)])
            for span in _segments(bands, own)
        ]
        self._centred = [_centred(blocks, bands, span) for span, blocks in self._parts]

    def standing(self, *, goes_on: bool) -> Standing:
        """Where the labels stand: whether they come out better beside their first rows or in the middle."""
        tops = [
            _off_top(blocks, self._bands, span, is_first=not goes_on or at > 0)
            for at, (span, blocks) in enumerate(self._parts)
        ]
        off_top = max(tops, default=_NEVER)
        off_middle = max((off for off, _ in self._centred), default=_NEVER)
        if off_top == _NEVER:
            return Standing.MIDDLE
        if off_middle == _NEVER or not _is_middle(self._bands):
            return Standing.TOP
        return Standing.TOP if off_top + _BETTER < off_middle else Standing.MIDDLE

    def labels(self, standing: Standing) -> list[Label] | None:
        """The labels, each for the rows that it stands for; None where the blocks are cells of single rows."""
        is_exact = all(off < _NEVER for off, _ in self._centred)
        if not self._is_sparse and (standing is Standing.TOP or not is_exact):
            return None
        labels: list[Label] = []
        for (span, blocks), (off, rows) in zip(self._parts, self._centred, strict=True):
            is_centred = standing is Standing.MIDDLE and off < _NEVER
            spans = rows if is_centred else _from_top(blocks, self._bands, span)
            labels += [Label(block, *own) for block, own in zip(blocks, spans, strict=True)]
        return labels


def _off_top(
    blocks: Sequence[Block], bands: Sequence[Band], segment: tuple[int, int], *, is_first: bool
) -> float:
    """How far labels are from the first lines of rows at most; `is_first` asks the first label for the first row.

    A label of more lines than its first row begins above it.
    """
    lines = [_first_line(band) for band in bands[segment[0] : segment[1] + 1]]
    if not blocks:
        return _NEVER
    most = 0.0
    for at, block in enumerate(blocks):
        line = min(
            lines if at or not is_first else lines[:1], key=lambda y: abs(y - block.first_line)
        )
        below = (block.first_line - line) / block.size
        if not -_ABOVE <= below <= _SAME_LEVEL:
            return _NEVER
        most = max(most, abs(block.first_line - line))
    return most


def _is_middle(bands: Sequence[Band]) -> bool:
    """Whether cells of fewer lines stand in the middle of their rows."""
    votes = 0
    for band in bands:
        tall = max(band.blocks, key=lambda b: b.line_count, default=None)
        low = min(band.blocks, key=lambda b: b.line_count, default=None)
        if tall is None or low is None or tall.line_count == low.line_count:
            continue
        votes += 1 if abs(tall.middle - low.middle) < abs(tall.first_line - low.first_line) else -1
    return votes > 0


def _segments(bands: Sequence[Band], labels: Sequence[Block]) -> list[tuple[int, int]]:
    """Runs of rows between groups' names and cells merged over the labels' column."""
    column = labels[0].first if labels else 0
    own = {id(label) for label in labels}
    segments: list[tuple[int, int]] = []
    start = 0
    for at, band in enumerate([*bands, None]):
        if band is None or band.is_group or _covers(band, column, own):
            if at > start:
                segments.append((start, at - 1))
            start = at + 1
    return segments


def _covers(band: Band, column: int, labels: set[int]) -> bool:
    """Whether a merged cell of a row takes in a column."""
    return any(b.first <= column <= b.last and id(b) not in labels for b in band.blocks)


def _starts_in(block: Block, bands: Sequence[Band], first: int, last: int) -> bool:
    top = bands[first - 1].bottom if first else float("-inf")
    bottom = bands[last + 1].top if last + 1 < len(bands) else float("inf")
    return top < block.middle < bottom


def _centred(
    blocks: Sequence[Block], bands: Sequence[Band], segment: tuple[int, int]
) -> tuple[float, list[tuple[int, int]]]:
    """Rows so that each label stands in the middle of its own, and how far one is from it at most."""
    rows: list[tuple[int, int]] = []
    start, stop = segment
    most = 0.0
    for block in blocks:
        if start > stop:
            return _NEVER, rows
        offs = [
            abs((bands[start].top + bands[at].bottom) / 2 - block.middle)
            for at in range(start, stop + 1)
        ]
        most = max(most, min(offs))
        last = start + offs.index(min(offs))
        rows.append((start, last))
        start = last + 1
    return (most if most <= _OFF and start == stop + 1 else _NEVER), rows


def _from_top(
    blocks: Sequence[Block], bands: Sequence[Band], segment: tuple[int, int]
) -> list[tuple[int, int]]:
    """Each label is for the rows from where it stands down to the next."""
    first, stop = segment
    if not blocks:
        return []
    starts: list[int] = []
    for block in blocks:
        nearest = min(
            range(first, stop + 1), key=lambda at: abs(_first_line(bands[at]) - block.first_line)
        )
        starts.append(min(max(nearest, starts[-1] + 1 if starts else first), stop))
    stops = [at - 1 for at in starts[1:]] + [stop]
    return [(a, max(a, b)) for a, b in zip(starts, stops, strict=True)]


def _first_line(band: Band) -> float:
    return min((block.first_line for block in band.blocks), default=band.middle)


def _beside(block: Block, bands: Sequence[Band]) -> Label:
    """The rows that a block reaches beside, at least the two that it stands between."""
    hit = [
        at
        for at, band in enumerate(bands)
        if min(block.bottom, band.bottom) - max(block.top, band.top) > _OVERLAP
    ]
    nearest = sorted(range(len(bands)), key=lambda at: abs(bands[at].middle - block.middle))[:2]
    places = sorted(hit or nearest)
    best, off = (places[0], places[-1]), float("inf")
    for first in range(places[0] + 1):
        for last in range(places[-1], len(bands)):
            if any(band.is_group for band in bands[first : last + 1]):
                continue
            if any(_has(band, block) for band in bands[first : last + 1]):
                continue
            apart = abs((bands[first].top + bands[last].bottom) / 2 - block.middle)
            if apart < off - _OFF / 10:
                best, off = (first, last), apart
    return Label(block, *best)


def _has(band: Band, block: Block) -> bool:
    return any(at in band.columns for at in range(block.first, block.last + 1))
