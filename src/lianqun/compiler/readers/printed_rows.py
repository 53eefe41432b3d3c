"""Tables that a text dump prints row by row, over the ends of its pages.

The rows of one table go on over page numbers, running heads, titles of continuation and headers
printed again.  Each row gets a cell for each column: by columns of white space where cells line up,
else by what the cells are (`short_rows`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.aligned_columns import AlignedRow, place_cells
from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION
from lianqun.compiler.readers.short_rows import Columns, place_header, place_short_row
from lianqun.compiler.readers.table_headers import Roles, header_role, is_header, is_value
from lianqun.text.characters import display_width

GROUP: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|.*[（(]共?\s?\d+\s?[个项家]"
)
"""How the name of a group of rows begins or ends."""

CONTINUED: Final = re.compile(r"[（(]?续\s?(?:附?表|上表)|.*[（(]续(?:表|[一二三四五六七八九十\d]+)?[)）]$")
"""The title of the rest of a table on a new page."""

_TITLE: Final = re.compile(r"(?:附?表|专\s?栏)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})")
_UNIT: Final = re.compile(r"[（(]?(?:计量|金额)?单位\s?[：:].{1,14}$")
_PAGE: Final = re.compile(r"\d{1,3}$")
_SPACE: Final = re.compile(r"\s+")
_SENTENCE: Final = re.compile(r"[。；！？]")
_LONGEST_GROUP: Final = 45
_LONGEST_HEAD: Final = 40.0
_LONGEST_NAME: Final = 20
_FURTHEST: Final = 6
_MIN_ROWS: Final = 3
_MIN_COLUMNS: Final = 3
_INDENTED: Final = 3.0
_MOSTLY: Final = 0.8

Cells = list[Span]
RowOf = Callable[[int], Cells | None]


@dataclass(slots=True)
class PrintedTable:
    """The rows of a table by line; `skipped` are lines between them that are no rows.

    `headers` are the lines that name the columns; `stop` is the line behind the last one, `title` the
    line above the first.
    """

    rows: dict[int, Cells]
    skipped: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)
    stop: int = 0
    title: str = ""


class RowCollector:
    """Collects the rows of the table that begins at a line, as `row_of` splits its lines."""

    def __init__(self, original: str, lines: Sequence[Line], row_of: RowOf, known: "Known") -> None:
        self._original = original
        self._lines = lines
        self._row_of = row_of
        self._known = known
        self._table = PrintedTable({})
        self._headers: set[tuple[str, ...]] = set()
        self._title = ""
        self._body = 0

    def collect(self, first: int) -> PrintedTable:
        """The rows from line `first` on, up to another table or text."""
        table = self._table
        self._title = table.title = self._title_above(first)
        index = first
        while (cells := self._row_of(index)) is not None or table.rows:
            if cells is None:
                following = self._behind(index)
                if following is None:
                    break
                index = following
            elif self._opens_another(cells):
                self._leave_title()
                break
            else:
                self._add(index, cells)
                index += 1
        table.stop = max(table.rows, default=first - 1) + 1
        table.skipped = {at for at in table.skipped if at < table.stop}
        return table

    def _title_above(self, first: int) -> str:
        """The line above the table, that of its unit left out."""
        above = [line.text for line in self._lines[max(first - 2, 0) : first]][::-1]
        return next((text for text in above if not _UNIT.match(text)), "")

    def _texts(self, cells: Cells) -> tuple[str, ...]:
        return tuple(_SPACE.sub("", self._original[start:end]) for start, end in cells)

    def _add(self, index: int, cells: Cells) -> None:
        texts = self._texts(cells)
        if not self._headers and not _is_alone(texts):
            self._headers.add(texts)
        elif len(self._table.headers) == 1 and index - 1 in self._table.headers:
            if self._is_lower(index, texts):
                self._headers.add(texts)
        if texts in self._headers:
            self._table.headers.add(index)
        else:
            self._body += not _is_alone(texts)
        self._table.rows[index] = cells

    def _is_lower(self, index: int, texts: tuple[str, ...]) -> bool:
        """Whether the row below the first names columns under the names that stand over several."""
        upper = self._texts(self._table.rows[index - 1])
        if sum(map(bool, texts)) < 2 or any(len(text) > _LONGEST_NAME for text in texts):
            return False
        if any(is_value(text) and not header_role(text, self._known.roles) for text in texts):
            return False
        if not self._known.is_tabbed:
            above, line = self._lines[index - 1], self._lines[index]
            return line.indent > above.indent + display_width(upper[0])
        if "" in upper:
            return is_lower_header(upper, texts)
        return len(upper) < self._width_behind(index) < len(upper) + len(texts)

    def _width_behind(self, index: int) -> int:
        """How many cells the next row has, the name of a group before it left out."""
        rows = (self._row_of(at) or [] for at in (index + 1, index + 2))
        return max(map(len, rows))

    def _opens_another(self, cells: Cells) -> bool:
        """Whether a row belongs to the next table: its title, or a header that is not this one's."""
        texts = self._texts(cells)
        if self._body == 0 or texts in self._headers:
            return False
        if _is_alone(texts):
            return bool(CAPTION.match(texts[0])) and texts[0] != self._title
        return is_header(texts, self._known.roles)

    def _leave_title(self) -> None:
        """Give back the last row where it is the title of the table that follows."""
        last = max(self._table.rows)
        texts = self._texts(self._table.rows[last])
        if len(texts) > 1 and not any(texts[1:]) and not GROUP.match(texts[0]):
            del self._table.rows[last]

    def _behind(self, index: int) -> int | None:
        """The next row of this table behind lines that are none of its rows; None when it ends here."""
        groups: list[int] = []
        skipped: list[int] = []
        continued = False
        for at in range(index, min(index + _FURTHEST, len(self._lines))):
            cells = self._row_of(at)
            if cells is not None:
                if not self._goes_on(cells, continued=continued):
                    return None
                self._table.rows |= {n: [(self._lines[n].start, self._lines[n].end)] for n in groups}
                self._table.skipped |= set(skipped)
                return at
            if not self._known.is_free(at):
                return None
            if self._is_between(at):
                skipped.append(at)
                continued |= bool(CONTINUED.match(self._lines[at].text))
            elif self._is_group(at) or self._is_rest(at):
                groups.append(at)
            else:
                return None
        return None

    def _goes_on(self, cells: Cells, *, continued: bool) -> bool:
        texts = self._texts(cells)
        if texts in self._headers:
            return True
        if is_header(texts, self._known.roles) and not continued:
            return False
        rows = self._table.rows
        names = sum(len(rows[at]) for at in sorted(self._table.headers)[:2])
        return len(cells) <= max(names, *map(len, rows.values()))

    def _is_between(self, at: int) -> bool:
        """Whether a line stands between the pages of a table: page number, running head, title again."""
        line = self._lines[at]
        text = line.text
        if CONTINUED.match(text) or text == self._title:
            return True
        if _PAGE.match(text) or _UNIT.match(text):
            return True
        return line.width <= _LONGEST_HEAD and self._known.counts.get(text, 0) > 1

    def _is_group(self, at: int) -> bool:
        text = self._lines[at].text
        if len(text) > _LONGEST_GROUP or _SENTENCE.search(text):
            return False
        return bool(GROUP.match(text)) and self._row_of(at + 1) is not None

    def _is_rest(self, at: int) -> bool:
        """Whether a line is the rest of one cell: far indented, or between two rows without a gap."""
        line = self._lines[at]
        following = self._lines[at + 1] if at + 1 < len(self._lines) else line
        if self._row_of(at + 1) is None or following.gap or CAPTION.match(line.text):
            return False
        if line.indent >= _INDENTED:
            return True
        return self._known.is_tabbed and not line.gap and len(self._table.rows) > 1


