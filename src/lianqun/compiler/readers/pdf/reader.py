"""A PDF's bytes to a `Source`: raw text page by page, its lines and tables, a box for each character."""

from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import BOX
from lianqun.compiler.readers.pdf.flow import mark_furniture, settle_edges
from lianqun.compiler.readers.pdf.page import read_page
from lianqun.compiler.readers.pdf.page_breaks import order_items
from lianqun.compiler.readers.pdf.paragraphs import Setting, gap_between, indent_of
from lianqun.compiler.readers.pdf.pictures import name_pages
from lianqun.compiler.readers.pdf.places import PagePlaces
from lianqun.compiler.readers.pdf.printed import (
    PrintedCell,
    PrintedLine,
    PrintedPage,
    PrintedTable,
    Words,
)
from lianqun.compiler.readers.pdf.sheets import Around, Draft, Openings, draft_sheets, read_sheets
from lianqun.compiler.readers.source import NativeCell, NativeRow, NativeTable, Source
from lianqun.errors import UnreadableFileError
from lianqun.model.document import BlockKind
from lianqun.text.characters import display_width, make_plain

if TYPE_CHECKING:
    from lianqun.compiler.readers.pdf.margins import Mark

ENCODING: Final = "pdf"
_LOCKED: Final = "password"
_QUOTED: Final = 4
_NEAR: Final = 2
"""How many pages on each side tell what stands in the margins of one."""


def read_pdf(content: bytes, file_name: str = "") -> Source:
    """Read a PDF's text layer; raises UnreadableFileError when it is damaged, locked or only pictures."""
    pages = list(_read_pages(content, file_name))
    mark_furniture(pages)
    settle_edges(pages)
    if not any(_has_words(page) for page in pages):
        scanned = sum(page.is_scanned for page in pages)
        code = "pdf_scanned" if scanned else "pdf_without_text"
        raise UnreadableFileError(code, file=file_name, pages=len(pages))
    running = [
        item
        for page in pages
        for item in page.items
        if isinstance(item, PrintedLine) and not item.is_furniture
    ]
    return _Composer(Setting.of(running)).compose(pages)


def _has_words(page: PrintedPage) -> bool:
    """Whether a page holds more than marks of its furniture or of a scanner."""
    items = page.items
    return not page.is_scanned and any(
        isinstance(i, PrintedTable) or not i.is_furniture for i in items
    )


def probe_pdf(content: bytes, file_name: str = "") -> str:
    """The name of the format, once a page with text is found; raises UnreadableFileError as `read_pdf` does."""
    scanned = count = 0
    for page in _read_pages(content, file_name):
        if _has_words(page):
            return ENCODING
        scanned += page.is_scanned
        count += 1
    code = "pdf_scanned" if scanned else "pdf_without_text"
    raise UnreadableFileError(code, file=file_name, pages=count)


