"""A list of facts as a spreadsheet: one promise a row, what is printed on the left, data on the right."""

from collections.abc import Iterator, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lianqun.model.fact import TaskEntry
from lianqun.reports.fact_columns import COLUMNS, DISTINGUISHING, Cells, Row, Value
from lianqun.reports.spreadsheet import (
    FONT,
    GROUP_FILL,
    HEAD_ROW,
    Column,
    fit_page,
    new_book,
    put,
    row_height,
    set_print,
    to_bytes,
    write_cell,
    write_foot,
    write_head,
    write_lines,
)
from lianqun.services.context import Note
from lianqun.services.fact_filter import FactFilter, year_of
from lianqun.services.fact_words import kind_label, word_found
from lianqun.services.listing import Listing
from lianqun.services.short_names import title_names
from lianqun.services.task_text import plain
from lianqun.vocab.messages import Messages

_BESIDE: Final = {
    "number": 5,
    "task": 30,
    "numbers": 16,
    "deadline": 8,
    "bodies": 16,
    "line": 6,
    "section": 28,
    "quote": 50,
    "words": 80,
    "year": 7,
    "remark": 22,
}
_CENTRED: Final = ("number", "deadline", "line", "year")
_ON_A_SHEET: Final = ("promise_in_words", "promises_in_words_more")
"""Notes whose words are a sheet of their own."""


def render_facts(listing: Listing, wanted: FactFilter, words: Messages) -> bytes:
    """The spreadsheet's bytes: the list, and a sheet of notes; `words` is the wording."""
    documents = {item.document.document: item.document for item in listing.rows}
    names = title_names(list(documents.values()))
    rows = [
        Row(found, number, word_found(found, words), words, names[found.document.document])
        for number, found in enumerate(listing.rows, start=1)
    ]
    kinds = list(dict.fromkeys(row.found.fact.kind for row in rows)) or list(wanted.kinds)
    name = kind_label(kinds[0], words) if len(kinds) == 1 else words.text("fact_sheet_facts")
    book, sheet = new_book(words.text("fact_sheet", kind=name))
    shown = [cells for cells in COLUMNS if _is_shown(cells, rows)]
    last = _write_rows(sheet, rows, shown, _title(name, rows, wanted, words))
    write_foot(sheet, last + 1, words.text("sheet_foot"))
    _write_figureless(book, listing, words)
    _write_worded(book, listing, words)
    notes = book.create_sheet(words.text("fact_sheet_notes"))
    write_lines(notes, _notes(listing, wanted, words))
    fit_page(notes)
    return to_bytes(book)


def _write_figureless(book: Workbook, listing: Listing, words: Messages) -> None:
    """The tasks beside the targets from which no figure was read, those whose text has numbers first."""
    if not listing.figureless:
        return
    names = ("number", "task", "numbers", "deadline", "bodies", "line", "section", "quote")
    rows = [
        [
            number,
            item.fact.content.title if isinstance(item.fact.content, TaskEntry) else "",
            "、".join(item.unread_numbers),
            year_of(item.fact) or "",
            "、".join(item.bodies) or words.text("fact_bodies_not_named"),
            item.line or "",
            " > ".join(item.fact.section[-2:]),
            plain(item.fact.evidence.quote),
        ]
        for number, item in enumerate(listing.figureless, start=1)
    ]
    _write_beside(book.create_sheet(words.text("fact_sheet_figureless")), names, rows, words)


def _write_worded(book: Workbook, listing: Listing, words: Messages) -> None:
    """The promises beside the targets that have a year and words in place of a number."""
    if not listing.worded:
        return
    names = ("number", "words", "year", "line", "section", "remark")
    rows = [
        [
            number,
            promise.words,
            promise.year,
            promise.line or "",
            " > ".join(promise.section[-2:]),
            words.text("worded_has_number") if promise.has_number else "",
        ]
        for number, promise in enumerate(listing.worded, start=1)
    ]
    _write_beside(book.create_sheet(words.text("fact_sheet_worded")), names, rows, words)


def _write_beside(
    sheet: Worksheet, names: Sequence[str], rows: Sequence[Sequence[Value]], words: Messages
) -> None:
    """A sheet of promises that the list itself does not hold; columns with nothing in them go."""
    kept = [at for at in range(len(names)) if any(row[at] != "" for row in rows)]
    columns = [
        Column(words.text(f"fact_column_{names[at]}"), _BESIDE[names[at]], names[at] in _CENTRED)
        for at in kept
    ]
    write_head(sheet, sheet.title, columns, printed=len(columns))
    for index, row in enumerate(rows, start=HEAD_ROW + 1):
        for at, column in enumerate(columns, start=1):
            write_cell(sheet, (index, at), row[kept[at - 1]], column)
        texts = ((str(row[at]), _BESIDE[names[at]]) for at in kept)
        sheet.row_dimensions[index].height = row_height(texts)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    last = HEAD_ROW + len(rows)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    set_print(sheet, words.text("assign_footer"))


