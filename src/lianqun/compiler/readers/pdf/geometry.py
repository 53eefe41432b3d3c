"""Boxes on a page, in points from its upper left corner, and quarter turns of them."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Turn(int):
    """How many quarter turns counter-clockwise text is printed in: 0 upright, 1 read from below."""

    __slots__ = ()

    def upright(self, box: Box, size: tuple[float, float]) -> Box:
        """A box of the page in the sheet that shows this text upright; `size` is the page's width, height."""
        width, height = size
        if self == 1:
            return Box(height - box.bottom, box.left, height - box.top, box.right)
        if self == 2:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        if self == 3:
            return Box(box.top, width - box.right, box.bottom, width - box.left)
        return box

    def printed(self, box: Box, size: tuple[float, float]) -> Box:
        """A box of the upright sheet back on the page; `size` is the page's width, height."""
        width, height = size
        if self == 1:
            return Box(box.top, height - box.right, box.bottom, height - box.left)
        if self == 2:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        if self == 3:
            return Box(width - box.bottom, box.left, width - box.top, box.right)
        return box
