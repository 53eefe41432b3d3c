"""A list of facts as a spreadsheet: one promise a row, what is printed on the left, data on the right."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lianqun.model.fact import FactKind, ProjectEntry, Statement
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
from lianqun.services.fact_words import (
    FactWords,
    kind_label,
    word_basis,
    word_comparator,
    word_found,
    word_subject,
)
from lianqun.services.found_facts import FoundFact, Wording
from lianqun.services.interchange import plain_number
from lianqun.services.line_numbers import join_lines
from lianqun.services.listing import Listing
from lianqun.services.short_names import title_names
from lianqun.services.task_text import plain
from lianqun.vocab.messages import Messages

Value = str | int | float
"""What a cell holds; "" leaves it empty."""

_CELL_GAP: Final = re.compile(r"[\t\n|]+| {2,}")
_ANSWERED: Final = (FactKind.TARGET, FactKind.TASK, FactKind.PROJECT)


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact on its way into cells."""

    found: FoundFact
    number: int
    words: FactWords
    messages: Messages
    document: str

    @property
    def statement(self) -> Statement | None:
        content = self.found.fact.content
        return content if isinstance(content, Statement) else None


@dataclass(frozen=True, slots=True)
class _Cells:
    """A column: its width, its cells; wording under `fact_column_<name>`.

    `is_data` columns are for sorting and sums and are not printed; `is_kept` ones stay where they are
    empty in every row, `of_figures` ones where there is any figure.
    """

    name: str
    width: float
    value: Callable[[_Row], Value]
    is_centred: bool = False
    is_data: bool = False
    is_kept: bool = False
    of_figures: bool = False


def render_facts(listing: Listing, wanted: FactFilter, words: Messages) -> bytes:
    """The spreadsheet's bytes: the list, and a sheet of notes; `words` is the wording."""
    documents = {item.document.document: item.document for item in listing.rows}
    names = title_names(list(documents.values()))
    rows = [
        _Row(found, number, word_found(found, words), words, names[found.document.document])
        for number, found in enumerate(listing.rows, start=1)
    ]
    kinds = list(dict.fromkeys(row.found.fact.kind for row in rows)) or list(wanted.kinds)
    name = kind_label(kinds[0], words) if len(kinds) == 1 else words.text("fact_sheet_facts")
    book, sheet = new_book(words.text("fact_sheet", kind=name))
    shown = [cells for cells in _COLUMNS if _is_shown(cells, rows)]
    _write_rows(sheet, rows, shown, _title(name, rows, wanted, words))
    notes = book.create_sheet(words.text("fact_sheet_notes"))
    write_lines(notes, _notes(listing, wanted, words))
    fit_page(notes)
    return to_bytes(book)


def _is_shown(cells: _Cells, rows: Sequence[_Row]) -> bool:
    if cells.name in _DISTINGUISHING:
        return len({cells.value(row) for row in rows}) > 1
    if cells.is_kept or (cells.of_figures and any(row.statement for row in rows)):
        return True
    return any(cells.value(row) != "" for row in rows)


def _write_rows(
    sheet: Worksheet, rows: Sequence[_Row], shown: Sequence[_Cells], title: str
) -> None:
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


def _title(name: str, rows: Sequence[_Row], wanted: FactFilter, words: Messages) -> str:
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


def _subject(row: _Row) -> Value:
    content = row.statement
    if content is None:
        return ""
    is_in_table = bool(content.table)
    return word_subject(
        content.subject, row.found.other_subject, row.messages, is_in_table=is_in_table
    )


def _what(row: _Row) -> Value:
    content = row.statement
    if content is None:
        return row.words.what
    if content.threshold and content.threshold not in content.indicator:
        return row.messages.text(
            "what_with_threshold", what=content.indicator, threshold=content.threshold
        )
    return content.indicator


def _value(row: _Row) -> Value:
    return "\n".join(filter(None, (row.words.value, row.words.base.strip())))


def _path(section: Sequence[str]) -> str:
    return " > ".join(section)


def _lines(row: _Row) -> Value:
    lines = row.found.lines
    return lines[0] if len(lines) == 1 else join_lines(lines)


def _year(row: _Row) -> Value:
    return int(row.words.year) if row.words.year else ""


def _basis(row: _Row) -> Value:
    content = row.statement
    return word_basis(content, row.found.document.metadata, row.messages) if content else ""


def _is_built(row: _Row) -> bool:
    return row.found.fact.kind is FactKind.PROJECT and not row.found.is_answered_by_task


