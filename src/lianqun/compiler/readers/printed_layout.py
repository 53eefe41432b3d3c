"""The rows of a printed table laid out: a cell for each column.

Where cells line up, columns of white space tell which is which (`aligned_columns`); else the number of
cells does, and what they are (`short_rows`).
"""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.aligned_columns import AlignedRow, place_cells
from lianqun.compiler.readers.printed_rows import Cells, PrintedTable
from lianqun.compiler.readers.short_rows import Columns, place_header, place_short_row
from lianqun.compiler.readers.table_grid import GROUP
from lianqun.compiler.readers.table_headers import Roles, header_role, is_header, is_value
from lianqun.text.characters import make_plain

_TITLE: Final = (
    r"(?:附?表|专\s?栏)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"|[^。；，]{2,30}{table_noun|table_noun_beside}(?:[（(].{1,20}[)）])?$"
)
_SPACE: Final = re.compile(r"\s+")
_MIN_ROWS: Final = 3
_MIN_COLUMNS: Final = 3
_MOSTLY: Final = 0.8
_NEARLY_ALL: Final = 0.9


def lay_out(original: str, table: PrintedTable, roles: Roles, *, is_tabbed: bool) -> bool:
    """Give each row a cell for each column; tells whether the rows hold a table."""
    if is_tabbed:
        count = max((len(cells) for cells in table.rows.values()), default=0)
        full = sum(1 for cells in table.rows.values() if sum(b > a for a, b in cells) > 1)
        if full < (2 if count > 2 else 3):
            return False
        _place_short(original, table, count, roles)
        return True
    usual = _usual_length(table)
    placed = 0 if _is_regular(original, table, usual) else _place_aligned(original, table)
    count = placed or usual
    if count < _MIN_COLUMNS or not _is_table(original, table, count, roles):
        return False
    if not placed:
        _place_short(original, table, count, roles)
    return True


def _usual_length(table: PrintedTable) -> int:
    """How many cells rows parted by any white space have: those of the header where rows have as many."""
    lengths = [len(cells) for cells in table.rows.values()]
    first = lengths[0] if lengths else 0
    whole = sum(1 for length in lengths if first - 2 <= length <= first or length == 1)
    return first if whole >= _MOSTLY * len(lengths) and lengths.count(first) > 1 else 0


def _is_regular(original: str, table: PrintedTable, usual: int) -> bool:
    """Whether all rows have as many cells as the header: then nothing needs to be lined up."""
    lengths = [len(cells) for cells in table.rows.values() if not _is_label(original, cells)]
    return usual > 0 and all(length == usual for length in lengths)


def _is_table(original: str, table: PrintedTable, count: int, roles: Roles) -> bool:
    """Whether rows parted by white space are a table: they have a header or figures, and are enough."""
    rows = [[original[start:end].strip() for start, end in cells] for cells in table.rows.values()]
    if len(rows) < _MIN_ROWS:
        return False
    full = sum(1 for row in rows if 2 * sum(map(bool, row)) >= count)
    if 2 * full < len(rows):
        return False
    if table.is_noted or is_header(rows[0], roles) or header_role(rows[0][0], roles):
        return True
    if roles.document.pattern(_TITLE).match(table.title):
        return True
    whole = [row for row in rows if len(row) == count]
    columns = (sum(1 for row in whole if is_value(row[at])) for at in range(count))
    return len(whole) >= _MIN_ROWS and any(2 * figures >= len(whole) for figures in columns)


def _place_aligned(original: str, table: PrintedTable) -> int:
    """Put the cells under the columns of white space; the number of columns, 0 where none line up."""
    rows = dict(table.rows)
    upper = {at for at in table.headers if at + 1 in table.headers}
    aligned = [
        AlignedRow(original.rfind("\n", 0, cells[0][0]) + 1, cells, at in upper)
        for at, cells in rows.items()
        if not _is_label(original, cells)
    ]
    names = sum(len(rows[at]) for at in sorted(table.headers)[: 2 if upper else 1])
    usual = max(names, *map(len, rows.values()))
    is_certain = not upper and names == usual and bool(table.headers)
    found = (
        place_cells(original, aligned, usual, is_certain=is_certain) if len(aligned) > 1 else None
    )
    if found is None:
        return 0
    places, count = found
    lines = [at for at, cells in rows.items() if not _is_label(original, cells)]
    for at, columns in zip(lines, places, strict=True):
        table.rows[at] = spread_cells(rows[at], columns, max(count, columns[-1] + 1))
    table.rests = _rests_in_blocks(table)
    for at in upper:
        table.rows[at] = over_their_columns(table.rows[at], table.rows[at + 1])
    return count


