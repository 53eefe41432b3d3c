"""From regions of table lines to the document's tables, with captions, notes and issues."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.readers import drawn_titles
from lianqun.compiler.readers.column_regions import CellRegion, is_unit
from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.joining import Logical
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.note_lists import mark_rest_of_notes
from lianqun.compiler.readers.numbering import CAPTION
from lianqun.compiler.readers.table_columns import read_cell_grid
from lianqun.compiler.readers.table_grid import Grid, PrintedRow, join_cells, make_cell, split_row
from lianqun.compiler.readers.table_headers import Roles
from lianqun.compiler.readers.table_regions import RowRegion
from lianqun.compiler.readers.table_rows import read_grids
from lianqun.compiler.words import Words
from lianqun.model.document import Block, BlockKind, Cell, ReadingIssue, Section, Table

_TITLE = r".*{table_noun|table_noun_beside}(?:[（(].{1,20}[)）])?$"
_NOTE = r"{note_label|table_note_label}\s?[：:]|\*"
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位\s?[：:].{1,20}$")
_UNIT_AND_FIGURE = re.compile(r"(?P<unit>[^\s\d]{1,8})\s?(?P<figure>\d[\d,.]*%?)")
_SENTENCE = re.compile(r"[。；！？]")
_LONGEST_CAPTION = 60


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table read but not yet placed in the outline; `is_drawn` tells that its format draws it."""

    grid: Grid
    layout: str
    is_drawn: bool = False


def read_tables(
    text: str,
    regions: Sequence[RowRegion | CellRegion],
    spans: Mapping[int, tuple[Span, int]],
    roles: Roles,
) -> tuple[list[TableDraft], list[ReadingIssue]]:
    """The tables of all regions, and the issues found; `spans` has each line's slice and gap."""
    drafts: list[TableDraft] = []
    issues: list[ReadingIssue] = []
    previous: CellRegion | None = None
    for region in sorted(regions, key=lambda r: r.first):
        if isinstance(region, RowRegion):
            rows = _printed_rows(text, region, spans, roles)
            issues += _doubts(text, region, spans)
            drafts += [TableDraft(grid, "rows") for grid in read_grids(text, rows, roles)]
            continue
        draft, found = _read_cells(text, region, spans, roles)
        issues += found
        joins = previous is not None and previous.last == region.first
        previous = region
        if joins and drafts and _extend(drafts[-1], draft):
            continue
        if draft.grid.rows:
            drafts.append(draft)
    for drawn in drafts:
        issues += drawn.grid.issues
    return drafts, issues


def _doubts(
    text: str, region: RowRegion, spans: Mapping[int, tuple[Span, int]]
) -> list[ReadingIssue]:
    if region.doubtful is None:
        return []
    start, end = spans[region.doubtful][0]
    names = " ".join(text[start:end].split())
    return [("table_header_doubtful", start, end, {"names": names})]


def _printed_rows(
    text: str, region: RowRegion, spans: Mapping[int, tuple[Span, int]], roles: Roles
) -> list[PrintedRow]:
    rows: list[PrintedRow] = []
    is_after_gap = False
    behind = {at + n for at, length in region.lengths.items() for n in range(1, length)}
    for line in range(region.first, region.last):
        (start, end), gap = spans[line]
        is_after_gap |= gap > 0 and line > region.first
        if line in region.skipped:
            is_after_gap = True
            continue
        cells = _with_parted_units(text, split_row(text, start, end), roles)
        if line in behind:
            rows[-1] = _with_line(text, rows[-1], cells, is_rest=line in region.rests)
            continue
        kinds = line in region.headers, line in region.rests
        is_sure = kinds[0] and region.width > 0
        for part in _parted(cells, region.width):
            rows.append(PrintedRow(part, is_after_gap, *kinds, is_sure))
            is_after_gap = False
    return rows


def _with_parted_units(text: str, cells: tuple[Cell, ...], roles: Roles) -> tuple[Cell, ...]:
    """A row's cells, a unit parted from the figure that ran into it where the next column is blank (万元/人29.8)."""
    parted: list[Cell] = []
    was_parted = False
    for at, cell in enumerate(cells):
        if was_parted:  # the blank that the figure left
            was_parted = False
            continue
        is_short = at + 1 < len(cells) and not cells[at + 1].text
        found = _UNIT_AND_FIGURE.fullmatch(text, cell.start, cell.end) if is_short else None
        was_parted = found is not None and is_unit(found["unit"], roles)
        if found and was_parted:
            parted += [make_cell(text, *found.span(side)) for side in ("unit", "figure")]
        else:
            parted.append(cell)
    return tuple(parted)


def _parted(cells: tuple[Cell, ...], width: int) -> list[tuple[Cell, ...]]:
    """The rows that stand on one line: several where it has several times as many cells as columns."""
    if not width or len(cells) % width:
        return [cells]
    return [cells[at : at + width] for at in range(0, len(cells), width)]


