"""Whether the end of a page cut the last drawn row of a table, told by the blank below its text.

Some producers close a row that they cut with a rule, so that it looks whole; but the blank between the
row's text and that rule is what the page had left, not what the other rows leave.
"""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.ruled import RuledGrid

_LEAST_ROWS: Final = 3
_SAME: Final = 1.0
"""Points: what the blanks of whole rows may differ by."""
_OTHER: Final = 1.5
"""Points: what the blank of a cut one differs from those at least."""


def is_cut(grid: RuledGrid, lines: Mapping[int, Sequence[TextLine]]) -> bool:
    """Whether the last row of a grid leaves another blank below than all others do; `lines` are those of its cells."""
    blanks: dict[int, float] = {}
    for number, cell in enumerate(grid.cells):
        if cell.rows == 1 and lines.get(number):
            blank = cell.box.bottom - lines[number][-1].box.bottom
            blanks[cell.row] = min(blank, blanks.get(cell.row, blank))
    last = blanks.pop(len(grid.ys) - 2, None)
    if last is None or len(blanks) < _LEAST_ROWS:
        return False
    if max(blanks.values()) - min(blanks.values()) > _SAME:
        return False
    return abs(last - median(blanks.values())) > _OTHER