def _rests_in_blocks(table: PrintedTable) -> set[int]:
    """The lines that go on with the row above where blank lines part rows that take several lines.

    So it is where some column has exactly one cell between two blank lines.
    """
    blocks: list[list[int]] = []
    for at in table.rows:
        if at in table.headers:
            continue
        if not blocks or at in table.gaps:
            blocks.append([])
        blocks[-1].append(at)
    long = [block for block in blocks if len(block) > 1]
    if len(blocks) < _MIN_ROWS or 4 * len(long) < len(blocks):
        return set()
    width = max(len(cells) for cells in table.rows.values())
    once = (sum(1 for block in blocks if _filled(table, block, at) == 1) for at in range(width))
    if max(once) < _NEARLY_ALL * len(blocks):
        return set()
    return {at for block in long for at in block[1:]}


def _filled(table: PrintedTable, block: Sequence[int], column: int) -> int:
    """How many lines of a block have a cell in a column."""
    rows = (table.rows[at] for at in block)
    return sum(1 for row in rows if column < len(row) and row[column][1] > row[column][0])


def over_their_columns(upper: Cells, lower: Cells) -> Cells:
    """The upper header with each name that stands over several columns put over the first of them.

    Such a name may be printed in their middle; the names below tell which columns are meant.
    """
    row = list(upper)
    at = 0
    while at < len(row):
        stop = at
        while stop < min(len(row), len(lower)) and lower[stop][1] > lower[stop][0]:
            stop += 1
        names = [cell for cell in row[at:stop] if cell[1] > cell[0]]
        if names and (stop - at) % len(names) == 0:
            width = (stop - at) // len(names)
            for place in range(at, stop):
                name = names[(place - at) // width]
                row[place] = name if (place - at) % width == 0 else (name[1], name[1])
        at = max(stop, at + 1)
    return row


def _is_label(original: str, cells: Cells) -> bool:
    return len(cells) == 1 and bool(GROUP.match(original, *cells[0]))


def spread_cells(cells: Cells, columns: Sequence[int], count: int) -> Cells:
    """A row of `count` cells, those of the row in the columns given, the others empty."""
    by_column = dict(zip(columns, cells, strict=True))
    end = cells[0][0]
    whole: Cells = []
    for column in range(count):
        whole.append(by_column.get(column, (end, end)))
        end = whole[-1][1]
    return whole


def _place_short(original: str, table: PrintedTable, count: int, roles: Roles) -> None:
    """Put the cells of rows that lack some into their columns, where that is sure."""
    texts = {
        at: [_SPACE.sub("", make_plain(original[start:end])) for start, end in cells]
        for at, cells in table.rows.items()
    }
    sums = roles.document.words("sum_label")
    body = [
        row
        for at, row in texts.items()
        if len(row) == count and at not in table.headers and 2 * sum(map(bool, row)) > count
    ]
    body = [row for row in body if not row[0].startswith(sums)] or body
    if not body or all(len(row) in (1, count) for row in texts.values()):
        return
    columns = Columns(body, count, roles)
    header = _place_header(table, texts, columns)
    names = _names(texts[min(table.headers, default=min(texts))], header, count)
    for at, row in texts.items():
        places = header.get(tuple(row)) if len(row) < count else None
        if places is None and at not in table.headers:
            places = place_short_row(row, columns, names)
        if places:
            table.rows[at] = spread_cells(table.rows[at], places, count)


def _names(first: list[str], placed: dict[tuple[str, ...], list[int]], count: int) -> list[str]:
    """What the first header row names each column; "" where that is not known."""
    names = [""] * count
    for name, at in zip(first, placed.get(tuple(first), range(len(first))), strict=False):
        names[at] = name
    return names


def _place_header(
    table: PrintedTable, texts: dict[int, list[str]], columns: Columns
) -> dict[tuple[str, ...], list[int]]:
    """The columns of a header of two rows that leaves no place for what it spans, by its texts."""
    lines = sorted(table.headers)[:2]
    if len(lines) < 2 or lines[1] != lines[0] + 1 or len(texts[lines[0]]) >= columns.count:
        return {}
    upper, lower = texts[lines[0]], texts[lines[1]]
    placed = place_header(upper, lower, columns)
    if placed is None:
        return {}
    names = {tuple(upper): placed.upper, tuple(lower): placed.lower}
    if not placed.is_sure:
        table.doubtful = lines[0]
    table.headers |= {at for at, row in texts.items() if tuple(row) in names}
    return names
