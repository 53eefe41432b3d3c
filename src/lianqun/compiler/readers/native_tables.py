"""Tables that their format draws, to logical ones: headers, merged cells, page breaks."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.source import NativeCell, NativeTable
from lianqun.compiler.readers.table_breaks import PageBreak, mend_break
from lianqun.compiler.readers.table_grid import Grid, split_row
from lianqun.compiler.readers.table_headers import (
    Roles,
    header_role,
    is_attribute,
    is_header,
    is_value,
)
from lianqun.compiler.readers.table_rows import fill_blank_labels
from lianqun.model.document import Cell

_NOTE: Final = re.compile(r"(?:备?注|说明|资料来源|数据来源|来源)\s?[：:]|\*")
_UNIT: Final = re.compile(r"[（(]?(?:计量)?单位\s?[：:].{1,20}$")
_GROUP: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．,，]|[（(][一二三四五六七八九十]{1,3}[)）]|.*[（(]共?\s?\d+\s?[个项家][)）]$"
)
_LONGEST_HEADER: Final = 30
_LONGEST_NAME: Final = 60
_EDGE: Final = 6.0
_DEEPEST: Final = 3

Row = list[Cell | None]
"""The cells of a row by column; None where a column is part of the cell before it or nothing is drawn."""


@dataclass(slots=True)
class _Sheet:
    """A drawn table as a matrix: its own cells, those carried from merged ones, and which are merged.

    `tall` has column and row of the cells that take several rows, `full` the columns of those cells at
    its end that have no room for more.
    """

    table: NativeTable
    rows: list[list[Cell]]
    widths: list[list[int]]
    tall: set[tuple[int, int]]
    start: int
    end: int
    full: set[int] = field(default_factory=set)
    header_rows: int = 0


def read_native_tables(
    text: str,
    tables: Sequence[NativeTable],
    spans: Mapping[int, Span],
    breaks: "Breaks",
    *,
    roles: Roles,
) -> list[Grid]:
    """The logical tables among drawn ones; `spans` has each line's slice of the text.

    A table on a new page goes on with the one before where nothing stands between, the columns are the
    same, and it has the same header or none.
    """
    grids: list[Grid] = []
    above: _Sheet | None = None
    for table in tables:
        sheet = _lay_out(text, table, spans)
        if sheet is None:
            continue
        sheet.header_rows = _header_rows(sheet, roles)
        if table.is_ruled:
            _fill_lower_parts(sheet)
        if above is not None and grids and _completes_header(above, sheet, breaks, grids[-1]):
            grids.append(_with_header(grids.pop(), (above, sheet), roles))
        elif above is not None and grids and _goes_on(above, sheet, (breaks, roles), grids[-1]):
            _extend(text, grids[-1], (above, sheet), roles)
        else:
            grids.append(_new_grid(sheet, roles))
        above = sheet
    for grid in grids:
        fill_blank_labels(text, grid, roles)
    return [grid for grid in grids if grid.rows]


@dataclass(frozen=True, slots=True)
class Breaks:
    """What stands between tables: the lines that are no furniture or 续表 title, by number."""

    lines: Mapping[int, str] = field(default_factory=dict)

    def parts(self, above: int, first: int, last: int) -> bool:
        """Whether lines that mean something stand between `first` and `last`.

        The title of the table that goes on means nothing when a page repeats it; `above` is the first
        line of that table.
        """
        titles = {self.lines.get(above - 1), self.lines.get(above - 2)}
        between = (self.lines[at] for at in range(first + 1, last) if at in self.lines)
        return any(text not in titles for text in between)


def _lay_out(text: str, table: NativeTable, spans: Mapping[int, Span]) -> _Sheet | None:
    rows: list[list[Cell]] = []
    widths: list[list[int]] = []
    tall: set[tuple[int, int]] = set()
    full: set[int] = set()
    pending: dict[int, tuple[Cell, int]] = {}
    place = min((spans[row.line][0] for row in table.rows if row.line is not None), default=None)
    if place is None:
        return None
    start = at = place
    for row in table.rows:
        own = _own_cells(text, row.line, spans)
        cells = [Cell("", at, at)] * table.columns
        width = [1] * table.columns
        _carry_down(pending, cells)
        for native, cell in zip(row.cells, own, strict=False):
            _place(cells, width, native, cell)
            at = max(at, cell.end)
            if native.is_full:
                full.add(native.column)
            if native.rows > 1:
                tall.add((native.column, len(rows)))
                under = range(native.column, native.column + native.columns)
                pending |= {column: (Cell("", at, at), native.rows - 1) for column in under}
                pending[native.column] = (cell, native.rows - 1)
        rows.append(cells)
        widths.append(width)
    return _Sheet(table, rows, widths, tall, start, at, full)


def _fill_lower_parts(sheet: _Sheet) -> None:
    """Give empty cells over several rows the label above: on a page they are the lower part of its cell."""
    for column, first in sorted(sheet.tall):
        if first <= sheet.header_rows or _is_whole(sheet, first - 1):
            continue
        label = sheet.rows[first - 1][column]
        for cells in sheet.rows[first:]:
            if cells[column].text or not label.text:
                break
            cells[column] = Cell(label.text, label.end, label.end, is_carried=True)


def _carry_down(pending: dict[int, tuple[Cell, int]], cells: list[Cell]) -> None:
    """Give the cells that began in rows above their places in this one; `pending` counts the rows left."""
    for column, (cell, left) in list(pending.items()):
        cells[column] = Cell(cell.text, cell.start, cell.start, is_carried=bool(cell.text))
        pending[column] = (cell, left - 1)
        if left <= 1:
            del pending[column]


def _own_cells(text: str, line: int | None, spans: Mapping[int, Span]) -> tuple[Cell, ...]:
    return () if line is None else split_row(text, *spans[line])


def _place(cells: list[Cell], width: list[int], native: NativeCell, cell: Cell) -> None:
    if native.column >= len(cells):
        return
    cells[native.column] = cell
    width[native.column] = min(native.columns, len(cells) - native.column)


def _is_whole(sheet: _Sheet, row: int) -> bool:
    """Whether a row is one cell over all columns, or one filled cell and nothing else drawn beside it."""
    return sheet.widths[row][0] >= sheet.table.columns > 1


def _header_rows(sheet: _Sheet, roles: Roles) -> int:
    """How many rows, after those that run over all columns, name the columns."""
    first = _first_row(sheet)
    if sheet.table.header_rows is not None:
        return max(sheet.table.header_rows, first) if sheet.table.header_rows else 0
    if first >= len(sheet.rows):
        return first
    if not _names_columns(sheet, first, roles):
        return first
    depth = 1
    row = sheet.table.rows[first]
    if any(1 < cell.columns < sheet.table.columns for cell in row.cells):
        depth = 1 if _has_figures_below(sheet, first, roles) else 2
        depth = max([depth, *(cell.rows for cell in row.cells)])
    elif len({cell.rows for cell in row.cells}) > 1:
        depth = max(cell.rows for cell in row.cells)
    return min(first + min(depth, _DEEPEST), len(sheet.rows))


def _has_figures_below(sheet: _Sheet, first: int, roles: Roles) -> bool:
    """Whether the row below has a figure or a mark under the name of a single column.

    Then one name simply runs over the columns of category and indicator, and no row of finer names follows.
    """
    if first + 1 >= len(sheet.rows):
        return False
    single = [c.column for c in sheet.table.rows[first].cells if c.columns == c.rows == 1]
    below = [sheet.rows[first + 1][at] for at in single if at < len(sheet.rows[first + 1])]
    return any(is_value(cell.text) or is_attribute(cell.text, roles) for cell in below)


def _first_row(sheet: _Sheet) -> int:
    """The first row that is no title over all columns; a group's name is none."""
    at = 0
    while at < len(sheet.rows) and _is_whole(sheet, at) and at < 2:
        if _GROUP.match(sheet.rows[at][0].text):
            break
        at += 1
    return at


