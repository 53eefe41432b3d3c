"""Rows of cells to logical tables: headers, rows broken by lines or pages, merged cells.

What is printed stays as printed: a row with too few or too many cells, or with two cells that seem
to have changed places, is kept and reported.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lianqun.compiler.readers.table_headers import Roles, header_role, is_header, is_value
from lianqun.model.document import Cell, ReadingIssue

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|.*[（(]共?\s?\d+\s?[个项家]"
)
_NOTE = re.compile(r"(?:备?注|说明|资料来源|数据来源|来源)\s?[：:]|\*\S")
_NOTE_ITEM = re.compile(r"\d{1,2}\s?[.．、]\s?\S|[①-⑳]")
_OPEN_END = ("，", "、", "；", "（")
_REST_START = ("，", "、", "；", "。", "）")
_ORGANISATION = r".*{organisation_end}$"
_LATIN_ENDS = re.compile(r"[A-Za-z]{2}")
_LONG_LABEL = 6
_LONGEST_HEADER_CELL = 12
_MAJORITY = 0.6
_NEARLY_ALL = 0.85
_ENOUGH_ROWS = 12
_ROW_ROLES = frozenset(("name", "builder", "content", "amount", "unit"))
_PROOF_REACH = 100_000


_Kinds = tuple[int | None, list[int]]
"""Which column numbers the rows, and which columns hold figures."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed row: its cells, and whether lines were left blank before it (a page break).

    `is_header` tells that it is known to name columns.
    """

    cells: tuple[Cell, ...]
    is_after_gap: bool
    is_header: bool = False

    @property
    def filled(self) -> list[int]:
        """Indices of the cells that are not empty."""
        return [index for index, cell in enumerate(self.cells) if cell.text]


@dataclass
class Grid:
    """A logical table while it is being built."""

    header: tuple[Cell, ...]
    start: int
    end: int
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    groups: list[Cell] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    issues: list[ReadingIssue] = field(default_factory=list)
    header_rows: set[tuple[str, ...]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    tall: set[int] = field(default_factory=set)
    """Columns with cells that are drawn over several rows; blanks below these mean nothing else."""
    box: str = ""
    """The title of the drawn box that the table stands in, for want of one of its own."""

    def extend_header(self, below: tuple[Cell, ...], roles: Roles) -> None:
        """Put a second header row under the first: a year stands alone, else both words do."""
        self.header_rows.add(tuple(cell.text for cell in below))
        over = Cell("", self.end, self.end)
        names: list[Cell] = []
        for at in range(max(len(self.header), len(below))):
            upper = self.header[at] if at < len(self.header) else Cell("", self.end, self.end)
            lower = below[at] if at < len(below) else Cell("", self.end, self.end)
            over = upper if upper.text else over
            if not lower.text or not over.text:
                names.append(lower if lower.text else upper)
            elif header_role(lower.text, roles) == "year":
                names.append(lower)
            else:
                names.append(Cell(over.text + lower.text, lower.start, lower.end))
        self.header = tuple(names)
        self.end = max(self.end, below[-1].end)


def make_cell(text: str, start: int, end: int) -> Cell:
    """The cell of text[start:end], white space at its ends left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(text[start:end], start, end)


