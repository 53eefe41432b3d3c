"""Where characters of a PDF's raw text stand on its pages."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from array import array

PlacedBox = tuple[int, float, float, float, float]
"""Page, left, top, right, bottom; points from the page's upper left corner."""

_SAME_LINE: Final = 0.5
_WIDEST_GAP: Final = 1.5
"""Of a line's height: a wider gap parts the cells of a row, whose boxes are then their own."""

_MARGIN: Final = 0.06
"""Of a character's size, on every side: tails of commas reach below the line of the type."""


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The boxes of all characters, four numbers each, and where each page begins."""

    all_boxes: "array[float]"
    pages: Sequence[int]

    def boxes(self, start: int, end: int) -> list[PlacedBox]:
        """One box for each printed line that the slice [start, end) takes part in, in reading order."""
        found: list[PlacedBox] = []
        for at in range(start, min(end, len(self.all_boxes) // 4)):
            left, top, right, bottom = self.all_boxes[4 * at : 4 * at + 4]
            if right <= left or bottom <= top:
                continue
            page = bisect_right(self.pages, at)
            margin = _MARGIN * max(right - left, bottom - top)
            left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
            if found and _goes_on(found[-1], (page, left, top, right, bottom)):
                _, a, b, c, d = found[-1]
                found[-1] = (page, min(a, left), min(b, top), max(c, right), max(d, bottom))
            else:
                found.append((page, left, top, right, bottom))
        return found


def _goes_on(line: PlacedBox, char: PlacedBox) -> bool:
    """Whether a character stands on the line of the ones before and behind them."""
    height = min(line[4] - line[2], char[4] - char[2])
    width = char[3] - char[1]
    common = min(line[4], char[4]) - max(line[2], char[2])
    beside = min(line[3], char[3]) - max(line[1], char[1])
    if line[0] != char[0]:
        return False
    if common > _SAME_LINE * height:
        return -beside <= _WIDEST_GAP * height
    if beside > _SAME_LINE * width:  # printed sideways: one above the other
        return -common <= _WIDEST_GAP * width and line[4] - line[2] > 2 * (line[3] - line[1])
    return False
