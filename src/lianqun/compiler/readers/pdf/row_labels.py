"""Labels printed once for several rows of a table without rules: which rows each is for.

A label stands in the middle of its rows or beside the first of them; which of the two holds is told
by whether the middles come out for a whole column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.pdf.blocks import Block
from lianqun.compiler.readers.pdf.row_bands import Band, Rows

_SPARSE: Final = 0.7
_OFF: Final = 3.0
_SAME_LEVEL: Final = 0.35
_OVERLAP: Final = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A block and the first and last band that it is for."""

    block: Block
    first: int
    last: int


def take_labels(rows: Rows, width: int) -> list[Label]:
    """The labels of a table, taken out of its rows."""
    bands = rows.bands
    spanning = {block.first for block in rows.spanning if block.first == block.last}
    labels: list[Label] = []
    leading = True
    for column in range(width):
        own = _in_column(rows, column)
        count = sum(1 for band in bands if not band.is_group)
        is_sparse = leading and column < width - 1 and 0 < len(own) < _SPARSE * count
        found = (
            _whole_column(own, bands, is_sparse=is_sparse)
            if is_sparse or column in spanning or leading
            else None
        )
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
    return labels + [_beside(block, bands) for block in rows.spanning]


def _is_serial(blocks: Sequence[Block]) -> bool:
    return all(block.text.isdigit() for block in blocks)


def _in_column(rows: Rows, column: int) -> list[Block]:
    blocks = [b for band in rows.bands if not band.is_group for b in band.blocks] + rows.spanning
    own = [block for block in blocks if block.first == block.last == column]
    return sorted(own, key=lambda block: block.middle)


def _whole_column(
    own: Sequence[Block], bands: Sequence[Band], *, is_sparse: bool
) -> list[Label] | None:
    """The labels of a column where all its blocks are labels; None where they are cells of single rows."""
    parts = [(s, [b for b in own if _starts_in(b, bands, *s)]) for s in _segments(bands, own)]
    centred = [_centred(inside, bands, segment) for segment, inside in parts]
    begins = all(_begins(inside, bands, segment) for segment, inside in parts)
    if begins and not _is_middle(bands):
        is_exact, centred = is_sparse, [None] * len(parts)
    else:
        is_exact = all(spans is not None for spans in centred)
    if not (is_sparse or is_exact):
        return None
    labels: list[Label] = []
    for (segment, inside), found in zip(parts, centred, strict=True):
        spans = found if found is not None else _from_top(inside, bands, segment)
        labels += [Label(block, *span) for block, span in zip(inside, spans, strict=True)]
    return labels


def _begins(blocks: Sequence[Block], bands: Sequence[Band], segment: tuple[int, int]) -> bool:
    """Whether each label stands level with the first line of a row, the first with the first row."""
    lines = [_first_line(band) for band in bands[segment[0] : segment[1] + 1]]
    if not blocks or abs(blocks[0].first_line - lines[0]) > _SAME_LEVEL * blocks[0].size:
        return False
    return all(min(abs(b.first_line - y) for y in lines) <= _SAME_LEVEL * b.size for b in blocks)


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
) -> list[tuple[int, int]] | None:
    """Rows so that each label stands in the middle of its own; None where that does not come out."""
    rows: list[tuple[int, int]] = []
    start, stop = segment
    for block in blocks:
        if start > stop:
            return None
        last = min(
            range(start, stop + 1),
            key=lambda at: abs((bands[start].top + bands[at].bottom) / 2 - block.middle),
        )
        if abs((bands[start].top + bands[last].bottom) / 2 - block.middle) > _OFF:
            return None
        rows.append((start, last))
        start = last + 1
    return rows if start == stop + 1 else None


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
