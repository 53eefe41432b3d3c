"""任务分工 tables: columns mapped by what their heading means, one task a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.body_lists import BodySuffixes, split_bodies
from lianqun.compiler.extract.deadlines import labelled_year, own_year
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import BodyRole, FactKind, TaskEntry
from lianqun.vocab.vocabulary import Vocabulary

_NOISE: Final = re.compile(r"\s|[（(][^（()）]*[)）]")
_NUMBER: Final = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}[.．、])\s?"
)
_NOBODY: Final = re.compile(r"\s*(?:无|[—\-–/\s]*)\s*")
_ROLES: Final = ("lead", "responsible", "supporting")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a 任务分工 table."""

    title: str
    span: tuple[int, int]
    section: int
    bodies: tuple[BodyRole, ...]
    deadline: int | None
    measures: tuple[str, ...]
    context: str

    def draft(self) -> Draft:
        """The row as a task of its own."""
        return Draft(
            kind=FactKind.TASK,
            content=TaskEntry(
                title=self.title,
                level=1,
                bodies=self.bodies,
                deadline=self.deadline,
                measures=self.measures,
            ),
            span=self.span,
            value_span=self.span,
            section=self.section,
            origin="task_table",
            context=self.context,
        )


def read_task_tables(document: Document, vocabulary: Vocabulary) -> Iterator[TaskRow]:
    """Rows of the tables that name tasks and who answers for them."""
    fields = {row["heading"]: row["field"] for row in vocabulary.rows("task_columns")}
    suffixes, words = BodySuffixes.load(vocabulary), TaskWords.load(vocabulary)
    for table in document.tables:
        columns = [fields.get(_NOISE.sub("", cell.text), "") for cell in table.header]
        if "title" in columns and set(columns) & set(_ROLES):
            year = own_year(document, table.start)
            yield from _read_rows(table, columns, (suffixes, words), year)


def _read_rows(
    table: Table,
    columns: list[str],
    vocabulary: tuple[BodySuffixes, TaskWords],
    year: int | None,
) -> Iterator[TaskRow]:
    """Each row whose task cell is filled; rows that carry the cell down add to their task."""
    suffixes, words = vocabulary
    for row in table.rows:
        cells = list(zip(columns, row, strict=False))
        title = next((cell for field, cell in cells if field == "title"), None)
        if title is None or title.is_carried or title.start == title.end:
            continue
        bodies = [
            BodyRole(name, field)
            for field, cell in cells
            if field in _ROLES and not _NOBODY.fullmatch(cell.text)
            for name in split_bodies(cell.text, suffixes)
        ]
        yield TaskRow(
            title=words.clean(_NUMBER.sub("", title.text.replace("\n", ""))),
            span=(title.start, title.end),
            section=table.section,
            bodies=tuple(bodies),
            deadline=_deadline(cells, year),
            measures=tuple(cell.text for field, cell in cells if field == "measure" and cell.text),
            context="\t".join(cell.text for cell in row),
        )


def _deadline(cells: list[tuple[str, Cell]], year: int | None) -> int | None:
    due = (labelled_year(cell.text, year) for field, cell in cells if field == "deadline")
    return max(filter(None, due), default=None)
