"""Where tables printed row by row stand among the lines, and where each row's cells stand.

Rows are told by tabs, by pipes (Markdown), or by columns of white space under a known header.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION, match_opening
from lianqun.compiler.readers.printed_layout import lay_out
from lianqun.compiler.readers.printed_rows import CONTINUED, Known, RowCollector
from lianqun.compiler.readers.table_headers import (
    Roles,
    header_role,
    header_words,
    is_header,
    is_value,
)

_BLANK = " \t\u3000\xa0\u2002\u2003\u2009"
_WIDE_GAP = re.compile(r"[ \u3000\xa0\u2002\u2003\u2009]{2,}")
_ANY_GAP = re.compile(r"[ \u3000\xa0\u2002\u2003\u2009]+")
_TITLE = re.compile(f"{CAPTION.pattern}|{CONTINUED.pattern}")
_PIPE_RULE = re.compile(r"-\s*\|\s*:?-|\|\s*:?-{2,}")
_PIPE_ENDS = re.compile(r"^\s*\||\|\s*$")
_INDENTED_PARAGRAPH_WIDTH = 20.0
_INDENTED_PARAGRAPH_TABS = 2
_HEADER_ROWS = 2
_MIN_SPACED_ROWS = 3
_MIN_SPACED_COLUMNS = 3
_LONGEST_FIGURE = 12

Rows = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class RowRegion:
    """lines[first:last] are rows of tables; `cells` has each row's cells as spans of the original.

    `skipped` are lines between them that are no rows: running heads, page numbers, titles printed
    again.  `headers` are those known to name columns, `doubtful` is one whose columns are not certain;
    `rests` are rows known to go on with the one above.  `lengths` has, for each row printed on several
    lines, how many they are, by its first.  `width` is how many columns the header surely names, 0 where
    that is to be learnt; a line of several times as many cells holds several rows.
    """

    first: int
    last: int
    cells: dict[int, list[Span]]
    skipped: frozenset[int] = frozenset()
    headers: frozenset[int] = frozenset()
    doubtful: int | None = None
    rests: frozenset[int] = frozenset()
    lengths: Mapping[int, int] = field(default_factory=dict)
    width: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows are sought in; lines in `taken` belong to something else."""

    original: str
    lines: list[Line]
    taken: Collection[int]
    counts: Mapping[str, int]

    def is_free(self, index: int) -> bool:
        return index < len(self.lines) and index not in self.taken


def find_row_regions(
    original: str, lines: list[Line], taken: Collection[int], roles: Roles
) -> list[RowRegion]:
    """Row-wise table regions in order; lines in `taken` belong to something else."""
    page = _Page(original, lines, taken, Counter(line.text for line in lines))
    found = collect_regions(
        lambda index: None if index in taken else _region_at(page, index, roles), range(len(lines))
    )
    return [region for region in found if region.cells]


def collect_regions(region_at: Callable[[int], RowRegion | None], lines: range) -> list[RowRegion]:
    """The regions that `region_at` finds, asked line by line, behind each region from its end on."""
    regions: list[RowRegion] = []
    index = lines.start
    while index < lines.stop:
        region = region_at(index)
        if region is not None:
            regions.append(region)
        index = region.last if region else index + 1
    return regions


def _region_at(page: _Page, index: int, roles: Roles) -> RowRegion | None:
    """The region that begins at a line; one without cells are lines that are none, None where none begins."""
    style = _style(page.lines[index])
    if style in ("tabs", "spaces"):
        region = _printed_region(page, index, style, roles)
        if region.cells or style == "tabs":
            return region
        return _headed_region(page, index, roles) or region
    headed = _headed_region(page, index, roles)
    if headed is not None or not style:
        return headed
    rows = _ROWS_OF[style](page, index)
    if style == "pipes" and _is_ragged(rows):
        region = _printed_region(page, index, style, roles)
        if region.cells:
            return region
    return _pipe_region(page, rows) or RowRegion(index, index + max(len(rows), 1), {})


