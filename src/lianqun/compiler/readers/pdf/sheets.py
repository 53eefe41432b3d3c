"""A page to what stands on it in reading order: lines of text, tables, frames around some of both."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lianqun.compiler.readers.pdf.aligned import Opened, Region, read_region
from lianqun.compiler.readers.pdf.columns import Span
from lianqun.compiler.readers.pdf.cut_rows import is_cut
from lianqun.compiler.readers.pdf.flow import edges_of, split_columns
from lianqun.compiler.readers.pdf.free_regions import columns_at_top
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import TextLine, joined_lines, make_lines, make_runs
from lianqun.compiler.readers.pdf.margins import Mark, edge_marks, find_margins
from lianqun.compiler.readers.pdf.page import Glyph, Page, Rule, Sheet
from lianqun.compiler.readers.pdf.printed import (
    PrintedCell,
    PrintedLine,
    PrintedPage,
    PrintedTable,
    Words,
)
from lianqun.compiler.readers.pdf.region_lines import PageLines
from lianqun.compiler.readers.pdf.regions import find_regions
from lianqun.compiler.readers.pdf.ruled import Band, RuledGrid, find_grids
from lianqun.compiler.readers.pdf.stacked import share_out
from lianqun.compiler.readers.pdf.surroundings import is_around

_LEAST_FILLED: Final = 0.3
_NOTE_RULE: Final = 0.5
_SMALLER: Final = 0.93
_NARROW: Final = 0.7
_EDGE_ZONE: Final = 0.15
_FEW_LINES: Final = 8
"""A region of no more lines may be a header that a page parts from its rows."""

Item = PrintedLine | PrintedTable


@dataclass(slots=True)
class _Sheet:
    """A sheet with its ruled tables read and the lines outside them."""

    sheet: Sheet
    tables: list[PrintedTable]
    frames: list[Box]
    lines: list[TextLine]
    rules: list[Rule]
    marks: dict[int, Mark]


@dataclass(slots=True)
class Draft:
    """A page of which what stands outside rules is not sorted into text and tables yet."""

    page: Page
    sheets: list[_Sheet]

    @property
    def marks(self) -> dict[int, Mark]:
        """What stands at the edges of the page's main sheet."""
        return self.sheets[0].marks if self.sheets else {}


def draft_sheets(page: Page) -> Draft:
    """Read a page's ruled tables and its other lines."""
    return Draft(page, [_draft(sheet) for sheet in page.sheets if sheet.glyphs])


def _draft(sheet: Sheet) -> _Sheet:
    grids, loose = find_grids(sheet.rules, lambda box: _band(sheet.glyphs, box))
    tables: list[PrintedTable] = []
    frames: list[Box] = []
    free = sheet.glyphs
    for grid in grids:
        inside, outside = _split(free, grid)
        if _is_frame(grid):
            if inside:
                frames.append(grid.box)
            continue
        is_rest = len(grid.ys) == 2 and grid.box.top < _EDGE_ZONE * sheet.height
        table = _ruled_table(
            grid, inside, 1 if is_rest else max(2, _LEAST_FILLED * len(grid.cells))
        )
        if table is not None:
            tables.append(table)
            free = outside
    lines = make_lines(make_runs(free))
    return _Sheet(sheet, tables, frames, lines, loose, edge_marks(lines, sheet.height))


Openings = dict[int, Opened]
"""The tables without uprights that a page leaves open, by the turn of their sheet."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the pages around one: their edges, the tables that the one before left open, the next."""

    marks: Sequence[dict[int, Mark]] = ()
    opened: Openings = field(default_factory=dict)
    following: Draft | None = None


def read_sheets(draft: Draft, around: Around) -> tuple[PrintedPage, Openings]:
    """What stands on a page, and the tables that may go on on the next one."""
    page = draft.page
    items: list[Item] = []
    left: Openings = {}
    for sheet in draft.sheets:
        items += _read(sheet, (page.width, page.height), around, left)
    printed = PrintedPage(
        page.number, items, page.width, page.height, page.is_scanned, page.has_pictures
    )
    return printed, left


