"""Tables printed one cell a line to grids: columns told by what their cells are, paired by position.

Where the counts of two columns do not agree, or more than one reading is possible, nothing is
guessed: the table is reported and stays unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from lianqun.compiler.readers.column_regions import is_unit
from lianqun.compiler.readers.even_columns import count_rows
from lianqun.compiler.readers.table_grid import Grid, join_cells
from lianqun.compiler.readers.table_headers import Roles, header_role, is_attribute, is_value
from lianqun.model.document import Cell, ReadingIssue

_VALUE_ROLES = frozenset(("year", "base", "target", "growth", "cumulative"))
_TEXT_ROLES = frozenset(("category", "name"))
_ATTRIBUTE_END = "attribute"
_MAX_WORDED_LINES = 12
_SHORT_LABEL = 4.0
_NEARLY_FULL = 1.5
_ROUGHLY_FULL = 3.0
_SHORT_REST = 6
_PROOF_REACH = 60_000
_VALUE_START = r"{value_start}"
_VALUE_END = r".*{value_end}$"
_HEAD_NOUN = r".*{measure_end}(?:[①-⑳*]|[（(][^（）()]*[)）])?$"
_REST_START = re.compile(r"[（(）)、，的值和及与或之品等]")
_OPEN_END = re.compile(r".*(?:[、，和及与或的占之/]|[（(][^）)]*)$")


class ColumnsDisagreeError(Exception):
    """A column holds another number of cells than the others; never leaves this module."""

    def __init__(self, found: int, expected: int) -> None:
        super().__init__(found, expected)
        self.found = found
        self.expected = expected


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which columns a table has: text columns on the left, then unit, values, attribute."""

    header: tuple[Cell, ...]
    roles: tuple[str, ...]
    known: Roles

    def count(self, roles: frozenset[str]) -> int:
        return sum(1 for role in self.roles if role in roles)

    def has(self, role: str) -> bool:
        return role in self.roles

    def is_unit(self, text: str) -> bool:
        return is_unit(text, self.known)

    def is_attribute(self, text: str) -> bool:
        return is_attribute(text, self.known)

    def is_whole(self, text: str) -> bool:
        """Whether a value in words is whole: 完成省级任务."""
        pattern = self.known.document.pattern
        return bool(pattern(_VALUE_START).match(text) and pattern(_VALUE_END).match(text))


def read_cell_grid(
    text: str, header: Sequence[Cell], cells: Sequence[Cell], roles: Roles
) -> tuple[Grid, list[ReadingIssue]]:
    """The grid of a table printed one cell a line, and what was found while reading it.

    A grid without rows means that the table could not be read without guessing.
    """
    shape = _shape(header, roles)
    start = min(header[0].start, cells[0].start)
    grid = Grid(tuple(header), start, max(header[-1].end, cells[-1].end))
    rows = _even_rows(shape, cells) or _numbered_rows(shape, cells) or _cycled_rows(shape, cells)
    if rows is not None:
        grid.rows = rows
        return grid, []
    try:
        return grid, _read_columns(text, grid, shape, list(cells))
    except ColumnsDisagreeError as error:
        arguments = {"found": str(error.found), "expected": str(error.expected)}
        return grid, [("table_columns_disagree", grid.start, grid.end, arguments)]


def _shape(header: Sequence[Cell], roles: Roles) -> _Shape:
    found = [header_role(cell.text, roles) for cell in header]
    names = [index for index, role in enumerate(found) if role == "name"]
    for index in names[:-1]:
        found[index] = "category"
    return _Shape(tuple(header), tuple(found), roles)


def _even_rows(shape: _Shape, cells: Sequence[Cell]) -> list[list[Cell]] | None:
    """Columns printed one after the other, all of the same length; None for another print."""
    names = [cell.text for cell in shape.header]
    count = count_rows(names, [cell.text for cell in cells], shape.known)
    return [list(cells[at::count]) for at in range(count)] if count else None


def _numbered_rows(shape: _Shape, cells: Sequence[Cell]) -> list[list[Cell]] | None:
    """Rows that each begin with their number and have a cell a column; None for another print."""
    width = len(shape.roles)
    if not shape.roles or shape.roles[0] != "serial" or len(cells) % width:
        return None
    rows = [list(cells[at : at + width]) for at in range(0, len(cells), width)]
    if any(row[0].text != str(number) for number, row in enumerate(rows, start=1)):
        return None
    return rows