def _style(line: Line) -> str:
    if line.cells is not None:
        return "markup"
    if line.is_tabbed:
        return "tabs" if _is_tab_row(line) else ""
    if "|" in line.text and (line.text.count("|") > 1 or _PIPE_ENDS.search(line.text)):
        return "pipes"
    if not _WIDE_GAP.search(line.text) or _TITLE.match(line.text):
        return ""
    return "" if match_opening(line.text) else "spaces"


def _is_tab_row(line: Line) -> bool:
    if "\t" not in line.text:
        return line.width <= _INDENTED_PARAGRAPH_WIDTH or "。" not in line.text
    head, _, rest = line.text.partition("\t")
    opening = match_opening(head + " x") if "\t" not in rest.strip(_BLANK) else None
    return opening is None or opening.title_at < len(head)


def _tab_cells(original: str, line: Line) -> list[Span]:
    start, end = line.start, line.end
    while start > 0 and original[start - 1] in _BLANK:
        start -= 1
    while end < len(original) and original[end] in _BLANK:
        end += 1
    return _split(original, start, end, "\t")


def _split(original: str, start: int, end: int, mark: str) -> list[Span]:
    cells: list[Span] = []
    while True:
        at = original.find(mark, start, end)
        if at < 0:
            cells.append((start, end))
            return cells
        cells.append((start, at))
        start = at + 1


def _pipe_rows(page: _Page, first: int) -> Rows:
    rows: Rows = {}
    index = first
    while (cells := _pipe_cells_at(page, index)) is not None:
        rows[index] = cells
        index += 1
    return rows


def _is_ragged(rows: Rows) -> bool:
    """Whether a drawn table lost the cells that its header's names stand over: 序号|指标|目标 above 2024年|2025年|2026年."""
    lengths = [len(rows[at]) for at in sorted(rows)]
    widest = max(lengths, default=0)
    head, body = lengths[:_HEADER_ROWS], lengths[_HEADER_ROWS:]
    return len(body) > 1 and max(head) < widest < sum(head) and min(body) == widest


def _pipe_region(page: _Page, rows: Rows) -> RowRegion | None:
    """The region of a drawn table; a rule below its first row (|---|) says that this names the columns."""
    if len(rows) < 2 or all(len(cells) < 2 for cells in rows.values()):
        return None
    first, second, *_ = sorted(rows)
    between = page.original[page.lines[first].end : page.lines[second].start]
    stop, names = max(rows) + 1, [page.original[start:end] for start, end in rows[first]]
    if len(names) < 2 or not all(map(str.strip, names)) or not _PIPE_RULE.search(between):
        return RowRegion(first, stop, rows)
    return RowRegion(first, stop, rows, headers=frozenset({first}), width=len(names))


def _printed_region(page: _Page, first: int, style: str, roles: Roles) -> RowRegion:
    """The region of the printed table that begins at a line; without rows where there is none."""
    row_of = {"tabs": _tab_cells_at, "pipes": _pipe_cells_at}.get(style, _gap_cells_at)
    is_tabbed = style != "spaces"
    known = Known(page.is_free, page.counts, roles, is_tabbed)
    collector = RowCollector(page.original, page.lines, lambda at: row_of(page, at), known)
    table = collector.collect(first)
    if not lay_out(page.original, table, roles, is_tabbed=is_tabbed):
        return RowRegion(first, max(table.stop, first + 1), {})
    if is_tabbed:
        _drop_blank_columns(page.original, table.rows)
    skipped = frozenset(table.skipped)
    headers = frozenset(table.headers)
    rests = frozenset(table.rests)
    return RowRegion(first, table.stop, table.rows, skipped, headers, table.doubtful, rests)


def _drop_blank_columns(original: str, rows: Rows) -> None:
    """Leave out the places that no row of the same length fills, where that makes all rows as long.

    A web page's copy keeps such places for cells drawn over several columns.
    """
    filled: dict[int, set[int]] = {}
    for cells in rows.values():
        places = {at for at, (start, end) in enumerate(cells) if original[start:end].strip()}
        filled.setdefault(len(cells), set()).update(places)
    if len({len(places) for places in filled.values()}) > 1:
        return
    for at, cells in rows.items():
        rows[at] = [cell for place, cell in enumerate(cells) if place in filled[len(cells)]]


