"""Reading order of a page, the edges of its columns, and which lines are furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.pdf.geometry import Box, Turn
from lianqun.compiler.readers.pdf.lines import Run, TextLine, make_lines
from lianqun.compiler.readers.pdf.printed import PrintedLine, PrintedPage

_LEAST_COLUMN_LINES: Final = 8
_LEAST_PIECE: Final = 7
_CORRIDOR: Final = 6.0
_LONG_LINE: Final = 12
_EDGE: Final = 2.0
_LEAST_SHIFTED: Final = 4
_SHIFTED: Final = 0.15
_ZONE: Final = 0.13
_LEAST_REPEATS: Final = 3
_REPEAT_SHARE: Final = 0.2
_PAGE_NUMBER: Final = re.compile(
    r"[—–\-－·~\s]*(?P<number>\d{1,4}|[ivxlIVXL]{1,6})[—–\-－·~\s]*$"
    r"|第\s*(?P<named>\d{1,4})\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?$|(?P<of>\d{1,4})\s*/\s*\d{1,4}$"
)
_DASHED: Final = re.compile(r"\s*[—–\-－·~]+\s*\d{1,4}\s*[—–\-－·~]+\s*$|第\s*\d{1,4}\s*页")
_DIGITS: Final = re.compile(r"\d+")


def split_columns(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines by columns of print, each from the top down; one list where the page has one column."""
    for find in (_even_columns, _side_column):
        found = find(lines)
        if found is not None:
            return _part(lines, found) or [list(lines)]
    return [list(lines)]


@dataclass(frozen=True, slots=True)
class _Corridor:
    """The blank between two columns: from `low` to `high`, from `top` to `bottom`; how many lines may cross it."""

    low: float
    high: float
    top: float
    bottom: float
    most_crossing: int = 0


