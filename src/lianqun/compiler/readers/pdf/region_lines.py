"""The lines of a page as tables are sought among them: which are taken, which have several pieces."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.pdf.columns import (
    Span,
    corridors_between,
    cut,
    find_columns,
    place_of,
    places_of,
)
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import TextLine
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.surroundings import is_around, is_sentence, is_spread

OUTSIDE: Final = 6.0
FARTHEST: Final = 2.6
"""Of a character: more than this is not left blank between two lines of a table."""
_GROUP_SHARE: Final = 0.7
_WIDER: Final = 3.0
"""Of a character: so much wider than the lines above, a header perhaps, others of a table may be."""


@dataclass(slots=True)
class PageLines:
    """The lines of a page from the top down; those in `taken` are in a table or in the page's margins."""

    lines: list[TextLine]
    taken: set[int] = field(default_factory=set)
    margins: frozenset[int] = frozenset()

    def between(self, top: float, bottom: float, rule: Rule) -> list[int]:
        """Free lines whose middle is between two heights and which stand within a rule's reach."""
        found: list[int] = []
        for at, line in enumerate(self.lines):
            middle = (line.box.top + line.box.bottom) / 2
            if at in self.taken or not top < middle < bottom:
                continue
            if line.box.left >= rule.low - OUTSIDE and line.box.right <= rule.high + OUTSIDE:
                found.append(at)
        return found

    def is_multiple(self, at: int) -> bool:
        """Whether a line has several pieces that may be cells."""
        line = self.lines[at]
        return len(line.runs) > 1 and not is_around(line) and not is_spread(line)

    def is_last(self, at: int) -> bool:
        """Whether only the page's margin is below a line."""
        return all(n in self.margins for n in range(at + 1, len(self.lines)))

    def own(self, places: Sequence[int]) -> list[TextLine]:
        """The lines of these numbers."""
        return [self.lines[at] for at in places]


def fits(line: TextLine, columns: Sequence[Span]) -> bool:
    """Whether a line's pieces stand in columns, most of them each in one."""
    cores = corridors_between(columns)
    boxes = [piece.box for run in line.runs for piece in cut(run, cores)]
    crossing = sum(1 for box in boxes if len(places_of(box, columns)) > 1)
    return 2 * crossing <= len(boxes)


def may_fit(line: TextLine, known: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """Whether a line stands in the columns of lines known, as they are or as they are with this line too."""
    if fits(line, columns):
        return True
    wider = find_columns([*known, line])
    return len(wider) > 1 and fits(line, wider)


def is_within(line: TextLine, columns: Sequence[Span]) -> bool:
    """Whether a line reaches hardly farther than columns do; a header may be narrower than its column."""
    more = _WIDER * line.size
    return columns[0].low - more <= line.box.left and line.box.right <= columns[-1].high + more


def is_rest(line: TextLine, columns: Sequence[Span]) -> bool:
    """Whether a line of one piece stands within one column, as the rest of a cell does."""
    first, last = place_of(line.box, columns)
    return first == last and (first > 0 or not is_sentence(line))


def may_name_group(line: TextLine, columns: Sequence[Span]) -> bool:
    """Whether a line of one piece is short enough to be the name of a group of rows."""
    width = columns[-1].high - columns[0].low
    is_short = line.box.right - line.box.left < _GROUP_SHARE * width
    return is_within(line, columns) and is_short and not is_sentence(line)


def around(lines: Sequence[TextLine]) -> Box:
    """The smallest box around lines."""
    box = lines[0].box
    for line in lines[1:]:
        box = box.joined(line.box)
    return box