def _read(own: _Sheet, size: tuple[float, float], around: Around, after: Openings) -> list[Item]:
    sheet, tables = own.sheet, own.tables
    page = _page_lines(own, around.marks)
    opened = around.opened.get(sheet.turn)
    if opened is not None and any(table.box.top < _first_top(page) for table in tables):
        opened = None
    regions, lines = find_regions(page, own.rules, opened)
    for region in regions:
        below = _columns_below(region, own, around)
        reading = read_region(replace(region, below=below) if below else region)
        if reading is None:
            lines += region.lines
            continue
        tables.append(reading.table)
        if _ends_page(reading.table, page, tables):
            after[sheet.turn] = reading.opened
    for table in tables:
        table.pack(sheet.turn, size)
        table.frame = next(
            (n for n, frame in enumerate(own.frames, 1) if _holds(frame, table.box)), 0
        )
    running = _running(lines, own.frames, sheet, (size, own.rules))
    _lend_edges(running, tables)
    return _in_order(running, tables)


def _page_lines(own: _Sheet, marks: Sequence[dict[int, Mark]]) -> PageLines:
    others = [other for other in marks if other is not own.marks]
    margins = find_margins(own.lines, own.marks, others, own.rules)
    return PageLines(own.lines, set(margins), margins)


def _columns_below(region: Region, own: _Sheet, around: Around) -> list[Span]:
    """The columns of the lines that begin the next page, where a table with hardly any row goes on there.

    It does where nothing but its header stands on this page, or where the next one repeats the header.
    """
    following = around.following.sheets if around.following else ()
    sheet = next((other for other in following if other.sheet.turn == own.sheet.turn), None)
    if sheet is None or len(region.lines) > _FEW_LINES:
        return []
    page = _page_lines(sheet, [own.marks, *around.marks])
    return columns_at_top(page, "" if region.is_header else region.lines[0].text)


def _lend_edges(lines: Sequence[PrintedLine], tables: Sequence[PrintedTable]) -> None:
    """Give lines of a page that has hardly any text the edges of its widest table."""
    if not tables or not lines:
        return
    widest = max(tables, key=lambda table: table.box.right - table.box.left).box
    if max(line.right - line.left for line in lines) < _NARROW * (widest.right - widest.left):
        for line in lines:
            line.left, line.right = widest.left, widest.right


def _first_top(page: PageLines) -> float:
    return min(
        (line.box.top for at, line in enumerate(page.lines) if at not in page.margins), default=0.0
    )


def _ends_page(table: PrintedTable, page: PageLines, tables: Sequence[PrintedTable]) -> bool:
    """Whether nothing but the margin stands below a table."""
    bottom = table.box.bottom - 1
    if any(other is not table and other.box.top >= bottom for other in tables):
        return False
    return not any(
        line.box.top >= bottom for at, line in enumerate(page.lines) if at not in page.margins
    )


def _band(glyphs: Sequence[Glyph], box: Box) -> Band:
    """Whether the text in a band is a group's name, not a table's title, its unit, a note, or several lines."""
    inside = [
        g for g in glyphs if box.top < g.middle < box.bottom and box.left <= g.box.left < box.right
    ]
    lines = make_lines(make_runs(inside))
    if not lines:
        return Band.EMPTY
    return Band.OTHER if len(lines) > 1 or is_around(lines[0]) else Band.NAME


def _split(glyphs: Sequence[Glyph], grid: RuledGrid) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """Glyphs by the cell of a grid that they stand in, and those outside it."""
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        cell = grid.cell_at((glyph.box.left + glyph.box.right) / 2, glyph.middle)
        if cell is None:
            outside.append(glyph)
        else:
            inside.setdefault(cell, []).append(glyph)
    return inside, outside


def _is_frame(grid: RuledGrid) -> bool:
    """Whether a grid is a drawn box, not a table: it has one column."""
    return len(grid.xs) == 2 or all(cell.columns == len(grid.xs) - 1 for cell in grid.cells)


