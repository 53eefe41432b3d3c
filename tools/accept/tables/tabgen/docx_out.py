"""Documents as DOCX, the same file that LibreOffice prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VALIGN
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from tabgen import docx_xml as dx
from tabgen.grid import Cell, Line, grid_lines, parts, shown_caption

if TYPE_CHECKING:
    from pathlib import Path

    from tabgen.model import Block, Document, Table

ALIGNS = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}


@dataclass
class Sheet:
    """A table being drawn: its Word cells by place, its grid rows, and which of them are header."""

    table: Table
    grid: list[list[Any]]
    lines: list[Line]
    heads: list[int]


class DocxWriter:
    """Writes the blocks of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.manner = doc.manner
        self.out: Any = docx.Document()
        self.wide = False
        section = self.out.sections[0]
        self.page(section, wide=False)
        self.furniture(section)
        core = self.out.core_properties
        core.created = core.modified = dx.FIXED
        core.author = core.last_modified_by = "generator"
        core.title = doc.title

    def page(self, section: Any, wide: bool) -> None:
        """Page size and margins."""
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)

    def furniture(self, section: Any) -> None:
        """Page number and running head."""
        before, _, after = str(self.manner["page_number"]).partition("{n}")
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        for run in (paragraph.add_run(before), dx.page_field(paragraph), paragraph.add_run(after)):
            dx.fonts(run, self.manner["font"], 9)
        if self.manner["running"]:
            head = section.header.paragraphs[0]
            head.alignment = ALIGN.RIGHT
            dx.fonts(head.add_run(self.doc.title), self.manner["font"], 9)

    def turn(self, wide: bool) -> None:
        """Begin a section when the orientation changes."""
        if wide != self.wide:
            self.page(self.out.add_section(WD_SECTION.NEW_PAGE), wide)
            self.wide = wide

    def para(self, into: Any, text: str, size: float, **opts: Any) -> Any:
        """A paragraph; opts: align, indent, head, bold, keep, widows."""
        paragraph = into.add_paragraph()
        fmt = paragraph.paragraph_format
        fmt.space_before = fmt.space_after = Pt(opts.get("space", 2))
        paragraph.alignment = ALIGNS[opts.get("align", "left")]
        if opts.get("indent"):
            fmt.first_line_indent = Pt(2 * size)
        name = self.manner["head_font"] if opts.get("head") else self.manner["font"]
        for index, piece in enumerate(text.split("\n")):
            run = paragraph.add_run(piece)
            if index:
                run._r.insert(0, dx.element("br"))
            dx.fonts(run, name, size, bool(opts.get("bold")))
        dx.paragraph_flags(paragraph, bool(opts.get("keep")), bool(opts.get("widows", True)))
        return paragraph

    def block(self, block: Block, into: Any, width: float) -> None:
        """One block into the body or into a cell."""
        size = float(self.manner["size"])
        if block.kind == "table":
            self.table(self.doc.tables[block.table], into, width)
            return
        if block.kind not in ("para", "line") or into is self.out:
            self.turn(False)
        if block.kind == "title":
            self.para(into, block.text, 20, align="center", head=True, bold=True, space=18)
        elif block.kind == "heading":
            self.para(
                into, block.text, 17 - 2 * block.level, head=True, bold=True, keep=True, space=6
            )
        elif block.kind == "para":
            self.para(into, block.text, size, indent=True)
        elif block.kind == "line":
            paragraph = self.para(into, block.text, size)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(158), leader=1, alignment=2)
        elif block.kind == "toc":
            self.para(into, "目　录", 14, align="center", head=True)
            for item in block.items:
                self.block(item, into, width)
        elif block.kind == "box":
            self.box(block, into, width)

    def box(self, block: Block, into: Any, width: float) -> None:
        """A framed cell with a title, paragraphs and perhaps a table."""
        two = not self.manner["box_as_table"]
        frame = into.add_table(2 if two else 1, 1)
        dx.table_borders(frame, 1.0, 0.5 if two else 0)
        dx.cell_pads(frame, 1.5)
        dx.fixed_layout(frame, [width])
        title = self.para(
            frame.cell(0, 0),
            block.text,
            float(self.manner["size"]),
            align="center",
            head=True,
            keep=True,
        )
        title._p.getparent().remove(title._p.getprevious())
        cell = frame.cell(1, 0) if two else frame.cell(0, 0)
        for item in block.items:
            self.block(item, cell, width - 4)
        if two:
            first = cell.paragraphs[0]
            first._p.getparent().remove(first._p)
        self.para(into, "", 6)

    def table(self, table: Table, into: Any, width: float) -> None:
        """Caption, unit, parts and notes."""
        look = table.look
        if into is self.out:
            self.turn(look.orient != "portrait")
            width = 247.0 if self.wide else 160.0
        ranges = parts(table)
        for part in range(len(ranges)):
            caption = shown_caption(table, part)
            first = None
            if caption:
                first = self.para(into, caption, 10.5, align="center", head=True, keep=True)
            if look.unit_place == "line" and part == 0:
                unit = self.para(into, f"单位：{table.unit}", 9, align="right", keep=True)
                first = first or unit
            if first is not None and (part > 0 or look.new_page):
                first.paragraph_format.page_break_before = True
            self.grid(table, part, into, width)
        if look.notes_place == "below":
            for note in table.notes:
                self.para(into, note, 9, space=1)
        if not table.notes or look.notes_place == "row":
            self.para(into, "", 5, space=0)

    def grid(self, table: Table, part: int, into: Any, width: float) -> None:
        """One part as a Word table."""
        look = table.look
        lines = grid_lines(table, part)
        out = into.add_table(len(lines), len(table.columns))
        out.alignment = WD_TABLE_ALIGNMENT.CENTER
        if look.style == "ruled":
            dx.table_borders(out, look.outer, 0.5, look.sides)
        elif look.style == "three_line":
            dx.table_borders(out, 0, 0)
        else:
            dx.table_borders(out, 0, 0)
        dx.cell_pads(out, look.pad)
        total = sum(c.weight for c in table.columns)
        widths = [width * c.weight / total for c in table.columns]
        dx.fixed_layout(out, widths)
        heads = [i for i, line in enumerate(lines) if line.role == "head"]
        grid = [list(row.cells) for row in out.rows]
        sheet = Sheet(table, grid, lines, heads)
        for row in grid:
            for spot, width_mm in zip(row, widths, strict=True):
                spot.width = Mm(width_mm)
        for index, line in enumerate(lines):
            keep = look.cont != "rowbreak" or line.role != "body"
            leading = line.role in ("head", "title") and look.cont in ("repeat", "xubiao")
            dx.row_flags(out.rows[index], leading, keep)
            for cell in line.cells:
                self.cell(sheet, index, cell)

    def cell(self, sheet: Sheet, index: int, cell: Cell) -> None:
        """Fill and draw one cell."""
        table, grid = sheet.table, sheet.grid
        look = table.look
        role = sheet.lines[index].role
        spot = grid[index][cell.col]
        down, across = index + cell.rowspan - 1, cell.col + cell.colspan - 1
        if cell.rowspan > 1 or cell.colspan > 1:
            spot = spot.merge(grid[down][across])
        align = table.columns[cell.col].align if role == "body" and cell.colspan == 1 else "center"
        align = look.group_align if role == "group" else "left" if role == "note" else align
        bold = look.bold and role == "head"
        head = role in ("head", "title", "group")
        self.para(
            spot,
            cell.text,
            look.size,
            align=align,
            head=head,
            bold=bold,
            space=0,
            widows=look.cont != "rowbreak",
        )
        for old in list(spot.paragraphs)[:-1]:
            old._p.getparent().remove(old._p)
        top = look.valign == "top" or (look.style != "ruled" and cell.carried)
        spot.vertical_alignment = VALIGN.TOP if top and role == "body" else VALIGN.CENTER
        if look.shade and role == "head":
            dx.shade(spot, "DDE6F0")
        if look.style == "three_line":
            for row in range(index, down + 1):
                for col in range(cell.col, across + 1):
                    rules(sheet, row, col, cell)


def rules(sheet: Sheet, row: int, col: int, cell: Cell) -> None:
    """The lines of a three-line table that touch a grid place."""
    heads = sheet.heads
    points: dict[str, float] = {}
    if row == (heads[0] if heads else 0):
        points["top"] = 1.2
    if heads and row == heads[-1]:
        points["bottom"] = 0.7
    elif row == len(sheet.lines) - 1:
        points["bottom"] = 1.2
    elif sheet.table.look.mid_rule and sheet.lines[row].role == "head" and cell.colspan > 1:
        points["bottom"] = 0.4
    if points:
        dx.cell_edges(sheet.grid[row][col], **points)


def write_docx(doc: Document, path: Path) -> None:
    """Write the document."""
    writer = DocxWriter(doc)
    for block in doc.blocks:
        writer.block(block, writer.out, 160.0)
    writer.out.save(str(path))
    dx.fix_dates(path)
