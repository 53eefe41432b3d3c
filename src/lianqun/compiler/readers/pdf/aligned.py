"""Tables without uprights: three-line tables and tables without rules, told by aligned columns.

A region of lines is found first, between level rules or by its aligned pieces (`regions`).  Columns
are where most lines leave a blank (`columns`); rows are told by the blank between lines (`row_bands`); a
label printed once for several rows is given to the rows that it stands in the middle of, or at the
top of (`row_labels`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from lianqun.compiler.readers.pdf.blocks import is_figure, make_pieces
from lianqun.compiler.readers.pdf.columns import Span, find_columns
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.headers import find_leaves, read_header
from lianqun.compiler.readers.pdf.lines import TextLine, joined_lines, make_lines
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.printed import PrintedCell, PrintedTable
from lianqun.compiler.readers.pdf.row_bands import Band, Rows, find_rows
from lianqun.compiler.readers.pdf.row_labels import Standing, take_labels

_LEAST_COLUMNS: Final = 2
_DEEPEST_HEADER: Final = 3
_CLOSE: Final = 0.6
_NEARLY: Final = 0.9


@dataclass(frozen=True, slots=True)
class Opened:
    """A table that ends a page: its columns, how far it reaches, what its header says.

    `is_closed` tells that a rule ends it; it goes on only where the next page says so.  `is_header` tells
    that it has no row yet, `standing` where its labels stand.
    """

    columns: list[Span]
    low: float
    high: float
    names: frozenset[str] = frozenset()
    is_closed: bool = False
    is_header: bool = False
    standing: Standing | None = None

    @property
    def reach(self) -> Span:
        """From where to where the whole table reaches, with its rules."""
        return Span(self.low, self.high)

    def count_repeated(self, lines: Sequence[TextLine]) -> int:
        """How many of the first lines say the header again, 0 where they do not say all of it."""
        count = next((at for at, line in enumerate(lines) if not self.repeats([line])), len(lines))
        said = sum(len(run.text) for line in lines[:count] for run in line.runs)
        return count if said >= _NEARLY * sum(map(len, self.names)) else 0

    def repeats(self, lines: Sequence[TextLine]) -> bool:
        """Whether lines say nothing but what the header says."""
        whole = "|".join(self.names)
        return bool(whole) and all(run.text in whole for line in lines for run in line.runs)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that make up a table, and the rules in it.

    `header_count` says how many of the lines are the header's, None where no rule tells; `before` is the
    table on the page before that goes on here.  `is_closed` tells that a rule ends it; `below` are, for a
    header at the end of a page, the columns of the lines that begin the next one.
    """

    lines: list[TextLine]
    header_count: int | None
    rules: list[Rule]
    box: Box
    before: Opened | None = None
    is_closed: bool = False
    below: Sequence[Span] = ()

    @property
    def is_header(self) -> bool:
        """Whether it is known to hold nothing but a header."""
        return self.header_count == len(self.lines)


@dataclass(slots=True)
class Reading:
    """A region read: the table, and what the next page needs to know when it goes on there."""

    table: PrintedTable
    opened: Opened


def read_region(region: Region) -> Reading | None:
    """The table of a region, None when its lines do not stand in columns."""
    count, columns = _own_columns(region)
    if count == 0:
        known = region.before.columns if region.before else region.below
        told = region.header_count
        count = _count_header_lines(region, known) if told is None else told
        columns = _columns(region, count, known)
    heads, body = region.lines[:count], region.lines[count:]
    if len(columns) < _LEAST_COLUMNS:
        return None
    rows = find_rows(make_pieces(body, columns), columns, region.rules) if body else Rows([])
    header = read_header(heads, columns, region.rules, rows.limit)
    if header.columns != columns:
        columns = header.columns
        rows = find_rows(make_pieces(body, columns), columns, region.rules) if body else rows
    if not rows.bands and (rows.spanning or not header.cells):
        return None  # what is no row stands beside nothing
    return _reading(region, columns, header.cells, (header.row_count, rows))


def _own_columns(region: Region) -> tuple[int, list[Span]]:
    """How many lines repeat the header of the page before, and the columns that this page shows by itself.

    0 and none where it repeats no header, or its rows show not all of the columns.
    """
    count = region.before.count_repeated(region.lines) if region.before else 0
    if region.before is None or not 0 < count < len(region.lines):
        return 0, []
    columns = _columns(region, count, [])
    is_whole = region.before.is_header or len(columns) == len(region.before.columns)
    return (count, columns) if is_whole else (0, [])


def _columns(region: Region, count: int, known: Sequence[Span]) -> list[Span]:
    """The columns of a region whose first lines, so many, are its header."""
    heads, body = region.lines[:count], region.lines[count:]
    columns = find_columns(body, known)
    leaves = find_leaves(heads, columns, region.rules)
    return find_columns([*body, leaves, leaves], known) if leaves else columns


