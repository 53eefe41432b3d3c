"""Which lines of a page are running heads and page numbers, told before tables are sought.

A table that goes on over a page's break has them between its rows.  A line at the edge of a page is
one when it is a page number, or when a neighbouring page has the same at the same height.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.surroundings import is_around

_ZONE: Final = 0.13
_MOST: Final = 3
_STEP: Final = 4.0
_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"[—–\-－·~\s]*(?:\d{1,4}|[ivxlIVXL]{1,6})[—–\-－·~\s]*$"
    r"|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?$|\d{1,4}\s*/\s*\d{1,4}$"
)
_LEAST_BLANK: Final = 0.8
_MOST_PIECES: Final = 2

Mark = tuple[str, int]
"""What a line at the edge of a page says, digits apart, and at which height."""


def edge_marks(lines: Sequence[TextLine], height: float) -> dict[int, Mark]:
    """The lines at the edges of a page, by number, given from the top down."""
    marks: dict[int, Mark] = {}
    top = [at for at in range(min(_MOST, len(lines))) if lines[at].box.bottom < _ZONE * height]
    low = range(max(0, len(lines) - _MOST), len(lines))
    for at in [*top, *(at for at in low if lines[at].box.top > (1 - _ZONE) * height)]:
        line = lines[at]
        level = line.box.top if line.box.top < height / 2 else line.box.bottom - height
        marks[at] = (_DIGITS.sub("#", line.text.strip()), round(level / _STEP))
    return marks


def find_margins(
    lines: Sequence[TextLine],
    marks: dict[int, Mark],
    neighbours: Iterable[dict[int, Mark]],
    rules: Sequence[Rule] = (),
) -> frozenset[int]:
    """The numbers of the lines that are furniture of the page: from its edges up to the first other line.

    What stands on the inner side of a rule is in a table.
    """
    known = {mark for other in neighbours for mark in other.values()}
    found: set[int] = set()
    for places in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        edge: list[int] = []
        for at in places:
            if at not in marks or not _is_furniture(lines, at, marks[at], known):
                break
            if any(_is_beyond(rule, lines[at], places.step) for rule in rules):
                break
            edge.append(at)
        while edge and not _is_apart(lines, edge[-1], places.step):
            edge.pop()
        found.update(edge)
    return frozenset(found)


def _is_beyond(rule: Rule, line: TextLine, step: int) -> bool:
    """Whether a rule over a line's width is between it and the edge of the page."""
    if rule.low > line.box.left or rule.high < line.box.right:
        return False
    return rule.at < line.middle if step > 0 else rule.at > line.middle


def _is_apart(lines: Sequence[TextLine], at: int, step: int) -> bool:
    """Whether more than a line's blank is left between a line and the page's text."""
    if not 0 <= at + step < len(lines):
        return True
    line, inner = lines[at].box, lines[at + step].box
    blank = inner.top - line.bottom if step > 0 else line.top - inner.bottom
    return blank > _LEAST_BLANK * lines[at].size


def _is_furniture(lines: Sequence[TextLine], at: int, mark: Mark, known: set[Mark]) -> bool:
    line = lines[at]
    if len(line.runs) > _MOST_PIECES or is_around(line):
        return False
    text, level = mark
    return any((text, level + off) in known for off in (-1, 0, 1)) or bool(
        _NUMBER.match(line.text.strip())
    )
