"""The ink of characters on a rendered page: every character in one of six colours, told by the character itself.

A plan printed so shows by its pixels alone where each character stands, whatever a reader says of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Self

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left of the page as seen."""

SCALE: Final = 2.0
_PAPER: Final = 255
_FAINT: Final = 50
_CLASSES: Final = 6
_HALF: Final = 0.5


def colour_of(char: str) -> tuple[int, int, int]:
    """The colour that a character is printed in: full or no red, green and blue, never white or black."""
    bits = colour_class(char)
    return tuple(0 if bits & bit else _PAPER for bit in (4, 2, 1))  # type: ignore[return-value]


def colour_class(char: str) -> int:
    """The class of a character's colour, 1 to 6: which of red, green and blue its ink takes away."""
    return ord(char) * 5 % _CLASSES + 1


def coloured(text: str) -> str:
    """The markup of a text, every character in its colour."""
    return "".join(
        char
        if char.isspace()
        else f'<span style="color:rgb{colour_of(char)}">{escape(char)}</span>'
        for char in text
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """A page rendered: its pixels in rows, three or four bytes each, blue first."""

    data: bytes
    stride: int
    channels: int
    width: int
    height: int

    @classmethod
    def of(cls, page: Any) -> Self:
        """Render a pypdfium2 page as a viewer shows it."""
        bitmap = page.render(scale=SCALE)
        return cls(
            bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels, bitmap.width, bitmap.height
        )

    def pixels(self, box: Box) -> list[tuple[float, float, int]]:
        """Where there is ink in a box, in points, and the class of its colour."""
        left, top = (max(int(value * SCALE), 0) for value in box[:2])
        right = min(int(box[2] * SCALE) + 1, self.width)
        found = []
        for y in range(top, min(int(box[3] * SCALE) + 1, self.height)):
            start = y * self.stride + left * self.channels
            row = self.data[start : start + max(right - left, 0) * self.channels]
            if row.count(_PAPER) == len(row):
                continue
            for at in range(0, len(row), self.channels):
                ink = [_PAPER - row[at + part] for part in (2, 1, 0)]
                most = max(ink)
                if most > _FAINT:
                    bits = sum(
                        bit
                        for bit, value in zip((4, 2, 1), ink, strict=True)
                        if value > _HALF * most
                    )
                    x = left + at // self.channels
                    found.append(((x + _HALF) / SCALE, (y + _HALF) / SCALE, bits))
        return found


def is_inside(x: float, y: float, box: Box, slack: float = 0.0) -> bool:
    """Whether a point lies in a box, or so near to it."""
    left, top, right, bottom = box
    return left - slack <= x <= right + slack and top - slack <= y <= bottom + slack


def grown(box: Box, by: float) -> Box:
    """A box larger by so much on every side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


@dataclass(frozen=True, slots=True)
class Ink:
    """Pixels of a character inside of its box and beyond, and how far those inside reach, in points."""

    inside: int
    outside: int
    reach: float


def ink_of(picture: Picture, box: Box, kind: int, *, others: Sequence[Box], around: float) -> Ink:
    """The ink of a colour in a box, and around it where no other character of that colour stands."""
    within: list[tuple[float, float]] = []
    outside = 0
    for x, y, bits in picture.pixels(grown(box, around)):
        if bits != kind:
            continue
        if is_inside(x, y, box, _HALF / SCALE):
            within.append((x, y))
        elif not any(is_inside(x, y, other, 1.0) for other in others):
            outside += 1
    reach = max((max(values) - min(values) for values in zip(*within, strict=True)), default=0.0)
    return Ink(len(within), outside, reach)
