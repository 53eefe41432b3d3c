"""The 任务分工表 as a spreadsheet: one row a task, overall goals on top, and a sheet that says what was not found.

The same answer always gives the same bytes: the file carries no clock.
"""

import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
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

from lianqun.services.assignment_rows import AssignmentAnswer, AssignmentRow
from lianqun.services.goals import Goal, OverallGoals
from lianqun.vocab.messages import Messages

COLUMNS: Final = (
    ("number", 5),
    ("task", 17),
    ("goals", 22),
    ("measures", 38),
    ("lead", 12),
    ("responsible", 14),
    ("supporting", 11),
    ("deadline", 8),
    ("quote", 34),
    ("place", 16),
)
"""Columns of the sheet in order, each with its width; wording under `assign_column_<name>`."""

_HEAD_ROW: Final = 2
_CENTRED: Final = ("number", "deadline")
_FONT: Final = "宋体"
_HEAD_FONT: Final = "黑体"
_LINE: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL: Final = PatternFill("solid", fgColor="E7EEF7")
_GROUP_FILL: Final = PatternFill("solid", fgColor="EDEDED")
_A4: Final = 9
_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_LINE_HEIGHT: Final = 13.5
_MAX_HEIGHT: Final = 400.0
_LONGEST_MEASURES: Final = 400
_MARGIN: Final = 1


def render_assignment(answer: AssignmentAnswer, words: Messages) -> bytes:
    """The spreadsheet's bytes; `words` is the wording in the reader's language."""
    book = Workbook()
    # columns are as wide as digits of the workbook's own font: the font of the cells, on every machine
    book._named_styles["Normal"].font = Font(name=_FONT, size=10)  # type: ignore[attr-defined]
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one worksheet
    _write_tasks(sheet, answer, words)
    _write_notes(book.create_sheet(words.text("assign_sheet_notes")), answer, words)
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def save_assignment(path: Path, content: bytes) -> None:
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
    lines = list(_lines(answer, words))
    for index, line in enumerate(lines, start=_HEAD_ROW + 1):
        _write_line(sheet, index, line)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{_HEAD_ROW + len(lines)}"
    _set_print(sheet, words)


