"""A plan as blocks, and the same plan as text, Word file and web page: what a format changes and nothing else.

A text gives the blocks: a line is a paragraph, lines with tabs one behind the other are a table.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any, Final

from tools.accept.page_ink import colour_of

_STYLE: Final = """@page { size: A4; margin: 25mm 22mm } body { font: 12pt/1.7 "Noto Serif CJK SC", serif }
p { text-indent: 2em; margin: 0 0 6pt } p.title { text-indent: 0; text-align: center; font-size: 18pt }
table { border-collapse: collapse; margin: 6pt 0 } td, th { border: 0.75pt solid #000; padding: 2pt 5pt }
thead { display: table-header-group } tr { break-inside: avoid }"""
_FONT: Final = "Noto Serif CJK SC"


UP: Final = "↑"
LEFT: Final = "←"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the plan; `is_title` is true of the first lines, which stand in the middle."""

    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows as printed, the first `headers` of them its header.

    A cell `UP` belongs to the one above it, a cell `LEFT` to the one on its left: they are one merged cell.
    """

    rows: tuple[tuple[str, ...], ...]
    headers: int = 1

    def spans(self) -> Iterator[tuple[int, int, str, int, int]]:
        """Every cell: its row, its column, its text, how many rows and columns it takes."""
        for y, row in enumerate(self.rows):
            for x, text in enumerate(row):
                if text not in (UP, LEFT):
                    below = (later[x] for later in self.rows[y + 1 :])
                    yield y, x, text, 1 + _run(below, UP), 1 + _run(row[x + 1 :], LEFT)


def _run(texts: Iterable[str], mark: str) -> int:
    return sum(1 for _ in takewhile(lambda text: text == mark, texts))


Block = Paragraph | Grid
"""A paragraph or a table."""


def read_blocks(text: str, titles: Sequence[str] = ()) -> list[Block]:
    """The blocks of a plan given as text; `titles` are the lines that stand in the middle."""
    blocks: list[Block] = []
    lines = [line.strip("\r\n") for line in text.splitlines() if line.strip()]
    for is_table, group in groupby(lines, lambda line: "\t" in line):
        if is_table:
            blocks.append(Grid(tuple(tuple(line.split("\t")) for line in group)))
        else:
            blocks += [Paragraph(line.strip(), line.strip() in titles) for line in group]
    return blocks


def write_text(blocks: Iterable[Block], path: Path) -> None:
    """The plan as text: a blank line behind every paragraph and table."""
    parts = [
        block.text
        if isinstance(block, Paragraph)
        else "\n".join("\t".join(row) for row in block.rows)
        for block in blocks
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_page(
    blocks: Iterable[Block], path: Path, inline: Callable[[str], str] = escape, style: str = ""
) -> None:
    """The plan as a web page; `inline` writes the words of a paragraph or cell."""
    body = "\n".join(_markup(block, inline) for block in blocks)
    head = f'<meta charset="utf-8"><title>规划</title><style>{_STYLE}{style}</style>'
    page = f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>\n{body}\n</body></html>\n'
    path.write_text(page, encoding="utf-8")


def _markup(block: Block, inline: Callable[[str], str]) -> str:
    if isinstance(block, Grid):
        rows = ["<tr>"] * len(block.rows)
        for y, _, text, height, width in block.spans():
            tag = "th" if y < block.headers else "td"
            taken = f' rowspan="{height}" colspan="{width}"' if height * width > 1 else ""
            rows[y] += f"<{tag}{taken}>{inline(text)}</{tag}>"
        head, body = "</tr>".join(rows[: block.headers]), "</tr>".join(rows[block.headers :])
        return f"<table><thead>{head}</tr></thead><tbody>{body}</tr></tbody></table>"
    if block.is_title:
        return f'<p class="title">{inline(block.text)}</p>'
    return f"<p>{inline(block.text)}</p>"


def write_word(
    blocks: Iterable[Block], target: Path | BytesIO, *, is_coloured: bool = False
) -> None:
    """The plan as a Word file: paragraphs and native tables; coloured, every character is a run of its own."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    for block in blocks:
        if isinstance(block, Grid):
            _add_table(document, block, is_coloured=is_coloured)
            continue
        paragraph = document.add_paragraph()
        _add_runs(paragraph, block.text, is_coloured=is_coloured)
        if block.is_title:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                run.font.size = Pt(18)
        else:
            paragraph.paragraph_format.first_line_indent = Pt(24)
    document.save(str(target) if isinstance(target, Path) else target)


def _add_runs(paragraph: Any, text: str, *, is_coloured: bool) -> None:
    from docx.shared import RGBColor

    for piece in text if is_coloured else [text]:
        run = paragraph.add_run(piece)
        if is_coloured:
            run.font.color.rgb = RGBColor(*colour_of(piece))


def _add_table(document: Any, block: Grid, *, is_coloured: bool) -> None:
    width = len(block.rows[0])
    table = document.add_table(rows=len(block.rows), cols=width, style="Table Grid")
    for y, x, text, height, columns in block.spans():
        cell = table.cell(y, x)
        if height * columns > 1:
            cell = cell.merge(table.cell(y + height - 1, x + columns - 1))
        _add_runs(cell.paragraphs[0], text, is_coloured=is_coloured)
