"""Rows of a table without rules between them: lines that belong together, told by the blank around."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, place_of
from lianqun.compiler.readers.pdf.lines import Run, TextLine

_SPARSE: Final = 0.7
_WIDER: Final = 1.25
_LEAST_STEP: Final = 1.2
_APART: Final = 0.75
_PARTIAL: Final = 0.8
_CENTRED: Final = 8.0
_GROUP: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．,，]|[（(][一二三四五六七八九十]{1,3}[)）]|[IVXⅠⅡⅢⅣⅤⅥ]{1,4}\s?[、.．]"
    r"|第[一二三四五六七八九十]{1,3}[类批部]|.*[（(]共?\s?\d+\s?[个项家][)）]$"
)


@dataclass(slots=True)
class Band:
    """The pieces of one row, and from where to where it reaches; a group's name has `is_group`."""

    runs: list[Run]
    top: float
    bottom: float
    is_group: bool = False

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows from the top down, and the pieces of leading columns printed once for several of them."""

    bands: list[Band]
    labels: list[Run]


def find_rows(body: Sequence[TextLine], columns: Sequence[Span]) -> Rows:
    """The rows of a body, with groups' names as rows of their own."""
    groups = _group_lines(body, columns)
    runs = [run for line in body if id(line) not in groups for run in line.runs]
    sparse = _sparse_columns(runs, columns)
    labels = [run for run in runs if place_of(run, columns)[0] in sparse and _is_single(run, columns)]
    known = {id(label) for label in labels}
    active = set(range(len(columns))) - sparse
    levels = _levels([run for run in runs if id(run) not in known])
    bands = _Grouping(columns, active).grouped(levels)
    for line in body:
        if id(line) in groups:
            bands.append(Band(line.runs, *_core(line.runs[0]), is_group=True))
    return Rows(sorted(bands, key=lambda band: band.middle), labels)


def _is_single(run: Run, columns: Sequence[Span]) -> bool:
    first, last = place_of(run, columns)
    return first == last


def _group_lines(body: Sequence[TextLine], columns: Sequence[Span]) -> set[int]:
    """Lines that only name the group of the rows below: one piece, nothing beside it, numbered or centred."""
    rows = [line for line in body if len(line.runs) > 1]
    if len(rows) < 2:
        return set()
    pitch = median(abs(b.box.top - a.box.top) for a, b in pairwise(rows))
    left, right = columns[0].low, columns[-1].high
    found: set[int] = set()
    for line in body:
        if len(line.runs) > 1:
            continue
        middle = (line.box.top + line.box.bottom) / 2
        nearest = min(abs((row.box.top + row.box.bottom) / 2 - middle) for row in rows)
        if nearest < _APART * min(pitch, 2.2 * line.size):
            continue
        is_centred = abs(line.box.left + line.box.right - left - right) < 2 * _CENTRED
        first, last = place_of(line.runs[0], columns)
        if _GROUP.match(line.text.strip()) or (is_centred and first == last and len(columns) > 3):
            found.add(id(line))
    return found


def _sparse_columns(runs: Sequence[Run], columns: Sequence[Span]) -> set[int]:
    """Leading columns that have far fewer pieces than the others."""
    counts = [0] * len(columns)
    for run in runs:
        first, last = place_of(run, columns)
        if first == last:
            counts[first] += 1
    usual = median(counts[1:]) if len(counts) > 1 else counts[0]
    sparse: set[int] = set()
    for at, count in enumerate(counts[:-1]):
        if count >= _SPARSE * usual or count == 0:
            break
        sparse.add(at)
    return sparse


def _levels(runs: Sequence[Run]) -> list[Band]:
    """Pieces whose heights overlap, put together."""
    levels: list[Band] = []
    for run in sorted(runs, key=lambda r: r.box.top):
        top, bottom = _core(run)
        if levels and top < levels[-1].bottom:
            levels[-1].runs.append(run)
            levels[-1].bottom = max(levels[-1].bottom, bottom)
        else:
            levels.append(Band([run], top, bottom))
    return levels


def _core(run: Run) -> tuple[float, float]:
    """A piece's height without the margins that fonts add."""
    margin = 0.12 * (run.box.bottom - run.box.top)
    return run.box.top + margin, run.box.bottom - margin


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Joins levels to rows; `active` are the columns that have a cell in each row."""

    columns: Sequence[Span]
    active: set[int]

    def grouped(self, levels: list[Band]) -> list[Band]:
        """Levels joined where the blank between them is that inside a cell."""
        if len(levels) < 2:
            return levels
        gaps = [b.top - a.bottom for a, b in pairwise(levels)]
        limit = self._gap_inside_cells(gaps, levels)
        bands = [levels[0]]
        for gap, level in zip(gaps, levels[1:], strict=True):
            if self._goes_on(bands[-1], level, gap, limit):
                bands[-1].runs += level.runs
                bands[-1].bottom = level.bottom
            else:
                bands.append(level)
        return bands

    def _goes_on(self, band: Band, level: Band, gap: float, limit: float | None) -> bool:
        """Whether a level holds only the rest of cells that the row above has begun."""
        own = self._filled(level)
        if limit is not None:
            return gap <= limit
        if len(own) == len(self.active) or min(self.active) in own:
            return False
        return own <= self._filled(band)

    def _gap_inside_cells(self, gaps: Sequence[float], levels: Sequence[Band]) -> float | None:
        """The widest blank between two lines of one cell; None where the blanks do not tell."""
        ordered = sorted(gaps)
        best, limit = 0.0, None
        for low, high in pairwise(ordered):
            if high - low > max(best, _LEAST_STEP) and high > _WIDER * low:
                below = [
                    level for gap, level in zip(gaps, levels[1:], strict=True) if gap <= (low + high) / 2
                ]
                partial = sum(1 for level in below if len(self._filled(level)) < len(self.active))
                if partial >= _PARTIAL * len(below):
                    best, limit = high - low, (low + high) / 2
        return limit

    def _filled(self, level: Band) -> set[int]:
        return {place_of(run, self.columns)[0] for run in level.runs} & self.active
