"""Rows of cells to logical tables: headers, rows broken by lines or pages, merged cells.

What is printed stays as printed: a row with too few or too many cells, or with two cells that seem
to have changed places, is kept and reported.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lianqun.compiler.readers.row_rests import learn_body
from lianqun.compiler.readers.table_categories import carry_categories, carry_drawn_labels
from lianqun.compiler.readers.table_grid import GROUP, Grid, Kinds, PrintedRow, join_cells
from lianqun.compiler.readers.table_headers import Roles, header_role, is_header, is_value
from lianqun.model.document import Cell

_NOTE = re.compile(r"(?:备?注|说明|资料来源|数据来源|来源)\s?[：:]|\*\S")
_NOTE_ITEM = re.compile(r"\d{1,2}\s?[.．、]\s?\S|[①-⑳]")
_ORGANISATION = r".*{organisation_end}$"
_FEWEST_COLUMNS = 4
_LONG_LABEL = 6
_LONGEST_HEADER_CELL = 12
_MAJORITY = 0.6


def read_grids(text: str, rows: Sequence[PrintedRow], roles: Roles) -> list[Grid]:
    """The logical tables that a run of printed rows holds; a repeated header joins two pages."""
    grids: list[Grid] = []
    pending: list[PrintedRow] = []
    for index, row in enumerate(rows):
        names = tuple(cell.text for cell in row.cells)
        if not _names_columns(row, index, rows, roles):
            pending.append(row)
        elif grids and names in grids[-1].header_rows:
            pending.append(PrintedRow((), is_after_gap=True))
        elif grids and not pending and not grids[-1].rows:
            grids[-1].extend_header(row.cells, roles)
        else:
            caption = _take_caption(pending)
            _flush(text, grids, pending, roles)
            grids.append(_new_grid(row.cells, caption))
            pending = []
    _flush(text, grids, pending, roles)
    return [grid for grid in grids if len(grid.rows) > 1 or (grid.rows and grid.header)]


def _names_columns(row: PrintedRow, index: int, rows: Sequence[PrintedRow], roles: Roles) -> bool:
    if is_header([cell.text for cell in row.cells], roles):
        return True
    if row.is_header and (row.is_sure or index > 0 or any(other.is_header for other in rows[1:])):
        return True
    return index == 0 and (_heads(row, rows) or _heads_figures(row, rows, roles))


def _new_grid(header: tuple[Cell, ...], caption: Cell | None) -> Grid:
    kept = header
    while kept and not kept[-1].text:
        kept = kept[:-1]
    start = caption.start if caption else header[0].start
    grid = Grid(kept, start, header[-1].end, caption.text if caption else "")
    grid.header_rows.add(tuple(cell.text for cell in header))
    return grid


def _heads(row: PrintedRow, rows: Sequence[PrintedRow]) -> bool:
    """Whether a first row without known words still names the columns: short words, no figures."""
    texts = [cell.text for cell in row.cells]
    if len(texts) < 2 or not all(texts) or any(is_value(t) for t in texts):
        return False
    if any(len(t) > _LONGEST_HEADER_CELL or "。" in t for t in texts):
        return False
    same = [other for other in rows[1:] if len(other.cells) == len(texts)]
    longest = max((len(c.text) for other in same for c in other.cells), default=0)
    has_figures = any(is_value(c.text) for other in same for c in other.cells)
    return has_figures or longest > _LONGEST_HEADER_CELL


def _heads_figures(row: PrintedRow, rows: Sequence[PrintedRow], roles: Roles) -> bool:
    """Whether a first row names the columns of figures, its corner left empty over the rows' names."""
    names = [cell.text for cell in row.cells[1:]]
    if row.cells[0].text or not names or not all(names):
        return False
    if any(is_value(name) and header_role(name, roles) != "year" for name in names):
        return False
    body = [[c.text for c in other.cells] for other in rows[1:] if len(other.filled) > 1]
    return bool(body) and all(
        len(texts) == len(row.cells)
        and texts[0]
        and not is_value(texts[0])
        and any(map(is_value, texts[1:]))
        for texts in body
    )


def _take_caption(rows: list[PrintedRow]) -> Cell | None:
    """The last row where it is the title of the table that follows; it is taken out."""
    if not rows or rows[-1].filled != [0] or len(rows[-1].cells) == 1:
        return None
    title = rows[-1].cells[0]
    if GROUP.match(title.text):
        return None
    rows.pop()
    return title


