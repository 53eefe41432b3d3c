"""What stands on a page, packed: words with a box for every character, and tables of such words.

Glyphs are many and short-lived; what is kept of a page is text and plain arrays.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

from lianqun.compiler.readers.pdf.geometry import Box, Turn
from lianqun.compiler.readers.pdf.page import Glyph

_SAME_LINE: Final = 0.5
_PADDING: Final = 12.0
"""Points: what is left blank at both sides of a cell's text."""


@dataclass(slots=True)
class Words:
    """Text and, four numbers a character (left, top, right, bottom in points), where each was printed.

    A blank that was not printed has a box of zeros.
    """

    text: str = ""
    boxes: "array[float]" = field(default_factory=lambda: array("f"))

    @classmethod
    def of(cls, glyphs: Iterable[Glyph | None], turn: Turn, size: tuple[float, float]) -> Self:
        """The words of glyphs on a sheet that was turned by `turn` on a page of this size."""
        chars: list[str] = []
        boxes = array("f")
        for glyph in glyphs:
            if glyph is None:
                chars.append(" ")
                boxes.extend((0.0, 0.0, 0.0, 0.0))
            else:
                chars.append(glyph.char)
                boxes.extend(turn.printed(glyph.box, size) if turn else glyph.box)
        return cls("".join(chars), boxes)


@dataclass(slots=True)
class PrintedCell:
    """A cell: its place, how many rows and columns it takes, its glyphs (None for a blank).

    `is_full` tells that it ends the table on its page and its last line has no room for a further character.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    glyphs: list[Glyph | None] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    is_full: bool = False


@dataclass(slots=True)
class PrintedTable:
    """A table on one page; `header_rows` is None where nothing shows how many rows head it.

    `edges` are the x at which columns begin and end, to know the table again on the next page.
    `is_open_above` and `is_open_below` tell that a row goes on beyond the page's break; `frame` is the
    number of the drawn box on the page that it stands in, 0 for none.
    """

    box: Box
    cells: list[PrintedCell]
    row_count: int
    edges: list[float]
    header_rows: int | None = None
    is_open_above: bool = False
    is_open_below: bool = False
    is_ruled: bool = True
    frame: int = 0

    @property
    def column_count(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    def pack(self, turn: Turn, size: tuple[float, float]) -> None:
        """Turn the cells' glyphs to words."""
        for cell in self.cells:
            cell.is_full = self._is_full(cell)
            cell.words = Words.of(cell.glyphs, turn, size)
            cell.glyphs = []

    def _is_full(self, cell: PrintedCell) -> bool:
        glyphs = [glyph for glyph in cell.glyphs if glyph]
        if not glyphs or cell.row + cell.rows < self.row_count:
            return False
        bottom = max(glyph.box.bottom for glyph in glyphs)
        last = [glyph for glyph in glyphs if bottom - glyph.box.bottom < _SAME_LINE * glyph.size]
        size = last[0].size
        width = max(g.box.right for g in last) - min(g.box.left for g in last)
        room = self.edges[cell.column + cell.columns] - self.edges[cell.column] - _PADDING
        return width + size > room


@dataclass(slots=True)
class PrintedLine:
    """A line of running text: its words, its box on the upright sheet, the size of its type.

    `left` and `right` are the edges of the column or frame that it stands in, `turn` is that of its sheet.
    """

    words: Words
    box: Box
    size: float
    left: float = 0.0
    right: float = 0.0
    is_furniture: bool = False
    is_note: bool = False
    frame: int = 0
    turn: Turn = field(default_factory=Turn)


@dataclass(slots=True)
class PrintedPage:
    """A page: lines and tables in reading order, its size, and whether it is only a picture.

    `has_pictures` tells that beside its text it has pictures that may hold words.
    """

    number: int
    items: list[PrintedLine | PrintedTable]
    width: float
    height: float
    is_scanned: bool = False
    has_pictures: bool = False

    def height_of(self, turn: Turn) -> float:
        """The height of the page as it is held to read what was printed with this turn."""
        return self.width if turn % 2 else self.height
