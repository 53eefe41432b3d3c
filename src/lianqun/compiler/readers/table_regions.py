"""Where tables printed row by row stand among the lines, and where each row's cells stand.

Rows are told by tabs, by pipes (Markdown), or by columns of white space under a known header.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION, match_opening
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
_PIPE_ENDS = re.compile(r"^\s*\||\|\s*$")
_INDENTED_PARAGRAPH_WIDTH = 20.0
_INDENTED_PARAGRAPH_TABS = 2
_MIN_SPACED_ROWS = 3
_MIN_SPACED_COLUMNS = 3
_LONGEST_FIGURE = 12

Rows = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class RowRegion:
    """lines[first:last] are rows of tables; `cells` has each row's cells as spans of the original."""

    first: int
    last: int
    cells: dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows are sought in; lines in `taken` belong to something else."""

    original: str
    lines: list[Line]
    taken: Collection[int]

    def is_free(self, index: int) -> bool:
        return index < len(self.lines) and index not in self.taken


def find_row_regions(
    original: str, lines: list[Line], taken: Collection[int], roles: Roles
) -> list[RowRegion]:
    """Row-wise table regions in order; lines in `taken` belong to something else."""
    page = _Page(original, lines, taken)
    regions: list[RowRegion] = []
    index = 0
    while index < len(lines):
        if index in taken:
            index += 1
            continue
        region = _headed_region(page, index, roles)
        following = region.last if region else index + 1
        style = "" if region else _style(lines[index])
        if style:
            rows = _ROWS_OF[style](page, index)
            following = max(following, index + len(rows))
            region = _REGION_OF[style](original, rows)
        if region is not None:
            regions.append(region)
        index = following
    return regions


def _style(line: Line) -> str:
    if line.cells is not None:
        return "markup"
    if line.is_tabbed:
        return "tabs" if _is_tab_row(line) else ""
    if "|" in line.text and (line.text.count("|") > 1 or _PIPE_ENDS.search(line.text)):
        return "pipes"
    if not _WIDE_GAP.search(line.text) or CAPTION.match(line.text):
        return ""
    return "" if match_opening(line.text) else "spaces"


def _is_tab_row(line: Line) -> bool:
    if "\t" not in line.text:
        return line.width <= _INDENTED_PARAGRAPH_WIDTH or "。" not in line.text
    head, _, rest = line.text.partition("\t")
    opening = match_opening(head + " x") if "\t" not in rest.strip(_BLANK) else None
    return opening is None or opening.title_at < len(head)


def _tab_rows(page: _Page, first: int) -> Rows:
    rows: Rows = {}
    index = first
    while page.is_free(index):
        line = page.lines[index]
        if _style(line) == "tabs":
            rows[index] = _tab_cells(page.original, line)
        elif _is_between_rows(page, index, len(rows)):
            rows[index] = [(line.start, line.end)]
        else:
            break
        index += 1
    return rows


def _is_between_rows(page: _Page, index: int, before: int) -> bool:
    """Whether a line without tabs stands inside a table: a group's name or the rest of a cell."""
    if before < 2 or not page.is_free(index + 1):
        return False
    line, following = page.lines[index], page.lines[index + 1]
    if line.gap or following.gap or CAPTION.match(line.text):
        return False
    return _style(following) == "tabs" and "\t" in following.text


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


def _tab_region(_original: str, rows: Rows) -> RowRegion | None:
    """The region of these rows without stray lines at its ends, None when too little is left."""
    columns = max((len(cells) for cells in rows.values()), default=0)
    kept = [i for i, cells in rows.items() if len(cells) > 1 or len(rows) > 2]
    while kept and len(rows[kept[-1]]) == 1:
        kept.pop()
    full = sum(1 for i in kept if _filled(rows[i]) > 1)
    if full < (2 if columns > 2 else 3):
        return None
    return RowRegion(kept[0], kept[-1] + 1, {i: rows[i] for i in range(kept[0], kept[-1] + 1)})


def _filled(cells: list[Span]) -> int:
    return sum(1 for start, end in cells if end > start)


def _pipe_rows(page: _Page, first: int) -> Rows:
    rows: Rows = {}
    index = first
    while page.is_free(index) and _style(page.lines[index]) == "pipes":
        start, end = page.lines[index].start, page.lines[index].end
        start += page.original[start] == "|"
        end -= page.original[end - 1] == "|" and end > start
        rows[index] = _split(page.original, start, end, "|")
        index += 1
    return rows


def _pipe_region(_original: str, rows: Rows) -> RowRegion | None:
    if len(rows) < 2:
        return None
    return RowRegion(min(rows), max(rows) + 1, rows)


def _space_rows(page: _Page, first: int) -> Rows:
    rows: Rows = {}
    index = first
    while page.is_free(index) and _style(page.lines[index]) == "spaces":
        rows[index] = _gap_cells(page.original, page.lines[index], _WIDE_GAP)
        index += 1
    return rows


def _space_region(original: str, rows: Rows) -> RowRegion | None:
    columns = max(len(cells) for cells in rows.values())
    regular = [cells for cells in rows.values() if len(cells) >= columns - 1]
    if columns < _MIN_SPACED_COLUMNS or len(regular) < _MIN_SPACED_ROWS:
        return None
    figures = sum(1 for cells in regular if is_value(original[cells[-1][0] : cells[-1][1]].strip()))
    if 2 * len(regular) < len(rows) or (figures == 0 and columns == _MIN_SPACED_COLUMNS):
        return None
    return RowRegion(min(rows), max(rows) + 1, rows)


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


_ROWS_OF = {"markup": _markup_rows, "tabs": _tab_rows, "pipes": _pipe_rows, "spaces": _space_rows}
_REGION_OF = {
    "markup": _pipe_region,
    "tabs": _tab_region,
    "pipes": _pipe_region,
    "spaces": _space_region,
}