def _names_columns(sheet: _Sheet, first: int, roles: Roles) -> bool:
    texts = [cell.text for cell in sheet.rows[first]]
    filled = [text for text in texts if text]
    if any(len(text) > _LONGEST_NAME for text in filled):
        return False
    if is_header(texts, roles):
        return True
    if len(filled) < 2 or any(len(text) > _LONGEST_HEADER or "。" in text for text in filled):
        return False
    if any(is_value(t) and header_role(t, roles) != "year" for t in filled):
        return False
    below = [cell.text for row in sheet.rows[first + 1 :] for cell in row]
    longest = max((len(text) for text in below), default=0)
    return (
        any(is_value(text) for text in below) or longest > max(map(len, filled)) or len(filled) > 2
    )


def _goes_on(above: _Sheet, sheet: _Sheet, known: tuple[Breaks, Roles], grid: Grid) -> bool:
    breaks, roles = known
    if sheet.table.page == above.table.page or sheet.table.columns != above.table.columns:
        return False
    if breaks.parts(*_between(above, sheet)):
        return False
    if sheet.header_rows and _heads(sheet) in grid.header_rows:
        return True
    same = zip(above.table.edges, sheet.table.edges, strict=False)
    has_same_edges = all(abs(a - b) <= _EDGE for a, b in same)
    if sheet.header_rows and _has_own_header(sheet, roles):
        return False
    return has_same_edges or not sheet.table.edges or not sheet.header_rows


