"""Text dumps row by row: cells parted by tabs, or by runs of spaces."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from tabgen.grid import Line, body, header, part_caption
from tabgen.model import Block, Document, Table, flat

Row = list[str | None]  # None: covered by a merged cell above
SPAN = "\0"  # covered by a merged cell on the left
GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")


@dataclass
class Dumped:
    """Lines of a dump and, for each table, the forms it has in it."""

    lines: list[str] = field(default_factory=list)
    forms: list[list[str]] = field(default_factory=list)
    page: int = 1


def wide(text: str) -> int:
    """Width of a text on a character grid."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def to_row(line: Line, width: int, gap: bool) -> Row:
    """A grid row as texts; places covered from above are None, from the left SPAN."""
    row: Row = [None] * width
    for cell in line.cells:
        text = flat(cell.text)
        row[cell.col] = GAP.sub(" ", text) if gap else text
        for col in range(cell.col + 1, cell.col + cell.colspan):
            row[col] = SPAN
    return row


def style_of(rng: random.Random, table: Table, manner: dict[str, Any]) -> str:
    """Manner of a table in this document."""
    if manner["dump"] != "spaces":
        return str(manner["dump"])
    gaps = any(not t for row in table.rows for t in row) or table.merges or table.depth() > 1
    if gaps or table.look.cont == "rowbreak" or rng.random() < 0.25:
        return "spaces_aligned"
    return "spaces_run"


def tab_line(row: Row, missing: bool, role: str, trail: bool) -> str:
    """A row with tabs; with missing, places covered at the front of a body row or in a header are left out."""
    if role in ("group", "title", "note"):
        return (row[0] or "") + ("\t" * (len(row) - 1) if trail else "")
    cells = list(row)
    if missing and role == "head":
        cells = [c for c in cells if c not in (None, SPAN)]
    while missing and role == "body" and cells and cells[0] is None:
        cells.pop(0)
    if missing and role == "body" and len(cells) == len(row) and row[1] is None:
        cells.pop(1)
    return "\t".join((c or "").replace(SPAN, "") for c in cells)


def run_line(rng: random.Random, row: Row) -> str:
    """A row with runs of spaces between the cells that are there."""
    out = ""
    for text in row:
        if text is None or text == SPAN:
            continue
        gap = rng.choice(["  ", "  ", "   ", "    ", "　　"])
        out += (gap if out else "") + text
    return out


def spans(row: Row) -> list[tuple[int, int, str]]:
    """Texts that stand over more than one column: first and last column."""
    out: list[tuple[int, int, str]] = []
    for col, text in enumerate(row):
        if text == SPAN and col and row[col - 1] != SPAN:
            out.append((col - 1, col, row[col - 1] or ""))
        elif text == SPAN and out:
            out[-1] = (out[-1][0], col, out[-1][2])
    return out


def column_widths(rows: list[tuple[Row, str]], merged: list[tuple[int, int, str]]) -> list[int]:
    """Widths of the columns of an aligned dump."""
    count = len(rows[0][0])
    widths = [2] * count
    for row, role in rows:
        if role in ("head", "body"):
            for col, text in enumerate(row):
                alone = not any(a <= col <= b and t == text for a, b, t in merged)
                if text and text != SPAN and alone:
                    widths[col] = max(widths[col], wide(text))
    for first, last, text in merged:
        lack = wide(text) - sum(widths[first : last + 1]) - 2 * (last - first)
        widths[last] += max(0, lack)
    return widths


def aligned(
    rows: list[tuple[Row, str]], merged_of: list[list[tuple[int, int, str]]], center: bool
) -> list[str]:
    """Rows on a character grid."""
    widths = column_widths(rows, [m for ms in merged_of for m in ms])
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + width + 2)
    out = []
    for (row, role), merged in zip(rows, merged_of, strict=True):
        if role not in ("head", "body"):
            out.append(row[0] or "")
            continue
        line = ""
        for col, text in enumerate(row):
            if not text or text == SPAN:
                continue
            last = next((b for a, b, _ in merged if a == col), col)
            room = starts[last + 1] - 2 - starts[col]
            shift = (room - wide(text)) // 2 if center or last > col else 0
            line += " " * max(0, starts[col] + max(0, shift) - wide(line)) + text
        out.append(line)
    return out