def _is_alone(texts: Sequence[str]) -> bool:
    """Whether a row holds nothing but one text in its first place: a title or the name of a group."""
    return bool(texts[0]) and not any(texts[1:])


def is_lower_header(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row fills the places that the names above it leave empty, and leaves those of others."""
    pairs = list(zip(upper, lower, strict=False))
    if not any(below and not above for above, below in pairs):
        return False
    return not lower[0] and any(above and not below for above, below in pairs)


@dataclass(frozen=True, slots=True)
class Known:
    """What collecting needs to know: which lines are free, how often each text is printed, header words."""

    is_free: Callable[[int], bool]
    counts: dict[str, int]
    roles: Roles
    is_tabbed: bool


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
    rows = [
        [original[start:end].strip() for start, end in cells] for cells in table.rows.values()
    ]
    if len(rows) < _MIN_ROWS:
        return False
    full = sum(1 for row in rows if 2 * sum(map(bool, row)) >= count)
    if 2 * full < len(rows):
        return False
    if is_header(rows[0], roles) or header_role(rows[0][0], roles):
        return True
    if _TITLE.match(table.title):
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
    found = place_cells(original, aligned) if len(aligned) > 1 else None
    if found is None:
        return 0
    places, count = found
    if count > 2 * max(map(len, rows.values())):
        return 0
    lines = [at for at, cells in rows.items() if not _is_label(original, cells)]
    for at, columns in zip(lines, places, strict=True):
        table.rows[at] = spread_cells(rows[at], columns, max(count, columns[-1] + 1))
    for at in upper:
        table.rows[at] = over_their_columns(table.rows[at], table.rows[at + 1])
    return count


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
    row: list[Span | None] = [None] * count
    for cell, column in zip(cells, columns, strict=True):
        row[column] = cell
    end = cells[0][0]
    whole: Cells = []
    for cell_or_none in row:
        whole.append(cell_or_none or (end, end))
        end = whole[-1][1]
    return whole


def _place_short(original: str, table: PrintedTable, count: int, roles: Roles) -> None:
    """Put the cells of rows that lack some into their columns, where that is sure."""
    texts = {
        at: [original[start:end].strip() for start, end in cells]
        for at, cells in table.rows.items()
    }
    body = [
        row
        for at, row in texts.items()
        if len(row) == count and at not in table.headers and 2 * sum(map(bool, row)) > count
    ]
    if not body or all(len(row) in (1, count) for row in texts.values()):
        return
    columns = Columns(body, count, roles)
    header = _place_header(table, texts, columns)
    for at, row in texts.items():
        places = header.get(tuple(row)) if len(row) < count else None
        if places is None and at not in table.headers:
            places = place_short_row(row, columns)
        if places:
            table.rows[at] = spread_cells(table.rows[at], places, count)


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
    names = {tuple(upper): placed[0], tuple(lower): placed[1]}
    table.headers |= {at for at, row in texts.items() if tuple(row) in names}
    return names
