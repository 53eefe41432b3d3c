"""Rests of rows: what a page's end or a narrow column left of a cell, printed as a row of its own.

A rest lacks what every row has: its number, its name, or a column that is never empty; or it goes on
where the row above stops at an open bracket or a comma.
"""

from dataclasses import dataclass
from itertools import pairwise

from lianqun.compiler.readers.table_grid import Kinds, PrintedRow
from lianqun.compiler.readers.table_headers import Roles, is_value
from lianqun.model.document import Cell

_OPEN_END = ("，", "、", "；", "（")
_REST_START = ("，", "、", "；", "。", "）")
_NEARLY_ALL = 0.85
_ENOUGH_ROWS = 12


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a table's rows, by column: numbers, figures, hardly ever and never empty ones.

    `has_labels` tells that the first column holds labels for several rows.
    """

    serial: int | None
    values: list[int]
    always: list[int]
    never_empty: list[int]
    has_labels: bool
    sums: tuple[str, ...]

    def continues(self, row: PrintedRow, above: list[Cell], *, after: bool) -> bool:
        """Whether a row only holds what was left of the row above; `after` tells that a page ended between."""
        if len(row.cells) == 1 or row.is_rest:
            return True
        if self.serial is not None:
            return self.serial not in row.filled and not self._is_sum(row)
        if self._is_sum(row):
            return False
        if after and (self._is_poor(row, above) or self._is_open(row, above)):
            return True
        if row.cells[0].text or (self.has_labels and row.cells[1].text):
            return False
        return self._lacks_figures(row) if self.values else self._is_open(row, above)

    def _lacks_figures(self, row: PrintedRow) -> bool:
        return not any(c < len(row.cells) and row.cells[c].text for c in self.values)

    def _is_sum(self, row: PrintedRow) -> bool:
        """Whether a row sums the rows above."""
        return bool(row.filled) and row.cells[row.filled[0]].text.startswith(self.sums)

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


def learn_body(rows: list[PrintedRow], columns: int, kinds: Kinds, roles: Roles) -> Body:
    """What the rows behind others on their pages show: no rests of a page before are among them."""
    pairs = pairwise(rows)
    sure = [
        row
        for above, row in pairs
        if row.cells and above.cells and not (row.is_after_gap or row.is_rest)
    ]
    always = _filled_columns(sure, columns, _NEARLY_ALL)
    never_empty = _filled_columns(sure, columns, 1.0) if len(sure) >= _ENOUGH_ROWS else []
    sums = roles.document.words("sum_label")
    return Body(*kinds, always, never_empty, _has_labels(sure), sums)


def _filled_columns(rows: list[PrintedRow], columns: int, share: float) -> list[int]:
    """The columns that at least this share of the rows fill."""
    whole = [row for row in rows if len(row.cells) == columns and len(row.filled) > 1]
    return [
        column
        for column in range(columns)
        if sum(1 for row in whole if row.cells[column].text) >= share * len(whole) > 0
    ]


def _has_labels(rows: list[PrintedRow]) -> bool:
    """Whether the first column names several rows at once: it is often empty beside a full second one."""
    blank = [row for row in rows if len(row.cells) > 2 and not row.cells[0].text]
    return sum(1 for row in blank if row.cells[1].text) > 1


def _is_unfinished(text: str, rest: str) -> bool:
    """Whether a cell's text goes on in another: a bracket stands open, or a comma parts the two."""
    if text.endswith(_OPEN_END) or rest.startswith(_REST_START):
        return True
    return any(text.count(a) > text.count(b) for a, b in ("（）", "()", "“”", "《》"))
