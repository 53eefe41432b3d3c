"""Where tables stand that were printed one cell a line: column by column, or row by row.

Such a table shows itself by the names of its columns, on one line or one a line, before or behind a
run of short lines.
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

_SENTENCE = re.compile(r"[。；！？]|[：:].")
_TITLE = r".*{table_noun}(?:[（(].{1,12}[)）])?$"
_MIN_HEADER_WORDS = 3
_MAX_HEADER_WORDS = 14
_LONGEST_HEADER = 60.0
_LONGEST_CELL = 26.0
_LONGEST_BLOCK = 1200
_MIN_VALUES = 4
_UNIT = r"[（(]?(?:[百千万亿]*{cell_unit}(?:[（(/／每·].{1,8})?|{cell_ratio})[)）]?$"


@dataclass(frozen=True, slots=True)
class CellRegion:
    """lines[first:last] hold a table one cell a line; `header` are the lines that name its columns.

    `cells` has the cells of the lines that hold several (a header on one line); `skipped` are lines
    that are no cells (a page number).
    """

    first: int
    last: int
    header: Collection[int]
    cells: dict[int, list[Span]]
    skipped: frozenset[int] = frozenset()


def is_unit(text: str, roles: Roles) -> bool:
    """Whether a cell is nothing but a unit of measurement."""
    return bool(roles.document.pattern(_UNIT).match(text))


def find_cell_regions(
    original: str, lines: list[Line], taken: Collection[int], roles: Roles
) -> list[CellRegion]:
    """Tables printed one cell a line, in order; lines in `taken` belong to something else."""
    regions: list[CellRegion] = []
    free_from = 0
    index = 0
    while index < len(lines):
        header = _header_at(lines, index, taken, roles)
        if header is None:
            index += 1
            continue
        region = _region_around(original, lines, header, (free_from, taken, roles))
        if region is not None:
            regions.append(region)
        index = free_from = max(header.stop, region.last if region else 0)
    return regions


def _header_at(lines: list[Line], index: int, taken: Collection[int], roles: Roles) -> range | None:
    """The lines that name columns, beginning at `index`; None when it names none."""
    line = lines[index]
    if line.text[0] not in roles.firsts or index in taken:
        return None
    if line.width > _LONGEST_HEADER or line.mark == "#":
        return None
    if not header_role(line.text.split(maxsplit=1)[0], roles):
        return None
    words = [line.text[a:b] for a, b in header_words(line.text, 0, len(line.text))]
    if len(words) >= _MIN_HEADER_WORDS:
        known = all(header_role(word, roles) for word in words)
        return range(index, index + 1) if known and is_header(words, roles) else None
    stop = index
    while stop < len(lines) and stop not in taken and stop - index < _MAX_HEADER_WORDS:
        if not header_role(lines[stop].text, roles):
            break
        stop += 1
    names = [line.text for line in lines[index:stop]]
    if (
        len(names) >= _MIN_HEADER_WORDS
        and len(set(names)) == len(names)
        and is_header(names, roles)
    ):
        return range(index, stop)
    return None


def _region_around(
    original: str,
    lines: list[Line],
    header: range,
    limits: tuple[int, Collection[int], Roles],
) -> CellRegion | None:
    free_from, taken, roles = limits
    cells: dict[int, list[Span]] = {}
    if len(header) == 1:
        line = lines[header.start]
        cells[header.start] = header_words(original, line.start, line.end)
    numbered = _numbered_rows(lines, header, taken, roles)
    if numbered is not None:
        return CellRegion(header.start, numbered, header, cells)
    first = header.start
    while first > free_from and header.start - first < _LONGEST_BLOCK:
        if first - 1 in taken or not _is_cell(lines[first - 1], roles):
            break
        first -= 1
    if _has_values(lines[first : header.start], roles):
        return CellRegion(first, header.stop, header, cells)
    last = header.stop
    while last < len(lines) and last - header.stop < _LONGEST_BLOCK:
        stops = last in taken or not _is_cell(lines[last], roles)
        if stops or _header_at(lines, last, taken, roles):
            break
        last += 1
    if _has_values(lines[header.stop : last], roles):
        return CellRegion(header.start, last, header, cells)
    return None


def _is_cell(line: Line, roles: Roles) -> bool:
    """Whether a line may be one cell: short, no sentence, no heading, no title of a table."""
    if line.width > _LONGEST_CELL or line.is_tabbed or _SENTENCE.search(line.text):
        return False
    titled = roles.document.pattern(_TITLE)
    if CAPTION.match(line.text) or (line.width > 8 and titled.match(line.text)):
        return False
    return match_opening(line.text) is None


def _has_values(lines: list[Line], roles: Roles) -> bool:
    values = sum(1 for line in lines if is_value(line.text) or is_unit(line.text, roles))
    return values >= _MIN_VALUES and 3 * values >= len(lines)


def _numbered_rows(
    lines: list[Line], header: range, taken: Collection[int], roles: Roles
) -> int | None:
    """The end of rows that each begin with their number, as many lines a row as columns."""
    if len(header) == 1 or header_role(lines[header.start].text, roles) != "serial":
        return None
    at = header.stop
    number = 1
    while at + len(header) <= len(lines) and at not in taken and lines[at].text == str(number):
        at += len(header)
        number += 1
    return at if number > _MIN_HEADER_WORDS else None
