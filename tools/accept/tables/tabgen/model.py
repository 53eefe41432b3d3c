"""Data model: a table with its looks, the blocks of a document, and the truth written as JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Column:
    """One column: header path (a text may hold a line break), relative width and alignment."""

    path: list[str]
    weight: float
    align: str = "center"


@dataclass
class Look:
    """How a table is drawn and where its parts stand."""

    style: str = "ruled"  # ruled, three_line, borderless
    sides: bool = True  # ruled only: left and right lines are drawn
    outer: float = 0.5  # width of the outer lines in points
    mid_rule: bool = False  # three_line only: a rule under the upper header cells
    valign: str = "middle"
    shade: bool = False  # shaded header
    bold: bool = True  # bold header
    size: float = 10.0  # type size in points
    pad: float = 1.2  # vertical cell padding in millimetres
    group_align: str = "left"
    caption_place: str = "above"  # above, row (first row of the table), element (HTML caption)
    unit_place: str = ""  # line, caption
    notes_place: str = "below"  # below, row
    cont: str = ""  # repeat, norepeat, rowbreak, xubiao
    split_at: list[int] = field(default_factory=list)  # xubiao: first rows of the later parts
    split_head: bool = True  # xubiao: header repeated
    split_word: str = "续表"
    orient: str = "portrait"  # portrait, landscape, rotated
    new_page: bool = False  # the table starts a page
    boxed: bool = False
    box_title: str = ""
    html_head: str = "thead"  # thead, th, td
    empty_mark: str = ""  # what HTML writes into an empty cell


@dataclass
class Table:
    """One logical table; rows hold carried texts in full."""

    content: str
    columns: list[Column]
    rows: list[list[str]]
    groups: list[str]
    carried: list[int] = field(default_factory=list)
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    caption: str = ""
    unit: str = ""
    notes: list[str] = field(default_factory=list)
    look: Look = field(default_factory=Look)
    forms: set[str] = field(default_factory=set)

    def depth(self) -> int:
        """Number of header rows."""
        return max(len(c.path) for c in self.columns)


@dataclass
class Block:
    """A piece of a document: heading, para, toc, table, box, line."""

    kind: str
    text: str = ""
    level: int = 0
    table: int = -1
    items: list[Block] = field(default_factory=list)


@dataclass
class Document:
    """A document: its blocks, its tables in order, and the document-wide manner."""

    name: str
    blocks: list[Block]
    tables: list[Table]
    manner: dict[str, Any]
    title: str = ""


def flat(text: str) -> str:
    """A cell text without line breaks (breaks inside Chinese text stand for nothing)."""
    return re.sub(r"\s*\n\s*", "", text).strip()


def table_truth(table: Table, forms: list[str], pages: list[int]) -> dict[str, Any]:
    """The truth of one table as a JSON object."""
    return {
        "caption": table.caption,
        "unit": table.unit,
        "header": [[flat(p) for p in c.path] for c in table.columns],
        "rows": [[flat(t) for t in row] for row in table.rows],
        "groups": list(table.groups),
        "notes": list(table.notes),
        "carried": sorted(table.carried),
        "merged": [list(m) for m in table.merges],
        "pages": pages,
        "kinds": {"form": sorted(forms), "content": table.content},
    }
