"""Categories printed once for several rows, carried to each of them."""

from collections.abc import Sequence
from itertools import pairwise

from lianqun.compiler.readers.table_grid import Grid, Kinds
from lianqun.compiler.readers.table_headers import Roles, header_role
from lianqun.model.document import Cell

_NEARLY_ALL = 0.85
_ROW_ROLES = frozenset(("name", "builder", "content", "amount", "unit"))
_SUM = r"{sum_label}"
_PROOF_REACH = 100_000


def carry_categories(text: str, grid: Grid, kinds: Kinds, roles: Roles) -> None:
    """Give each row the label of its category; a sum's row, which has no number, gets none."""
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


def carry_drawn_labels(grid: Grid, serial: int | None, roles: Roles) -> None:
    """Give the label above to rows of leading columns with merged cells that have none of their own.

    Producers of pages draw the lower rows of a merged cell as an empty one at times.
    """
    is_sum = roles.document.pattern(_SUM).match
    for column in range(len(grid.header) - 1):
        if column == serial:
            continue
        if column not in grid.tall:
            return
        for at, (above, row) in enumerate(pairwise(grid.rows), 1):
            label, name = above[column], row[column + 1]
            is_bare = not row[column].text and bool(name.text) and not is_sum(name.text)
            if is_bare and grid.groups[at] == grid.groups[at - 1]:
                start = row[column].start
                row[column] = Cell(label.text, start, start, is_carried=bool(label.text))


def _category_columns(
    grid: Grid, serial: int | None, values: list[int], roles: Roles
) -> Sequence[int]:
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
    named = sum(1 for row in blanks if _names(row, column)) >= _NEARLY_ALL * len(blanks)
    return [column] if named and _is_merged(rows, column) else []


def _names(row: list[Cell], column: int) -> bool:
    """Whether a row without a category is one of its own: it has a name, or at least two cells behind."""
    behind = [cell for cell in row[column + 1 :] if cell.text]
    return bool(row[column + 1].text) or len(behind) > 1


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
