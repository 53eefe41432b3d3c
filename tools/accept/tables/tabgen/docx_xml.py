"""Small helpers over python-docx for what it has no calls for: borders, fonts, fields, fixed dates."""

from __future__ import annotations

import datetime
import zipfile
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from pathlib import Path

EDGES = ("top", "left", "bottom", "right")
FIXED = datetime.datetime(2026, 1, 1, 0, 0, 0)


def element(tag: str, **attrs: str) -> Any:
    """An element of the w: name space with w: attributes."""
    node = OxmlElement(f"w:{tag}")
    for name, value in attrs.items():
        node.set(qn(f"w:{name}"), value)
    return node


def edge(tag: str, points: float) -> Any:
    """A border edge of a width in points; 0 is no line."""
    if points <= 0:
        return element(tag, val="nil")
    return element(tag, val="single", sz=str(round(points * 8)), space="0", color="000000")


def table_borders(table: Any, outer: float, inner: float, sides: bool = True) -> None:
    """Borders of the whole table."""
    props = table._tbl.tblPr
    node = element("tblBorders")
    widths = {
        "top": outer,
        "left": outer if sides else 0,
        "bottom": outer,
        "right": outer if sides else 0,
    }
    for name in EDGES:
        node.append(edge(name, widths[name]))
    node.append(edge("insideH", inner))
    node.append(edge("insideV", inner))
    props.append(node)


def cell_edges(cell: Any, **points: float) -> None:
    """Border edges of one cell."""
    props = cell._tc.get_or_add_tcPr()
    node = props.find(qn("w:tcBorders"))
    if node is None:
        node = element("tcBorders")
        props.append(node)
    for name, width in points.items():
        node.append(edge(name, width))


def shade(cell: Any, color: str) -> None:
    """Background of a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=color))


def cell_pads(table: Any, vertical_mm: float) -> None:
    """Cell margins of a table."""
    node = element("tblCellMar")
    for name, width in (
        ("top", vertical_mm),
        ("left", 1.2),
        ("bottom", vertical_mm),
        ("right", 1.2),
    ):
        node.append(element(name, w=str(round(width * 56.7)), type="dxa"))
    table._tbl.tblPr.append(node)


def fixed_layout(table: Any, widths_mm: list[float]) -> None:
    """Column widths that stay."""
    table.autofit = False
    grid = table._tbl.tblGrid
    for col, width in zip(grid.findall(qn("w:gridCol")), widths_mm, strict=True):
        col.set(qn("w:w"), str(round(width * 56.7)))


def row_flags(row: Any, header: bool, keep: bool) -> None:
    """Repeat the row on each page; do not split it."""
    props = row._tr.get_or_add_trPr()
    if keep:
        props.append(element("cantSplit"))
    if header:
        props.append(element("tblHeader"))


def fonts(run: Any, name: str, size: float, bold: bool = False) -> None:
    """East Asian and Latin font of a run."""
    run.font.name = name
    run.font.bold = bold
    run.font.size = round(size * 12700)
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), name)


def page_field(paragraph: Any) -> Any:
    """A PAGE field; returns the run."""
    run = paragraph.add_run()
    for node in (
        element("fldChar", fldCharType="begin"),
        element("instrText"),
        element("fldChar", fldCharType="end"),
    ):
        if node.tag == qn("w:instrText"):
            node.text = "PAGE"
        run._r.append(node)
    return run


def paragraph_flags(paragraph: Any, keep_next: bool = False, widows: bool = True) -> None:
    """Keep with next; widow control off where rows shall break anywhere."""
    paragraph.paragraph_format.keep_with_next = keep_next
    paragraph.paragraph_format.widow_control = widows


def fix_dates(path: Path) -> None:
    """Write the package again with fixed times, so that the same seed gives the same bytes."""
    with zipfile.ZipFile(path) as source:
        names = sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        entries = [(name, source.read(name)) for name in names]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries:
            info = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