def _tab_cells_at(page: _Page, index: int) -> list[Span] | None:
    if not page.is_free(index) or _style(page.lines[index]) != "tabs":
        return None
    return _tab_cells(page.original, page.lines[index])


def _pipe_cells_at(page: _Page, index: int) -> list[Span] | None:
    if not page.is_free(index) or _style(page.lines[index]) != "pipes":
        return None
    start, end = page.lines[index].start, page.lines[index].end
    start += page.original[start] == "|"
    end -= page.original[end - 1] == "|" and end > start
    return _split(page.original, start, end, "|")


def _gap_cells_at(page: _Page, index: int) -> list[Span] | None:
    if not page.is_free(index) or _style(page.lines[index]) != "spaces":
        return None
    return _gap_cells(page.original, page.lines[index], _WIDE_GAP)


def _gap_cells(original: str, line: Line, gap: re.Pattern[str]) -> list[Span]:
    cells: list[Span] = []
    start = line.start
    for found in gap.finditer(original, line.start, line.end):
        cells.append((start, found.start()))
        start = found.end()
    cells.append((start, line.end))
    return cells


def _headed_region(page: _Page, first: int, roles: Roles) -> RowRegion | None:
    """Rows under a header whose words are parted by single spaces, cells told from the right."""
    line = page.lines[first]
    if line.text[0] not in roles.firsts or " " not in line.text or line.mark or line.is_tabbed:
        return None
    if not header_role(line.text.split(maxsplit=1)[0], roles):
        return None
    header = header_words(page.original, line.start, line.end)
    words = [page.original[start:end] for start, end in header]
    if len(words) < _MIN_SPACED_COLUMNS or not is_header(words, roles):
        return None
    kinds = [header_role(word, roles) for word in words]
    rows = {first: header}
    index = first + 1
    while page.is_free(index):
        cells = _headed_cells(page.original, page.lines[index], kinds)
        if cells is None:
            break
        rows[index] = cells
        index += 1
    if len(rows) <= _MIN_SPACED_ROWS:
        return None
    return RowRegion(first, index, rows)


def _headed_cells(original: str, line: Line, kinds: list[str]) -> list[Span] | None:
    """A row's cells under columns of these kinds; None when its figures stand elsewhere."""
    cells = _gap_cells(original, line, _ANY_GAP)
    words = line.text.split()
    if len(cells) != len(words):
        return None
    if len(words) == len(kinds) and _same_kinds(words, kinds):
        return cells
    name = kinds.index("name") if "name" in kinds else 0
    right = len(kinds) - name - 1
    if right < 1 or len(words) <= right or not _same_kinds(words[-right:], kinds[-right:]):
        return None
    left = cells[: len(cells) - right]
    joined = [(left[0][0], left[-1][1])] if len(left) <= 1 or name == 0 else left
    if len(joined) > name + 1:
        joined = [*joined[:name], (joined[name][0], joined[-1][1])]
    padding = [(joined[0][0], joined[0][0])] * (name + 1 - len(joined))
    return [*padding, *joined, *cells[len(cells) - right :]]


def _same_kinds(words: list[str], kinds: list[str]) -> bool:
    figures = [word for word, kind in zip(words, kinds, strict=True) if kind in _FIGURE_KINDS]
    known = sum(1 for word in figures if is_value(word))
    return known > 0 and all(len(word) <= _LONGEST_FIGURE for word in figures)


_FIGURE_KINDS = frozenset(("year", "base", "target", "growth", "cumulative", "amount", "serial"))


def _markup_rows(page: _Page, first: int) -> Rows:
    rows: Rows = {}
    index = first
    while page.is_free(index) and (cells := page.lines[index].cells) is not None:
        rows[index] = cells
        index += 1
    return rows


_ROWS_OF = {"markup": _markup_rows, "pipes": _pipe_rows}
