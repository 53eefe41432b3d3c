"""Which tables of a page hold data, and their rows, cells and headers; others only lay out the page."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.html.elements import CELLS, HEADINGS
from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.tree import Element, Page

_WIDEST_SPAN: Final = 60
_MOST_CELLS: Final = 2_000_000
_SHORT_CELL: Final = 60
_LONG_CELL: Final = 800
_FEW_ROWS: Final = 3
_SEVERAL: Final = 5
_REACH: Final = 200
_BIG_SHARE: Final = 0.6
_NO_TABLE: Final = ("presentation", "none")


@dataclass(slots=True)
class Sketch:
    """The rows of a table element, those of tables inside it left out, each with its cell elements."""

    element: Element
    rows: list[list[Element]] = field(default_factory=list)
    is_head: list[bool] = field(default_factory=list)
    caption: Element | None = None
    inner: list[int] = field(default_factory=list)
    has_heading: bool = False
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its column, how many columns and rows it takes."""

    element: Element
    column: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A data table: its rows of cells, columns no cell begins in left out; `header_rows` None if not told."""

    rows: list[list[GridCell]]
    columns: int
    header_rows: int | None


def sketch_tables(shown: Shown) -> dict[int, Sketch]:
    """The tables of a page by their elements, each judged: does it hold data?"""
    page = shown.page
    sketches: dict[int, Sketch] = {}
    owners: list[int] = []
    lines: list[int] = []
    for element in page.elements:
        owner = owners[element.parent] if element.parent >= 0 else -1
        line = lines[element.parent] if element.parent >= 0 else -1
        if shown.is_read[element.index]:
            if owner >= 0:
                _add(sketches[owner], element, line)
            if element.tag == "table":
                sketches[element.index] = Sketch(element)
                owner, line = element.index, -1
            elif element.tag == "tr":
                line = element.index
        owners.append(owner)
        lines.append(line)
    for sketch in reversed(sketches.values()):
        sketch.is_head = [_is_head(row, page) for row in sketch.rows]
        sketch.is_data = _holds_data(sketch, shown, sketches)
    return sketches


def _add(sketch: Sketch, element: Element, line: int) -> None:
    if element.tag in HEADINGS:
        sketch.has_heading = True
    elif element.tag == "table":
        sketch.inner.append(element.index)
    elif element.tag == "caption":
        sketch.caption = sketch.caption or element
    elif element.tag == "tr":
        sketch.rows.append([])
    elif element.tag in CELLS:
        if line < 0 or not sketch.rows:
            sketch.rows.append([])
        sketch.rows[-1].append(element)


def _is_head(row: Sequence[Element], page: Page) -> bool:
    """Whether a row is marked as a header."""
    if not row:
        return False
    return all(cell.tag == "th" for cell in row) or any(
        element.tag == "thead" for element in _near(page, row[0])
    )


def _near(page: Page, cell: Element) -> Iterator[Element]:
    """What holds a cell inside its table."""
    for element in page.above(cell.parent):
        if element.tag in ("table", "td", "th"):
            return
        yield element


def _holds_data(sketch: Sketch, shown: Shown, sketches: dict[int, Sketch]) -> bool:
    if sketch.element.attributes.get("role", "").lower() in _NO_TABLE:
        return False
    wide = [row for row in sketch.rows if sum(shown.length(cell) > 0 for cell in row) > 1]
    if not wide or _holds_page(sketch, shown, sketches) or _is_boundless(sketch):
        return False
    if sketch.caption is not None or any(sketch.is_head):
        return True
    longest = max(shown.length(cell) for row in sketch.rows for cell in row)
    if longest > max(_LONG_CELL, _BIG_SHARE * shown.length(sketch.element)):
        return len(wide) > _FEW_ROWS and not _holds_paragraphs(sketch, shown, longest)
    return len(wide) > 1 or (len(wide[0]) > 2 and longest <= _SHORT_CELL)


def _holds_page(sketch: Sketch, shown: Shown, sketches: dict[int, Sketch]) -> bool:
    """Whether a table lays out a page: headings stand in its cells, or tables with most of its text."""
    inside = [sketches[at] for at in sketch.inner]
    sketch.has_heading |= any(inner.has_heading for inner in inside)
    whole = shown.length(sketch.element)
    return sketch.has_heading or 2 * sum(shown.length(inner.element) for inner in inside) > whole


def _holds_paragraphs(sketch: Sketch, shown: Shown, longest: int) -> bool:
    """Whether the longest cell of a table has several paragraphs."""
    cell = next(cell for row in sketch.rows for cell in row if shown.length(cell) == longest)
    first = cell.index + 1
    below = shown.page.elements[first : first + _REACH]
    inside = [element for element in below if element.opens < cell.closes]
    return sum(element.tag in ("p", "br", "div", "li") for element in inside) >= _SEVERAL


def _is_boundless(sketch: Sketch) -> bool:
    """Whether a table would take more cells, drawn in full, than can be kept."""
    columns = max(len(row) for row in sketch.rows) + _WIDEST_SPAN
    return len(sketch.rows) * columns > _MOST_CELLS


def lay_out(sketch: Sketch) -> LaidOut:
    """The cells of a table in their columns, rows and columns spanned counted out."""
    rows: list[list[GridCell]] = []
    reach: dict[int, int] = {}
    for at, cells in enumerate(sketch.rows):
        left = len(sketch.rows) - at
        reach = {column: rows_left - 1 for column, rows_left in reach.items() if rows_left > 1}
        row: list[GridCell] = []
        column = 0
        for cell in cells:
            while reach.get(column, 0) > 0:
                column += 1
            columns = min(_span(cell, "colspan") or 1, _WIDEST_SPAN)
            tall = min(_span(cell, "rowspan") or left, left)
            row.append(GridCell(cell, column, columns, tall))
            if tall > 1:
                reach.update(dict.fromkeys(range(column, column + columns), tall))
            column += columns
        rows.append(row)
    return _without_idle_columns(rows, sketch.is_head)


def _span(cell: Element, name: str) -> int:
    """The rows or columns that a cell says it takes; 0 stands for all that follow."""
    digits = cell.attributes.get(name, "1").strip()[:5]
    return int(digits) if digits.isascii() and digits.isdigit() else 1


def _without_idle_columns(rows: list[list[GridCell]], heads: Sequence[bool]) -> LaidOut:
    starts = sorted({cell.column for row in rows for cell in row})
    order = {column: at for at, column in enumerate(starts)}
    renumbered = [
        [
            GridCell(
                cell.element,
                order[cell.column],
                bisect_left(starts, cell.column + cell.columns) - order[cell.column],
                cell.rows,
            )
            for cell in row
        ]
        for row in rows
    ]
    return LaidOut(renumbered, len(starts), _header_rows(renumbered, heads, len(starts)))


def _header_rows(
    rows: Sequence[Sequence[GridCell]], heads: Sequence[bool], columns: int
) -> int | None:
    """How many rows the page marks as header, with those that their cells reach down to."""
    count = 0
    while count < len(rows) and heads[count]:
        count += 1
    names = [row for row in rows[:count] if row and row[0].columns < columns]
    if not names:
        return None
    depth = max(at + cell.rows for at, row in enumerate(rows[:count]) for cell in row)
    return depth if depth < len(rows) else None
