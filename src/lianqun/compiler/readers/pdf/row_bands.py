"""Rows of a table without rules between them: lines that belong together, told by the blank around."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, place_of
from lianqun.compiler.readers.pdf.lines import Run, TextLine

_SPARSE: Final = 0.7
_WIDER: Final = 1.3
_LEAST_STEP: Final = 1.2


@dataclass(slots=True)
class Band:
    """The pieces of one row, and from where to where it reaches."""

    runs: list[Run]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


def find_bands(
    body: Sequence[TextLine], columns: Sequence[Span]
) -> tuple[list[Band], list[Run]]:
    """The rows from the top down, and the pieces of leading columns printed once for several rows."""
    runs = [run for line in body for run in line.runs]
    labels = _labels(runs, columns)
    kept = [run for run in runs if id(run) not in {id(label) for label in labels}]
    levels = _levels(kept)
    bands = _grouped(levels, columns)
    return bands, labels


def _labels(runs: Sequence[Run], columns: Sequence[Span]) -> list[Run]:
    """Pieces in leading columns that have far fewer pieces than the others."""
    counts = [0] * len(columns)
    places = [place_of(run, columns) for run in runs]
    for first, last in places:
        if first == last:
            counts[first] += 1
    usual = median(counts[1:]) if len(counts) > 1 else counts[0]
    sparse: set[int] = set()
    for at, count in enumerate(counts[:-1]):
        if count >= _SPARSE * usual or count == 0:
            break
        sparse.add(at)
    return [
        run
        for run, (first, last) in zip(runs, places, strict=True)
        if first == last and first in sparse
    ]


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


def _grouped(levels: list[Band], columns: Sequence[Span]) -> list[Band]:
    """Levels joined to rows where the blank between them is that inside a cell."""
    if len(levels) < 2:
        return levels
    gaps = [b.top - a.bottom for a, b in zip(levels, levels[1:], strict=False)]
    limit = _gap_inside_cells(gaps, levels, columns)
    bands = [levels[0]]
    for gap, level in zip(gaps, levels[1:], strict=True):
        if gap <= limit and _goes_on(bands[-1], level, columns):
            bands[-1].runs += level.runs
            bands[-1].bottom = level.bottom
        else:
            bands.append(level)
    return bands


def _gap_inside_cells(gaps: Sequence[float], levels: Sequence[Band], columns: Sequence[Span]) -> float:
    """The widest blank between two lines of one cell; below zero where no cell has two lines."""
    partial = [
        gap
        for gap, level in zip(gaps, levels[1:], strict=True)
        if len(_filled(level, columns)) < len(columns)
    ]
    if not partial:
        return -1.0
    ordered = sorted(gaps)
    best, limit = 0.0, -1.0
    for low, high in zip(ordered, ordered[1:], strict=False):
        if high - low > max(best, _LEAST_STEP) and high > _WIDER * low:
            best, limit = high - low, (low + high) / 2
    if limit < 0:
        return _without_step(partial, levels, columns)
    return limit


def _without_step(partial: Sequence[float], levels: Sequence[Band], columns: Sequence[Span]) -> float:
    """All blanks alike: lines go on only where most hold nothing but the rest of a long cell."""
    lone = sum(1 for level in levels[1:] if len(_filled(level, columns)) == 1)
    return max(partial) if lone and 2 * lone >= len(levels) - 1 else _lone_limit(levels, columns, partial)


def _lone_limit(levels: Sequence[Band], columns: Sequence[Span], partial: Sequence[float]) -> float:
    first = [level for level in levels if 0 in _filled(level, columns)]
    return max(partial) if len(first) < len(levels) else -1.0


def _filled(level: Band, columns: Sequence[Span]) -> set[int]:
    return {place_of(run, columns)[0] for run in level.runs}


def _goes_on(band: Band, level: Band, columns: Sequence[Span]) -> bool:
    """Whether a level holds only the rest of cells that the row above has begun."""
    own = _filled(level, columns)
    return len(own) < len(columns) or len(columns) == 1 or own <= _filled(band, columns)
