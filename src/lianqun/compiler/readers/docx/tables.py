"""A table of Word's to a drawn one: merged cells, gaps beside rows, header rows, boxes that are no tables."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.grids import MAX_COLUMNS, settle_columns
from lianqun.compiler.readers.docx.inline import chosen_content
from lianqun.compiler.readers.docx.items import DrawnCell, DrawnTable, Item, LeftOut, Paragraph
from lianqun.compiler.readers.docx.markup import (
    MC,
    Element,
    W,
    child_of,
    number_of,
    switch_of,
    twips,
    value_of,
)

_SKIPPED: Final = frozenset(f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr"))

_RUNNING: Final = re.compile(r".{20}[。；]")


@dataclass(slots=True)
class _Row:
    """A row being read: its cells, and what stands in them that is no text of a cell."""

    cells: list[DrawnCell] = field(default_factory=list)
    is_header: bool = False


@dataclass(slots=True)
class TableReader:
    """Reads one table; `read_blocks` gives the items that a cell holds."""

    read_blocks: Callable[[Element], list[Item]]
    rows: list[_Row] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    _tall: dict[int, DrawnCell] = field(default_factory=dict)

    def read(self, table: Element, stretch: int) -> list[Item]:
        """The table and what stands in its cells beside text; a box of one column as what it holds."""
        for element in _children(table, f"{W}tr"):
            if child_of(element, "trPr", "del") is not None:
                self.left_out[LeftOut.DELETED] += 1
            else:
                self._read_row(element)
        if not self.rows:
            return self._loose()
        if self._is_box():
            return [*self._loose(), *self.items]
        widths = [twips(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        cells = [row.cells for row in self.rows]
        edges = settle_columns(cells, widths)
        columns = max(cell.column + cell.columns for row in cells for cell in row)
        drawn = DrawnTable(cells, columns, self._header_rows(), edges, stretch)
        return [*self._loose(), drawn, *self.behind]

    def _is_box(self) -> bool:
        """Whether it only frames text: one cell a row, or one row with running text in it."""
        if max(len(row.cells) for row in self.rows) <= 1:
            return True
        texts = [p.text for cell in self.rows[0].cells for p in cell.paragraphs]
        return len(self.rows) == 1 and any(_RUNNING.search(text) for text in texts)

    def _loose(self) -> list[Item]:
        return [Paragraph(left_out=self.left_out)] if self.left_out else []

    def _read_row(self, element: Element) -> None:
        properties = child_of(element, "trPr")
        if child_of(properties, "ins") is not None:
            self.left_out[LeftOut.INSERTED] += 1
        row = _Row(is_header=bool(switch_of(properties, "tblHeader")))
        column = min(max(number_of(properties, "gridBefore") or 0, 0), MAX_COLUMNS)
        tall: dict[int, DrawnCell] = {}
        for cell_element in _children(element, f"{W}tc"):
            column = self._read_cell(cell_element, column, row, tall)
        self._tall = tall
        self.rows.append(row)

    def _read_cell(
        self, element: Element, column: int, row: _Row, tall: dict[int, DrawnCell]
    ) -> int:
        """Take a cell; the column behind it."""
        properties = child_of(element, "tcPr")
        if child_of(properties, "cellDel") is not None:
            self.left_out[LeftOut.DELETED] += 1
            return column
        span = max(1, min(number_of(properties, "gridSpan") or 1, MAX_COLUMNS - column))
        merge = child_of(properties, "vMerge")
        above = self._tall.get(column)
        goes_on = merge is not None and merge.get(f"{W}val", "continue") != "restart"
        if goes_on and above is not None and above.columns == span:
            above.rows += 1
            tall[column] = above
            self._leave_out(element, above)
        elif row.cells and _is_merged_left(properties):
            row.cells[-1].columns += span
            self._leave_out(element, row.cells[-1])
        else:
            cell = DrawnCell(column, span)
            self._fill(cell, self.read_blocks(element))
            row.cells.append(cell)
            if merge is not None:
                tall[column] = cell
        return column + span

    def _fill(self, cell: DrawnCell, items: Sequence[Item]) -> None:
        self.items += items
        for item in items:
            if isinstance(item, Paragraph) and not item.is_note:
                cell.paragraphs.append(item)
            else:
                self.behind.append(item)

    def _leave_out(self, element: Element, into: DrawnCell) -> None:
        """Count words in a cell that another one covers; Word prints none of them."""
        if any((text.text or "").strip() for text in element.iter(f"{W}t")):
            into.paragraphs.append(Paragraph(left_out=Counter({LeftOut.HIDDEN: 1})))

    def _header_rows(self) -> int | None:
        """How many rows the file marks as headers, with those that their cells reach down to."""
        count = 0
        while count < len(self.rows) and self.rows[count].is_header:
            count += 1
        if not count:
            return None
        reach = [at + cell.rows for at in range(count) for cell in self.rows[at].cells]
        deepest = max([count, *reach])
        return deepest if deepest < len(self.rows) else None


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through controls and tags around them."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        elif element.tag == f"{MC}AlternateContent":
            branch = chosen_content(element)
            waiting += [] if branch is None else [branch]
        elif element.tag not in _SKIPPED:
            waiting += reversed(element)


def _is_merged_left(properties: Element | None) -> bool:
    """Whether an old-style merge (hMerge) makes a cell part of the one to its left."""
    merge = child_of(properties, "hMerge")
    return merge is not None and value_of(properties, "hMerge") != "restart"