def _read_pages(content: bytes, file_name: str) -> Iterator[PrintedPage]:
    """The pages in order; each is finished when the edges of the two behind it are known."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        code = "pdf_encrypted" if _LOCKED in str(error).lower() else "pdf_damaged"
        raise UnreadableFileError(code, file=file_name) from error
    try:
        waiting: deque[Draft] = deque()
        marks: list[dict[int, Mark]] = []
        opened: Openings = {}
        for at in range(len(document) + _NEAR):
            if at < len(document):
                waiting.append(_draft_one(document, at, file_name))
                marks.append(waiting[-1].marks)
            if at >= _NEAR:
                own = at - _NEAR
                neighbours = [m for n, m in enumerate(marks) if n != own and abs(n - own) <= _NEAR]
                draft = waiting.popleft()
                following = waiting[0] if waiting else None
                page, opened = read_sheets(draft, Around(neighbours, opened, following))
                yield page
    finally:
        document.close()


def _draft_one(document: pdfium.PdfDocument, at: int, file_name: str) -> Draft:
    try:
        page = document[at]
    except pdfium.PdfiumError as error:
        raise UnreadableFileError("pdf_page_damaged", file=file_name, page=at + 1) from error
    try:
        return draft_sheets(read_page(page, at + 1))
    finally:
        page.close()


@dataclass(slots=True)
class _Composer:
    """Puts pages one behind the other and remembers where each line, cell and character came to stand."""

    setting: Setting
    pieces: list[str] = field(default_factory=list)
    boxes: "array[float]" = field(default_factory=lambda: array("f"))
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    tables: list[NativeTable] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    boxes_named: dict[int, str] = field(default_factory=dict)
    issues: list[tuple[str, int, int, dict[str, str]]] = field(default_factory=list)

    def compose(self, pages: list[PrintedPage]) -> Source:
        """The source that the pages make up."""
        before: PrintedLine | None = None
        for page, items in zip(pages, order_items(pages, self.setting), strict=True):
            self.starts.append(self.length)
            self.boxes_named = _box_titles(page)
            if page.is_scanned:
                place = max(self.length - 1, 0)
                self.issues.append(("page_scanned", place, place + 1, {"page": str(page.number)}))
            for item in items:
                if isinstance(item, PrintedTable):
                    self._add_table(item, page.number)
                    before = None
                elif item.is_furniture:
                    self._put(item.words, "\n")
                else:
                    self._add_line(item, before)
                    before = item
            self._put(Words(), "\f")
        self._report_pictures(pages)
        return Source(
            original="".join(self.pieces),
            encoding=ENCODING,
            lines=self.lines,
            tables=self.tables,
            pages=tuple(self.starts),
            is_native=True,
            places=PagePlaces(self.boxes, self.starts),
            issues=tuple(self.issues),
            kinds=self.kinds,
            is_raw=True,
        )

    def _report_pictures(self, pages: list[PrintedPage]) -> None:
        """One issue for all pages with pictures, at the first of them: what they say is not read."""
        numbers = [page.number for page in pages if page.has_pictures]
        if numbers:
            start, end = self._first_words(numbers[0])
            arguments = {"pages": name_pages(numbers)}
            self.issues.append(("page_pictures_unread", start, end, arguments))

    def _first_words(self, page: int) -> Span:
        """Where the first line of a page stands that is long enough to be quoted."""
        first = self.starts[page - 1]
        last = self.starts[page] if page < len(self.starts) else self.length
        for line in self.lines:
            if first <= line.start and line.end <= last and len(line.text) >= _QUOTED:
                return line.start, line.end
        place = max(min(first, self.length - 1), 0)
        return place, place + 1

    def _put(self, words: Words, after: str) -> Span:
        start = self.length
        self.pieces += [words.text, after]
        self.boxes.extend(words.boxes)
        self.boxes.extend((0.0,) * (4 * len(after)))
        self.length += len(words.text) + len(after)
        return start, start + len(words.text)

    def _add_line(self, item: PrintedLine, before: PrintedLine | None) -> None:
        start, end = self._put(item.words, "\n")
        text = make_plain(item.words.text).strip()
        if not text:
            return
        if item.is_note:
            self.kinds[len(self.lines)] = BlockKind.NOTE
        line = Line(
            start,
            end,
            text,
            display_width(text),
            gap_between(before, item),
            indent_of(item),
            "",
            is_tabbed=False,
        )
        line.joins = self.setting.goes_on(before, item) if before is not None else None
        self.lines.append(line)

    def _add_table(self, table: PrintedTable, page: int) -> None:
        by_row: dict[int, list[PrintedCell]] = {}
        for cell in table.cells:
            by_row.setdefault(cell.row, []).append(cell)
        rows = [
            self._add_row(sorted(by_row.get(at, ()), key=_column)) for at in range(table.row_count)
        ]
        if any(row.line is not None for row in rows):
            native = NativeTable(
                rows, table.column_count, page, table.header_rows, tuple(table.edges)
            )
            native.is_open_above = table.is_open_above
            native.is_open_below = table.is_open_below
            native.is_ruled = table.is_ruled
            native.box = self.boxes_named.get(table.frame, "")
            self.tables.append(native)

    def _add_row(self, cells: list[PrintedCell]) -> NativeRow:
        if not any(cell.words.text for cell in cells):
            return NativeRow(None, ())
        spans: list[Span] = []
        for cell in cells:
            after = "\n" if cell is cells[-1] else "\t"
            spans.append(self._put(cell.words, after))
        text = make_plain("\t".join(cell.words.text for cell in cells))
        self.kinds[len(self.lines)] = BlockKind.TABLE
        start, end, width = spans[0][0], spans[-1][1], display_width(text)
        line = Line(start, end, text, width, 0, 0.0, "", is_tabbed=True, cells=spans)
        self.lines.append(line)
        native = tuple(
            NativeCell(cell.column, span, cell.columns, cell.rows, cell.is_full)
            for cell, span in zip(cells, spans, strict=True)
        )
        return NativeRow(len(self.lines) - 1, native)


def _box_titles(page: PrintedPage) -> dict[int, str]:
    """The first line in each drawn box of a page, where it is numbered as boxes are."""
    titles: dict[int, str] = {}
    for item in page.items:
        if isinstance(item, PrintedLine) and item.frame:
            titles.setdefault(item.frame, make_plain(item.words.text).strip())
    return {number: title for number, title in titles.items() if BOX.match(title)}


def _column(cell: PrintedCell) -> int:
    return cell.column
