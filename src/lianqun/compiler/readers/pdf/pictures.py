"""Which pictures of a page may hold words that are not in its text layer: large ones, no backgrounds."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lianqun.compiler.readers.pdf.geometry import Box

_LEAST_SHARE: Final = 0.08
"""Of the page: a smaller picture is a badge, a seal or an ornament."""
_BACKGROUND_SHARE: Final = 0.85
"""Of the page: what covers more lies behind the text, as a scan under its recognised words does."""
_MOST_OVERPRINTED: Final = 40
"""Characters printed on a picture; with more of them it is the ground of a box, not its contents."""
_SEAM: Final = 2.0
"""Points between the strips that one picture was cut into."""


def has_unread_picture(
    pictures: Sequence[Box], size: tuple[float, float], glyphs: Iterable[Sequence[Box]]
) -> bool:
    """Whether a page of this width and height has a picture that may hold words; `glyphs` are its characters."""
    page = size[0] * size[1]
    shown = [_clip(box, size) for box in pictures]
    whole = _joined([box for box in shown if _area(box) > 0])
    large = [box for box in whole if _LEAST_SHARE <= _area(box) / page <= _BACKGROUND_SHARE]
    if not large:
        return False
    printed = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for boxes in glyphs for b in boxes]
    return any(
        sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in printed) <= _MOST_OVERPRINTED
        for box in large
    )


def name_pages(numbers: Sequence[int]) -> str:
    """Rising page numbers as they are written in a message: 2、5-7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _joined(boxes: list[Box]) -> list[Box]:
    """Pictures that were cut into strips or tiles as one: first what lies side by side, then the rows."""
    by_row = sorted(boxes, key=lambda b: (b.top, b.bottom, b.left))
    rows = _chained(by_row, lambda a, b: _level(a, b) and abs(b.left - a.right) <= _SEAM)
    by_column = sorted(rows, key=lambda b: (b.left, b.right, b.top))
    return _chained(by_column, lambda a, b: _upright(a, b) and abs(b.top - a.bottom) <= _SEAM)


def _chained(boxes: list[Box], touches: Callable[[Box, Box], bool]) -> list[Box]:
    """The boxes in their order, each that touches the one before grown together with it."""
    whole: list[Box] = []
    for box in boxes:
        if whole and touches(whole[-1], box):
            whole[-1] = _around(whole[-1], box)
        else:
            whole.append(box)
    return whole


def _level(a: Box, b: Box) -> bool:
    return abs(a.top - b.top) <= _SEAM and abs(a.bottom - b.bottom) <= _SEAM


def _upright(a: Box, b: Box) -> bool:
    return abs(a.left - b.left) <= _SEAM and abs(a.right - b.right) <= _SEAM


def _around(a: Box, b: Box) -> Box:
    return Box(
        min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom)
    )


def _clip(box: Box, size: tuple[float, float]) -> Box:
    width, height = size
    return Box(
        max(box.left, 0.0), max(box.top, 0.0), min(box.right, width), min(box.bottom, height)
    )


def _area(box: Box) -> float:
    return max(box.right - box.left, 0.0) * max(box.bottom - box.top, 0.0)
