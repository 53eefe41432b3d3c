"""Drawn rows in which several rows of a table are stacked, as where no rule parts the rows of a body.

Figures tell: lines under each other that hold one figure each are a row each. A label may wrap; other
text has to stand beside the figures: where a row cannot be shared out in full it stays one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import Final

from lianqun.compiler.readers.pdf.blocks import is_figure, is_number
from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.ruled import GridCell

_SAME_LEVEL: Final = 0.4
_BESIDE: Final = 1.0
_MOSTLY: Final = 0.8
_CLOSE: Final = 0.8
_PADDING: Final = 12.0
_MOST_WRAPPED: Final = 3

Lines = Mapping[int, Sequence[TextLine]]
"""The lines of cells, by the number of the cell."""


@dataclass(frozen=True, slots=True)
class Part:
    """A cell after drawn rows were shared out: its place and its lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: Sequence[TextLine]


@dataclass(frozen=True, slots=True)
class Shared:
    """The cells of a table with stacked rows taken apart, and how many rows each drawn one holds."""

    parts: list[Part]
    counts: list[int]


@dataclass(frozen=True, slots=True)
class _Stack:
    """The lines of one cell of a drawn row; `number` is the cell's."""

    number: int
    cell: GridCell
    lines: Sequence[TextLine]

    @property
    def is_values(self) -> bool:
        """Whether most of the lines are a figure, a year or a dash each."""
        return sum(is_number(line.text) for line in self.lines) >= _MOSTLY * len(self.lines)

    @property
    def is_figures(self) -> bool:
        """Whether most of the lines are figures, which years in a header are not."""
        return sum(is_figure(line.text) for line in self.lines) >= _MOSTLY * len(self.lines)

    @property
    def is_wrapped(self) -> bool:
        """Whether it may hold one text that is too long for its column."""
        return len(self.lines) > 1 and all(map(self.is_full, self.lines[:-1]))

    def is_full(self, line: TextLine) -> bool:
        """Whether no further character fits on a line."""
        room = self.cell.box.right - self.cell.box.left - _PADDING
        return line.box.right - line.box.left + line.size > room


def share_out(cells: Sequence[GridCell], lines: Lines) -> Shared:
    """The cells of a grid, a drawn row that holds several rows taken apart."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    rows: list[list[_Stack]] = [[] for _ in range(height)]
    for n, cell in enumerate(cells):
        if cell.rows == 1 and lines.get(n):
            rows[cell.row].append(_Stack(n, cell, lines[n]))
    counts = [1] * height
    places: dict[int, list[int]] = {}
    for at, stacks in enumerate(rows):
        found = _share_row(stacks)
        if found:
            places |= found
            counts[at] = 1 + max(map(max, found.values()))
    starts = [0, *accumulate(counts)]
    parts = [
        part
        for n, cell in enumerate(cells)
        for part in _parts(cell, starts, lines.get(n, ()), places.get(n))
    ]
    return Shared(parts, counts)


def _parts(
    cell: GridCell, starts: Sequence[int], lines: Sequence[TextLine], places: Sequence[int] | None
) -> list[Part]:
    """What a cell becomes: itself in its new place, or a cell in each row that its drawn row holds."""
    first, end = starts[cell.row], starts[cell.row + cell.rows]
    if cell.rows > 1 or end == first + 1:
        return [Part(first, cell.column, end - first, cell.columns, lines)]
    own: list[list[TextLine]] = [[] for _ in range(first, end)]
    for line, at in zip(lines, places or (), strict=True):
        own[at].append(line)
    return [Part(first + at, cell.column, 1, cell.columns, mine) for at, mine in enumerate(own)]


def _share_row(stacks: Sequence[_Stack]) -> dict[int, list[int]]:
    """For each cell of a drawn row, by number, the row of each of its lines; empty where it is one row."""
    if max((len(stack.lines) for stack in stacks), default=0) < 2:
        return {}
    if len(stacks) < 2 or any(stack.cell.columns > 1 for stack in stacks):
        return {}
    label = next((stack for stack in stacks if not stack.is_values), None)
    values = [stack for stack in stacks if stack.is_values]
    levels = _levels(values, label)
    if levels is None:
        return {}
    places = {s.number: _places(s, levels, is_label=s is label) for s in stacks}
    is_told = all(at >= 0 for own in places.values() for at in own)
    if not is_told or (label is not None and len(set(places[label.number])) < len(levels)):
        return {}
    return places


def _levels(values: Sequence[_Stack], label: _Stack | None) -> list[float] | None:
    """The heights of the rows that columns of figures show, None where they show fewer than two.

    Figures before the label only number the rows, and a narrow column breaks numbers in two.
    """
    told = [s for s in values if s.is_figures and (label is None or s.number > label.number)]
    if not told or (label is not None and label.is_wrapped):
        return None
    if any(s.is_wrapped and len(s.lines) <= _MOST_WRAPPED for s in values):
        return None
    lines = sorted((line for s in values for line in s.lines), key=lambda line: line.middle)
    levels: list[list[float]] = []
    for line in lines:
        if levels and line.middle - levels[-1][0] <= _SAME_LEVEL * line.size:
            levels[-1].append(line.middle)
        else:
            levels.append([line.middle])
    fullest = max(len(stack.lines) for stack in told)
    if len(levels) < 2 or fullest < _MOSTLY * len(levels):
        return None
    heights = [median(level) for level in levels]
    return heights if label is None else _with_headings(label, heights)


def _with_headings(label: _Stack, levels: Sequence[float]) -> list[float] | None:
    """The heights with those of labels that stand alone, a row's distance from the ones around.

    None where these are many: then the label is a text of its own.
    """
    step = min(b - a for a, b in pairwise(levels))
    alone: list[float] = []
    for at, line in enumerate(label.lines):
        is_rest = at > 0 and label.is_full(label.lines[at - 1])
        is_far = all(abs(line.middle - level) >= _CLOSE * step for level in (*levels, *alone))
        if is_far and not is_rest:
            alone.append(line.middle)
    return sorted([*levels, *alone]) if 2 * len(alone) <= len(levels) else None


def _places(stack: _Stack, levels: Sequence[float], *, is_label: bool) -> list[int]:
    """The row of each line of a cell, -1 for a line that stands beside none."""
    places = [_nearest(line, levels, _SAME_LEVEL) for line in stack.lines]
    if not is_label:
        return places
    taken = set(places)
    for at, line in enumerate(stack.lines):
        if places[at] >= 0:
            continue
        beside = _nearest(line, levels, _BESIDE)
        if beside >= 0 and beside not in taken:
            places[at] = beside
        elif at and stack.is_full(stack.lines[at - 1]):
            places[at] = places[at - 1]
        else:
            places[at] = beside
    return places


def _nearest(line: TextLine, levels: Sequence[float], farthest: float) -> int:
    """The row that a line stands beside, no farther than so many times its size; -1 for none."""
    at = min(range(len(levels)), key=lambda n: abs(levels[n] - line.middle))
    return at if abs(levels[at] - line.middle) <= farthest * line.size else -1
