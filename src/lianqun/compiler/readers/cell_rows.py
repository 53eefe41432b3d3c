"""Where tables stand that a web page's copy printed row by row with each cell on a line of its own.

The rows show themselves in one of three ways: a number that counts them stands at every so many lines, the
same kinds of cells (words, figures, attributes) come again and again, or pipes end the cells and begin rows.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION
from lianqun.compiler.readers.table_headers import (
    Roles,
    header_role,
    is_attribute,
    is_header,
    is_numeric,
    is_value,
)
from lianqun.compiler.readers.table_regions import RowRegion, collect_regions

_LIST_MARK: Final = re.compile(r"[-*+•]\s+")
_SENTENCE: Final = re.compile(r"[。；！？]")
_LOOSE_PIPE: Final = re.compile(r"\n(?P<indent>[ \t\u3000\xa0]*)\|[ \t]*(?=\n)")
_PIPE_END: Final = re.compile(r"[\s|]*\|\s*$")
_NAMES: Final = frozenset(("name", "category", "place"))
_WIDEST_LABEL: Final = 24.0
_WIDEST_CELL: Final = 60.0
_MIN_WIDTH: Final = 2
_MOST_COLUMNS: Final = 14
_MIN_ROWS: Final = 3
_MIN_PAIRS: Final = 4
_MOST_WORDED: Final = 3
_MOSTLY: Final = 0.6


_Row = list[list[int]]
"""The cells of a row between pipes, each by its lines; an empty one has none."""


class CellRows:
    """Finds the tables of a text that are printed row by row, one cell a line."""

    def __init__(
        self, original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
    ) -> None:
        self._original = original
        self._lines = lines
        self._taken = taken
        self._roles = roles

    def find(self) -> list[RowRegion]:
        """The tables in order."""
        return collect_regions(self._region_at, range(len(self._lines)))

    def _region_at(self, index: int) -> RowRegion | None:
        text = self._text(index)
        if text[:1] not in self._roles.firsts or not self._is_cell(index, _WIDEST_LABEL):
            return None
        role = header_role(text, self._roles)
        if role == "serial":
            return self._numbered(index)
        return self._repeating(index) if role in _NAMES else None

    def _text(self, index: int) -> str:
        return self._lines[index].text if index < len(self._lines) else ""

    def _is_cell(self, index: int, widest: float) -> bool:
        """Whether a line may be one cell: free, no row of its own, short."""
        if not 0 <= index < len(self._lines) or index in self._taken:
            return False
        line = self._lines[index]
        if line.is_tabbed or line.cells is not None or line.mark.startswith("#"):
            return False
        return line.width <= widest and "|" not in line.text

    def _is_label(self, index: int) -> bool:
        """Whether a line may name a column: a few words, no figure but a year."""
        text = self._text(index)
        if not self._is_cell(index, _WIDEST_LABEL) or _SENTENCE.search(text):
            return False
        if header_role(text, self._roles):
            return True
        return not is_value(text) and not is_attribute(text, self._roles) and "：" not in text

    def _numbered(self, first: int) -> RowRegion | None:
        """The table whose rows begin with their numbers, as many lines a row as there are labels."""
        width = 1
        while width <= _MOST_COLUMNS and self._is_label(first + width):
            width += 1
        if width < _MIN_WIDTH or self._text(first + width) != "1":
            return None
        names = [self._text(at) for at in range(first, first + width)]
        count = 0
        while self._text(first + (count + 1) * width) == str(count + 1) and all(
            self._is_cell(at, _WIDEST_CELL)
            for at in range(first + (count + 1) * width, first + (count + 2) * width)
        ):
            count += 1
        if count < _MIN_ROWS or not is_header(names, self._roles):
            return None
        return self._region(first, width, count)

    def _repeating(self, first: int) -> RowRegion | None:
        """The table whose rows hold the same kinds of cells in the same order."""
        at = first
        while at - first <= _MOST_COLUMNS + _MOST_WORDED and self._is_label(at):
            at += 1
        if not self._is_figure(at):
            return None
        for worded in range(1, _MOST_WORDED + 1):
            width = at - first - worded
            if width < _MIN_WIDTH:
                return None
            count = self._count_rows(first, width)
            least = _MIN_ROWS if width > _MIN_WIDTH else _MIN_PAIRS
            if count >= least and self._is_told(first, width):
                return self._region(first, width, count)
        return None

    def _is_figure(self, index: int) -> bool:
        return self._is_cell(index, _WIDEST_LABEL) and is_value(self._text(index))

    def _count_rows(self, first: int, width: int) -> int:
        """How many rows below the header have the kinds of cells that the first of them has."""
        kinds = [self._kind(at) for at in range(first + width, first + 2 * width)]
        if kinds[0] != "words" or "figure" not in kinds:
            return 0
        count = 0
        while True:
            start = first + (count + 1) * width
            found = [self._kind(at) for at in range(start, start + width)]
            if found != kinds:
                return count
            count += 1

    def _kind(self, index: int) -> str:
        """What a line is as a cell: words, a figure, an attribute; "" where it is none."""
        text = self._text(index)
        if not self._is_cell(index, _WIDEST_CELL) or _SENTENCE.search(text):
            return ""
        if is_value(text):
            return "figure"
        return "attribute" if is_attribute(text, self._roles) else "words"

    def _is_told(self, first: int, width: int) -> bool:
        """Whether the labels are known to name columns, or one is and a title stands above."""
        names = [self._text(at) for at in range(first, first + width)]
        above = self._lines[max(first - 2, 0) : first]
        return is_header(names, self._roles) or any(CAPTION.match(line.text) for line in above)

    def _region(self, first: int, width: int, count: int) -> RowRegion:
        last = first + (count + 1) * width
        return RowRegion(
            first,
            last,
            {at: [self._span(at)] for at in range(first, last)},
            headers=frozenset((first,)),
            lengths=dict.fromkeys(range(first, last, width), width),
            width=width,
        )

    def _span(self, index: int) -> Span:
        line = self._lines[index]
        mark = _LIST_MARK.match(self._original, line.start, line.end) if line.mark else None
        return (mark.end() if mark else line.start), line.end


class PipedCells:
    """Finds the Markdown tables of a text whose lines were broken behind each pipe."""

    def __init__(self, original: str, lines: Sequence[Line], taken: Collection[int]) -> None:
        self._original = original
        self._lines = lines
        self._taken = taken

    def find(self) -> list[RowRegion]:
        """The tables in order."""
        regions: list[RowRegion] = []
        index = 0
        while index < len(self._lines):
            stop = self._stop(index) if self._opens_row(index) else index
            if stop > index + 1:
                regions += filter(None, map(self._region, self._tables(index, stop)))
            index = max(stop, index + 1)
        return regions

    def _tables(self, first: int, stop: int) -> list[list[_Row]]:
        """The rows of each table in a run, its title in a first cell left out."""
        tables: list[list[_Row]] = [[]]
        for row in self._rows(first, stop):
            is_titled = bool(row[0]) and bool(CAPTION.match(self._lines[row[0][0]].text))
            if is_titled and tables[-1]:
                tables.append([])
            tables[-1].append(row[1:] if is_titled else row)
        return tables

    def _ends_cell(self, index: int) -> bool:
        return bool(_PIPE_END.search(self._lines[index].text))

    def _is_piped(self, index: int) -> bool:
        """Whether a line is one cell, or the first part of one, between pipes at ends of lines."""
        if index >= len(self._lines) or index in self._taken:
            return False
        line = self._lines[index]
        if line.cells is not None or line.is_tabbed or line.width > _WIDEST_CELL:
            return False
        return "|" not in _PIPE_END.sub("", line.text)

    def _stop(self, first: int) -> int:
        """The line behind the run of cells that begins at `first`; `first` where none does."""
        at = stop = first
        while self._is_piped(at):
            if self._ends_cell(at):
                stop = at + 1
            elif at > stop or self._opens_row(at + 1):
                break
            at += 1
        return stop

    def _region(self, rows: list[_Row]) -> RowRegion | None:
        counts = Counter(map(len, rows))
        width = counts.most_common(1)[0][0]
        if counts[width] < max(_MIN_ROWS, _MOSTLY * len(rows)):
            return None
        empty = _empty_columns(rows[1:], width)
        rows = [_without(row, empty) if len(row) == width else row for row in rows]
        rows[0] = [cell for cell in rows[0] if cell]
        width -= len(empty)
        whole = [part for row in rows for part in _cut(row, width)]
        if width < _MIN_WIDTH or not self._is_header(whole[0], width):
            return None
        firsts = [next(cell[0] for cell in row if cell) for row in whole]
        stop = max(at for row in whole for cell in row for at in cell) + 1
        ends = [*firsts[1:], stop]
        return RowRegion(
            firsts[0],
            stop,
            {at: spans for row in whole for at, spans in self._cells(row)},
            headers=frozenset(firsts[:1]),
            rests=frozenset(at for row in whole for cell in row for at in cell[1:]),
            lengths={at: end - at for at, end in zip(firsts, ends, strict=True)},
            width=width,
        )

    def _is_header(self, row: _Row, width: int) -> bool:
        if len(row) != width or not all(row):
            return False
        names = [_PIPE_END.sub("", self._lines[cell[0]].text) for cell in row]
        return not any(map(is_numeric, names))

    def _rows(self, first: int, stop: int) -> list[_Row]:
        """The rows of a run: a pipe at the begin of a line opens one, one behind blanks ends an empty cell."""
        rows: list[_Row] = [[]]
        is_open = False
        for at in range(first, stop):
            loose = self._loose_before(at) if at > first else []
            if "" in loose and rows[-1]:
                rows.append([])
                is_open, loose = False, loose[loose.index("") + 1 :]
            if is_open:
                rows[-1][-1].append(at)
            else:
                rows[-1] += [*([[]] * len(loose)), [at]]
            is_open = not self._ends_cell(at)
        return rows

    def _cells(self, row: _Row) -> Iterator[tuple[int, list[Span]]]:
        """For each line of a row its cells, the empty ones before it among them."""
        blanks = 0
        for cell in row:
            if not cell:
                blanks += 1
            for at in cell:
                span = self._span(at)
                yield at, [*([(span[0], span[0])] * blanks), span]
                blanks = 0

    def _opens_row(self, index: int) -> bool:
        return index < len(self._lines) and "" in self._loose_before(index)

    def _loose_before(self, index: int) -> list[str]:
        """The indents of the lines before a line that hold nothing but a pipe."""
        above = self._lines[index - 1].end if index else 0
        start = self._lines[index].start
        if start - above < _MIN_WIDTH:
            return []
        return [found["indent"] for found in _LOOSE_PIPE.finditer(self._original, above, start)]

    def _span(self, index: int) -> Span:
        line = self._lines[index]
        end = _PIPE_END.search(self._original, line.start, line.end)
        return line.start, (end.start() if end else line.end)


def _empty_columns(rows: Sequence[_Row], width: int) -> set[int]:
    """The columns that no row of full length fills: a name that is drawn over two leaves one of them so."""
    whole = [row for row in rows if len(row) == width]
    return {at for at in range(width) if not any(row[at] for row in whole)} if whole else set()


def _without(row: _Row, columns: Collection[int]) -> _Row:
    return [cell for at, cell in enumerate(row) if at not in columns]


def _cut(row: _Row, width: int) -> list[_Row]:
    """The rows in one that the pipe between was lost from: it has several times as many cells."""
    if width < 1 or not all(row) or len(row) % width:
        return [row]
    return [row[at : at + width] for at in range(0, len(row), width)]


def find_cell_rows(
    original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
) -> list[RowRegion]:
    """Tables printed row by row, one cell a line, in order; lines in `taken` belong to something else."""
    return CellRows(original, lines, taken, roles).find()


def find_piped_cells(
    original: str,
    lines: Sequence[Line],
    taken: Collection[int],
    roles: Roles,  # noqa: ARG001 - all finders of tables are called alike
) -> list[RowRegion]:
    """Tables whose cells end in pipes, one a line, in order; lines in `taken` belong to something else."""
    return PipedCells(original, lines, taken).find() if "|\n" in original else []