def _with_line(text: str, row: PrintedRow, cells: tuple[Cell, ...], *, is_rest: bool) -> PrintedRow:
    """A row with the cells of its next line, the first of which may go on with the last one."""
    if is_rest:
        return replace(
            row, cells=(*row.cells[:-1], join_cells(text, [row.cells[-1], cells[0]]), *cells[1:])
        )
    return replace(row, cells=(*row.cells, *cells))


def _read_cells(
    text: str, region: CellRegion, spans: Mapping[int, tuple[Span, int]], roles: Roles
) -> tuple[TableDraft, list[ReadingIssue]]:
    header: list[Cell] = []
    cells: list[Cell] = []
    for line in range(region.first, region.last):
        start, end = spans[line][0]
        if line in region.skipped:
            continue
        if line in region.header:
            header += split_row(text, start, end)
        else:
            cells.append(make_cell(text, start, end))
    grid, issues = read_cell_grid(text, header, cells, roles)
    grid.groups = [Cell("", grid.start, grid.start)] * len(grid.rows)
    return TableDraft(grid, "columns"), issues


def _extend(above: TableDraft, below: TableDraft) -> bool:
    """Join a table to the one above when both name the same columns; tells whether it did."""
    if above.layout != "columns" or not above.grid.rows:
        return False
    if [c.text for c in above.grid.header] != [c.text for c in below.grid.header]:
        return False
    above.grid.rows += below.grid.rows
    above.grid.groups += below.grid.groups
    above.grid.end = max(above.grid.end, below.grid.end)
    return True


def mark_surroundings(
    groups: Sequence[Logical],
    spans: Sequence[Span],
    drafts: Sequence[TableDraft],
    words: Words | None = None,
) -> None:
    """Set the kind of titles and unit lines above tables and of notes below them."""
    words = words or load_document_words()
    note = words.pattern(_NOTE)
    starts = [start for start, _ in spans]
    for draft in drafts:
        first = bisect_left(starts, draft.grid.start)
        at = first - 1
        if at >= 0 and groups[at].kind is None and _UNIT_LINE.match(groups[at].text):
            groups[at].kind = BlockKind.NOTE
            at -= 1
        if at >= 0 and groups[at].kind is None and _is_caption(groups[at], words, draft):
            groups[at].kind = BlockKind.CAPTION
        at = bisect_left(starts, draft.grid.end)
        while at < len(groups) and groups[at].kind is None and note.match(groups[at].text):
            groups[at].kind = BlockKind.NOTE
            at = mark_rest_of_notes(groups, at + 1)


def _is_caption(group: Logical, words: Words, draft: TableDraft) -> bool:
    if draft.is_drawn and drawn_titles.is_title(group):
        return True
    text = drawn_titles.split_unit(group.text)[0]
    if not draft.is_drawn and draft.grid.header and drawn_titles.stands_alone(group):
        return True
    if len(text) > _LONGEST_CAPTION or _SENTENCE.search(text) or group.opening is not None:
        return False
    return bool(CAPTION.match(text) or words.pattern(_TITLE).match(text))


def place_tables(
    drafts: Sequence[TableDraft],
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    *,
    words: Words | None = None,
) -> list[Table]:
    """The finished tables: each in its section, with its title and notes."""
    titled = (words or load_document_words()).pattern(_TITLE)
    places = _Places(text, blocks, sections, [block.start for block in blocks])
    return [_place(draft, places, titled) for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Places:
    """What a table is placed in; `starts` are where the blocks start."""

    text: str
    blocks: Sequence[Block]
    sections: Sequence[Section]
    starts: Sequence[int]


def _place(draft: TableDraft, places: _Places, titled: re.Pattern[str]) -> Table:
    text, blocks, starts = places.text, places.blocks, places.starts
    grid = draft.grid
    first = bisect_left(starts, grid.start)
    section = blocks[min(first, len(blocks) - 1)].section
    notes = list(grid.notes)
    at = first - 1
    if at >= 0 and _UNIT_LINE.match(text, blocks[at].start, blocks[at].end):
        notes.append(text[blocks[at].start : blocks[at].end])
        at -= 1
    caption = grid.caption
    if not caption and at >= 0 and blocks[at].kind is BlockKind.CAPTION:
        caption = text[blocks[at].start : blocks[at].end]
    elif not caption and at >= 0 and blocks[at].kind is BlockKind.HEADING:
        title = places.sections[section].title
        caption = title if titled.match(title) else ""
        if drawn_titles.is_numbered(text[blocks[at].start : blocks[at].end]):
            caption = text[blocks[at].start : blocks[at].end]
    caption, unit = drawn_titles.split_unit((caption or grid.box).rstrip("| "))
    notes += [unit] if unit else []
    at = bisect_left(starts, grid.end)
    while at < len(blocks) and blocks[at].kind is BlockKind.NOTE:
        notes.append(text[blocks[at].start : blocks[at].end])
        at += 1
    return Table(
        caption=caption,
        section=section,
        start=grid.start,
        end=grid.end,
        header=grid.header,
        rows=tuple(tuple(row) for row in grid.rows),
        notes=tuple(notes),
        layout=draft.layout,
        groups=tuple(grid.groups),
    )
