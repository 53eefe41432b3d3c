"""The grid of a table: header cells and body cells with their spans, for one part of it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabgen.model import Table


@dataclass
class Cell:
    """A cell at a place of the grid."""

    text: str
    col: int
    rowspan: int = 1
    colspan: int = 1
    role: str = "body"  # head, body, group, title, note
    carried: bool = False


@dataclass
class Line:
    """A row of the grid: the cells that start in it; index of the body row or -1."""

    cells: list[Cell]
    role: str
    row: int = -1


def header(table: Table) -> list[Line]:
    """Header rows: uppers over equal neighbours, short paths down to the last header row."""
    depth = table.depth()
    lines = [Line([], "head") for _ in range(depth)]
    cols = table.columns
    col = 0
    while col < len(cols):
        path = cols[col].path
        for level, text in enumerate(path):
            before = cols[col - 1].path if col else []
            if level < len(path) - 1 and before[: level + 1] == path[: level + 1]:
                continue
            last = level == len(path) - 1
            width = 1
            while (
                not last
                and col + width < len(cols)
                and cols[col + width].path[: level + 1] == path[: level + 1]
            ):
                width += 1
            height = depth - level if last else 1
            lines[level].cells.append(Cell(text, col, height, width, "head"))
        col += 1
    return lines


def body(table: Table, start: int, end: int) -> list[Line]:
    """Body rows from start up to end, with group rows; runs of carried cells become one cell."""
    lines: list[Line] = []
    width = len(table.columns)
    merged = {r: (a, b) for r, a, b in table.merges}
    taken: dict[int, int] = {}  # carried column -> row where its running cell ends
    for row in range(start, end):
        group = table.groups[row]
        if group and (row == 0 or table.groups[row - 1] != group):
            lines.append(Line([Cell(group, 0, 1, width, "group")], "group"))
        line = Line([], "body", row)
        col = 0
        while col < width:
            span = merged.get(row)
            if span and span[0] == col:
                line.cells.append(Cell(table.rows[row][col], col, 1, span[1] - span[0] + 1))
                col = span[1] + 1
                continue
            if col in table.carried:
                if taken.get(col, start) <= row:
                    run = run_length(table, row, col, end)
                    taken[col] = row + run
                    line.cells.append(Cell(table.rows[row][col], col, run, 1, "body", True))
            else:
                line.cells.append(Cell(table.rows[row][col], col))
            col += 1
        lines.append(line)
    return lines


def run_length(table: Table, row: int, col: int, end: int) -> int:
    """Rows below with the same carried text, in the same group and the same outer category."""
    outer = [c for c in table.carried if c < col]
    run = 1
    while row + run < end:
        here = table.rows[row + run]
        same = all(here[c] == table.rows[row][c] for c in [*outer, col])
        hit = any(r == row + run and a <= col <= b for r, a, b in table.merges)
        if not same or hit or table.groups[row + run] != table.groups[row]:
            break
        run += 1
    return run


def parts(table: Table) -> list[tuple[int, int]]:
    """The row ranges of the parts an author made of it (one, or more with 续表)."""
    cuts = [0, *table.look.split_at, len(table.rows)]
    return list(itertools.pairwise(cuts))


def part_caption(table: Table, part: int) -> str:
    """What stands over a part: the caption, or the words of a continuation."""
    if part == 0:
        return table.caption
    return table.look.split_word.replace("{n}", str(part)).replace("{caption}", table.caption)


def grid_lines(table: Table, part: int) -> list[Line]:
    """All grid rows of a part, header and title row and note row included."""
    start, end = parts(table)[part]
    width = len(table.columns)
    lines: list[Line] = []
    if table.look.caption_place == "row" and part == 0 and table.caption:
        text = table.caption + (
            f"（单位：{table.unit}）" if table.look.unit_place == "caption" else ""
        )
        lines.append(Line([Cell(text, 0, 1, width, "title")], "title"))
    if part == 0 or table.look.split_head:
        lines += header(table)
    lines += body(table, start, end)
    if table.look.notes_place == "row" and part == len(parts(table)) - 1:
        lines += [Line([Cell(note, 0, 1, width, "note")], "note") for note in table.notes]
    return lines


def shown_caption(table: Table, part: int) -> str:
    """The caption paragraph over a part, with the unit when it stands in the caption."""
    if table.look.caption_place == "row" and part == 0:
        return ""
    if table.look.boxed and table.caption == table.look.box_title:
        return ""
    text = part_caption(table, part)
    if text and part == 0 and table.look.unit_place == "caption":
        text += f"（单位：{table.unit}）"
    return text