def _flush(text: str, grids: list[Grid], rows: list[PrintedRow], roles: Roles) -> None:
    """Put the collected rows into the last table, or into one without header."""
    if not rows:
        return
    if not grids:
        grids.append(Grid((), rows[0].cells[0].start if rows[0].cells else 0, 0))
    _fill(text, grids[-1], rows, roles)


def _fill(text: str, grid: Grid, rows: list[PrintedRow], roles: Roles) -> None:
    printed = [row for row in rows if row.cells]
    if not printed:
        return
    columns = len(grid.header) or Counter(len(r.cells) for r in printed).most_common(1)[0][0]
    serial = _serial_column(printed, columns, grid.header, roles)
    rows = _with_whole_names(text, rows, columns, serial)
    values = _value_columns(printed, columns)
    body = learn_body(rows, columns, (serial, values), roles)
    group = Cell("", grid.end, grid.end)
    broken = is_broken = False
    for row in rows:
        if not row.cells:
            broken = is_broken = True
            continue
        after = is_broken or row.is_after_gap
        is_broken = False
        grid.end = max(grid.end, row.cells[-1].end)
        if row.filled == [0] and _is_note(row.cells[0].text, grid.notes):
            grid.notes.append(row.cells[0].text)
        elif _is_group(row, columns, serial, after=after):
            group = row.cells[row.filled[0]]
        elif grid.rows and body.continues(row, grid.rows[-1], after=after):
            _append(text, grid.rows[-1], row)
        elif row.filled:
            grid.breaks |= {len(grid.rows)} if broken else set()
            broken = False
            grid.rows.append(_regular(grid, row, columns, (serial, values)))
            grid.groups.append(group)
    carry_categories(text, grid, (serial, values), roles)
    _report_swapped(grid, roles)


def _with_whole_names(
    text: str, rows: list[PrintedRow], columns: int, serial: int | None
) -> list[PrintedRow]:
    """The rows, with those joined whose name was broken before its figures: 4 | 研发经费占 / 营业收入比重 | % | 1.8."""
    if serial != 0 or columns < _FEWEST_COLUMNS:
        return rows
    joined: list[PrintedRow] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above is None or not _opens_name(above) or not _ends_name(row, columns):
            joined.append(row)
            continue
        at = 0 if row.cells[0].text else 1
        name = join_cells(text, [above.cells[1], row.cells[at]])
        joined[-1] = replace(row, cells=(above.cells[0], name, *row.cells[at + 1 :]))
    return joined


def _opens_name(row: PrintedRow) -> bool:
    """Whether a row holds a number of the rows and a name, and no more."""
    return row.filled == [0, 1] and row.cells[0].text.isdigit() and not is_value(row.cells[1].text)


def _ends_name(row: PrintedRow, columns: int) -> bool:
    """Whether a row has everything but a number."""
    cells = row.cells if row.cells and row.cells[0].text else row.cells[1:]
    if len(cells) != columns - 1 or is_value(cells[0].text):
        return False
    return all(cell.text for cell in cells) and any(is_value(cell.text) for cell in cells[1:])


def _serial_column(
    rows: list[PrintedRow], columns: int, header: tuple[Cell, ...], roles: Roles
) -> int | None:
    """The column that numbers the rows, None when there is none."""
    for column in range(min(columns, 3)):
        if column < len(header) and header_role(header[column].text, roles) == "serial":
            return column
        texts = [r.cells[column].text for r in rows if column < len(r.cells)]
        numbers = [int(t) for t in texts if t.isascii() and t.isdigit() and len(t) < 6]
        rising = sum(1 for a, b in pairwise(numbers) if b == a + 1)
        if len(numbers) >= 3 and rising >= _MAJORITY * len(rows) - 1 and numbers[0] <= 1:
            return column
    return None


def _value_columns(rows: list[PrintedRow], columns: int) -> list[int]:
    found: list[int] = []
    for column in range(1, columns):
        texts = [r.cells[column].text for r in rows if column < len(r.cells)]
        filled = [t for t in texts if t]
        if filled and sum(map(is_value, filled)) >= _MAJORITY * len(filled):
            found.append(column)
    return found


