"""Tables that a text dump prints row by row, over the ends of its pages.

The rows of one table go on over page numbers, running heads, titles of continuation and headers
printed again.  `printed_layout` gives them a cell for each column.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION
from lianqun.compiler.readers.table_grid import GROUP
from lianqun.compiler.readers.table_headers import Roles, header_role, is_header, is_value
from lianqun.text.characters import display_width

CONTINUED: Final = re.compile(
    r"[（(]?续\s?(?:附?表|上表)|.*[（(]续(?:表|[一二三四五六七八九十\d]+)?[)）]$"
)
"""The title of the rest of a table on a new page."""

_UNIT: Final = re.compile(r"[（(]?(?:计量|金额)?单位\s?[：:].{1,14}$")
_PAGE: Final = re.compile(r"\d{1,3}$")
_SPACE: Final = re.compile(r"\s+")
_SENTENCE: Final = re.compile(r"[。；！？]")
_ENDS: Final = ("。", "！", "？", "：")
_LONGEST_GROUP: Final = 45
_LONGEST_HEAD: Final = 40.0
_LONGEST_CELL: Final = 60
_LONGEST_NAME: Final = 20
_FURTHEST: Final = 6
_INDENTED: Final = 3.0

Cells = list[Span]
RowOf = Callable[[int], Cells | None]


@dataclass(slots=True)
class PrintedTable:
    """The rows of a table by line; `skipped` are lines between them that are no rows.

    `headers` are the lines that name the columns, `doubtful` is the one whose names may stand over other
    columns as well; `gaps` are the lines with a blank one before them, `rests` those that hold what is left
    of the row above; `stop` is the line behind the last one, `title` the line above the first, `is_noted`
    whether one right above it gives the unit of its figures.
    """

    rows: dict[int, Cells]
    skipped: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)
    stop: int = 0
    title: str = ""
    is_noted: bool = False
    doubtful: int | None = None
    gaps: set[int] = field(default_factory=set)
    rests: set[int] = field(default_factory=set)


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
        table.is_noted = first > 0 and _UNIT.match(self._lines[first - 1].text) is not None
        index = first
        while (cells := self._row_of(index)) is not None or table.rows:
            if cells is None:
                following = self._behind(index)
                if following is None and self._hangs(index):
                    table.rows[index] = [(self._lines[index].start, self._lines[index].end)]
                    following = index + 1
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
        table.gaps = {at for at in table.rows if self._lines[at].gap or at - 1 in table.skipped}
        return table

    def _title_above(self, first: int) -> str:
        """The line above the table, that of its unit left out."""
        above = [line.text for line in self._lines[max(first - 2, 0) : first]][::-1]
        return next((text for text in above if not _UNIT.match(text)), "")

    def _texts(self, cells: Cells) -> tuple[str, ...]:
        return tuple(_SPACE.sub("", self._original[start:end]) for start, end in cells)

    def _add(self, index: int, cells: Cells) -> None:
        texts = self._texts(cells)
        is_second = self._table.headers == {index - 1}
        if (not self._headers and not _is_alone(texts)) or (
            is_second and self._is_lower(index, texts)
        ):
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
                self._table.rows |= {
                    n: [(self._lines[n].start, self._lines[n].end)] for n in groups
                }
                self._table.skipped |= set(skipped)
                return at
            if not self._known.is_free(at):
                return None
            if self._is_between(at):
                skipped.append(at)
                continued |= bool(CONTINUED.match(self._lines[at].text))
            elif self._is_group(at) or self._is_rest(at) or self._tops_page(at, skipped):
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
        is_head = line.width <= _LONGEST_HEAD and not GROUP.match(text)
        return is_head and self._known.counts.get(text, 0) > 1

    def _is_group(self, at: int) -> bool:
        text = self._lines[at].text
        if len(text) > _LONGEST_GROUP or _SENTENCE.search(text):
            return False
        return bool(GROUP.match(text)) and self._row_of(at + 1) is not None

    def _tops_page(self, at: int, skipped: Sequence[int]) -> bool:
        """Whether a line right above a row, on a new page, is the rest of the first cell of the row before."""
        following = self._row_of(at + 1)
        if not (skipped or self._lines[at].gap) or following is None or self._lines[at + 1].gap:
            return False
        text = self._lines[at].text
        if text.endswith(_ENDS) or CAPTION.match(text):
            return False
        return self._texts(following) not in self._headers

    def _hangs(self, at: int) -> bool:
        """Whether a line stands right below a row, far indented and short: the last line of a narrow cell."""
        if self._known.is_tabbed or not self._known.is_free(at):
            return False
        line = self._lines[at]
        is_short = len(line.text) <= _LONGEST_CELL and not CAPTION.match(line.text)
        return line.indent >= _INDENTED and not line.gap and is_short

    def _is_rest(self, at: int) -> bool:
        """Whether a line is the rest of one cell: far indented, or between two rows without a gap."""
        line = self._lines[at]
        following = self._lines[at + 1] if at + 1 < len(self._lines) else line
        if CAPTION.match(line.text):
            return False
        if self._hangs(at):
            return True
        if self._row_of(at + 1) is None or following.gap:
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
    counts: Mapping[str, int]
    roles: Roles
    is_tabbed: bool
