"""Lists of projects in tables: columns mapped by what their heading means, never by position."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.draft import Doubt
from lianqun.compiler.extract.project_fields import PROJECT_WORDS, parse_money, split_builders
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.compiler.words import Words, words_of
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import ProjectEntry
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_NOISE: Final = re.compile(r"\s|[（(][^（()）]*[)）]")
_SPACE: Final = re.compile(r"\s")
_UNIT: Final = re.compile(r"(亿|万)元")
_TOTAL: Final = r"^{total}"
_ORDINAL: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|\d{1,2}[、.．])\s?"
)
_NUMBERED_LINE: Final = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]){1,2}\s?\S{2,}")
_STATED_COUNT: Final = re.compile(r"共\s?(\d{1,4})\s?[个项]")
_MAX_HEADING: Final = 60
_COUNT_NOTE: Final = re.compile(r"[（(]\s*(?:共|\d)[^（()）]*[)）]$")
_FIRM: Final = r"{firm_form}$"
_DEFAULT_UNIT: Final = "亿"


def read_project_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Mention | Doubt]:
    """Projects of every table whose header names projects, and doubts about rows that look odd."""
    fields = {row["heading"]: row["field"] for row in vocabulary.rows("project_columns")}
    words = words_of(vocabulary, PROJECT_WORDS)
    for table in document.tables:
        columns = [fields.get(_NOISE.sub("", cell.text), "") for cell in table.header]
        known = set(columns)
        if "name" in known and known & {"builder", "investment", "content"}:
            yield from _TableReader(document, table, columns, words).read()


class _TableReader:
    """Reads one table row by row, keeping the heading that the rows stand under."""

    def __init__(self, document: Document, table: Table, columns: list[str], words: Words) -> None:
        self._total = words.pattern(_TOTAL)
        self._firm = words.pattern(_FIRM)
        self._document = document
        self._table = table
        self._columns = columns
        self._unit = _unit_of(table, columns)
        self._group = _Group("", (table.start, table.start))

    def read(self) -> Iterator[Mention | Doubt]:
        """Projects of the table, and doubts about what does not fit."""
        position = self._table.start
        for cells in self._table.rows:
            between = _heading_between(self._document, position, cells)
            if between:
                yield from self._open(between)
            position = max(position, *(cell.end for cell in cells))
            heading = self._category_row(cells)
            if heading:
                yield from self._open(_Group(heading.text, (heading.start, heading.end)))
            else:
                yield from self._read_row(cells)
        yield from self._group.doubts()

    def _category_row(self, cells: tuple[Cell, ...]) -> Cell | None:
        """The filled cell of a row that only heads the rows below it; None for any other row."""
        filled = [cell for cell in cells if cell.text.strip() and not cell.is_carried]
        if len(filled) != 1 or filled[0].text.strip().isdigit() or self._is_total(filled[0]):
            return None
        return filled[0]

    def _is_total(self, cell: Cell) -> bool:
        return self._total.match(_SPACE.sub("", cell.text)) is not None

    def _open(self, group: "_Group") -> Iterator[Doubt]:
        yield from self._group.doubts()
        self._group = group

    def _read_row(self, cells: tuple[Cell, ...]) -> Iterator[Mention | Doubt]:
        named = {f: c for f, c in zip(self._columns, cells, strict=False) if f}
        name = named.get("name")
        if name is None or name.start == name.end or self._is_total(name):
            return
        self._group.count += 1
        section = _section_at(self._document, self._table, name.start)
        own = named["category"].text if "category" in named else ""
        category = own or self._group.title or _heading_of(self._document, self._table, section)
        entry = _entry(named, category, self._unit)
        yield _mention(entry, name, section, "\t".join(c.text for c in cells))
        builder = named.get("builder")
        if builder and self._firm.search(name.text) and not self._firm.search(builder.text):
            yield _swapped(name, builder)


@dataclass(slots=True)
class _Group:
    """The heading of a run of rows as printed, where it stands, and how many rows came."""

    heading: str
    span: tuple[int, int]
    count: int = 0

    @property
    def title(self) -> str:
        """The heading without its number and its note on how many rows follow."""
        return _strip_heading(self.heading)

    def doubts(self) -> Iterator[Doubt]:
        """A doubt where the heading says another number of rows than came."""
        stated = _STATED_COUNT.search(self.heading)
        if stated and int(stated[1]) != self.count:
            yield Doubt(
                code="project_count_differs",
                issue_class=IssueClass.READING,
                severity=Severity.WARNING,
                spans=(self.span,),
                arguments={
                    "heading": self.title,
                    "stated": stated[1],
                    "found": str(self.count),
                },
            )


def _unit_of(table: Table, columns: list[str]) -> str:
    """亿 or 万, as the heading of the investment column or the table's caption gives it."""
    headings = [c.text for f, c in zip(columns, table.header, strict=True) if f == "investment"]
    for text in (*headings, table.caption, *table.notes):
        found = _UNIT.search(text)
        if found:
            return found[1]
    return _DEFAULT_UNIT


def _heading_between(document: Document, position: int, cells: tuple[Cell, ...]) -> "_Group | None":
    """A numbered line that stands between two rows and heads those that follow."""
    start = min((cell.start for cell in cells if cell.end > cell.start), default=position)
    end = start
    for line in reversed(document.text[position:start].split("\n")):
        words = line.strip("\t ")
        if "\t" not in words and len(words) <= _MAX_HEADING and _NUMBERED_LINE.match(words):
            at = document.text.find(words, end - len(line) - 1, end)
            return _Group(words, (at, at + len(words)))
        end -= len(line) + 1
    return None


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


def _entry(named: Mapping[str, Cell], category: str, unit: str) -> ProjectEntry:
    words = {field: _one_line(cell.text) for field, cell in named.items()}
    return ProjectEntry(
        name=words["name"],
        builders=split_builders(words.get("builder", "")),
        investment_cny_100m=parse_money(words.get("investment", ""), unit),
        category=category,
        content=words.get("content", ""),
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