def _cycled_rows(shape: _Shape, cells: Sequence[Cell]) -> list[list[Cell]] | None:
    """Rows printed one after the other, each with a cell a column; None for another print.

    A merged category cell may be missing: it is carried down.
    """
    width = len(shape.roles)
    if not shape.has("unit") or not shape.count(_VALUE_ROLES):
        return None
    rows: list[list[Cell]] = []
    at = 0
    while at < len(cells):
        row = _row_at(shape, cells, at, rows[-1] if rows else None)
        if row is None:
            return None
        at += sum(1 for cell in row if not cell.is_carried)
        rows.append(row)
    return rows if len(rows) > 1 and width > 2 else None


def _row_at(
    shape: _Shape, cells: Sequence[Cell], at: int, above: list[Cell] | None
) -> list[Cell] | None:
    width = len(shape.roles)
    whole = list(cells[at : at + width])
    if len(whole) == width and _fits(shape, whole):
        return whole
    if above is None or shape.roles[0] != "category" or at + width - 1 > len(cells):
        return None
    carried = Cell(above[0].text, cells[at].start, cells[at].start, is_carried=True)
    short = [carried, *cells[at : at + width - 1]]
    return short if _fits(shape, short) else None


def _fits(shape: _Shape, row: list[Cell]) -> bool:
    for role, cell in zip(shape.roles, row, strict=True):
        if role == "unit" and not shape.is_unit(cell.text):
            return False
        if role == "attribute" and not shape.is_attribute(cell.text):
            return False
        if role in _TEXT_ROLES and (is_value(cell.text) or shape.is_unit(cell.text)):
            return False
    values = [c.text for r, c in zip(shape.roles, row, strict=True) if r in _VALUE_ROLES]
    return any(is_value(value) for value in values)


def _read_columns(text: str, grid: Grid, shape: _Shape, cells: list[Cell]) -> list[ReadingIssue]:
    attributes = _take_attributes(shape, cells)
    serials = _take_serials(shape, cells)
    units, values, names = _part_columns(shape, cells, len(attributes) or len(serials))
    count = len(attributes) or len(serials) or len(units)
    width = shape.count(_VALUE_ROLES)
    if not width:
        raise ColumnsDisagreeError(0, max(count, 1))
    count = count or len(values) // width
    for column in (units, attributes, serials):
        if column and len(column) != count:
            raise ColumnsDisagreeError(len(column), count)
    value_cells = _merge_values(text, values, count * width, shape)
    labels, name_cells = _part_names(text, names, count, shape)
    columns = {"unit": units, "attribute": attributes, "serial": serials, "name": name_cells}
    if len(labels) == count:
        columns["category"] = labels
    kept = [i for i, role in enumerate(shape.roles) if role in _VALUE_ROLES or columns.get(role)]
    grid.header = tuple(shape.header[i] for i in kept)
    value_columns = iter(range(width))
    ordered = [
        _nth(value_cells, next(value_columns), count)
        if shape.roles[i] in _VALUE_ROLES
        else columns[shape.roles[i]]
        for i in kept
    ]
    grid.rows = [list(row) for row in zip(*ordered, strict=True)]
    if not labels or len(labels) == count:
        return []
    words = " ".join(cell.text for cell in labels)
    return [("table_group_unassigned", labels[0].start, labels[-1].end, {"groups": words})]


def _nth(cells: list[Cell], column: int, count: int) -> list[Cell]:
    return cells[column * count : (column + 1) * count]


def _take_attributes(shape: _Shape, cells: list[Cell]) -> list[Cell]:
    if not shape.roles or shape.roles[-1] != _ATTRIBUTE_END:
        return []
    taken: list[Cell] = []
    while cells and shape.is_attribute(cells[-1].text):
        taken.append(cells.pop())
    if not taken:
        raise ColumnsDisagreeError(0, 1)
    return taken[::-1]


def _take_serials(shape: _Shape, cells: list[Cell]) -> list[Cell]:
    if not shape.has("serial"):
        return []
    first = next((i for i, cell in enumerate(cells) if cell.text == "1"), len(cells))
    last = first
    while last < len(cells) and cells[last].text == str(last - first + 1):
        last += 1
    taken = cells[first:last]
    del cells[first:last]
    return taken


