"""Ruled tables and frames: ruling lines that cross, and the cells between them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product
from typing import Final

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.page import Rule

_SAME: Final = 2.0
_TOUCH: Final = 3.5
_COVERED: Final = 0.6
_OPEN_SIDE: Final = 6.0
_OPEN_END: Final = 9.0
_HIGHEST_BAND: Final = 42.0
_LEAST_WALLS: Final = 4


class Band(Enum):
    """What stands in a band between rules that no upright crosses: nothing, a group's name, other text."""

    EMPTY = 0
    NAME = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its place, how many rows and columns it takes, its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(slots=True)
class RuledGrid:
    """A grid of crossing rules: where rows and columns begin and end, and the cells.

    `is_open_above` and `is_open_below` tell that uprights run beyond the first or last level rule, as
    in a table that a page broke inside a row.
    """

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owner: list[list[int]]
    is_open_above: bool = False
    is_open_below: bool = False

    @property
    def box(self) -> Box:
        """The box around the grid."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell that holds a point, None outside."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


def find_grids(
    rules: Sequence[Rule], band_of: Callable[[Box], Band] = lambda _box: Band.EMPTY
) -> tuple[list[RuledGrid], list[Rule]]:
    """The grids that the rules draw, smallest first, and the level rules that belong to none.

    A table without side rules falls apart where a group's name runs over all columns; `band_of` tells
    what stands in such a band.
    """
    level = _merge([rule for rule in rules if rule.is_horizontal])
    upright = _merge([rule for rule in rules if not rule.is_horizontal])
    grids: list[RuledGrid] = []
    loose: list[Rule] = []
    parts = list(_components(level, upright))
    for lines, columns in _rejoined(parts, band_of):
        grid = _grid(lines, columns) if lines and columns else None
        if grid is None:
            loose += lines
        else:
            grids.append(grid)
    grids.sort(key=lambda g: (g.box.right - g.box.left) * (g.box.bottom - g.box.top))
    return grids, sorted(loose, key=lambda rule: (rule.at, rule.low))


_Part = tuple[list[Rule], list[Rule]]
_Stretches = Sequence[tuple[float, float]]


def _rejoined(parts: Sequence[_Part], band_of: Callable[[Box], Band]) -> list[_Part]:
    """Parts of one table that only a band without uprights holds apart, put together."""
    drawn = sorted((p for p in parts if p[0] and p[1]), key=lambda p: min(r.at for r in p[0]))
    loose = sorted((p for p in parts if p[0] and not p[1]), key=lambda p: p[0][0].at)
    joined: list[_Part] = []
    for part in drawn:
        above = next((known for known in reversed(joined) if _is_band(known, part, band_of)), None)
        if above is None:
            joined.append((list(part[0]), list(part[1])))
        else:
            above[0].extend(part[0])
            above[1].extend(part[1])
    for part in joined:
        _take_bands(part, loose, band_of)
    return joined + loose + [part for part in parts if not part[0]]


def _take_bands(part: _Part, loose: list[_Part], band_of: Callable[[Box], Band]) -> None:
    """Move the loose rules that close a band above or below a table to the table, nearest first."""
    for nearest in (loose[::-1], loose):
        for other in [p for p in nearest if _is_edge_band(part, p[0][0], band_of)]:
            if _is_edge_band(part, other[0][0], band_of):
                part[0].extend(other[0])
                loose.remove(other)


def _is_edge_band(part: _Part, rule: Rule, band_of: Callable[[Box], Band]) -> bool:
    """Whether a rule parts a group's name above or below a table from the text around."""
    left, right = min(r.low for r in part[0]), max(r.high for r in part[0])
    if abs(rule.low - left) > _TOUCH or abs(rule.high - right) > _TOUCH:
        return False
    top, bottom = min(r.at for r in part[0]), max(r.at for r in part[0])
    low, high = (rule.at, top) if rule.at < top else (bottom, rule.at)
    return (
        _TOUCH < high - low <= _HIGHEST_BAND and band_of(Box(left, low, right, high)) is Band.NAME
    )