def _even_columns(lines: Sequence[TextLine]) -> _Corridor | None:
    """The corridor between two columns of text, whose lines mostly stand on one level."""
    paired = [line for line in lines if _is_paired(line)]
    if len(paired) < _LEAST_COLUMN_LINES:
        return None
    ends = sorted(line.runs[0].box.right for line in paired)
    starts = sorted(line.runs[1].box.left for line in paired)
    low, high = ends[len(ends) * 9 // 10], starts[len(starts) // 10]
    if high - low < _CORRIDOR:
        return None
    return _Corridor(low, high, paired[0].box.top, paired[-1].box.bottom, len(paired) // 4)


def _side_column(lines: Sequence[TextLine]) -> _Corridor | None:
    """The corridor before a column of short lines beside text: set on levels of its own, as no table's cells are."""
    full = [line.runs[0].box.right for line in lines if len(line.runs[0].glyphs) >= _LONG_LINE]
    low = max(full, key=lambda x: sum(abs(x - other) < _EDGE for other in full), default=0.0)
    if sum(abs(low - other) < _EDGE for other in full) < _LEAST_COLUMN_LINES:
        return None
    low += _EDGE
    beside = [run.box for line in lines for run in line.runs if run.box.left > low + _CORRIDOR]
    paired = [line for line in lines if _is_beside(line, low)]
    shifted = [line for line in paired if _are_shifted(line)]
    if len(shifted) < max(_LEAST_SHIFTED, len(paired) // 2):
        return None
    top, bottom = min(box.top for box in beside), max(box.bottom for box in beside)
    top = max(top, min(line.box.top for line in paired))
    return _Corridor(low, min(box.left for box in beside if box.bottom > top), top, bottom)


def _is_beside(line: TextLine, edge: float) -> bool:
    left, *rest = line.runs
    return len(left.glyphs) >= _LEAST_PIECE and any(run.box.left > edge + _CORRIDOR for run in rest)


def _are_shifted(line: TextLine) -> bool:
    left, right = line.runs[0], line.runs[-1]
    return abs(left.middle - right.middle) > _SHIFTED * left.size


def _part(lines: Sequence[TextLine], blank: _Corridor) -> list[list[TextLine]]:
    """What stands above, left, right and below; nothing where too many lines cross the corridor."""
    above = [line for line in lines if line.box.bottom <= blank.top + 1]
    below = [line for line in lines if line.box.top >= blank.bottom - 1]
    inside = [line for line in lines if line not in above and line not in below]
    crossing = [line for line in inside if any(_crosses(run, blank) for run in line.runs)]
    if len(crossing) > blank.most_crossing:
        return []
    middle = (blank.low + blank.high) / 2
    runs = [run for line in inside if line not in crossing for run in line.runs]
    left = make_lines(run for run in runs if run.box.right <= middle)
    right = make_lines(run for run in runs if run.box.right > middle)
    return [part for part in (above, crossing + left, right, below) if part]


def _is_paired(line: TextLine) -> bool:
    return len(line.runs) == 2 and all(len(run.glyphs) >= _LEAST_PIECE for run in line.runs)


def _crosses(run: Run, blank: _Corridor) -> bool:
    return run.box.left < blank.low and run.box.right > blank.high


def edges_of(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Where a column of print begins and ends, told by its long lines; (0, 0) without any."""
    long = [line for line in lines if sum(len(run.glyphs) for run in line.runs) >= _LONG_LINE]
    if not long:
        return 0.0, 0.0
    lefts = sorted(line.box.left for line in long)
    rights = sorted(line.box.right for line in long)
    return lefts[len(lefts) // 10], rights[(len(rights) * 19) // 20]


def settle_edges(pages: Sequence[PrintedPage]) -> None:
    """Give lines of columns without long lines the edges usual on pages of that width."""
    usual: dict[int, Counter[tuple[int, int]]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, PrintedLine) and item.right:
                edges = (round(item.left), round(item.right))
                usual.setdefault(round(page.width), Counter())[edges] += 1
    for page in pages:
        found = usual.get(round(page.width))
        for item in page.items:
            if isinstance(item, PrintedLine) and not item.right:
                item.left, item.right = (
                    found.most_common(1)[0][0] if found else (item.box.left, item.box.right)
                )


def mark_furniture(pages: Sequence[PrintedPage]) -> None:
    """Mark running heads and page numbers: they stand at the edge of page after page."""
    edge = [(page, line) for page in pages for line in _edge_lines(page)]
    alike = Counter((_DIGITS.sub("#", line.words.text), _level(page, line)) for page, line in edge)
    least = max(_LEAST_REPEATS, _REPEAT_SHARE * len(pages))
    offsets = Counter(
        number - page.number for page, line in edge if (number := _number(line)) is not None
    )
    for page, line in edge:
        number = _number(line)
        if (
            (
                number is not None
                and (offsets[number - page.number] > 1 or _DASHED.match(line.words.text))
            )
            or (number is None and _PAGE_NUMBER.match(line.words.text) and len(pages) > 1)
            or (
                number is None
                and alike[_DIGITS.sub("#", line.words.text), _level(page, line)] >= least
            )
        ):
            line.is_furniture = True


def _edge_lines(page: PrintedPage) -> list[PrintedLine]:
    """The lines in the margins above and below, outermost ones only; turned lines have margins of their own."""
    sheets: dict[Turn, list[PrintedLine]] = {}
    for item in page.items:
        if isinstance(item, PrintedLine):
            sheets.setdefault(item.turn, []).append(item)
    edge: list[PrintedLine] = []
    for turn, lines in sheets.items():
        height = page.height_of(turn)
        lines.sort(key=lambda line: line.box.top)
        high = [line for line in lines[:3] if line.box.bottom < _ZONE * height]
        low = [line for line in lines[-3:] if line.box.top > (1 - _ZONE) * height]
        edge += high + [line for line in low if line not in high]
    return edge


def _level(page: PrintedPage, line: PrintedLine) -> int:
    """Where a line stands, in steps of four points."""
    height = page.height_of(line.turn)
    top = line.box.top if line.box.top < height / 2 else line.box.bottom - height
    return round(top / 4)


def _number(line: PrintedLine) -> int | None:
    found = _PAGE_NUMBER.match(line.words.text.strip())
    digits = (found["number"] or found["named"] or found["of"]) if found else None
    return int(digits) if digits and digits.isdigit() else None


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around all."""
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.joined(box)
    return whole