def _completes_header(above: _Sheet, sheet: _Sheet, breaks: Breaks, grid: Grid) -> bool:
    """Whether a page broke a table inside its header: names stand on the page before, finer ones on this."""
    if grid.rows or not grid.header or sheet.table.page == above.table.page:
        return False
    if breaks.parts(*_between(above, sheet)):
        return False
    if sheet.table.columns == above.table.columns:
        return bool(sheet.table.header_rows) and not sheet.rows[0][0].text
    if sheet.table.columns < above.table.columns:
        return False
    return all(any(abs(a - b) <= _EDGE for b in sheet.table.edges) for a in above.table.edges)


def _with_header(grid: Grid, sheets: tuple[_Sheet, _Sheet], roles: Roles) -> Grid:
    """The table of two pages whose header the break parted."""
    above, sheet = sheets
    places = list(range(sheet.table.columns))
    if sheet.table.columns > above.table.columns:
        middles = [(a + b) / 2 for a, b in pairwise(sheet.table.edges)]
        places = [bisect_right(above.table.edges, middle) - 1 for middle in middles]
    last = len(grid.header) - 1
    grid.header = tuple(grid.header[min(max(at, 0), last)] for at in places)
    for at in range(max(sheet.header_rows, 1)):
        grid.extend_header(tuple(_lower(sheet, at)), roles)
    _add_rows(grid, sheet, max(sheet.header_rows, 1))
    return grid


def _between(above: _Sheet, sheet: _Sheet) -> tuple[int, int, int]:
    """The numbers of the first line of a table, its last one, and the first of another."""
    lines = [row.line for row in above.table.rows if row.line is not None]
    return min(lines), max(lines), min(row.line for row in sheet.table.rows if row.line is not None)


def _heads(sheet: _Sheet) -> tuple[str, ...]:
    at = sheet.header_rows - 1
    return tuple(cell.text for cell in sheet.rows[at])


def _has_own_header(sheet: _Sheet, roles: Roles) -> bool:
    """Whether the rows taken for a header name columns, and are not simply the next rows."""
    first = _first_row(sheet)
    texts = [
        cell.text for row in sheet.rows[first : sheet.header_rows] for cell in row if cell.text
    ]
    row = sheet.rows[first]
    if sheet.table.edges and not row[0].text and any(len(text) > _LONGEST_HEADER for text in texts):
        return False
    if is_header(texts, roles):
        return True
    return (
        all(cell.text for cell in row) and not any(is_value(text) for text in texts) and first > 0
    )