def split_row(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a row of the normalised text, which parts them by tabs."""
    cells: list[Cell] = []
    while True:
        at = text.find("\t", start, end)
        stop = end if at < 0 else at
        cells.append(make_cell(text, start, stop))
        if at < 0:
            return tuple(cells)
        start = at + 1


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


def _names_columns(
    row: PrintedRow, index: int, rows: Sequence[PrintedRow], roles: Roles
) -> bool:
    if is_header([cell.text for cell in row.cells], roles):
        return True
    if row.is_header and (index > 0 or any(other.is_header for other in rows[1:])):
        return True
    return index == 0 and _heads(row, rows)


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


def _take_caption(rows: list[PrintedRow]) -> Cell | None:
    """The last row where it is the title of the table that follows; it is taken out."""
    if not rows or rows[-1].filled != [0] or len(rows[-1].cells) == 1:
        return None
    title = rows[-1].cells[0]
    if _NUMBERED.match(title.text):
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
    values = _value_columns(printed, columns)
    sure = _behind_rows(rows)
    never_empty = _filled_columns(sure, columns, 1.0) if len(sure) >= _ENOUGH_ROWS else []
    always = _filled_columns(sure, columns, _NEARLY_ALL)
    body = _Body(serial, values, always, never_empty, _has_labels(sure))
    group = Cell("", grid.end, grid.end)
    breaks = False
    for row in rows:
        if not row.cells:
            breaks = True
            continue
        grid.end = max(grid.end, row.cells[-1].end)
        if row.filled == [0] and _is_note(row.cells[0].text, grid.notes):
            grid.notes.append(row.cells[0].text)
        elif _is_group(row, columns, serial, after=breaks or row.is_after_gap):
            group = row.cells[row.filled[0]]
        elif grid.rows and body.continues(row, grid.rows[-1], after=breaks or row.is_after_gap):
            _append(text, grid.rows[-1], row)
        elif row.filled:
            if breaks:
                grid.breaks.add(len(grid.rows))
            grid.rows.append(_regular(grid, row, columns, (serial, values)))
            grid.groups.append(group)
        breaks = False
    _carry_categories(text, grid, (serial, values), roles)
    _report_swapped(grid, roles)


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
    if _NUMBERED.match(label):
        return True
    is_whole_row = len(row.cells) > 1 and not (after and "，" in label)
    return is_whole_row and (serial == 0 or len(label) > _LONG_LABEL)


def _is_note(text: str, before: Sequence[str]) -> bool:
    """Whether a row alone in its place is a note, or goes on with the notes before."""
    return bool(_NOTE.match(text) or (before and _NOTE_ITEM.match(text)))


@dataclass(frozen=True, slots=True)
class _Body:
    """What is known of a table's rows: which column numbers them, which hold figures, which are never empty.

    `has_labels` tells that the first column holds labels for several rows.
    """

    serial: int | None
    values: list[int]
    always: list[int]
    never_empty: list[int]
    has_labels: bool

    def continues(self, row: PrintedRow, above: list[Cell], *, after: bool) -> bool:
        """Whether a row only holds what was left of the row above; `after` tells that a page ended between."""
        if len(row.cells) == 1:
            return True
        if self.serial is not None:
            return self.serial >= len(row.cells) or not row.cells[self.serial].text
        if after and (self._is_poor(row, above) or self._is_open(row, above)):
            return True
        if row.cells[0].text or (self.has_labels and row.cells[1].text):
            return False
        if self.values:
            return not any(c < len(row.cells) and row.cells[c].text for c in self.values)
        return not row.cells[0].text and self._is_open(row, above)

    def _is_poor(self, row: PrintedRow, above: list[Cell]) -> bool:
        """Whether a row at the top of a page lacks its name, or half of what no row lacks."""
        named = 1 if self.has_labels else 0
        if not row.cells[named].text:
            return True
        pairs = zip(row.cells, above, strict=False)
        if any(is_value(cell.text) and is_value(over.text) for cell, over in pairs):
            return False
        lacking = [c for c in self.always if c >= len(row.cells) or not row.cells[c].text]
        if any(c in self.never_empty for c in lacking):
            return True
        return len(lacking) > 1 and 2 * len(lacking) >= len(self.always)

    def _is_open(self, row: PrintedRow, above: list[Cell]) -> bool:
        """Whether a cell of the row above waits for its rest: an open bracket, a comma at the break."""
        pairs = [(above[c].text, row.cells[c].text) for c in row.filled if c < len(above)]
        if len(row.filled) == len(row.cells) or not all(over for over, _ in pairs):
            return False
        return any(_is_unfinished(over, under) for over, under in pairs)


def _filled_columns(rows: list[PrintedRow], columns: int, share: float) -> list[int]:
    """The columns that at least this share of the rows fill."""
    whole = [row for row in rows if len(row.cells) == columns and len(row.filled) > 1]
    return [
        column
        for column in range(columns)
        if sum(1 for row in whole if row.cells[column].text) >= share * len(whole) > 0
    ]


def _behind_rows(rows: list[PrintedRow]) -> list[PrintedRow]:
    """The rows that stand behind another on their page: no rests of the page before."""
    pairs = pairwise(rows)
    return [row for above, row in pairs if row.cells and above.cells and not row.is_after_gap]


def _has_labels(rows: list[PrintedRow]) -> bool:
    """Whether the first column names several rows at once: it is often empty beside a full second one."""
    blank = [row for row in rows if len(row.cells) > 2 and not row.cells[0].text]
    return sum(1 for row in blank if row.cells[1].text) > 1


def _is_unfinished(text: str, rest: str) -> bool:
    """Whether a cell's text goes on in another: a bracket stands open, or a comma parts the two."""
    if text.endswith(_OPEN_END) or rest.startswith(_REST_START):
        return True
    return any(text.count(a) > text.count(b) for a, b in ("（）", "()", "“”", "《》"))


def _append(text: str, above: list[Cell], row: PrintedRow) -> None:
    """Join each cell of a broken row to the cell above it."""
    last = max((i for i, c in enumerate(above) if c.text), default=0)
    for index in row.filled:
        at = last if len(row.cells) == 1 else min(index, len(above) - 1)
        above[at] = join_cells(text, [above[at], row.cells[index]])


def join_cells(text: str, cells: Sequence[Cell]) -> Cell:
    """One cell of several printed pieces of `text`, with where each stands."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) <= 1:
        return filled[0] if filled else cells[0]
    whole = filled[0].text
    for cell in filled[1:]:
        parted = " " if _LATIN_ENDS.match(whole[-1] + cell.text[0]) else ""
        whole += parted + cell.text
    pieces = tuple(span for cell in filled for span in (cell.pieces or ((cell.start, cell.end),)))
    is_one_slice = all(text[a[1] : b[0]].isspace() for a, b in pairwise(pieces))
    return Cell(whole, pieces[0][0], pieces[-1 if is_one_slice else 0][1], pieces=pieces)


def _regular(grid: Grid, row: PrintedRow, columns: int, kinds: _Kinds) -> list[Cell]:
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


def fill_blank_labels(text: str, grid: Grid, roles: Roles) -> None:
    """Carry labels down the leading columns of a drawn table where its author left cells blank.

    Columns with merged cells are left as they are: there the drawing says how far a label reaches.
    """
    if not grid.rows:
        return
    printed = [PrintedRow(tuple(row), is_after_gap=False) for row in grid.rows]
    columns = max(len(row) for row in grid.rows)
    serial = _serial_column(printed, columns, grid.header, roles)
    values = _value_columns(printed, columns)
    if not grid.tall and all(len(row) == columns for row in grid.rows):
        _carry_categories(text, grid, (serial, values), roles)
    _report_swapped(grid, roles)


def serial_column(grid: Grid, roles: Roles) -> int | None:
    """The column that numbers the rows of a drawn table, None when there is none."""
    printed = [PrintedRow(tuple(row), is_after_gap=False) for row in grid.rows]
    columns = max((len(row) for row in grid.rows), default=0)
    return _serial_column(printed, columns, grid.header, roles)


def _carry_categories(text: str, grid: Grid, kinds: _Kinds, roles: Roles) -> None:
    serial, values = kinds
    for column in _category_columns(grid, serial, values, roles):
        labels = _labels(text, grid, column)
        for row, label in zip(grid.rows, labels, strict=True):
            cell = row[column]
            if label is None or (serial == 0 and not row[0].text.isdigit()):
                continue
            if cell.text:
                row[column] = Cell(label, cell.start, cell.end)
            else:
                row[column] = Cell(label, cell.start, cell.start, is_carried=True)


def _category_columns(grid: Grid, serial: int | None, values: list[int], roles: Roles) -> Sequence[int]:
    """The leading columns whose cells may stand for several rows."""
    if serial:
        return range(serial)
    column = 0 if serial is None else 1
    if not grid.rows or column + 1 >= len(grid.rows[0]) or column in values:
        return []
    head = grid.header[column].text if column < len(grid.header) else ""
    if column and header_role(head, roles) in _ROW_ROLES:
        return []
    rows = [row for row in grid.rows if serial is None or row[0].text.isdigit()]
    blanks = [row for row in rows if not row[column].text]
    named = sum(1 for row in blanks if row[column + 1].text) >= _NEARLY_ALL * len(blanks)
    return [column] if named and _is_merged(rows, column) else []


def _is_merged(rows: list[list[Cell]], column: int) -> bool:
    """Whether the column's cells span several rows: some are empty, the first is not."""
    return bool(rows and rows[0][column].text) and any(not row[column].text for row in rows)


def _labels(text: str, grid: Grid, column: int) -> list[str | None]:
    """For each row the label of its merged cell; labels broken by a page are joined where proved."""
    printed = [(i, row[column].text) for i, row in enumerate(grid.rows) if row[column].text]
    labels: list[str | None] = [None] * len(grid.rows)
    at = 0
    while at < len(printed):
        counts = (count for count in (3, 2) if _is_proved(text, grid, printed[at : at + count]))
        count = next(counts, 1)
        whole = "".join(name for _, name in printed[at : at + count])
        start = printed[at][0]
        stop = printed[at + count][0] if at + count < len(printed) else len(labels)
        labels[start:stop] = [whole] * (stop - start)
        at += count
    return labels


def _is_proved(text: str, grid: Grid, run: Sequence[tuple[int, str]]) -> bool:
    """Whether labels (row, name) are one that a page break cut: the whole stands elsewhere."""
    rows = [row for row, _ in run]
    if len(run) < 2 or not any(
        grid.breaks & set(range(above + 1, below + 1)) for above, below in pairwise(rows)
    ):
        return False
    whole = "".join(name for _, name in run)
    return text.find(whole, max(0, grid.start - _PROOF_REACH), grid.end + _PROOF_REACH) >= 0


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