def _ruled_table(
    grid: RuledGrid, inside: dict[int, list[Glyph]], least: float
) -> PrintedTable | None:
    """The table of a grid, None when less than so many cells are filled."""
    if len(inside) < least:
        return None
    lines = {at: make_lines(make_runs(glyphs)) for at, glyphs in inside.items()}
    shared = share_out(grid.cells, lines)
    cells = [
        PrintedCell(part.row, part.column, part.rows, part.columns, joined_lines(part.lines))
        for part in shared.parts
    ]
    return PrintedTable(
        grid.box,
        cells,
        sum(shared.counts),
        grid.xs,
        is_open_above=grid.is_open_above and shared.counts[0] == 1,
        is_open_below=(grid.is_open_below or is_cut(grid, lines)) and shared.counts[-1] == 1,
    )


def _running(
    lines: list[TextLine],
    frames: Sequence[Box],
    sheet: Sheet,
    page: tuple[tuple[float, float], Sequence[Rule]],
) -> list[PrintedLine]:
    """Lines of text in reading order, with the edges of their columns; those in frames keep together."""
    size, rules = page
    lines.sort(key=lambda line: (line.box.top + line.box.bottom, line.box.left))
    framed = {
        id(line): n
        for line in lines
        for n, frame in enumerate(frames, 1)
        if _holds(frame, line.box, line.size)  # a comma at its end may hang over the edge
    }
    open_lines = [line for line in lines if id(line) not in framed]
    columns = split_columns(open_lines)
    result: list[PrintedLine] = []
    for column in columns:
        left, right = edges_of(column)
        result += [_printed(line, sheet, size, (left, right)) for line in column]
    notes_from = _notes_top(rules, sheet, result)
    for printed in result:
        printed.is_note = printed.box.top >= notes_from
    for number, frame in enumerate(frames, 1):
        own = [line for line in lines if framed.get(id(line)) == number]
        edges = edges_of(own)
        boxed = [_printed(line, sheet, size, edges) for line in own]
        for printed in boxed:
            printed.frame = number
        at = next((n for n, p in enumerate(result) if p.box.top >= frame.bottom - 1), len(result))
        result[at:at] = boxed
    return result


def _holds(frame: Box, box: Box, over: float = 2) -> bool:
    """Whether a box stands in a frame, at most `over` points of it on the right outside."""
    middle = (box.top + box.bottom) / 2
    return (
        frame.left - 2 <= box.left
        and box.right <= frame.right + over
        and frame.top <= middle <= frame.bottom
    )


def _printed(
    line: TextLine, sheet: Sheet, size: tuple[float, float], edges: tuple[float, float]
) -> PrintedLine:
    words = Words.of(line.glyphs(), sheet.turn, size)
    return PrintedLine(words, line.box, line.size, *edges, turn=sheet.turn)


def _notes_top(rules: Sequence[Rule], sheet: Sheet, lines: Sequence[PrintedLine]) -> float:
    """Where footnotes begin: under a short rule low on the page, in smaller type."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for rule in rules:
        below = [line for line in lines if line.box.top >= rule.at - 1]
        is_short = rule.high - rule.low < _NOTE_RULE * sheet.width
        is_low = is_short and rule.at > sheet.height / 2
        if is_low and below and below[0].size < _SMALLER * usual:
            return rule.at - 1
    return float("inf")


def _in_order(lines: Sequence[PrintedLine], tables: Sequence[PrintedTable]) -> list[Item]:
    """Lines and tables as they are read: each table before the first line that begins below it."""
    items: list[Item] = list(lines)
    for table in sorted(tables, key=lambda t: t.box.top):
        at = next(
            (
                n
                for n, item in enumerate(items)
                if item.box.top >= table.box.top and _shares_width(item.box, table.box)
            ),
            len(items),
        )
        items.insert(at, table)
    return items


def _shares_width(a: Box, b: Box) -> bool:
    return min(a.right, b.right) > max(a.left, b.left)
