"""The 任务分工表 as a spreadsheet: one row a task, and a sheet that says what was not found.

The same answer always gives the same bytes: the file carries no clock.
"""

import os
import re
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lianqun.services.assign import AssignmentAnswer, AssignmentRow, Goal
from lianqun.vocab.messages import Messages

COLUMNS: Final = (
    ("number", 6),
    ("task", 22),
    ("goals", 20),
    ("measures", 32),
    ("lead", 18),
    ("supporting", 14),
    ("deadline", 10),
    ("quote", 38),
    ("place", 22),
)
"""Columns of the sheet in order, each with its width; wording under `assign_column_<name>`."""

_HEAD_ROW: Final = 2
_CENTRED: Final = ("number", "deadline")
_FONT: Final = "宋体"
_HEAD_FONT: Final = "黑体"
_LINE: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL: Final = PatternFill("solid", fgColor="E7EEF7")
_A4: Final = 9
_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_LINE_HEIGHT: Final = 13.5
_MAX_HEIGHT: Final = 400.0


def render_assignment(answer: AssignmentAnswer, words: Messages) -> bytes:
    """The spreadsheet's bytes; `words` is the wording in the reader's language."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one worksheet
    _write_tasks(sheet, answer, words)
    _write_notes(book.create_sheet(words.text("assign_sheet_notes")), answer, words)
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def save_assignment(path: Path, content: bytes) -> None:
    """Put the bytes at `path` in one step: a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _write_tasks(sheet: Worksheet, answer: AssignmentAnswer, words: Messages) -> None:
    sheet.title = words.text("assign_sheet_tasks")
    last = get_column_letter(len(COLUMNS))
    _put(sheet, 1, 1, _title(answer, words))
    sheet.cell(1, 1).font = Font(name=_HEAD_FONT, size=16, bold=True)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(f"A1:{last}1")
    sheet.row_dimensions[1].height = 30
    for column, (name, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        _put(sheet, _HEAD_ROW, column, words.text(f"assign_column_{name}"))
        head = sheet.cell(_HEAD_ROW, column)
        head.font = Font(name=_HEAD_FONT, size=11)
        head.fill = _HEAD_FILL
        head.border = _BORDER
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for index, row in enumerate(answer.rows, start=_HEAD_ROW + 1):
        _write_row(sheet, index, row, year=answer.year, words=words)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{_HEAD_ROW + len(answer.rows)}"
    _set_print(sheet, words)


def _title(answer: AssignmentAnswer, words: Messages) -> str:
    code = "assign_title_year" if answer.year else "assign_title"
    return words.text(code, year=answer.year)


def _write_row(
    sheet: Worksheet, index: int, row: AssignmentRow, *, year: int | None, words: Messages
) -> None:
    values = _cells(row, year, words)
    for column, (name, _) in enumerate(COLUMNS, start=1):
        _put(sheet, index, column, values[name])
        cell = sheet.cell(index, column)
        cell.font = Font(name=_FONT, size=10, bold=name == "task" and row.has_parts)
        cell.border = _BORDER
        cell.alignment = Alignment(
            horizontal="center" if name in _CENTRED else "left",
            vertical="top",
            wrap_text=True,
            indent=min(row.level - 1, 4) if name == "task" else 0,
        )
    sheet.row_dimensions[index].height = _height(values)


def _height(values: Mapping[str, str | int]) -> float:
    """Height that shows every cell's lines; programs differ in how they size wrapped rows."""
    lines = 1
    for name, width in COLUMNS:
        text = str(values[name])
        lines = max(lines, sum(-(-_columns(part) // (width - 1)) or 1 for part in text.split("\n")))
    return min(lines * _LINE_HEIGHT + 3, _MAX_HEIGHT)


def _columns(text: str) -> int:
    return sum(2 if char >= "\u2e80" else 1 for char in text)


def _cells(row: AssignmentRow, year: int | None, words: Messages) -> dict[str, str | int]:
    return {
        "number": row.number,
        "task": row.task,
        "goals": "\n".join(_goal(goal, year, words) for goal in row.goals),
        "measures": "\n".join(_numbered(row.measures)),
        "lead": _lead(row, words),
        "supporting": _supporting(row, words),
        "deadline": words.text("assign_deadline", year=row.deadline) if row.deadline else "",
        "quote": row.quote,
        "place": f"{' > '.join(row.section)}\n{words.text('assign_file', file=row.file_name)}".strip(),
    }


def _goal(goal: Goal, year: int | None, words: Messages) -> str:
    """A target in words; the year is left to the title where only one is asked."""
    code = "assign_goal_year" if goal.year and goal.year != year else "assign_goal"
    return words.text(code, indicator=goal.indicator, value=goal.value, year=goal.year)


def _numbered(measures: Sequence[str]) -> list[str]:
    if len(measures) == 1:
        return list(measures)
    return [f"{number}.{measure}" for number, measure in enumerate(measures, start=1)]


def _lead(row: AssignmentRow, words: Messages) -> str:
    """Who leads; where the text names bodies without a leader, they stand here and are called so."""
    if row.above:
        return words.text("assign_above", bodies="、".join(row.above))
    if row.lead or not row.responsible:
        return "、".join(row.lead)
    return words.text("assign_responsible", bodies="、".join(row.responsible))


def _supporting(row: AssignmentRow, words: Messages) -> str:
    parts = ["、".join(row.supporting)] if row.supporting else []
    if row.lead and row.responsible:
        parts.insert(0, words.text("assign_responsible", bodies="、".join(row.responsible)))
    return "\n".join(parts)


def _fit_page(sheet: Worksheet) -> None:
    """A4 landscape, as wide as the page, as long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _set_print(sheet: Worksheet, words: Messages) -> None:
    _fit_page(sheet)
    sheet.print_title_rows = f"1:{_HEAD_ROW}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(words.text("assign_footer")))


def _write_notes(sheet: Worksheet, answer: AssignmentAnswer, words: Messages) -> None:
    """What the table rests on and what the documents do not say."""
    unassigned = answer.unassigned
    leaves = [row for row in answer.rows if not row.has_parts]
    lines = [
        words.text("assign_note_files", files="；".join(answer.file_names)),
        words.text("assign_note_tasks", count=len(answer.rows), leaves=len(leaves)),
        words.text("assign_note_unassigned", count=len(unassigned), total=len(leaves)),
        words.text("assign_note_roles"),
        words.text("assign_note_goals", count=answer.unplaced_goal_count),
        words.text("assign_note_source"),
    ]
    sheet.column_dimensions["A"].width = 6
    sheet.column_dimensions["B"].width = 70
    sheet.column_dimensions["C"].width = 50
    for index, line in enumerate(lines, start=1):
        _put(sheet, index, 1, line)
        sheet.cell(index, 1).font = Font(name=_FONT, size=11)
    if unassigned:
        start = len(lines) + 2
        _put(sheet, start, 1, words.text("assign_note_list"))
        sheet.cell(start, 1).font = Font(name=_HEAD_FONT, size=11)
        for index, row in enumerate(unassigned, start=start + 1):
            values: list[int | str] = [row.number, row.task, " > ".join(row.section)]
            for column, value in enumerate(values, start=1):
                _put(sheet, index, column, value)
                sheet.cell(index, column).font = Font(name=_FONT, size=10)
                sheet.cell(index, column).alignment = Alignment(
                    vertical="top", wrap_text=column > 1
                )
    _fit_page(sheet)


def _put(sheet: Worksheet, row: int, column: int, value: str | int) -> None:
    """Write a value as what it is: text that opens with = stays text."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value


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