def _is_band(above: _Part, below: _Part, band_of: Callable[[Box], Band]) -> bool:
    bottom = max([rule.at for rule in above[0]] + [rule.high for rule in above[1]])
    top = min([rule.at for rule in below[0]] + [rule.low for rule in below[1]])
    height = top - bottom
    if not -_TOUCH < height <= _HIGHEST_BAND:
        return False
    left, right = min(r.low for r in above[0]), max(r.high for r in above[0])
    if abs(left - min(r.low for r in below[0])) > _TOUCH:
        return False
    if abs(right - max(r.high for r in below[0])) > _TOUCH:
        return False
    few, many = sorted((_places(above[1]), _places(below[1])), key=len)
    if any(all(abs(a - b) > _TOUCH for b in many) for a in few):
        return False
    return band_of(Box(left, bottom, right, top)) is not Band.OTHER


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch, made one."""
    merged: list[Rule] = []
    for group in _by_place(rules):
        at = sum(rule.at for rule in group) / len(group)
        low, high = group[0].low, group[0].high
        for rule in group[1:]:
            if rule.low <= high + _TOUCH:
                high = max(high, rule.high)
            else:
                merged.append(Rule(rule.is_horizontal, at, low, high))
                low, high = rule.low, rule.high
        merged.append(Rule(group[0].is_horizontal, at, low, high))
    return merged


def _by_place(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that lie on one line, each group in the order of their beginnings."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if (
            groups
            and rule.at - groups[-1][-1].at <= _SAME
            and rule.at - groups[-1][0].at <= 2 * _SAME
        ):
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [sorted(group, key=lambda r: r.low) for group in groups]


def _components(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing or touching."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for v, wall in enumerate(upright, len(level)):
        for h, line in enumerate(level):
            if line.low - _TOUCH <= wall.at <= line.high + _TOUCH and (
                wall.low - _TOUCH <= line.at <= wall.high + _TOUCH
            ):
                parent[root(h)] = root(v)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for h, line in enumerate(level):
        found.setdefault(root(h), ([], []))[0].append(line)
    for v, wall in enumerate(upright, len(level)):
        found.setdefault(root(v), ([], []))[1].append(wall)
    return list(found.values())


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> RuledGrid | None:
    ys, xs = _places(level), _places(upright)
    left, right = min(rule.low for rule in level), max(rule.high for rule in level)
    top, bottom = min(rule.low for rule in upright), max(rule.high for rule in upright)
    outer = {"left": left < xs[0] - _OPEN_SIDE, "right": right > xs[-1] + _OPEN_SIDE}
    xs = [left] * outer["left"] + xs + [right] * outer["right"]
    above, below = top < ys[0] - _OPEN_END, bottom > ys[-1] + _OPEN_END
    ys = [top] * above + ys + [bottom] * below
    if len(xs) < 2 or len(ys) < 2 or (len(level) < 2 and len(xs) < _LEAST_WALLS):
        return None
    walls = [_covering(upright, x) for x in xs]
    floors = [_covering(level, y) for y in ys]
    owner, cells = _cells(xs, ys, walls, floors)
    return RuledGrid(xs, ys, cells, owner, above, below)


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if not places or rule.at - places[-1] > _TOUCH:
            places.append(rule.at)
    return places


def _covering(rules: Sequence[Rule], at: float) -> list[tuple[float, float]]:
    return [(rule.low, rule.high) for rule in rules if abs(rule.at - at) <= _TOUCH]


def _is_drawn(stretches: _Stretches, low: float, high: float) -> bool:
    covered = sum(max(0.0, min(b, high) - max(a, low)) for a, b in stretches)
    return covered >= _COVERED * (high - low)


def _cells(
    xs: Sequence[float],
    ys: Sequence[float],
    walls: Sequence[_Stretches],
    floors: Sequence[_Stretches],
) -> tuple[list[list[int]], list[GridCell]]:
    """For each elementary cell the number of the cell that it is part of, and the cells."""
    height, width = len(ys) - 1, len(xs) - 1
    owner = [[-1] * width for _ in range(height)]
    cells: list[GridCell] = []
    for row, column in product(range(height), range(width)):
        if owner[row][column] >= 0:
            continue
        right = column + 1
        while right < width and owner[row][right] < 0:
            if _is_drawn(walls[right], ys[row], ys[row + 1]):
                break
            right += 1
        below = row + 1
        while below < height and not _is_drawn(floors[below], xs[column], xs[right]):
            inner = range(column + 1, right)
            if any(_is_drawn(walls[x], ys[below], ys[below + 1]) for x in inner):
                break
            below += 1
        for r, c in product(range(row, below), range(column, right)):
            owner[r][c] = len(cells)
        box = Box(xs[column], ys[row], xs[right], ys[below])
        cells.append(GridCell(row, column, below - row, right - column, box))
    return owner, cells