def _builders(row: _Row) -> Value:
    return "、".join(row.found.bodies) if _is_built(row) else ""


def _bodies(row: _Row) -> Value:
    if row.found.bodies and _is_built(row):
        return ""
    if row.found.bodies:
        return "、".join(row.found.bodies)
    is_promise = row.found.fact.kind in _ANSWERED
    return row.messages.text("fact_bodies_not_named") if is_promise else ""


def _bodies_basis(row: _Row) -> Value:
    if not row.found.bodies:
        return ""
    if row.found.is_answered_by_task:
        return row.messages.text("fact_bodies_by_task")
    return row.messages.text("fact_bodies_builder" if _is_built(row) else "fact_bodies_own")


def _quote(row: _Row) -> Value:
    """The words of every statement, each with its line where there are several."""
    wordings = row.found.wordings
    if len(wordings) < 2:
        return _words_of(wordings[0]) if wordings else plain(row.found.fact.evidence.quote)
    return "\n".join(
        row.messages.text("fact_quote_at", line=w.line or "?", quote=_words_of(w)) for w in wordings
    )


def _words_of(wording: Wording) -> str:
    evidence, content = wording.fact.evidence, wording.fact.content
    if not (isinstance(content, Statement) and content.table):
        return plain(evidence.quote)
    quote = " ".join(filter(None, map(plain, _CELL_GAP.split(evidence.quote))))
    name = content.indicator.rstrip("数")
    return quote if name in quote or not evidence.context else f"{quote}（{evidence.context}）"


def _amount(row: _Row) -> Value:
    content = row.found.fact.content
    if isinstance(content, ProjectEntry):
        return _number(plain_number(content.investment_cny_100m))
    return _number(plain_number(row.statement.quantity.value)) if row.statement else ""


def _unit(row: _Row) -> Value:
    content = row.found.fact.content
    if isinstance(content, ProjectEntry):
        return "亿元" if content.investment_cny_100m is not None else ""
    return row.statement.quantity.unit if row.statement else ""


def _number(value: float | None) -> Value:
    return "" if value is None else value


def _base_year(row: _Row) -> Value:
    content = row.statement
    if content is None or content.base_value is None or content.base_period is None:
        return ""
    return content.base_period.year


_COLUMNS: Final = (
    _Cells("number", 5, lambda row: row.number, is_centred=True, is_kept=True),
    _Cells("document", 14, lambda row: row.document),
    _Cells("kind", 6, lambda row: kind_label(row.found.fact.kind, row.messages), is_centred=True),
    _Cells("subject", 15, _subject),
    _Cells("what", 24, _what, is_kept=True),
    _Cells("value", 21, _value),
    _Cells("year", 7, _year, is_centred=True),
    _Cells("basis", 9, _basis, is_centred=True, of_figures=True),
    _Cells("attribute", 8, lambda row: row.words.attribute, is_centred=True, of_figures=True),
    _Cells("bodies", 14, _bodies),
    _Cells("builders", 14, _builders),
    _Cells("lines", 9, _lines, is_kept=True),
    _Cells("section", 24, lambda row: _path(row.found.fact.section[-2:]), is_kept=True),
    _Cells("quote", 42, _quote, is_kept=True),
    _Cells(
        "comparator",
        8,
        lambda row: word_comparator(row.statement, row.messages) if row.statement else "",
        is_data=True,
        of_figures=True,
    ),
    _Cells("amount", 11, _amount, is_data=True, of_figures=True),
    _Cells(
        "amount_high",
        9,
        lambda row: _number(plain_number(row.statement.quantity.high)) if row.statement else "",
        is_data=True,
    ),
    _Cells("unit", 8, _unit, is_data=True, of_figures=True),
    _Cells(
        "base_value",
        11,
        lambda row: _number(plain_number(row.statement.base_value)) if row.statement else "",
        is_data=True,
        of_figures=True,
    ),
    _Cells("base_year", 8, _base_year, is_data=True, of_figures=True),
    _Cells("bodies_basis", 12, _bodies_basis, is_data=True),
    _Cells("section_path", 30, lambda row: _path(row.found.fact.section), is_data=True),
    _Cells("id", 19, lambda row: row.found.fact.id, is_data=True, is_kept=True),
    _Cells("same_as", 19, lambda row: "\n".join(row.found.same_as), is_data=True),
)

_DISTINGUISHING: Final = ("document", "kind")
"""Columns that only tell rows apart: left out where they say the same in all of them."""