def _title(answer: AssignmentAnswer, words: Messages) -> str:
    code = "assign_title_year" if answer.year else "assign_title"
    return words.text(code, year=answer.year)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet in words; what is not in `cells` stays empty."""

    cells: Mapping[str, str | int]
    indent: int = 0
    is_group: bool = False

    def cell(self, name: str) -> str | int:
        return self.cells.get(name, "")


def _lines(answer: AssignmentAnswer, words: Messages) -> Iterator[_Line]:
    """The goals under no task on top, then the tasks."""
    if answer.overall:
        yield _Line({"task": words.text("assign_overall")}, is_group=True)
    for overall in answer.overall:
        goals = "\n".join(_goal(goal, answer.year, words) for goal in overall.goals)
        place = _place(overall, answer, words)
        cells: dict[str, str | int] = {
            "task": overall.subject,
            "goals": goals,
            "quote": overall.quote,
            "place": place,
        }
        yield _Line(cells, indent=1)
    for row in answer.rows:
        yield _Line(_cells(row, answer, words), indent=min(row.level - 1, 4), is_group=row.is_group)


def _write_line(sheet: Worksheet, index: int, line: _Line) -> None:
    for column, (name, _) in enumerate(COLUMNS, start=1):
        _put(sheet, index, column, line.cell(name))
        cell = sheet.cell(index, column)
        cell.font = Font(name=_FONT, size=10, bold=line.is_group and name == "task")
        cell.border = _BORDER
        if line.is_group:
            cell.fill = _GROUP_FILL
        cell.alignment = Alignment(
            horizontal="center" if name in _CENTRED else "left",
            vertical="top",
            wrap_text=True,
            indent=line.indent if name == "task" else 0,
        )
    sheet.row_dimensions[index].height = _height(line)


def _height(line: _Line) -> float:
    """Height that shows every cell's lines; programs differ in how they size wrapped rows."""
    lines = 1
    for name, width in COLUMNS:
        room = width - _MARGIN - (line.indent * 2 if name == "task" else 0)
        parts = str(line.cell(name)).split("\n")
        lines = max(lines, sum(-(-_columns(part) // room) or 1 for part in parts))
    return min(lines * _LINE_HEIGHT + 3, _MAX_HEIGHT)


def _columns(text: str) -> int:
    return sum(2 if char >= "\u2e80" or char in "“”‘’—…·" else 1 for char in text)


def _cells(row: AssignmentRow, answer: AssignmentAnswer, words: Messages) -> dict[str, str | int]:
    return {
        "number": row.number or "",
        "task": row.task,
        "goals": "\n".join(_goal(goal, answer.year, words) for goal in row.goals),
        "measures": "\n".join(_numbered(row.measures, words)),
        "lead": _bodies(row.bodies.lead, row.above.lead, words),
        "responsible": _bodies(row.bodies.responsible, row.above.responsible, words),
        "supporting": _bodies(row.bodies.supporting, row.above.supporting, words),
        "deadline": words.text("assign_deadline", year=row.deadline) if row.deadline else "",
        "quote": row.quote,
        "place": _place(row, answer, words),
    }


def _place(row: AssignmentRow | OverallGoals, answer: AssignmentAnswer, words: Messages) -> str:
    """The heading path, and the file where there are several."""
    path = " > ".join(row.section)
    if len(answer.file_names) == 1 and path:
        return path
    return f"{path}\n{words.text('assign_file', file=row.file_name)}".strip()


def _goal(goal: Goal, year: int | None, words: Messages) -> str:
    """A target in words; a year the text states is left to the title where only one is asked."""
    code = "assign_goal"
    if goal.year and goal.is_year_inherited:
        code = "assign_goal_plan_period"
    elif goal.year and goal.year != year:
        code = "assign_goal_year"
    said = words.text(code, indicator=goal.indicator, value=goal.value, year=goal.year)
    return words.text("assign_goal_of", subject=goal.subject, goal=said) if goal.subject else said


def _numbered(measures: Sequence[str], words: Messages) -> list[str]:
    """Measures with numbers, as many as a cell holds, and how many are left out."""
    if len(measures) == 1:
        return list(measures)
    shown: list[str] = []
    for number, measure in enumerate(measures, start=1):
        if shown and sum(map(len, shown)) + len(measure) > _LONGEST_MEASURES:
            return [*shown, words.text("assign_more", count=len(measures) - len(shown))]
        shown.append(f"{number}.{measure}")
    return shown


def _bodies(own: Sequence[str], above: Sequence[str], words: Messages) -> str:
    """Bodies of a task, or those of the task above it, marked so."""
    if above:
        return words.text("assign_above", bodies="、".join(above))
    return "、".join(own)


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
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.7, 0.3
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(words.text("assign_footer")))


def _write_notes(sheet: Worksheet, answer: AssignmentAnswer, words: Messages) -> None:
    """What the table rests on and what the documents do not say."""
    unassigned = answer.unassigned
    lines = list(_remarks(answer, words))
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
            values: list[int | str] = [row.number or "", row.task, " > ".join(row.section)]
            for column, value in enumerate(values, start=1):
                _put(sheet, index, column, value)
                sheet.cell(index, column).font = Font(name=_FONT, size=10)
                sheet.cell(index, column).alignment = Alignment(
                    vertical="top", wrap_text=column > 1, horizontal="left"
                )
    _fit_page(sheet)


def _remarks(answer: AssignmentAnswer, words: Messages) -> Iterator[str]:
    """What the reader of the table should know, a sentence a line."""
    tasks, unassigned = answer.tasks, answer.unassigned
    yield words.text("assign_note_files", files="；".join(answer.file_names))
    if answer.uncompiled:
        yield words.text("assign_note_uncompiled", files="；".join(answer.uncompiled))
    if answer.unread:
        yield words.text("assign_note_unread", files="；".join(answer.unread))
    yield words.text("assign_note_tasks", count=len(tasks))
    if answer.year:
        yield words.text("assign_left_out", count=answer.left_out_count, year=answer.year)
    if unassigned:
        yield words.text("assign_note_unassigned", count=len(unassigned), total=len(tasks))
    yield words.text("assign_note_roles")
    if answer.overall:
        count = sum(len(overall.goals) for overall in answer.overall)
        yield words.text("assign_note_goals", count=count)
    goals = [goal for row in tasks for goal in row.goals]
    goals += [goal for overall in answer.overall for goal in overall.goals]
    inherited = sum(goal.is_year_inherited for goal in goals)
    if inherited:
        yield words.text("assign_note_plan_period", count=inherited)
    undated = sum(row.deadline is None for row in tasks)
    if undated and answer.period_ends:
        ends = "、".join(map(str, sorted(set(answer.period_ends))))
        yield words.text("assign_note_deadline", count=undated, years=ends)
    elif undated:
        yield words.text("assign_note_deadline_open", count=undated)
    yield words.text("assign_note_source")


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
