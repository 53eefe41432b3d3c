"""Tables without uprights: three-line tables and tables without rules, told by aligned columns.

A region of lines is found first, between level rules or by its aligned pieces.  Columns are where no
piece of the body stands in between; rows are told by the blank between lines; a label printed once
for several rows is given to the rows that it stands in the middle of, or at the top of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, find_columns, place_of
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.headers import read_header
from lianqun.compiler.readers.pdf.lines import Run, TextLine, joined_lines, make_lines
from lianqun.compiler.readers.pdf.page import Rule
from lianqun.compiler.readers.pdf.printed import PrintedCell, PrintedTable
from lianqun.compiler.readers.pdf.row_bands import Band, find_rows
from lianqun.compiler.readers.pdf.row_labels import spread_labels

_LEAST_COLUMNS: Final = 2


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that make up a table: the header's (with the partial rules in it) and the body's."""

    header: list[TextLine]
    body: list[TextLine]
    rules: list[Rule]
    box: Box


def read_region(region: Region) -> PrintedTable | None:
    """The table of a region, None when its lines do not stand in columns."""
    header = read_header(region.header, find_columns(region.body), region.rules)
    columns = header.columns
    if len(columns) < _LEAST_COLUMNS:
        return None
    rows = find_rows(region.body, columns)
    bands = rows.bands
    if not bands:
        return None
    cells = list(header.cells)
    for at, band in enumerate(bands):
        cells += _band_cells(band, header.row_count + at, columns)
    cells += spread_labels(rows.labels, bands, columns, header.row_count)
    inner = [(a.high + b.low) / 2 for a, b in pairwise(columns)]
    return PrintedTable(
        region.box,
        sorted(cells, key=lambda cell: (cell.row, cell.column)),
        header.row_count + len(bands),
        [columns[0].low, *inner, columns[-1].high],
        header_rows=header.row_count if region.header else None,
        is_ruled=False,
    )


def _band_cells(band: Band, row: int, columns: Sequence[Span]) -> list[PrintedCell]:
    """The cells of a row; one that reaches over several columns takes them all."""
    found: dict[tuple[int, int], list[Run]] = {}
    for run in band.runs:
        found.setdefault(place_of(run, columns), []).append(run)
    if band.is_group:
        return [PrintedCell(row, 0, 1, len(columns), joined_lines(make_lines(band.runs)))]
    return [
        PrintedCell(row, first, 1, last - first + 1, joined_lines(make_lines(runs)))
        for (first, last), runs in sorted(found.items())
    ]
