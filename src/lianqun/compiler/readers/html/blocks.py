"""What stands on a page one below the other: lines of text and data tables, as read from its steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.html.characters import join_text, leading_space, read_pieces, trim
from lianqun.compiler.readers.html.grids import GridCell, LaidOut, Sketch, lay_out
from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.styles import Style, begins_line
from lianqun.compiler.readers.html.tree import Element, Step, Turn
from lianqun.compiler.readers.lines import Piece
from lianqun.text.characters import raise_digits

_LONGEST_LINK: Final = 80


@dataclass(slots=True)
class Block:
    """A line of a page: `element` is the block it is part of; `joins` as for `Line`.

    `length` counts characters that are no white space, `link_length` those that link to other pages.
    """

    element: int
    pieces: list[Piece]
    text: str
    style: Style
    joins: bool | None
    length: int
    link_length: int
    is_bold: bool
    space: str = ""


@dataclass(slots=True)
class PageCell:
    """A cell of a data table with its text."""

    grid: GridCell
    pieces: list[Piece]
    text: str
    place: int


@dataclass(slots=True)
class PageTable:
    """A data table of a page; `length` and `link_length` as for a block."""

    element: int
    laid_out: LaidOut
    rows: list[list[PageCell]]
    caption: PageCell | None
    length: int
    link_length: int


Item = Block | PageTable


@dataclass
class Flow:
    """All items of a page in order; `pictures` are images with no text on their line."""

    items: list[Item] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)


def read_flow(shown: Shown, styles: list[Style], sketches: Mapping[int, Sketch]) -> Flow:
    """The lines and data tables of what a page shows."""
    return _Walker(shown, styles, sketches).walk()


class _Walker:
    """Goes through a page's steps and collects lines."""

    def __init__(self, shown: Shown, styles: list[Style], sketches: Mapping[int, Sketch]) -> None:
        self._shown = shown
        self._page = shown.page
        self._styles = styles
        self._sketches = sketches
        self._flow = Flow()
        self._line = _Line()

    def walk(self) -> Flow:
        """The flow of the whole page."""
        steps = self._page.steps
        at = 0
        while at < len(steps):
            step = steps[at]
            if step.turn is Turn.TEXT:
                self._take_text(step)
            elif step.turn is Turn.CLOSE:
                if begins_line(self._page.elements[step.element]):
                    self._end_line(joins=False)
            else:
                at = self._open(self._page.elements[step.element])
            at += 1
        self._end_line(joins=False)
        return self._flow

    def _open(self, element: Element) -> int:
        """Take a start tag; gives the step to go on behind."""
        if not self._shown.is_read[element.index]:
            return element.closes
        if element.tag == "br":
            self._break(element)
        elif element.tag == "img":
            self._line.pictures.append(element)
        elif self._is_data(element.index):
            self._end_line(joins=False)
            self._take_table(self._sketches[element.index])
            return element.closes
        elif begins_line(element):
            self._end_line(joins=False)
        return element.opens

    def _is_data(self, index: int) -> bool:
        sketch = self._sketches.get(index)
        return sketch is not None and sketch.is_data

    def _break(self, element: Element) -> None:
        if self._styles[element.index].rank:
            self._line.pieces.append(Piece(element.end, element.end, "\n"))
        else:
            self._end_line(joins=None)

    def _take_text(self, step: Step) -> None:
        style = self._styles[step.element]
        if not style.keeps_lines:
            self._add(step.start, step.end, step, style)
            return
        start = step.start
        while (stop := self._page.original.find("\n", start, step.end)) >= 0:
            self._add(start, stop, step, style)
            if self._line.style is not None:
                self._end_line(joins=None)
            else:
                self._line.pieces.clear()
            start = stop + 1
        self._add(start, step.end, step, style)

    def _add(self, start: int, end: int, step: Step, style: Style) -> None:
        pieces = self._pieces(start, end, style)
        length = _length(pieces)
        line = self._line
        line.pieces += pieces
        line.length += length
        if length:
            line.style = line.style or style
            line.is_bold = line.is_bold and style.is_bold
            if step.is_link and length <= _LONGEST_LINK:
                line.link_length += length

    def _pieces(self, start: int, end: int, style: Style) -> list[Piece]:
        pieces = list(read_pieces(self._page.original, start, end))
        if style.is_raised:
            pieces = [piece._replace(text=raise_digits(piece.text)) for piece in pieces]
        return pieces

    def _end_line(self, *, joins: bool | None) -> None:
        """Put the line that ends here into the flow; `joins` is what is known of the next one."""
        line = self._line
        self._line = _Line(joins=joins)
        pieces = trim(line.pieces)
        if line.style is None or not pieces:
            self._flow.pictures += line.pictures
            self._line.joins = False
            return
        self._flow.items.append(
            Block(
                element=line.style.block,
                pieces=pieces,
                text=join_text(pieces),
                style=line.style,
                joins=line.joins,
                length=line.length,
                link_length=line.link_length,
                is_bold=line.is_bold,
                space=leading_space(line.pieces),
            )
        )

    def _take_table(self, sketch: Sketch) -> None:
        laid_out = lay_out(sketch)
        links = [0]
        rows = [[self._cell(cell, links) for cell in row] for row in laid_out.rows]
        caption = None
        if sketch.caption is not None:
            whole = GridCell(sketch.caption, 0, laid_out.columns, 1)
            caption = self._cell(whole, links)
        length = self._shown.length(sketch.element)
        table = PageTable(sketch.element.index, laid_out, rows, caption, length, links[0])
        self._flow.items.append(table)
        for index in sketch.inner:
            if self._is_data(index):
                self._take_table(self._sketches[index])

    def _cell(self, cell: GridCell, links: list[int]) -> PageCell:
        """A cell's text: its lines with white space between, data tables inside it left out."""
        steps = self._page.steps
        pieces: list[Piece] = []
        at = cell.element.opens + 1
        while at < cell.element.closes:
            step = steps[at]
            element = self._page.elements[step.element]
            if step.turn is Turn.TEXT:
                own = self._pieces(step.start, step.end, self._styles[element.index])
                pieces += own
                links[0] += _length(own) if step.is_link else 0
            elif step.turn is Turn.OPEN and (
                not self._shown.is_read[element.index] or self._is_data(element.index)
            ):
                at = element.closes
            elif element.tag == "br" or begins_line(element):
                pieces.append(Piece(step.end, step.end, "\n"))
            at += 1
        pieces = trim(pieces)
        place = pieces[0].start if pieces else cell.element.end
        return PageCell(cell, pieces, join_text(pieces), place)


@dataclass
class _Line:
    """The line being read."""

    joins: bool | None = False
    pieces: list[Piece] = field(default_factory=list)
    style: Style | None = None
    length: int = 0
    link_length: int = 0
    is_bold: bool = True
    pictures: list[Element] = field(default_factory=list)


def _length(pieces: list[Piece]) -> int:
    return sum(len("".join(piece.text.split())) for piece in pieces)
