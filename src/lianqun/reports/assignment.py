"""The 任务分工表 as a spreadsheet: one row a task, overall goals on top, and a sheet that says what was not found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from lianqun.reports.spreadsheet import (
    FONT,
    GROUP_FILL,
    HEAD_FONT,
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
from lianqun.services.assignment_rows import AssignmentAnswer, AssignmentRow
from lianqun.services.goals import Goal, OverallGoals
from lianqun.services.line_numbers import join_lines
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

_CENTRED: Final = ("number", "deadline")
_LONGEST_MEASURES: Final = 400


def render_assignment(answer: AssignmentAnswer, words: Messages) -> bytes:
    """The spreadsheet's bytes; `words` is the wording in the reader's language."""
    book, sheet = new_book(words.text("assign_sheet_tasks"))
    _write_tasks(sheet, answer, words)
    _write_notes(book.create_sheet(words.text("assign_sheet_notes")), answer, words)
    return to_bytes(book)


def _write_tasks(sheet: Worksheet, answer: AssignmentAnswer, words: Messages) -> None:
    columns = [
        Column(words.text(f"assign_column_{name}"), width, name in _CENTRED)
        for name, width in COLUMNS
    ]
    write_head(sheet, _title(answer, words), columns, printed=len(columns))
    lines = list(_lines(answer, words))
    for row, line in enumerate(lines, start=HEAD_ROW + 1):
        _write_line(sheet, row, line, columns)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    last = sheet.cell(HEAD_ROW + len(lines), len(columns)).coordinate
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}"
    set_print(sheet, words.text("assign_footer"))


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


def _write_line(sheet: Worksheet, row: int, line: _Line, columns: Sequence[Column]) -> None:
    for index, (name, _) in enumerate(COLUMNS, start=1):
        cell = write_cell(sheet, (row, index), line.cell(name), columns[index - 1])
        if line.is_group:
            cell.fill = GROUP_FILL
        if name == "task":
            cell.font = Font(name=FONT, size=10, bold=line.is_group)
            cell.alignment = Alignment(
                horizontal="left", vertical="top", wrap_text=True, indent=line.indent
            )
    taken = {"task": line.indent * 2}
    texts = ((str(line.cell(name)), width - taken.get(name, 0)) for name, width in COLUMNS)
    sheet.row_dimensions[row].height = row_height(texts)


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
    """The heading path, the lines of the original, and the file where there are several."""
    path = " > ".join(row.section)
    parts = [path, _lines_of(row, words)]
    if len(answer.file_names) > 1 or not path:
        parts.append(words.text("assign_file", file=row.file_name))
    return "\n".join(filter(None, parts))


def _lines_of(row: AssignmentRow | OverallGoals, words: Messages) -> str:
    """The line that a task stands on, and those of its goals; of overall goals those alone."""
    if isinstance(row, OverallGoals):
        return words.text("place_lines", lines=join_lines(row.lines)) if row.lines else ""
    if not row.line:
        return ""
    if set(row.goal_lines) <= {row.line}:
        return words.text("place_lines", lines=row.line)
    return words.text("place_lines_goals", line=row.line, lines=join_lines(row.goal_lines))


def _goal(goal: Goal, year: int | None, words: Messages) -> str:
    """A target in words; a year the text states is left to the title where only one is asked."""
    code = "assign_goal"
    if goal.year and goal.mark:
        code = "assign_goal_marked"
    elif goal.year and goal.year != year:
        code = "assign_goal_year"
    said = words.text(
        code, indicator=goal.indicator, value=goal.value, year=goal.year, mark=goal.mark
    )
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


def _write_notes(sheet: Worksheet, answer: AssignmentAnswer, words: Messages) -> None:
    """What the table rests on and what the documents do not say."""
    start = write_lines(sheet, _remarks(answer, words)) + 2
    if answer.unassigned:
        put(sheet, start, 1, words.text("assign_note_list"))
        sheet.cell(start, 1).font = Font(name=HEAD_FONT, size=11)
    for at, row in enumerate(answer.unassigned, start=start + 1):
        place = _place(row, answer, words).replace("\n", " ")
        values: list[int | str] = [row.number or "", row.task, place]
        for column, value in enumerate(values, start=1):
            put(sheet, at, column, value)
            sheet.cell(at, column).font = Font(name=FONT, size=10)
            sheet.cell(at, column).alignment = Alignment(
                vertical="top", wrap_text=column > 1, horizontal="left"
            )
    fit_page(sheet)


def _remarks(answer: AssignmentAnswer, words: Messages) -> Iterator[str]:
    """What the reader of the table should know, a sentence a line."""
    yield words.text("assign_note_files", files="；".join(answer.file_names))
    if answer.uncompiled:
        yield words.text("assign_note_uncompiled", files="；".join(answer.uncompiled))
    if answer.unread:
        yield words.text("assign_note_unread", files="；".join(answer.unread))
    yield from _task_remarks(answer, words)
    yield from _goal_remarks(answer, words)
    yield words.text("assign_note_source")


def _task_remarks(answer: AssignmentAnswer, words: Messages) -> Iterator[str]:
    """How many tasks there are, who is not named, what states no deadline."""
    tasks, unassigned = answer.tasks, answer.unassigned
    yield words.text("assign_note_tasks", count=len(tasks))
    if answer.year:
        yield words.text("assign_left_out", count=answer.left_out_count, year=answer.year)
    if unassigned:
        yield words.text("assign_note_unassigned", count=len(unassigned), total=len(tasks))
    for note in answer.remarks:
        yield words.fill(note.code, note.arguments)
    yield words.text("assign_note_roles")
    undated = sum(row.deadline is None for row in tasks)
    if undated and answer.period_ends:
        ends = "、".join(map(str, sorted(set(answer.period_ends))))
        yield words.text("assign_note_deadline", count=undated, years=ends)
    elif undated:
        yield words.text("assign_note_deadline_open", count=undated)


def _goal_remarks(answer: AssignmentAnswer, words: Messages) -> Iterator[str]:
    """How many goals there are and where they stand; which years the text does not state."""
    if answer.overall:
        count = sum(len(overall.goals) for overall in answer.overall)
        yield words.text("assign_note_goals", count=count)
    if answer.goals:
        yield words.text("assign_note_once", count=len(answer.goals))
    for mark in dict.fromkeys(goal.mark for goal in answer.goals if goal.mark):
        count = sum(goal.mark == mark for goal in answer.goals)
        yield words.text("note_year_mark", count=count, mark=mark)
