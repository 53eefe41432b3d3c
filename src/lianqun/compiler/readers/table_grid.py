"""A logical table while it is being built: its rows of cells, and the cells themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.table_headers import Roles, header_role
from lianqun.model.document import Cell, ReadingIssue

GROUP: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|.*[（(]共?\s?\d+\s?[个项家]"
)
"""How the name of a group of rows begins, or ends."""

Kinds = tuple[int | None, list[int]]
"""Which column numbers the rows, and which columns hold figures."""

# 粮食⁶, 123.4⁷; km² is a unit and 10⁴ a power
_NOTE_MARK = re.compile(r"(?<![A-Za-z⁰¹²³⁴-⁹])(?<![^\d.]10)[⁰¹²³⁴-⁹]{1,2}$")
_LATIN_ENDS = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed row: its cells, and whether lines were left blank before it (a page break).

    `is_header` tells that it is known to name columns, `is_rest` that it goes on with the row above;
    `is_sure` tells that a header is one for certain, even in the first place.
    """

    cells: tuple[Cell, ...]
    is_after_gap: bool
    is_header: bool = False
    is_rest: bool = False
    is_sure: bool = False

    @property
    def filled(self) -> list[int]:
        """Indices of the cells that are not empty."""
        return [index for index, cell in enumerate(self.cells) if cell.text]


@dataclass
class Grid:
    """A logical table while it is being built."""

    header: tuple[Cell, ...]
    start: int
    end: int
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    groups: list[Cell] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    issues: list[ReadingIssue] = field(default_factory=list)
    header_rows: set[tuple[str, ...]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    tall: set[int] = field(default_factory=set)
    """Columns with cells that are drawn over several rows; blanks below these mean nothing else."""
    is_ruled: bool = False
    """Whether rules on a page draw its cells; producers close merged cells too early at times."""
    box: str = ""
    """The title of the drawn box that the table stands in, for want of one of its own."""

    def extend_header(self, below: tuple[Cell, ...], roles: Roles) -> None:
        """Put a second header row under the first: a year stands alone, else both words do."""
        self.header_rows.add(tuple(cell.text for cell in below))
        over = Cell("", self.end, self.end)
        names: list[Cell] = []
        for at in range(max(len(self.header), len(below))):
            upper = self.header[at] if at < len(self.header) else Cell("", self.end, self.end)
            lower = below[at] if at < len(below) else Cell("", self.end, self.end)
            over = upper if upper.text else over
            if not lower.text or not over.text:
                names.append(lower if lower.text else upper)
            elif header_role(lower.text, roles) == "year":
                names.append(lower)
            else:
                names.append(Cell(over.text + lower.text, lower.start, lower.end))
        self.header = tuple(names)
        self.end = max(self.end, below[-1].end)


def make_cell(text: str, start: int, end: int) -> Cell:
    """The cell of text[start:end], white space at its ends and the mark of a note behind it left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    mark = _NOTE_MARK.search(text, start, end)
    if mark and mark.start() > start:
        end = mark.start()
    return Cell(text[start:end], start, end)


def split_row(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a row of the normalised text, which parts them by tabs."""
    cells: list[Cell] = []
    while True:
        at = text.find("\t", start, end)
        stop = end if at < 0 else at
        cells.append(make_cell(text, start, stop))
        if at < 0:
            return tuple(cells)
        start = at + 1


def join_cells(text: str, cells: Sequence[Cell]) -> Cell:
    """One cell of several printed pieces of `text`, with where each stands."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) <= 1:
        return filled[0] if filled else cells[0]
    whole = filled[0].text
    for cell in filled[1:]:
        parted = " " if _LATIN_ENDS.match(whole[-1] + cell.text[0]) else ""
        whole += parted + cell.text
    pieces = tuple(span for cell in filled for span in (cell.pieces or ((cell.start, cell.end),)))
    is_one_slice = all(text[a[1] : b[0]].isspace() for a, b in pairwise(pieces))
    return Cell(whole, pieces[0][0], pieces[-1 if is_one_slice else 0][1], pieces=pieces)
