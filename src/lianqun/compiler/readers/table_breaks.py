"""What the end of a page breaks in a drawn table: a row, a label for several rows, or nothing."""

from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.table_grid import Grid, join_cells
from lianqun.compiler.readers.table_headers import Roles, is_value
from lianqun.compiler.readers.table_rows import serial_column
from lianqun.model.document import Cell

_LEAST_FILLED: Final = 4
_PROOF_REACH: Final = 100_000
"""Characters before and behind a table in which a label broken by the page may stand as a whole."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a table goes on on a new page: the number of its first row there, and what is drawn.

    `is_open` tells that the row above was left open below, `is_open_here` that this one is open above; `full` are the columns whose last cell above has no room for more, `blank` those
    whose first cell here is empty and takes several rows.
    """

    at: int
    is_open: bool = False
    is_open_here: bool = False
    full: frozenset[int] = frozenset()
    blank: frozenset[int] = frozenset()


def mend_break(text: str, grid: Grid, page: PageBreak, roles: Roles) -> None:
    """Join the row and the labels that the end of a page broke, and carry labels over it."""
    at = page.at
    if not 0 < at < len(grid.rows) or grid.groups[at] != grid.groups[at - 1]:
        return
    if _is_rest(grid, page, roles):
        _join_rows(text, grid, at)
    if at < len(grid.rows):
        for column in sorted(grid.tall | {0}):
            _carry_over(text, grid, page, column)


def _is_rest(grid: Grid, page: PageBreak, roles: Roles) -> bool:
    """Whether the first row on a page is the rest of the last one on the page before."""
    row, above = grid.rows[page.at], grid.rows[page.at - 1]
    filled = [column for column, cell in enumerate(row) if cell.text and not cell.is_carried]
    if any(is_value(row[column].text) and is_value(above[column].text) for column in filled):
        return False  # a page breaks no figure in two
    if not all(above[column].text for column in filled):
        return False
    if page.is_open or len(filled) == len(row):
        return page.is_open
    serial = serial_column(grid, roles)
    if serial is not None:
        return serial not in filled and bool(above[serial].text)
    return page.full.issuperset(filled) and _lacks_keys(grid, page, filled)


def _lacks_keys(grid: Grid, page: PageBreak, filled: list[int]) -> bool:
    """Whether the first row on a page lacks what makes a row one by itself."""
    row, above = grid.rows[page.at], grid.rows[page.at - 1]
    keys = [column for column in range(len(row)) if column not in grid.tall]
    lacking = [c for c in keys if not row[c].text and _is_always_filled(grid, page.at, c)]
    is_poor = bool(lacking) and 2 * len(lacking) >= len(keys)
    is_row = any(is_value(row[column].text) for column in filled[1:]) or set(keys[:1]) <= set(
        filled
    )
    if is_row and not page.is_open_here and not is_poor:
        return False
    return any(not row[c].text and above[c].text for c in keys)


def _is_always_filled(grid: Grid, at: int, column: int) -> bool:
    """Whether a column is empty in no row but one."""
    others = [row[column].text for n, row in enumerate(grid.rows) if n != at]
    return len(others) >= _LEAST_FILLED and all(others)


def _join_rows(text: str, grid: Grid, at: int) -> None:
    rest = grid.rows.pop(at)
    grid.groups.pop(at)
    for column, cell in enumerate(rest):
        if cell.text and not cell.is_carried and column < len(grid.rows[at - 1]):
            _join_labels(text, grid, at, (column, cell))


def _join_labels(text: str, grid: Grid, at: int, rest: tuple[int, Cell]) -> None:
    """Put the rest of a cell to the cell above the break, and the whole in all rows of either part."""
    column, cell = rest
    first = at - 1
    while first and grid.rows[first][column].is_carried:
        first -= 1
    whole = join_cells(text, [grid.rows[first][column], cell])
    grid.rows[first][column] = whole
    carried = Cell(whole.text, whole.start, whole.start, is_carried=True)
    for row in grid.rows[first + 1 : at]:
        row[column] = carried
    for row in grid.rows[at:]:
        if row[column].text != cell.text or (row[column] != cell and not row[column].is_carried):
            break
        row[column] = carried


def _carry_over(text: str, grid: Grid, page: PageBreak, column: int) -> None:
    """Carry a merged label over the break to the rows that lack it, or join it where it is broken itself."""
    row = grid.rows[page.at]
    label = grid.rows[page.at - 1][column]
    if not label.text:
        return
    if row[column].text:
        if column in page.full and _is_broken(text, grid, label, row[column]):
            _join_labels(text, grid, page.at, (column, row[column]))
        return
    is_leading = all(at in grid.tall for at in range(column + 1))
    if not (is_leading or column in page.blank or all(c.text for c in row[column + 1 :][:1])):
        return
    for below in grid.rows[page.at :]:
        if below[column].text:
            break
        below[column] = Cell(label.text, label.start, label.start, is_carried=True)


def _is_broken(text: str, grid: Grid, label: Cell, rest: Cell) -> bool:
    """Whether the label of a new page is the rest of the one above: a lone character, or the whole stands elsewhere."""
    if rest.is_carried or is_value(rest.text):
        return False
    reach = max(0, grid.start - _PROOF_REACH), grid.end + _PROOF_REACH
    return len(rest.text) == 1 or text.find(label.text + rest.text, *reach) >= 0
