"""Read the generated DOCX and HTML back, cell by cell, to see that they say what the truth says.

This is no table reader: it knows the shape the generator writes, and only checks the generator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from lxml import html

from scoring.norm import norm

if TYPE_CHECKING:
    from pathlib import Path

Grid = list[list[str]]


def docx_grids(path: Path) -> list[Grid]:
    """Grids of all tables of a DOCX, nested ones too, in document order; spans written out."""
    grids: list[Grid] = []

    def walk(tables: list[Any]) -> None:
        for table in tables:
            rows = [row.cells for row in table.rows]
            grids.append([[norm(cell.text) for cell in row] for row in rows])
            if rows and len(rows[0]) == 1:
                for row in rows:
                    walk(row[0].tables)

    walk(docx.Document(str(path)).tables)
    return grids


def html_grid(table: Any) -> Grid:
    """Grid of one HTML table with its spans written out."""
    places: dict[tuple[int, int], str] = {}
    for r, row in enumerate(table.xpath(".//tr")):
        c = 0
        for cell in row.xpath("./td|./th"):
            while (r, c) in places:
                c += 1
            for down in range(int(cell.get("rowspan", "1"))):
                for right in range(int(cell.get("colspan", "1"))):
                    places[r + down, c + right] = norm(cell.text_content())
            c += int(cell.get("colspan", "1"))
    height = 1 + max((r for r, _ in places), default=-1)
    width = 1 + max((c for _, c in places), default=-1)
    return [[places.get((r, c), "") for c in range(width)] for r in range(height)]


def html_grids(path: Path) -> list[Grid]:
    """Grids of all content tables of an HTML file."""
    tree = html.fromstring(path.read_text(encoding="utf-8").encode("utf-8"))
    return [html_grid(t) for t in tree.xpath("//table[contains(@class, 't') and @id]")]


def faults(grids: list[Grid], truth: dict[str, Any]) -> list[str]:
    """Truth rows and header cells that the grids do not hold in order."""
    rows = [row for grid in grids for row in grid]
    spot = 0
    out = []
    for index, table in enumerate(truth["tables"]):
        width = len(table["header"])
        for level in range(max(len(p) for p in table["header"])):
            want = [norm(p[min(level, len(p) - 1)]) for p in table["header"]]
            if want not in [r for r in rows[spot:] if len(r) == width][:6]:
                out.append(f"table {index}: header {level}")
        for row in table["rows"]:
            want = [norm(t) for t in row]
            try:
                spot = rows.index(want, spot) + 1
            except ValueError:
                out.append(f"table {index}: row {want}")
        shown = {t for r in rows for t in r}
        out += [
            f"table {index}: group {g}" for g in set(table["groups"]) if norm(g) not in shown | {""}
        ]
    return out