def _is_group(row: PrintedRow, columns: int, serial: int | None, *, after: bool) -> bool:
    """Whether a row only names the group of the rows that follow; `after` tells that a page ended before it."""
    if len(row.filled) != 1 or columns < 2:
        return False
    label = row.cells[row.filled[0]].text
    if row.filled[0] != 0 or label.isdigit():
        return False
    if GROUP.match(label):
        return True
    is_whole_row = len(row.cells) > 1 and not (after and "，" in label)
    return is_whole_row and (serial == 0 or len(label) > _LONG_LABEL)


def _append(text: str, above: list[Cell], row: PrintedRow) -> None:
    """Join each cell of a broken row to the cell above it."""
    last = max((i for i, c in enumerate(above) if c.text), default=0)
    for index in row.filled:
        at = last if len(row.cells) == 1 else min(index, len(above) - 1)
        above[at] = join_cells(text, [above[at], row.cells[index]])


def _regular(grid: Grid, row: PrintedRow, columns: int, kinds: Kinds) -> list[Cell]:
    """The row with as many cells as there are columns; what does not fit is reported.

    A row that lacks cells is put so that its figures stand under figures where only that is possible.
    """
    serial, values = kinds
    cells = list(row.cells)
    while len(cells) > columns and not cells[-1].text:
        cells.pop()
    if len(cells) < columns and serial and cells[0].text.isdigit():
        cells = [Cell("", cells[0].start, cells[0].start)] * serial + cells
    if len(cells) != columns:
        arguments = {"expected": str(columns), "found": str(len(cells))}
        span = (row.cells[row.filled[0]].start, row.cells[row.filled[-1]].end)
        grid.issues.append(("table_row_irregular", *span, arguments))
        cells = _aligned(cells, columns, values)
    return cells


def _aligned(cells: list[Cell], columns: int, values: list[int]) -> list[Cell]:
    """The cells with empty ones put in before the figures, or behind all when that does not fit."""
    missing = columns - len(cells)
    if missing <= 0:
        return cells
    first = min(values, default=columns)
    for wanted in (first - missing, len(cells)):
        at = max(min(wanted, len(cells)), 0)
        end = cells[at - 1].end if at else cells[0].start
        whole = [*cells[:at], *[Cell("", end, end)] * missing, *cells[at:]]
        if all(is_value(whole[c].text) for c in values):
            break
    return whole


def _is_note(text: str, before: Sequence[str]) -> bool:
    """Whether a row alone in its place is a note, or goes on with the notes before."""
    return bool(_NOTE.match(text) or (before and _NOTE_ITEM.match(text)))


def fill_blank_labels(text: str, grid: Grid, roles: Roles) -> None:
    """Carry labels down the leading columns of a drawn table where its author left cells blank.

    Columns with merged cells are left as they are: there the drawing says how far a label reaches, but
    on pages not always.
    """
    if not grid.rows:
        return
    printed = [PrintedRow(tuple(row), is_after_gap=False) for row in grid.rows]
    columns = max(len(row) for row in grid.rows)
    serial = _serial_column(printed, columns, grid.header, roles)
    values = _value_columns(printed, columns)
    if grid.tall and grid.is_ruled:
        carry_drawn_labels(grid, serial, roles)
    elif not grid.tall and all(len(row) == columns for row in grid.rows):
        carry_categories(text, grid, (serial, values), roles)
    _report_swapped(grid, roles)


def serial_column(grid: Grid, roles: Roles) -> int | None:
    """The column that numbers the rows of a drawn table, None when there is none."""
    printed = [PrintedRow(tuple(row), is_after_gap=False) for row in grid.rows]
    columns = max((len(row) for row in grid.rows), default=0)
    return _serial_column(printed, columns, grid.header, roles)


def _report_swapped(grid: Grid, roles: Roles) -> None:
    """Report rows whose name and builder seem to have changed places."""
    kinds = [header_role(cell.text, roles) for cell in grid.header]
    if "name" not in kinds or "builder" not in kinds:
        return
    name, builder = kinds.index("name"), kinds.index("builder")
    organisation = roles.document.pattern(_ORGANISATION)
    usual = sum(1 for row in grid.rows if organisation.match(row[builder].text))
    if usual < _MAJORITY * len(grid.rows):
        return
    for row in grid.rows:
        left, right = row[name], row[builder]
        if organisation.match(left.text) and right.text and not organisation.match(right.text):
            arguments = {"name": left.text, "builder": right.text}
            grid.issues.append(("table_cells_swapped", left.start, right.end, arguments))
