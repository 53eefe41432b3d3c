"""Tables without any rule: lines of several pieces that stand in columns."""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.pdf.aligned import Region
from lianqun.compiler.readers.pdf.blocks import is_figure
from lianqun.compiler.readers.pdf.columns import Span, find_columns
from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.region_lines import (
    FARTHEST,
    PageLines,
    around,
    is_rest,
    may_fit,
    may_name_group,
)
from lianqun.compiler.readers.pdf.surroundings import (
    is_around,
    is_continued_title,
    is_sentence,
    is_title,
    is_total,
    is_unit,
)

_LEAST_LINES: Final = 3
_MANY_COLUMNS: Final = 4
_LEAST_TWO_COLUMN_LINES: Final = 4
_LONG_PIECE: Final = 15
_SETTLED: Final = 3
_CENTRED: Final = 8.0
_WIDER: Final = 3.0
_LARGER: Final = 1.03
_UPPER_SHARE: Final = 0.5
_UPPER_GAP: Final = 1.6
_MOST_LINES: Final = 5
_REST_GAP: Final = 0.9
"""Of a character: the most that is left blank above the last line of a cell."""
_LEAST_NAMES: Final = 3
_LONGEST_NAME: Final = 14
_PAGED: Final = 0.7
_YEARS: Final = (1900, 2100)
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}$")


def find_free_regions(page: PageLines) -> list[Region]:
    """The regions among lines that no rule shows to be a table's."""
    regions: list[Region] = []
    at = 0
    while at < len(page.lines):
        if at in page.taken or not page.is_multiple(at):
            at += 1
            continue
        members = _grow(page, at)
        at = members[-1] + 1
        if _is_table(page, members):
            is_header = _heads_next_page(page, members)
            if not (is_header and _is_titled(page, members[0])):
                members = _with_uppers(page, members)
                is_header = _heads_next_page(page, members)
            page.taken.update(members)
            lines = page.own(members)
            regions.append(Region(lines, len(lines) if is_header else None, [], around(lines)))
    return regions


def columns_at_top(page: PageLines, begins: str = "") -> list[Span]:
    """The columns of the table that begins a page, none where it begins with other lines.

    `begins` is what its first line has to say, if anything.
    """
    free = [at for at in range(len(page.lines)) if at not in page.margins]
    while begins and free and is_continued_title(page.lines[free[0]]):
        free.pop(0)
    if not free or (begins and page.lines[free[0]].text != begins):
        return []
    first = next((at for at in free[:_MOST_LINES] if page.is_multiple(at)), None)
    if first is None or any(is_sentence(line) for line in page.own(range(free[0], first))):
        return []
    return find_columns(page.own(_grow(page, first)))


def _grow(page: PageLines, first: int) -> list[int]:
    members = [first]
    for at in range(first + 1, len(page.lines)):
        line = page.lines[at]
        gap = line.box.top - page.lines[members[-1]].box.bottom
        if at in page.taken or gap > FARTHEST * line.size or is_around(line):
            break
        columns = find_columns(page.own(members))
        if len(line.runs) > 1:
            is_settled = sum(map(page.is_multiple, members)) >= _SETTLED
            if (
                is_settled
                and len(columns) > 1
                and not may_fit(page.lines[at], page.own(members), columns)
            ):
                break
        elif not _belongs(page, at, columns):
            break
        members.append(at)
    while not page.is_multiple(members[-1]) and not _may_end(page, members):
        members.pop()
    return members


def _belongs(page: PageLines, at: int, columns: Sequence[Span]) -> bool:
    """Whether a line of one piece is the rest of a cell or names a group, in the midst of a table."""
    line = page.lines[at]
    if len(columns) > 1 and is_rest(line, columns):
        return True
    return may_name_group(line, columns) and (page.is_last(at) or _is_row_below(page, at, columns))


def _is_row_below(page: PageLines, at: int, columns: Sequence[Span]) -> bool:
    """Whether a line of several pieces follows, at once or behind the first lines of broken cells."""
    for below in range(at + 1, min(at + _MOST_LINES, len(page.lines))):
        if page.is_multiple(below):
            return True
        line, above = page.lines[below], page.lines[below - 1]
        if (
            len(columns) < 2
            or not is_rest(line, columns)
            or line.box.top - above.box.bottom > FARTHEST * line.size
        ):
            return False
    return False


