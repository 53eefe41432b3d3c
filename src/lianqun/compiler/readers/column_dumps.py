"""Where tables stand whose columns were printed one below the other, each cell on a line of its own.

The names of the columns stand before all cells, behind them, or each before its own column.  A table
that a page cut prints its names again: its parts follow each other with nothing but a page number
or a running head between.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.column_regions import CellRegion, is_unit
from lianqun.compiler.readers.even_columns import count_rows
from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.table_headers import (
    Roles,
    header_role,
    header_words,
    is_header,
    is_value,
)

_PAGE: Final = re.compile(r"\d{1,3}$")
_SENTENCE: Final = re.compile(r"[。；！？]|[：:].")
_LONGEST_CELL: Final = 26.0
_LONGEST_HEADER: Final = 60.0
_MOST_CELLS: Final = 1200
_MIN_NAMES: Final = 3
_MIN_ROWS: Final = 2
_MOST_NAMES: Final = 14
_MOST_LEFT: Final = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A table's part: its lines [first, stop), those that name columns, and the names."""

    first: int
    stop: int
    header: Collection[int]
    names: tuple[str, ...]


class ColumnDumps:
    """Finds the tables of a text that are printed column by column with columns of equal length."""

    def __init__(
        self, original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
    ) -> None:
        self._original = original
        self._lines = lines
        self._taken = taken
        self._roles = roles
        self._free_from = 0
        self._names: tuple[str, ...] = ()

    def find(self, counts: Mapping[str, int]) -> list[CellRegion]:
        """The tables' parts in order; `counts` says how often each line is printed."""
        regions: list[CellRegion] = []
        index = 0
        while index < len(self._lines):
            found = self._found_at(index)
            if found is None:
                index += 1
                continue
            first = found.first
            if (
                regions
                and found.names == self._names
                and self._is_page_end(regions[-1].last, first, counts)
            ):
                first = regions[-1].last
            regions.append(self._region(found, first))
            self._names = found.names
            index = self._free_from = found.stop
        return regions

    def _region(self, found: _Found, first: int) -> CellRegion:
        lines = [(at, self._lines[at]) for at in found.header if len(found.header) == 1]
        cells = {at: header_words(self._original, line.start, line.end) for at, line in lines}
        skipped = frozenset(range(first, found.first))
        return CellRegion(first, found.stop, found.header, cells, skipped)

    def _is_page_end(self, first: int, last: int, counts: Mapping[str, int]) -> bool:
        """Whether nothing but page numbers and running heads stands in lines[first:last]."""
        texts = [line.text for line in self._lines[first:last]]
        return len(texts) < _MIN_NAMES and all(
            _PAGE.match(text) or counts.get(text, 0) > 1 for text in texts
        )

    def _found_at(self, index: int) -> _Found | None:
        line = self._lines[index]
        if line.text[0] not in self._roles.firsts or index in self._taken:
            return None
        if line.width > _LONGEST_HEADER or not self._role(line.text.split(maxsplit=1)[0]):
            return None
        words = [line.text[a:b] for a, b in header_words(line.text, 0, len(line.text))]
        if len(words) >= _MIN_NAMES:
            if not is_header(words, self._roles):
                return None
            return self._even(index, index + 1, tuple(words))
        if not self._role(line.text):
            return None
        return self._listed(index) or self._parted(index)

    def _role(self, text: str) -> str:
        return header_role(text, self._roles)

    def _is_cell(self, index: int) -> bool:
        """Whether a line may be one cell: free, short, no sentence, no name of a column."""
        if index >= len(self._lines) or index in self._taken:
            return False
        line = self._lines[index]
        if line.width > _LONGEST_CELL or line.is_tabbed or _SENTENCE.search(line.text):
            return False
        if not self._role(line.text):
            return not self._names_columns(line)
        return is_value(line.text) or is_unit(line.text, self._roles)

    def _names_columns(self, line: Line) -> bool:
        """Whether a line holds the names of several columns."""
        if " " not in line.text or not self._role(line.text.split(maxsplit=1)[0]):
            return False
        return is_header(line.text.split(), self._roles)

    def _listed(self, index: int) -> _Found | None:
        """The table whose names stand one below the other from line `index` on."""
        stop = index
        while stop < len(self._lines) and stop - index < _MOST_NAMES and self._is_name(stop):
            stop += 1
        names = tuple(line.text for line in self._lines[index:stop])
        if len(names) < _MIN_NAMES or len(set(names)) < len(names):
            return None
        return self._even(index, stop, names) if is_header(names, self._roles) else None

    def _is_name(self, index: int) -> bool:
        return index not in self._taken and bool(self._role(self._lines[index].text))

    def _even(self, first: int, stop: int, names: tuple[str, ...]) -> _Found | None:
        """The table of these names, its cells before them, where no table has them yet, or behind them."""
        count = len(names)
        header = range(first, stop)
        begin = first
        while begin > self._free_from and first - begin < _MOST_CELLS and self._is_cell(begin - 1):
            begin -= 1
        most = (first - begin) // count
        for rows in range(most, max(most - _MOST_LEFT, 0), -1):
            if self._holds(names, first - rows * count, first):
                return _Found(first - rows * count, stop, header, names)
        last = stop
        while last - stop < _MOST_CELLS and self._is_cell(last):
            last += 1
        most = (last - stop) // count
        for rows in range(most, max(most - _MOST_LEFT, 0), -1):
            if self._holds(names, stop, stop + rows * count):
                return _Found(first, stop + rows * count, header, names)
        return None

    def _holds(self, names: Sequence[str], first: int, stop: int) -> bool:
        cells = [line.text for line in self._lines[first:stop]]
        return count_rows(names, cells, self._roles) >= self._fewest(names)

    def _fewest(self, names: Sequence[str]) -> int:
        """How many rows a table has at least: the rest of one may be a single row."""
        return 1 if tuple(names) == self._names else _MIN_ROWS

    def _parted(self, index: int) -> _Found | None:
        """The table whose names stand each before its own column, the first at line `index`."""
        stop = index + 1
        while stop - index < _MOST_CELLS and self._is_cell(stop):
            stop += 1
        count = stop - index - 1
        if count < 1:
            return None
        header: list[int] = []
        at = index
        while len(header) < _MOST_NAMES and self._is_column(at, count, header):
            header.append(at)
            at += count + 1
        names = tuple(self._lines[n].text for n in header)
        cells = [
            line.text
            for n, line in enumerate(self._lines[index:at], index)
            if n not in frozenset(header)
        ]
        if len(names) < _MIN_NAMES or not is_header(names, self._roles):
            return None
        if count_rows(names, cells, self._roles) < self._fewest(names):
            return None
        return _Found(index, at, frozenset(header), names)

    def _is_column(self, at: int, count: int, header: Sequence[int]) -> bool:
        """Whether line `at` is another name with as many cells behind it as the first has."""
        if at >= len(self._lines) or not self._is_name(at):
            return False
        if any(self._lines[n].text == self._lines[at].text for n in header):
            return False
        return all(self._is_cell(n) for n in range(at + 1, at + count + 1))


def find_column_dumps(
    original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
) -> list[CellRegion]:
    """Tables printed column by column with columns of equal length, part by part, in order."""
    counts = Counter(line.text for line in lines)
    return ColumnDumps(original, lines, taken, roles).find(counts)
