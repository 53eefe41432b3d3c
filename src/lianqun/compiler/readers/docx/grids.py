"""The columns of a drawn table: from grid positions and widths to the columns that one sees.

A table edited by hand has grid columns of a hair's breadth, where edges were dragged that should be
one, and grid columns that no cell begins or ends at.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from lianqun.compiler.readers.docx.items import DrawnCell

MAX_COLUMNS: Final = 512
_HAIR_TWIPS: Final = 160.0
_TWIPS_A_POINT: Final = 20.0


def settle_columns(
    rows: Sequence[Sequence[DrawnCell]], widths: Sequence[float]
) -> tuple[float, ...]:
    """Give the cells columns that one sees, and say where these begin and end, in points.

    `widths` are those of the grid columns, in twips; fewer than there are where they are not known.
    """
    used = {0} | {edge for row in rows for cell in row for edge in _edges(cell)}
    places = [0.0, *accumulate(widths)]
    is_known = max(used) < len(places) and all(width > 0 for width in widths[: max(used)])
    order = _numbers(sorted(used), places if is_known else None)
    if is_known and _loses_words(rows, order):
        order = _numbers(sorted(used), None)
    for row in rows:
        for cell in row:
            first, last = (order[edge] for edge in _edges(cell))
            cell.column, cell.columns = first, max(last - first, 1)
    if not is_known:
        return ()
    first_edge: dict[int, int] = {}
    for edge in sorted(used):
        first_edge.setdefault(order[edge], edge)
    return tuple(places[edge] / _TWIPS_A_POINT for edge in first_edge.values())


def _edges(cell: DrawnCell) -> tuple[int, int]:
    return cell.column, cell.column + cell.columns


def _numbers(edges: Sequence[int], places: Sequence[float] | None) -> dict[int, int]:
    """A number for each edge; edges a hair apart get the same."""
    numbers = {edges[0]: 0}
    at, place = 0, places[edges[0]] if places else 0.0
    for edge in edges[1:]:
        if places is None or places[edge] - place > _HAIR_TWIPS:
            at += 1
            place = places[edge] if places else 0.0
        numbers[edge] = at
    return numbers


def _loses_words(rows: Sequence[Sequence[DrawnCell]], order: dict[int, int]) -> bool:
    """Whether a cell with words would get no column."""
    cells = (cell for row in rows for cell in row if cell.text.strip())
    return any(order[first] == order[last] for first, last in map(_edges, cells))