def _may_end(page: PageLines, members: Sequence[int]) -> bool:
    """Whether a line of one piece ends a table: the rest of a cell, or a group's name where the page ends."""
    columns = find_columns(page.own(members[:-1]))
    if len(columns) < 2:
        return False
    line, above = page.lines[members[-1]], page.lines[members[-2]]
    is_near = line.box.top - above.box.bottom < _REST_GAP * line.size
    if is_total(line) or (is_near and is_rest(line, columns)):
        return True
    return page.is_last(members[-1]) and may_name_group(line, columns)


def _with_uppers(page: PageLines, members: list[int]) -> list[int]:
    """The lines with those above that name several of the columns, or begin a broken name."""
    box = around(page.own(members))
    first = members[0]
    while first > 0 and first - 1 not in page.taken:
        line, below = page.lines[first - 1], page.lines[first]
        middle = (line.box.left + line.box.right) / 2
        is_title = (
            abs(middle - (box.left + box.right) / 2) < _CENTRED or line.size > _LARGER * below.size
        )
        is_short = line.box.right - line.box.left < _UPPER_SHARE * (box.right - box.left)
        is_near = below.box.top - line.box.bottom < _UPPER_GAP * line.size
        is_over = box.left <= line.box.left and line.box.right <= box.right + _WIDER * line.size
        if is_title or not (is_short and is_near and is_over):
            break
        if is_around(line) or is_sentence(line) or line.box.left < box.left + _CENTRED:
            break
        first -= 1
    return [*range(first, members[0]), *members]


def _is_table(page: PageLines, members: Sequence[int]) -> bool:
    lines = [page.lines[at] for at in members if page.is_multiple(at)]
    columns = find_columns(lines)
    if _heads_next_page(page, members):
        return True
    is_begun = len(columns) >= _MANY_COLUMNS or _is_titled(page, members[0])
    least = _LEAST_LINES - (page.is_last(members[-1]) and is_begun)
    if len(lines) < least or len(columns) < 2:
        return False
    if _lists_pages(lines):
        return False
    if len(columns) > 2:
        return True
    pieces = [len(run.glyphs) for line in lines for run in line.runs]
    return len(lines) >= _LEAST_TWO_COLUMN_LINES and sum(pieces) < _LONG_PIECE * len(pieces)


def _is_titled(page: PageLines, first: int) -> bool:
    """Whether a title or a unit stands above a line: numbered, or short and in the middle of the page."""
    if not first:
        return False
    line = page.lines[first - 1]
    if is_title(line) or is_unit(line):
        return True
    left, right = min(x.box.left for x in page.lines), max(x.box.right for x in page.lines)
    is_centred = abs(line.box.left + line.box.right - left - right) < 2 * line.size
    is_short = line.box.right - line.box.left < _UPPER_SHARE * (right - left)
    return len(line.runs) == 1 and is_centred and is_short and not is_sentence(line)


def _heads_next_page(page: PageLines, members: Sequence[int]) -> bool:
    """Whether lines at the end of a page only name the columns of a table that follows on the next."""
    if not page.is_last(members[-1]) or sum(map(page.is_multiple, members)) > 2:
        return False
    lines = page.own(members)
    runs = [run for line in lines for run in line.runs]
    if _is_titled(page, members[0]):
        is_enough = len(find_columns(lines)) >= _LEAST_NAMES
    else:
        is_enough = max(len(line.runs) for line in lines) >= _LEAST_NAMES + 2
    if not is_enough:
        return False
    return all(len(run.glyphs) <= _LONGEST_NAME and not is_figure(run.text) for run in runs)


def _lists_pages(lines: Sequence[TextLine]) -> bool:
    """Whether most lines end in a number that does not fall, as a contents page without leaders does."""
    last = [line.runs[-1].text.strip("—-–·() （）") for line in lines]
    numbers = [int(text) for text in last if _PAGE_NUMBER.match(text)]
    if all(_YEARS[0] <= number < _YEARS[1] for number in numbers):
        return False
    return len(numbers) >= _PAGED * len(lines) and numbers == sorted(numbers)