def _new_grid(sheet: _Sheet, roles: Roles) -> Grid:
    first = _first_row(sheet) if sheet.header_rows else 0
    titles = [sheet.rows[at][0].text for at in range(first)]
    header: tuple[Cell, ...] = ()
    if sheet.header_rows > first:
        header = _spread(sheet, first)
    captions = [title for title in titles if not _UNIT.match(title)]
    grid = Grid(header, sheet.start, sheet.end, captions[0] if captions else "")
    grid.box = sheet.table.box
    grid.is_ruled = sheet.table.is_ruled
    grid.notes += [title for title in titles if _UNIT.match(title)]
    grid.header_rows.add(tuple(cell.text for cell in header))
    for at in range(first + 1, sheet.header_rows):
        grid.extend_header(tuple(_lower(sheet, at)), roles)
    if sheet.header_rows:
        grid.header_rows.add(_heads(sheet))
    _add_rows(grid, sheet, sheet.header_rows)
    return grid


def _spread(sheet: _Sheet, row: int) -> tuple[Cell, ...]:
    """A header row with the name of a cell over several columns given to each of them."""
    cells = list(sheet.rows[row])
    for column, width in enumerate(sheet.widths[row]):
        for beside in range(column + 1, column + width):
            cells[beside] = cells[column]
    return tuple(cells)


def _lower(sheet: _Sheet, row: int) -> list[Cell]:
    """A lower header row without what is carried from above."""
    return [
        Cell("", cell.start, cell.start) if cell.is_carried else cell
        for cell in _spread(sheet, row)
    ]


def _extend(text: str, grid: Grid, sheets: tuple[_Sheet, _Sheet], roles: Roles) -> None:
    """Add the rows of a table that goes on on a new page."""
    above, sheet = sheets
    first = sheet.header_rows if sheet.header_rows and _heads(sheet) in grid.header_rows else 0
    if first == 0:
        while (
            first < len(sheet.rows)
            and _is_whole(sheet, first)
            and sheet.rows[first][0].text == grid.caption
        ):
            first += 1
    before = len(grid.rows)
    _add_rows(grid, sheet, first)
    blank = (at for at, row in sheet.tall if row == first and not sheet.rows[row][at].text)
    page = PageBreak(
        before,
        is_open=above.table.is_open_below,
        is_open_here=sheet.table.is_open_above,
        full=frozenset(above.full),
        blank=frozenset(blank),
    )
    mend_break(text, grid, page, roles)


def _add_rows(grid: Grid, sheet: _Sheet, first: int) -> None:
    group = grid.groups[-1] if grid.groups else Cell("", sheet.start, sheet.start)
    for at in range(first, len(sheet.rows)):
        cells = sheet.rows[at]
        if not any(cell.text for cell in cells):
            continue
        if _is_whole(sheet, at):
            if _NOTE.match(cells[0].text) or _UNIT.match(cells[0].text):
                grid.notes.append(cells[0].text)
            else:
                group = cells[0]
            continue
        grid.rows.append(_with_widths(cells, sheet.widths[at]))
        grid.groups.append(group)
    grid.tall |= {column for column, row in sheet.tall if row >= sheet.header_rows}
    grid.end = max(grid.end, sheet.end)


def _with_widths(cells: Sequence[Cell], widths: Sequence[int]) -> list[Cell]:
    """The row with the text of a cell over several columns given to each of them."""
    row = list(cells)
    for column, width in enumerate(widths):
        for beside in range(column + 1, min(column + width, len(row))):
            row[beside] = Cell(
                row[column].text, row[column].start, row[column].start, is_carried=True
            )
    return row
