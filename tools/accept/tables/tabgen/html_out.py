"""Documents as HTML, the same file that Chromium prints."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from tabgen.grid import Cell, Line, grid_lines, parts, shown_caption

if TYPE_CHECKING:
    from tabgen.model import Block, Document, Table

CSS = """
@page {{ size: A4; margin: 25mm;{running}
  @bottom-center {{ content: {number}; font-size: 9pt }} }}
@page wide {{ size: A4 landscape; margin: 25mm }}
body {{ font-family: "{font}"; font-size: {size}pt; line-height: 1.6; margin: 0 }}
h1, h2, h3 {{ font-family: "{head}"; break-after: avoid }}
h1 {{ text-align: center; font-size: 20pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 13pt }}
p {{ text-indent: 2em; margin: 1.2mm 0 }}
p.cap {{ text-align: center; text-indent: 0; font-family: "{head}"; break-after: avoid }}
p.unit {{ text-align: right; text-indent: 0; font-size: 9pt; break-after: avoid; margin: 0 }}
p.note {{ text-indent: 0; font-size: 9pt; margin: 0.5mm 0 }}
p.line {{ text-indent: 0; display: flex }} p.line i {{ flex: 1; border-bottom: 1px dotted #000 }}
table.t {{ border-collapse: collapse; width: 100%; line-height: 1.3; margin: 0 0 1.5mm; table-layout: fixed }}
table.t caption {{ font-family: "{head}"; padding: 1mm }}
table.t td, table.t th {{ padding: 1mm 1.2mm; font-weight: normal; text-align: center; overflow-wrap: anywhere }}
table.t p {{ text-indent: 0; margin: 0 }}
table.t .l {{ text-align: left }}
.box {{ border: 1pt solid #000; padding: 2mm 3mm; margin: 3mm 0; width: 100%; box-sizing: border-box }}
.boxtitle {{ text-align: center; text-indent: 0; font-family: "{head}"; break-after: avoid }}
.wide {{ page: wide }} .newpage {{ break-before: page }}
.turned {{ break-before: page; break-after: page; height: 240mm; position: relative }}
.turned > div {{ position: absolute; left: 0; top: 0; width: 240mm; transform-origin: 0 0 }}
"""


def esc(text: str) -> str:
    """Escaped text; line breaks of a cell become <br>."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def table_css(table: Table, name: str) -> str:
    """Style of one table."""
    look = table.look
    body = f"#{name} td, #{name} th {{ font-size: {look.size}pt; vertical-align: {look.valign};"
    body += f" padding-top: {look.pad:.2f}mm; padding-bottom: {look.pad:.2f}mm }}\n"
    if look.style == "ruled":
        body += f"#{name} td, #{name} th {{ border: 0.5pt solid #000 }}\n#{name} {{ border: {look.outer}pt solid #000 }}\n"
        if not look.sides:
            body += f"#{name}, #{name} .c0 {{ border-left: none }} #{name}, #{name} .cl {{ border-right: none }}\n"
    elif look.style == "three_line":
        body += f"#{name} {{ border-top: 1.2pt solid #000; border-bottom: 1.2pt solid #000 }}\n"
        body += f"#{name} .under {{ border-bottom: 0.7pt solid #000 }}\n"
        body += f"#{name} .over {{ border-top: 1.2pt solid #000 }}\n"
        if look.mid_rule:
            body += f"#{name} .mid {{ border-bottom: 0.4pt solid #000 }}\n"
    if look.style != "ruled":
        body += f"#{name} .carried {{ vertical-align: top }}\n"
    if look.shade:
        body += f"#{name} .h {{ background: #dde6f0 }}\n"
    if look.bold:
        body += f"#{name} .h {{ font-weight: bold }}\n"
    if look.cont == "norepeat":
        body += f"#{name} thead {{ display: table-row-group }}\n"
    if look.cont == "rowbreak":
        body += f"#{name} tr {{ break-inside: auto; orphans: 1; widows: 1 }}\n"
    else:
        body += f"#{name} tr {{ break-inside: avoid }}\n"
    return body


def cell_html(table: Table, cell: Cell, line: Line, tag: str, under: bool) -> str:
    """One cell."""
    classes = []
    if cell.role == "head":
        classes.append("h")
        classes.append("mid" if cell.colspan > 1 else "")
    align = table.columns[cell.col].align if cell.role == "body" else "center"
    if cell.role == "group":
        align = table.look.group_align
    if (
        cell.role == "note"
        or (align == "left" and cell.colspan == 1)
        or (cell.role == "group" and align == "left")
    ):
        classes.append("l")
    classes += ["c0"] if cell.col == 0 else []
    classes += ["cl"] if cell.col + cell.colspan == len(table.columns) else []
    classes += ["carried"] if cell.carried else []
    classes += ["under"] if under else []
    classes += ["over"] if line.role == "head" and table.look.caption_place == "row" else []
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    text = esc(cell.text) if cell.text else table.look.empty_mark
    if table.look.html_head == "td" and cell.role == "body" and cell.text:
        text = f"<p>{text}</p>"
    return f'<{tag}{spans} class="{" ".join(c for c in classes if c)}">{text}</{tag}>'


def table_html(table: Table, part: int, name: str) -> str:
    """One part of a table."""
    lines = grid_lines(table, part)
    heads = [i for i, line in enumerate(lines) if line.role == "head"]
    out = [f'<table class="t" id="{name}">']
    if table.look.caption_place == "element" and part == 0 and table.caption:
        out = [out[0], f"<caption>{esc(shown_caption(table, part))}</caption>"]
    total = sum(c.weight for c in table.columns)
    cols = "".join(f'<col style="width:{100 * c.weight / total:.2f}%">' for c in table.columns)
    out.append(f"<colgroup>{cols}</colgroup>")
    thead = table.look.html_head == "thead" and bool(heads)
    out.append("<thead>" if thead else "<tbody>")
    for index, line in enumerate(lines):
        if thead and heads and index == heads[-1] + 1:
            out.append("</thead><tbody>")
        tag = "th" if line.role == "head" and table.look.html_head != "td" else "td"
        cells = []
        for cell in line.cells:
            last = bool(heads) and line.role == "head" and index + cell.rowspan - 1 == heads[-1]
            cells.append(cell_html(table, cell, line, tag, last))
        out.append("<tr>" + "".join(cells) + "</tr>")
    out.append("</tbody></table>")
    return "\n".join(out)


def table_block(table: Table, index: int) -> str:
    """Caption, unit, parts and notes of a table."""
    out = []
    for part in range(len(parts(table))):
        caption = shown_caption(table, part)
        cls = "cap newpage" if (part > 0 or table.look.new_page) else "cap"
        if caption and not (table.look.caption_place == "element" and part == 0):
            out.append(f'<p class="{cls}">{esc(caption)}</p>')
        if table.look.unit_place == "line" and part == 0:
            out.append(f'<p class="unit">单位：{esc(table.unit)}</p>')
        out.append(table_html(table, part, f"t{index}p{part}"))
    if table.look.notes_place == "below":
        out += [f'<p class="note">{esc(note)}</p>' for note in table.notes]
    inner = "\n".join(out)
    if table.look.orient == "landscape":
        return f'<div class="wide">{inner}</div>'
    if table.look.orient == "rotated":
        turn = (
            "translate(0, 240mm) rotate(-90deg)"
            if index % 3
            else "translate(160mm, 0) rotate(90deg)"
        )
        return f'<div class="turned"><div style="transform: {turn}">{inner}</div></div>'
    return inner


def block_html(doc: Document, block: Block) -> str:
    """One block."""
    if block.kind == "title":
        return f"<h1>{esc(block.text)}</h1>"
    if block.kind == "heading":
        return f"<h{block.level + 1}>{esc(block.text)}</h{block.level + 1}>"
    if block.kind == "para":
        return f"<p>{esc(block.text)}</p>"
    if block.kind == "line":
        left, _, right = block.text.partition("\t")
        return f'<p class="line">{esc(left)}<i></i>{esc(right)}</p>'
    if block.kind == "toc":
        return "<p class=cap>目　录</p>" + "\n".join(block_html(doc, b) for b in block.items)
    if block.kind == "box":
        inner = "\n".join(block_html(doc, b) for b in block.items)
        title = f'<p class="boxtitle">{esc(block.text)}</p>'
        if doc.manner["box_as_table"]:
            return f'<table class="box"><tr><td>{title}\n{inner}</td></tr></table>'
        return f'<div class="box">{title}\n{inner}</div>'
    return table_block(doc.tables[block.table], block.table)


def document_html(doc: Document) -> str:
    """The whole document."""
    m: dict[str, Any] = doc.manner
    before, _, after = str(m["page_number"]).partition("{n}")
    number = f'"{before}" counter(page) "{after}"'
    running = f' @top-right {{ content: "{doc.title}"; font-size: 9pt }}' if m["running"] else ""
    css = CSS.format(
        font=m["font"], head=m["head_font"], size=m["size"], number=number, running=running
    )
    styles = [css]
    for index, table in enumerate(doc.tables):
        styles += [table_css(table, f"t{index}p{part}") for part in range(len(parts(table)))]
    body = "\n".join(block_html(doc, b) for b in doc.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{esc(doc.title)}</title>\n'
        f"<style>{''.join(styles)}</style></head>\n<body>\n{body}\n</body></html>\n"
    )