def _is_shown(cells: Cells, rows: Sequence[Row]) -> bool:
    if cells.name in DISTINGUISHING:
        return len({cells.value(row) for row in rows}) > 1
    return any(cells.value(row) != "" for row in rows)


def _write_rows(sheet: Worksheet, rows: Sequence[Row], shown: Sequence[Cells], title: str) -> int:
    """The table, and the number of its last row."""
    words = rows[0].messages if rows else Messages("zh")
    columns = [
        Column(_heading(cells, rows, words), cells.width, cells.is_centred) for cells in shown
    ]
    printed = sum(not cells.is_data for cells in shown)
    write_head(sheet, title, columns, printed=printed)
    put(sheet, 1, printed + 1, words.text("fact_sheet_data"))
    sheet.cell(1, printed + 1).font = Font(name=FONT, size=9, italic=True)
    for index, row in enumerate(rows, start=HEAD_ROW + 1):
        values = [cells.value(row) for cells in shown]
        for at, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
            cell = write_cell(sheet, (index, at), value, column)
            if shown[at - 1].is_data:
                cell.fill = GROUP_FILL
        texts = [
            (str(value), column.width)
            for value, column in zip(values[:printed], columns, strict=False)
        ]
        sheet.row_dimensions[index].height = row_height(texts)
    last = HEAD_ROW + len(rows)
    frozen = [cells.name for cells in shown].index("what") + 2
    sheet.freeze_panes = f"{get_column_letter(frozen)}{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(shown))}{last}"
    set_print(sheet, words.text("assign_footer"))
    sheet.print_area = f"A1:{get_column_letter(printed)}{last + 1}"  # with the line at the foot
    return last


def _heading(cells: Cells, rows: Sequence[Row], words: Messages) -> str:
    """A column's heading; what is listed is called by its family where there is one only."""
    kinds = {row.found.fact.kind for row in rows}
    code = f"fact_column_{cells.name}_{next(iter(kinds)).value}" if len(kinds) == 1 else ""
    return words.text(code if words.has(code) else f"fact_column_{cells.name}")


def _title(name: str, rows: Sequence[Row], wanted: FactFilter, words: Messages) -> str:
    titles = {row.found.document.metadata.title for row in rows}
    year = words.text("fact_sheet_year", year=wanted.year) if wanted.year else ""
    title = words.text("fact_sheet", kind=name) + year
    if len(titles) == 1 and (document := titles.pop()):
        return words.text("fact_sheet_of", document=document, title=title)
    return title


def _notes(listing: Listing, wanted: FactFilter, words: Messages) -> Iterator[str]:
    """What the list rests on, what was asked, what is not in it, how it is to be read."""
    files = dict.fromkeys(item.document.file_name for item in listing.rows)
    yield words.text("assign_note_files", files="；".join(files))
    yield words.text("fact_note_asked", asked=_asked(wanted, words) or words.text("fact_note_all"))
    for note in (*listing.counts, *listing.remarks):
        yield from word_note(note, words)
    marked = [mark for item in listing.rows if (mark := word_found(item, words).mark)]
    for mark in dict.fromkeys(marked):
        yield words.text("note_year_mark", count=marked.count(mark), mark=mark)
    for code in ("fact_note_values", "fact_note_lines", "fact_note_source"):
        yield words.text(code)


def word_note(note: Note, words: Messages) -> Iterator[str]:
    """A note for readers who have the sheet and not the program: no commands, nothing that a sheet shows."""
    if note.code not in _ON_A_SHEET:
        code = f"{note.code}_sheet"
        yield words.fill(code if words.has(code) else note.code, note.arguments)


def _asked(wanted: FactFilter, words: Messages) -> str:
    """The conditions of the list in words."""
    given: list[tuple[str, object]] = [
        ("document", "、".join(wanted.documents)),
        ("kind", "、".join(kind_label(kind, words) for kind in wanted.kinds)),
        ("year", wanted.year),
        ("indicator", wanted.indicator),
        ("subject", wanted.subject),
        ("bodies", wanted.body),
        ("section", wanted.section),
        ("text", wanted.text),
    ]
    parts = [f"{words.text(f'fact_column_{name}')} {value}" for name, value in given if value]
    parts += [words.text("fact_note_no_body")] * wanted.without_body
    parts += [words.text("fact_note_no_figure")] * wanted.without_figure
    return "；".join(parts)
