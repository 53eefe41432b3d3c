"""A list of facts as a spreadsheet: one promise a row, what is printed on the left, data on the right."""

from collections.abc import Iterator, Sequence

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lianqun.reports.fact_columns import COLUMNS, DISTINGUISHING, Cells, Row
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
    write_head,
    write_lines,
)
from lianqun.services.fact_filter import FactFilter
from lianqun.services.fact_words import kind_label, word_found
from lianqun.services.listing import Listing
from lianqun.services.short_names import title_names
from lianqun.vocab.messages import Messages


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
    _write_rows(sheet, rows, shown, _title(name, rows, wanted, words))
    notes = book.create_sheet(words.text("fact_sheet_notes"))
    write_lines(notes, _notes(listing, wanted, words))
    fit_page(notes)
    return to_bytes(book)


def _is_shown(cells: Cells, rows: Sequence[Row]) -> bool:
    if cells.name in DISTINGUISHING:
        return len({cells.value(row) for row in rows}) > 1
    if cells.is_kept or (cells.of_figures and any(row.statement for row in rows)):
        return True
    return any(cells.value(row) != "" for row in rows)


def _write_rows(sheet: Worksheet, rows: Sequence[Row], shown: Sequence[Cells], title: str) -> None:
    words = rows[0].messages if rows else Messages("zh")
    columns = [
        Column(words.text(f"fact_column_{cells.name}"), cells.width, cells.is_centred)
        for cells in shown
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
    sheet.print_area = f"A1:{get_column_letter(printed)}{last}"


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
        yield words.fill(note.code, note.arguments)
    marked = [mark for item in listing.rows if (mark := word_found(item, words).mark)]
    for mark in dict.fromkeys(marked):
        yield words.text("note_year_mark", count=marked.count(mark), mark=mark)
    for code in ("fact_note_values", "fact_note_lines", "fact_note_source"):
        yield words.text(code)


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
