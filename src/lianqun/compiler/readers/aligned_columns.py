"""Columns of white space: where the cells of rows that spaces hold apart stand below each other.

A place counts display columns: a wide character is two, any other one.  What the print took for the
width of signs such as “—” nobody can know, and some programs count every character as one: all are
tried, and that holds under which the cells stand best below each other.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from lianqun.compiler.readers.markup_tables import Span

_WIDE: Final = ("W", "F")
_WIDTHS: Final = ((2, 2), (2, 1), (1, 1))
"""How many columns a wide character and one of unclear width may take in a print."""

_MOST_MISPLACED: Final = 0.02
_LEAST_SHARED: Final = 0.6
_LEAST_SHARED_BY_MORE: Final = 0.85


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A row's cells as slices of the original, and where its line begins.

    `spans` tells that its cells may stand over several columns: an upper header.
    """

    begin: int
    cells: Sequence[Span]
    spans: bool = False


@cache
def _width(char: str, widths: Span) -> int:
    kind = unicodedata.east_asian_width(char)
    if kind in _WIDE:
        return widths[0]
    return widths[1] if kind == "A" else 1


def place_cells(
    original: str, rows: Sequence[AlignedRow], usual: int, *, is_certain: bool
) -> tuple[list[list[int]], int] | None:
    """For each row the column of each cell, and how many columns there are; None where none line up.

    More columns than `usual`, the most that a row or the header has, must line up all the better; there are
    none more where `is_certain`.
    """
    most = usual if is_certain else sum(len(row.cells) for row in rows)
    found = [_Columns(original, rows, widths, most) for widths in _WIDTHS]
    best = min(found, key=lambda columns: (columns.misplaced, len(columns.places)))
    cells = sum(len(row.cells) for row in rows)
    least = _LEAST_SHARED if len(best.places) <= usual else _LEAST_SHARED_BY_MORE
    if best.misplaced > _MOST_MISPLACED * cells or not best.lines_up(least):
        return None
    return [best.columns_of(at) for at in range(len(rows))], len(best.places)


class _Columns:
    """The columns under one reading of the widths; `misplaced` counts cells that share one."""

    def __init__(self, original: str, rows: Sequence[AlignedRow], widths: Span, most: int) -> None:
        self._most = most
        self._spans = [_display_spans(original, row, widths) for row in rows]
        self.places: list[list[int]] = []
        order = sorted(
            (row.spans, -len(spans), end - start, start, end)
            for row, spans in zip(rows, self._spans, strict=True)
            for start, end in spans
        )
        for _, _, _, start, end in order:
            self._add(start, end)
        self.places.sort()
        self.misplaced = sum(self._crowded(at) for at in range(len(rows)))

    def _add(self, start: int, end: int) -> None:
        """Widen the one column that a cell stands in, or open a new one; a cell over several says nothing."""
        near = [place for place in self.places if place[0] <= end and start <= place[1]]
        if not near and len(self.places) < self._most:
            self.places.append([start, end])
        elif len(near) == 1:
            near[0][0] = min(near[0][0], start)
            near[0][1] = max(near[0][1], end)

    def columns_of(self, row: int) -> list[int]:
        """For each cell of a row the first column that it stands in, always behind the cell before."""
        found: list[int] = []
        for span in self._spans[row]:
            column = self._column(*span)
            found.append(max(column, found[-1] + 1) if found else column)
        return found

    def lines_up(self, least: float) -> bool:
        """Whether at least this share of the cells behind the first column share an edge or their middle with others below."""
        edges: dict[int, list[Span]] = {}
        for row, spans in enumerate(self._spans):
            for column, span in zip(self.columns_of(row), spans, strict=True):
                edges.setdefault(column, []).append(span)
        columns = [spans for column, spans in edges.items() if column]
        shared = sum(map(_shared, columns))
        return shared >= least * sum(map(len, columns))

    def _column(self, start: int, end: int) -> int:
        for column, place in enumerate(self.places):
            if place[0] <= end and start <= place[1]:
                return column
        away = [max(place[0] - end, start - place[1]) for place in self.places]
        return away.index(min(away))

    def _crowded(self, row: int) -> int:
        columns = [self._column(*span) for span in self._spans[row]]
        return len(columns) - len(set(columns))


def _shared(spans: Sequence[Span]) -> int:
    """How many cells of a column begin, end or have their middle where most do."""
    starts = Counter(start for start, _ in spans)
    ends = Counter(end for _, end in spans)
    middles = Counter((start + end) // 2 for start, end in spans)
    near = max(count + middles.get(at + 1, 0) for at, count in middles.items())
    return max(near, *starts.values(), *ends.values())


def _display_spans(original: str, row: AlignedRow, widths: Span) -> list[Span]:
    spans: list[Span] = []
    at, place = row.begin, 0
    for start, end in row.cells:
        place += sum(_width(char, widths) for char in original[at:start])
        width = sum(_width(char, widths) for char in original[start:end])
        spans.append((place, place + width))
        at, place = end, place + width
    return spans
