"""What every spreadsheet has in common: fonts, a head, rows high enough, A4 landscape, no clock.

The same content always gives the same bytes.
"""

import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW: Final = 2
FONT: Final = "宋体"
HEAD_FONT: Final = "黑体"
GROUP_FILL: Final = PatternFill("solid", fgColor="EDEDED")

_LINE: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL: Final = PatternFill("solid", fgColor="E7EEF7")
_A4: Final = 9
_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_LINE_HEIGHT: Final = 14.0
_MAX_HEIGHT: Final = 400.0
_MARGIN: Final = 1
_WIDE: Final = "“”‘’—…·≥≤≈"
_NARROW: Final = 1.2
"""Width of a digit or letter where the sheet's font is not there and another one stands in for it."""
_PIECE: Final = re.compile(r"[≥≤≈]?[!-~]+|.")
_NOTE_WIDTHS: Final = {"A": 6, "B": 70, "C": 50}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its width in digits, whether its cells are centred."""

    heading: str
    width: float
    is_centred: bool = False


def new_book(title: str) -> tuple[Workbook, Worksheet]:
    """An empty workbook with one sheet of that title."""
    book = Workbook()
    # columns are as wide as digits of the workbook's own font: the font of the cells, on every machine
    book._named_styles["Normal"].font = Font(name=FONT, size=10)  # type: ignore[attr-defined]
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one worksheet
    sheet.title = title
    return book, sheet


def write_head(sheet: Worksheet, title: str, columns: Sequence[Column], *, printed: int) -> None:
    """The title over the columns that are printed, and the headings of all."""
    put(sheet, 1, 1, title)
    sheet.cell(1, 1).font = Font(name=HEAD_FONT, size=16, bold=True)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(f"A1:{get_column_letter(printed)}1")
    sheet.row_dimensions[1].height = 30
    for index, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
        put(sheet, HEAD_ROW, index, column.heading)
        head = sheet.cell(HEAD_ROW, index)
        head.font = Font(name=HEAD_FONT, size=11)
        head.fill = _HEAD_FILL
        head.border = _BORDER
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write_cell(
    sheet: Worksheet, place: tuple[int, int], value: str | float, column: Column
) -> Cell:
    """One cell of the body at (row, column), wrapped, in the sheet's font."""
    put(sheet, *place, value)
    cell = sheet.cell(*place)
    assert isinstance(cell, Cell)  # noqa: S101 - no cell of the body is merged
    cell.font = Font(name=FONT, size=10)
    cell.border = _BORDER
    side = "center" if column.is_centred else "left"
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
    return cell


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Height that shows every cell's lines; programs differ in how they size wrapped rows.

    `texts` are the cells' words, each with the width of its column.
    """
    lines = 1
    for text, width in texts:
        lines = max(lines, sum(_line_count(part, width - _MARGIN) for part in text.split("\n")))
    return min(lines * _LINE_HEIGHT + 3, _MAX_HEIGHT)


def _line_count(text: str, room: float) -> int:
    """How many lines a text takes: a line breaks after any Chinese character, never inside a number."""
    lines, used = 1, 0.0
    for piece in _PIECE.findall(text):
        width = sum(2 if char >= "\u2e80" or char in _WIDE else _NARROW for char in piece)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def fit_page(sheet: Worksheet) -> None:
    """A4 landscape, as wide as the page, as long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def set_print(sheet: Worksheet, footer: str) -> None:
    """Pages with the head repeated, small margins and a footer."""
    fit_page(sheet)
    sheet.print_title_rows = f"1:{HEAD_ROW}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.7, 0.3
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(footer))


def write_lines(sheet: Worksheet, lines: Iterable[str]) -> int:
    """Sentences one below the other on a sheet of notes; the number of the last row."""
    for letter, width in _NOTE_WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    row = 0
    for row, line in enumerate(lines, start=1):
        put(sheet, row, 1, line)
        sheet.merge_cells(f"A{row}:C{row}")
        sheet.cell(row, 1).font = Font(name=FONT, size=11)
        sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = row_height([(line, sum(_NOTE_WIDTHS.values()))]) + 2
    return row


def put(sheet: Worksheet, row: int, column: int, value: str | float) -> None:
    """Write a value as what it is: text that opens with = stays text, a number is a number."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value


def to_bytes(book: Workbook) -> bytes:
    """The file of a workbook, without a clock."""
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(content: bytes) -> bytes:
    """The same package with fixed times, inside and outside its parts."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\2", part)
            info = zipfile.ZipInfo(name, _MIDNIGHT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return buffer.getvalue()


def save_spreadsheet(path: Path, content: bytes) -> None:
    """Put the bytes at `path` in one step: a crash leaves the old file or the new one.

    The file is made like any other, with the rights that the user's umask leaves.
    """
    part = path.parent / f".lianqun-{os.getpid()}.part"
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise
