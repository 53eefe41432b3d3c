"""The lines and tables chosen from a page, as the readers of all formats hand them over."""

from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.html.blocks import Block, Item, PageCell, PageTable
from lianqun.compiler.readers.html.content import Content
from lianqun.compiler.readers.lines import Line, display_width_of_space, is_furniture
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.source import NativeCell, NativeRow, NativeTable
from lianqun.model.document import BlockKind
from lianqun.text.characters import SENTENCE_ENDS, TERMINALS, display_width, make_plain

_LONGEST_HEADING: Final = 60
_MOST_HEADINGS: Final = 0.5
_FEW_HEADINGS: Final = 4
_LONGEST_BOLD: Final = 40
_NO_BOLD_TITLE: Final = frozenset("：:。；！？，")
_LEAST_WRAPPED: Final = 20
_FULL_WIDTHS: Final = (15.0, 60.0)
_WRAPPED_SHARE: Final = 0.6


class Composer:
    """Makes lines of items; `tables` and `kinds` are complete once `lines` has been called."""

    def __init__(self, items: Sequence[Item], chosen: Content) -> None:
        self._items = [items[at] for at in chosen.kept]
        self._title = None if chosen.title is None else items[chosen.title]
        self._lines: list[Line] = []
        self.tables: list[NativeTable] = []
        self.kinds: dict[int, BlockKind] = {}

    def lines(self) -> list[Line]:
        """The lines of all items, rows of tables included."""
        ranked = _has_headings(self._items)
        for item in self._items:
            if isinstance(item, PageTable):
                self._add_table(item)
            elif not is_furniture(item.text):
                self._add_line(item, self._mark(item, ranked=ranked))
        _settle_joins(self._lines, self.kinds)
        return self._lines

    def _mark(self, block: Block, *, ranked: bool) -> str:
        """The Markdown mark of a line's rank."""
        text = block.text
        if block is self._title:
            return "#"
        if ranked and block.style.rank and _is_heading(block):
            return "#" * block.style.rank
        if block.is_bold and len(text) <= _LONGEST_BOLD and _NO_BOLD_TITLE.isdisjoint(text):
            return "**"
        return ""

    def _add_line(self, block: Block, mark: str) -> None:
        text = make_plain(block.text)
        if block.style.is_note:
            self.kinds[len(self._lines)] = BlockKind.NOTE
        self._lines.append(
            Line(
                start=block.pieces[0].start,
                end=block.pieces[-1].end,
                text=text,
                width=display_width(text),
                gap=0,
                indent=display_width_of_space(block.space),
                mark=mark,
                is_tabbed=False,
                joins=block.joins,
                pieces=(block.pieces,),
            )
        )

    def _add_table(self, table: PageTable) -> None:
        laid_out = table.laid_out
        cells = [table.caption] if table.caption is not None and table.caption.pieces else []
        rows = [self._add_row(row) for row in ([cells] if cells else []) + table.rows]
        if any(row.line is not None for row in rows):
            header_rows = laid_out.header_rows
            if header_rows is not None:
                header_rows += len(cells)
            page = (
                len(self.tables) + 1
            )  # tables that follow each other may be one, parted by an editor
            self.tables.append(NativeTable(rows, laid_out.columns, page, header_rows))

    def _add_row(self, cells: Sequence[PageCell]) -> NativeRow:
        if not any(cell.pieces for cell in cells):
            return NativeRow(None, ())
        spans = [_span(cell) for cell in cells]
        text = make_plain("\t".join(" ".join(cell.text.split()) for cell in cells))
        self.kinds[len(self._lines)] = BlockKind.TABLE
        self._lines.append(
            Line(
                start=spans[0][0],
                end=spans[-1][1],
                text=text,
                width=display_width(text),
                gap=0,
                indent=0.0,
                mark="",
                is_tabbed=True,
                cells=spans,
                pieces=[cell.pieces for cell in cells],
            )
        )
        native = tuple(
            NativeCell(cell.grid.column, span, cell.grid.columns, cell.grid.rows)
            for cell, span in zip(cells, spans, strict=True)
        )
        return NativeRow(len(self._lines) - 1, native)


def _span(cell: PageCell) -> Span:
    if not cell.pieces:
        return cell.place, cell.place
    return cell.pieces[0].start, cell.pieces[-1].end


def _has_headings(items: Sequence[Item]) -> bool:
    """Whether a page uses headings as headings, not to set all of its text in them."""
    blocks = [item for item in items if isinstance(item, Block)]
    ranked = sum(block.style.rank > 0 for block in blocks)
    return ranked <= max(_FEW_HEADINGS, _MOST_HEADINGS * len(blocks))


def _is_heading(block: Block) -> bool:
    return len(block.text) <= _LONGEST_HEADING and SENTENCE_ENDS.isdisjoint(block.text)


def _settle_joins(lines: Sequence[Line], kinds: dict[int, BlockKind]) -> None:
    """Forget that lines are paragraphs where most end in mid-sentence: an editor kept a print's line ends."""
    low, high = _FULL_WIDTHS
    full = [line for at, line in enumerate(lines) if at not in kinds and low <= line.width <= high]
    cut = sum(line.text[-1] not in TERMINALS for line in full)
    prose = [line for at, line in enumerate(lines) if at not in kinds and line.width > high]
    if cut >= max(_LEAST_WRAPPED, _WRAPPED_SHARE * len(full)) and cut > len(prose):
        for line in lines:
            line.joins = None
