"""Industries listed in a table: one row an industry, columns for cities, parks and firms."""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import FactKind, IndustryProfile
from lianqun.text.lists import split_list

_NAME_COLUMN = r"{column_class}?{column}"
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_PART = re.compile(r"[^，,；;/\n\s]+")


def read_tables(document: Document, wording: Wording) -> Iterator[Draft]:
    """A profile for each row of the tables whose header names industries and who carries them."""
    column = wording.words.pattern(_NAME_COLUMN)
    for table in document.tables:
        titles = [_BRACKET.sub("", cell.text).strip() for cell in table.header]
        names = [i for i, title in enumerate(titles) if column.fullmatch(title)]
        slots = {
            i: wording.list_labels[t] for i, t in enumerate(titles) if t in wording.list_labels
        }
        if not names or not slots:
            continue
        rows = [row for row in table.rows if len(row) == len(titles) and _is_named(row[names[-1]])]
        yield from (_draft(table, row, names[-1], slots) for row in rows)


def _is_named(cell: Cell) -> bool:
    return bool(cell.text) and not cell.is_carried and cell.start < cell.end


def _draft(table: Table, row: tuple[Cell, ...], name: int, slots: dict[int, str]) -> Draft:
    listed: dict[str, tuple[str, ...]] = {}
    for column, slot in slots.items():
        listed[slot] = listed.get(slot, ()) + _names(row[column].text)
    cell = row[name]
    return Draft(
        kind=FactKind.INDUSTRY,
        content=IndustryProfile(
            name=cell.text,
            lead_cities=listed.get("lead_cities", ()),
            carriers=listed.get("carriers", ()),
            leading_enterprises=listed.get("leading_enterprises", ()),
        ),
        span=(cell.start, cell.end),
        value_span=(cell.start, cell.end),
        section=table.section,
        origin="industry_table",
        context=" | ".join(c.text for c in row),
    )


def _names(text: str) -> tuple[str, ...]:
    """The names in a cell, whatever they are parted by."""
    return tuple(
        text[start:end]
        for part in _PART.finditer(text)
        for start, end in split_list(text, *part.span())
    )