def _reading(
    region: Region,
    columns: Sequence[Span],
    heads: Sequence[PrintedCell],
    body: tuple[int, Rows],
) -> Reading:
    header_rows, rows = body
    before = region.before
    labels = take_labels(
        rows, len(columns), before.standing if before else None, goes_on=before is not None
    )
    cells = list(heads)
    for at, band in enumerate(rows.bands, header_rows):
        cells += _band_cells(band, at, len(columns))
    for label in labels.found:
        height = label.last - label.first + 1
        width = label.block.last - label.block.first + 1
        glyphs = joined_lines(make_lines(label.block.runs))
        cells.append(
            PrintedCell(header_rows + label.first, label.block.first, height, width, glyphs)
        )
    inner = [(a.high + b.low) / 2 for a, b in pairwise(columns)]
    table = PrintedTable(
        region.box,
        sorted(cells, key=lambda cell: (cell.row, cell.column)),
        header_rows + len(rows.bands),
        [columns[0].low, *inner, columns[-1].high],
        header_rows=header_rows if header_rows or region.before else None,
        is_ruled=False,
    )
    names = frozenset("".join(g.char for g in cell.glyphs if g) for cell in heads)
    if region.before:
        names |= region.before.names
    low, high = min(region.box.left, columns[0].low), max(region.box.right, columns[-1].high)
    opened = Opened(
        list(columns),
        low,
        high,
        names,
        is_closed=region.is_closed,
        is_header=not rows.bands and not before,
        standing=labels.standing,
    )
    return Reading(table, opened)


def _band_cells(band: Band, row: int, width: int) -> list[PrintedCell]:
    """The cells of a row; one that reaches over several columns takes them all."""
    if band.is_group:
        runs = [run for block in band.blocks for run in block.runs]
        return [PrintedCell(row, 0, 1, width, joined_lines(make_lines(runs)))]
    return [
        PrintedCell(
            row, block.first, 1, block.last - block.first + 1, joined_lines(make_lines(block.runs))
        )
        for block in sorted(band.blocks, key=lambda b: (b.first, b.top))
    ]


def _count_header_lines(region: Region, known: Sequence[Span]) -> int:
    """How many lines come before the body: names of columns hold no figures but years."""
    lines = region.lines
    columns = find_columns(lines, known)
    if len(columns) < _LEAST_COLUMNS:
        return 0
    rows = find_rows(make_pieces(lines, columns), columns, region.rules)
    depth = _header_bands(rows.bands, len(columns), region.before)
    if not depth:
        return 0
    if depth >= len(rows.bands):
        return len(lines)
    bottom = rows.bands[depth].top
    return sum(1 for line in lines if (line.box.top + line.box.bottom) / 2 < bottom)


def _header_bands(bands: Sequence[Band], width: int, before: Opened | None) -> int:
    """How many of the first bands name columns."""
    levels = _levels(bands)
    figures = next(
        (at for at, level in enumerate(levels) if any(map(_has_figure, level))), len(levels)
    )
    if figures == 0:
        return 0
    if before is not None and not _repeats(bands[0], before):
        return len(levels[0]) if before.is_header and _is_lower(levels[0]) else 0
    named: set[int] = set()
    count = 0
    for at, level in enumerate(levels[: min(figures, _DEEPEST_HEADER)]):
        blocks = [block for band in level for block in band.blocks]
        own = {block.first for block in blocks if block.first == block.last}
        filled = {column for band in level for column in band.columns}
        is_body = own <= named and 0 in filled
        if at and (level[0].is_group or is_body or (named and len(filled) == width)):
            break
        named |= own
        count += len(level)
        if len(named) == width and not _goes_on(levels[at + 1 : figures]):
            break
    return count


def _is_lower(level: Sequence[Band]) -> bool:
    """Whether bands may be the finer names of a header: several of them, none for the first column."""
    columns = {column for band in level for column in band.columns}
    return len(columns) > 1 and 0 not in columns


def _goes_on(levels: Sequence[Sequence[Band]]) -> bool:
    """Whether the next level holds only the rest of names: nothing in the first column."""
    return bool(levels) and not any(0 in band.columns for band in levels[0])


def _levels(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands put together that stand closer than rows do: the lines of broken names beside each other."""
    gaps = [b.top - a.bottom for a, b in pairwise(bands)]
    usual = median(gaps) if gaps else 0.0
    levels = [[band] for band in bands[:1]]
    for gap, band in zip(gaps, bands[1:], strict=True):
        if gap < _CLOSE * usual:
            levels[-1].append(band)
        else:
            levels.append([band])
    return levels


def _has_figure(band: Band) -> bool:
    return any(is_figure(block.text) for block in band.blocks)


def _repeats(band: Band, before: Opened) -> bool:
    return all(block.text in before.names for block in band.blocks)
