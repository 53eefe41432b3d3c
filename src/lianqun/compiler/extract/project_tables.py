"""Lists of projects in tables: columns mapped by what their heading means, never by position."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.draft import Doubt
from lianqun.compiler.extract.project_fields import parse_money, split_builders
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import ProjectEntry
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_NOISE: Final = re.compile(r"\s|[（(][^（()）]*[)）]")
_UNIT: Final = re.compile(r"(亿|万)元")
_TOTAL: Final = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_ORDINAL: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|\d{1,2}[、.．])\s?"
)
_COUNT_NOTE: Final = re.compile(r"[（(]\s*(?:共|\d)[^（()）]*[)）]$")
_FIRM: Final = re.compile(r"(?:公司|集团)$")
_DEFAULT_UNIT: Final = "亿"


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by the meaning of their column."""

    name: Cell
    builder: Cell | None
    investment: Cell | None
    category: Cell | None
    content: Cell | None


def read_project_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Mention | Doubt]:
    """Projects of every table whose header names projects, and doubts about rows that look odd."""
    fields = {row["heading"]: row["field"] for row in vocabulary.rows("project_columns")}
    for table in document.tables:
        columns = [fields.get(_NOISE.sub("", cell.text), "") for cell in table.header]
        known = set(columns)
        if "name" in known and known & {"builder", "investment", "content"}:
            yield from _read_table(document, table, columns)


def _read_table(document: Document, table: Table, columns: list[str]) -> Iterator[Mention | Doubt]:
    unit = _unit_of(table, columns)
    category = ""
    for cells in table.rows:
        heading = _category_row(cells)
        if heading:
            category = heading
            continue
        row = _Row(
            **{
                field: next((c for f, c in zip(columns, cells, strict=False) if f == field), None)
                for field in ("builder", "investment", "category", "content")
            },
            name=next((c for f, c in zip(columns, cells, strict=False) if f == "name"), cells[0]),
        )
        if row.name.start == row.name.end or _TOTAL.match(row.name.text):
            continue
        section = _section_at(document, table, row.name.start)
        own = row.category.text if row.category else ""
        group = own or category or _heading_of(document, table, section)
        entry = _entry(row, group, unit)
        yield _mention(entry, row.name, section, "\t".join(c.text for c in cells))
        if row.builder and _FIRM.search(row.name.text) and not _FIRM.search(row.builder.text):
            yield _swapped(row.name, row.builder)


def _unit_of(table: Table, columns: list[str]) -> str:
    """亿 or 万, as the heading of the investment column or the table's caption gives it."""
    headings = [c.text for f, c in zip(columns, table.header, strict=True) if f == "investment"]
    for text in (*headings, table.caption, *table.notes):
        found = _UNIT.search(text)
        if found:
            return found[1]
    return _DEFAULT_UNIT


def _category_row(cells: tuple[Cell, ...]) -> str:
    """The text of a row that only heads the rows below it; "" for any other."""
    filled = [cell for cell in cells if cell.text.strip() and not cell.is_carried]
    if len(filled) != 1 or filled[0].text.strip().isdigit() or _TOTAL.match(filled[0].text):
        return ""
    return _strip_heading(filled[0].text)


def _strip_heading(text: str) -> str:
    return _COUNT_NOTE.sub("", _ORDINAL.sub("", text.strip())).strip()


def _section_at(document: Document, table: Table, position: int) -> int:
    """The innermost section at a row: headings may stand between the rows of a table."""
    index = bisect_right(document.sections, position, key=lambda s: s.start) - 1
    section: int | None = index
    while section is not None and document.sections[section].end <= position:
        section = document.sections[section].parent
    return max(section or 0, table.section)


def _heading_of(document: Document, table: Table, section: int) -> str:
    if section != table.section:
        return _strip_heading(document.sections[section].title)
    return table.caption


def _entry(row: _Row, category: str, unit: str) -> ProjectEntry:
    return ProjectEntry(
        name=_one_line(row.name.text),
        builders=split_builders(_one_line(row.builder.text)) if row.builder else (),
        investment_cny_100m=parse_money(row.investment.text, unit) if row.investment else None,
        category=category,
        content=_one_line(row.content.text) if row.content else "",
    )


def _mention(entry: ProjectEntry, name: Cell, section: int, context: str) -> Mention:
    span = (name.start, name.end)
    return Mention(
        entry=entry,
        value_span=span,
        span=span,
        section=section,
        weight=Weight.TABLE,
        origin="project_table",
        context=context,
    )


def _one_line(text: str) -> str:
    return text.replace("\n", "").strip()


def _swapped(name: Cell, builder: Cell) -> Doubt:
    """A row whose name looks like a firm and whose builder does not: kept as printed."""
    spans = [(c.start, c.end) for c in (name, builder) if c.end > c.start]
    return Doubt(
        code="project_cells_swapped",
        issue_class=IssueClass.READING,
        severity=Severity.WARNING,
        spans=tuple(spans),
        arguments={"name": name.text, "builder": builder.text},
    )