def _part_columns(
    shape: _Shape, cells: list[Cell], count: int
) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Units, values and names of the cells, the values being the last."""
    first_value = _first_value(cells, shape, count)
    names = cells[:first_value]
    units: list[Cell] = []
    if shape.has("unit"):
        while names and shape.is_unit(names[-1].text) and len(units) < (count or len(cells)):
            units.append(names.pop())
        if not units:
            raise ColumnsDisagreeError(0, max(count, 1))
    return units[::-1], cells[first_value:], names


def _first_value(cells: list[Cell], shape: _Shape, count: int) -> int:
    """Where the value columns begin: the first value behind a run of units, or of all."""
    for index, cell in enumerate(cells):
        if not is_value(cell.text):
            continue
        if not shape.has("unit"):
            return index
        run = index
        while run and shape.is_unit(cells[run - 1].text):
            run -= 1
        if index - run >= (count or 2):
            return index
    raise ColumnsDisagreeError(0, max(count, 1))


def _merge_values(text: str, cells: list[Cell], need: int, shape: _Shape) -> list[Cell]:
    """Exactly `need` value cells: worded ones broken over lines (完成省级 | 要求) are joined."""
    extra = len(cells) - need
    if extra == 0 and not _has_broken_words(cells, shape):
        return cells
    joints = [
        i + 1
        for i, (a, b) in enumerate(pairwise(cells))
        if not is_value(a.text) and not is_value(b.text)
    ]
    if extra <= 0 or extra > len(joints) or len(joints) > _MAX_WORDED_LINES:
        raise ColumnsDisagreeError(len(cells), need)
    ranked = sorted(
        (
            (_value_score(_joined(text, cells, chosen), shape), chosen)
            for chosen in combinations(joints, extra)
        ),
        reverse=True,
    )
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        raise ColumnsDisagreeError(len(cells), need)
    return _joined(text, cells, ranked[0][1])


def _has_broken_words(cells: Sequence[Cell], shape: _Shape) -> bool:
    """Whether two cells in a row are the halves of one (完成省级 | 要求)."""
    for above, below in pairwise(cells):
        if is_value(above.text) or is_value(below.text):
            continue
        halves = shape.is_whole(above.text) or shape.is_whole(below.text)
        if not halves and shape.is_whole(above.text + below.text):
            return True
    return False


def _joined(text: str, cells: Sequence[Cell], joints: Sequence[int]) -> list[Cell]:
    """The cells with those at `joints` joined to the cell before them."""
    inside = set(joints)
    result: list[list[Cell]] = []
    for index, cell in enumerate(cells):
        if index in inside:
            result[-1].append(cell)
        else:
            result.append([cell])
    return [join_cells(text, group) if len(group) > 1 else group[0] for group in result]


def _value_score(cells: list[Cell], shape: _Shape) -> tuple[int, int]:
    worded = [cell.text for cell in cells if not is_value(cell.text)]
    whole = sum(map(shape.is_whole, worded))
    return whole - len(worded), -len(set(worded))


def _part_names(
    text: str, cells: list[Cell], count: int, shape: _Shape
) -> tuple[list[Cell], list[Cell]]:
    """Category labels (as printed) and exactly `count` names, broken ones joined."""
    extra = len(cells) - count
    if extra < 0:
        raise ColumnsDisagreeError(len(cells), count)
    labels = 0
    has_labels = shape.has("category")
    while has_labels and labels < extra and len(cells[labels].text) <= _SHORT_LABEL:
        labels += 1
    names = cells[labels:]
    joints = _name_joints(text, names, extra - labels, shape)
    return cells[:labels], _joined(text, names, joints)


def _name_joints(text: str, names: list[Cell], need: int, shape: _Shape) -> list[int]:
    """Which of the lines go on with the name before them, when `need` of them must."""
    if need == 0:
        return []
    full = max(len(cell.text) for cell in names)
    whole = shape.known.document.pattern(_HEAD_NOUN)
    pairs = enumerate(pairwise(names), start=1)
    scored = sorted(
        ((_joint_score(text, pair, full, whole), -i) for i, pair in pairs),
        reverse=True,
    )
    if need > len(scored) or scored[need - 1][0] <= 0:
        raise ColumnsDisagreeError(len(names), len(names) - need)
    if need < len(scored) and scored[need - 1][0] == scored[need][0]:
        raise ColumnsDisagreeError(len(names), len(names) - need)
    return sorted(-at for _, at in scored[:need])


def _joint_score(text: str, pair: tuple[Cell, Cell], full: int, whole: re.Pattern[str]) -> int:
    """How likely a name printed in a column of `full` characters goes on in the next line."""
    before, after = pair
    width = len(before.text)
    if width < full - _ROUGHLY_FULL - 1 and not _OPEN_END.match(before.text):
        return -3
    score = 2 if width >= full - _NEARLY_FULL else 1
    score += 3 if _OPEN_END.match(before.text) else 0
    score += 3 if _REST_START.match(after.text) else 0
    score += 1 if len(after.text) <= _SHORT_REST else 0
    score += -2 if whole.match(before.text) else 1
    window = max(0, before.start - _PROOF_REACH), after.end + _PROOF_REACH
    return score + (4 if text.find(before.text + after.text, *window) >= 0 else 0)