class RowDump:
    """Dumps one document row by row."""

    def __init__(self, doc: Document, seed: str) -> None:
        self.rng = random.Random(f"row:{seed}:{doc.name}")
        self.doc = doc
        self.manner = doc.manner
        self.out = Dumped()
        self.gap = bool(doc.manner["dump_gap"])
        self.trail = self.rng.random() < 0.5
        self.center = self.rng.random() < 0.3

    def say(self, text: str) -> None:
        """A line of text."""
        self.out.lines.append(GAP.sub(" ", text) if self.gap else text)

    def blank(self) -> None:
        """An empty line where the manner wants one."""
        if self.manner["dump_blank"]:
            self.out.lines.append("")

    def page_break(self) -> None:
        """What stands between two pages."""
        self.out.page += 1
        self.out.lines += ["", str(self.manner["page_number"]).replace("{n}", str(self.out.page))]
        if self.manner["running"]:
            self.say(self.doc.title)
        if self.rng.random() < 0.5:
            self.out.lines.append("")

    def cuts(self, table: Table) -> list[int]:
        """Rows before which a page ends."""
        rng, look, count = self.rng, table.look, len(table.rows)
        if look.cont == "xubiao":
            return list(look.split_at)
        if look.cont or count > 24:
            step = rng.randint(4, 8) if count < 16 else rng.randint(9, 18)
            return list(range(step, count - 1, step))
        if count >= 6 and rng.random() < 0.25:
            return [rng.randint(2, count - 2)]
        return []

    def pieces(self, table: Table, cuts: list[int]) -> list[list[tuple[Row, str]]]:
        """Rows page by page, with the carried text perhaps not written again on the new page."""
        width = len(table.columns)
        edges = [0, *cuts, len(table.rows)]
        again = self.rng.random() < 0.5
        if table.look.cont == "xubiao":
            again = True
        out = []
        whole = {
            line.row: to_row(line, width, self.gap)
            for line in body(table, 0, len(table.rows))
            if line.role == "body"
        }
        for start, end in itertools.pairwise(edges):
            rows = []
            for line in body(table, start, end):
                row = to_row(line, width, self.gap)
                if line.row == start and start and not again:
                    row = list(whole[start])
                if not (
                    line.role == "group" and start and table.groups[start - 1] == line.cells[0].text
                ):
                    rows.append((row, line.role))
            out.append(rows)
        return out

    def break_row(self, pieces: list[list[tuple[Row, str]]]) -> bool:
        """Let the page cut through rows: the rest of their long cells stands on the next page."""
        done = False
        for before, after in itertools.pairwise(pieces):
            row, role = before[-1]
            spots = [i for i, t in enumerate(row) if t and len(t) >= 9 and role == "body"]
            if not spots:
                continue
            rest: Row = [""] * len(row)
            for spot in spots:
                text = str(row[spot])
                cut = self.rng.randint(len(text) // 3, len(text) - 3)
                while re.match(r"[0-9.,]", text[cut]) and cut > 3:
                    cut -= 1
                row[spot], rest[spot] = text[:cut], text[cut:]
            after.insert(0, (rest, "body"))
            done = True
        return done

    def table(self, table: Table) -> None:
        """One table; only leading columns may be blank below a merged cell, others are written in each row."""
        carried, table.carried = table.carried, [c for c in table.carried if c <= 1]
        self.write_table(table)
        table.carried = carried

    def write_table(self, table: Table) -> None:
        """The lines of one table."""
        manner = self.manner
        style = style_of(self.rng, table, manner)
        width = len(table.columns)
        cuts = self.cuts(table)
        pieces = self.pieces(table, cuts)
        broken = table.look.cont == "rowbreak" and style != "spaces_run" and self.break_row(pieces)
        head = [(to_row(line, width, self.gap), "head") for line in header(table)]
        repeat = table.look.cont in ("repeat", "xubiao") or (
            table.look.cont != "norepeat" and self.rng.random() < 0.6
        )
        if table.look.cont == "xubiao":
            repeat = table.look.split_head
        self.caption(table, width)
        rows: list[tuple[Row, str]] = list(head)
        marks: dict[int, int] = {}
        for number, piece in enumerate(pieces):
            if number:
                marks[len(rows)] = number
            rows += (head if repeat and number else []) + piece
        lines = self.render(table, rows, style)
        for index, line in enumerate(lines):
            if index in marks:
                self.page_break()
                if table.look.cont == "xubiao":
                    self.say(part_caption(table, marks[index]))
            self.out.lines.append(line)
        for note in table.notes:
            self.say(
                note
                + (
                    "\t" * (width - 1)
                    if table.look.notes_place == "row" and "tabs" in style
                    else ""
                )
            )
        self.out.forms.append(self.forms(table, style, bool(cuts), repeat, broken))

    def caption(self, table: Table, width: int) -> None:
        """Caption and unit lines."""
        text = table.caption
        if text and not (table.look.boxed and text == table.look.box_title):
            text += f"（单位：{table.unit}）" if table.look.unit_place == "caption" else ""
            row = table.look.caption_place == "row" and "tabs" in self.manner["dump"]
            self.say(text + ("\t" * (width - 1) if row else ""))
        if table.look.unit_place == "line":
            self.say(f"单位：{table.unit}")

    def render(self, table: Table, rows: list[tuple[Row, str]], style: str) -> list[str]:
        """Rows as lines in a style."""
        if style == "spaces_run":
            return [
                run_line(self.rng, row) if role != "group" else str(row[0]) for row, role in rows
            ]
        if style == "spaces_aligned":
            merged_of = [spans(row) if role in ("head", "body") else [] for row, role in rows]
            return aligned(rows, merged_of, self.center)
        uneven = style == "tabs_missing" and table.depth() > 1 and not even_header(table)
        out = []
        for row, role in rows:
            missing = style == "tabs_missing" and not (uneven and role == "head")
            out.append(tab_line(row, missing, role, self.trail))
        return out

    def forms(self, table: Table, style: str, cut: bool, repeat: bool, broken: bool) -> list[str]:
        """Forms of the table in this dump."""
        drop = {
            "ruled",
            "three_line",
            "borderless",
            "landscape",
            "rotated",
            "boxed",
            "header_breaks",
            "caption_row",
        }
        out = [f for f in table.forms if f not in drop and not f.startswith("cont_")]
        out.append(style)
        if cut:
            word = "xubiao" if table.look.cont == "xubiao" else "rowbreak" if broken else ""
            out.append(f"dump_{word}" if word else "dump_repeat" if repeat else "dump_norepeat")
        return out

    def block(self, block: Block) -> None:
        """One block."""
        if block.kind == "table":
            self.table(self.doc.tables[block.table])
            self.blank()
            if self.rng.random() < 0.15:
                self.page_break()
        elif block.kind in ("box", "toc"):
            self.say(block.text or "目　录")
            for item in block.items:
                self.block(item)
        elif block.kind == "line":
            self.say(block.text.replace("\t", self.rng.choice(["\t", "......", "……"])))
        else:
            size = self.manner["dump_wrap"]
            text = ("　　" if size and block.kind == "para" else "") + block.text
            for start in range(0, len(text), size or len(text)):
                self.say(text[start : start + (size or len(text))])
            self.blank()


def even_header(table: Table) -> bool:
    """Whether the leaves under the uppers can be told apart by count alone."""
    counts: dict[str, int] = {}
    for column in table.columns:
        if len(column.path) > 1:
            counts[column.path[0]] = counts.get(column.path[0], 0) + 1
    return len(set(counts.values())) == 1


def dump_rows(doc: Document, seed: str) -> Dumped:
    """The document dumped row by row."""
    work = RowDump(doc, seed)
    for block in doc.blocks:
        work.block(block)
    return work.out
