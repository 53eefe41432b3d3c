"""Labels printed once for several rows of a table without rules: which rows each is for."""

from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.pdf.columns import Span, place_of
from lianqun.compiler.readers.pdf.lines import Run, joined_lines, make_lines
from lianqun.compiler.readers.pdf.printed import PrintedCell
from lianqun.compiler.readers.pdf.row_bands import Band

_LINE_GAP: Final = 0.8
_OFF: Final = 3.0


def spread_labels(
    labels: Sequence[Run], bands: Sequence[Band], columns: Sequence[Span], first_row: int
) -> list[PrintedCell]:
    """A cell for each label, as many rows high as the rows that it is for."""
    cells: list[PrintedCell] = []
    places = [at for at, band in enumerate(bands) if not band.is_group]
    rows = [bands[at] for at in places]
    if not rows:
        return cells
    for column in sorted({place_of(run, columns)[0] for run in labels}):
        own = [run for run in labels if place_of(run, columns)[0] == column]
        groups = _groups(own)
        middles = [(g[0].box.top + g[-1].box.bottom) / 2 for g in groups]
        for group, (first, last) in zip(groups, _rows_of(middles, rows), strict=True):
            glyphs = joined_lines(make_lines(group))
            own = places[first : last + 1]
            cells.append(PrintedCell(first_row + own[0], column, own[-1] - own[0] + 1, 1, glyphs))
    return cells


def _groups(runs: Sequence[Run]) -> list[list[Run]]:
    """Lines of one label put together."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.box.top):
        if groups and run.box.top - groups[-1][-1].box.bottom < _LINE_GAP * run.size:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _rows_of(middles: Sequence[float], bands: Sequence[Band]) -> list[tuple[int, int]]:
    """The first and last row of each label."""
    centred = _centred(middles, bands)
    return centred if centred is not None else _from_top(middles, bands)


def _centred(middles: Sequence[float], bands: Sequence[Band]) -> list[tuple[int, int]] | None:
    """Rows so that each label stands in the middle of its own; None where that does not come out."""
    rows: list[tuple[int, int]] = []
    start = 0
    for middle in middles:
        if start >= len(bands):
            return None
        last = min(
            range(start, len(bands)),
            key=lambda at: abs((bands[start].top + bands[at].bottom) / 2 - middle),
        )
        if abs((bands[start].top + bands[last].bottom) / 2 - middle) > _OFF:
            return None
        rows.append((start, last))
        start = last + 1
    return rows if start == len(bands) else None


def _from_top(middles: Sequence[float], bands: Sequence[Band]) -> list[tuple[int, int]]:
    """Each label is for the rows from where it stands down to the next."""
    starts: list[int] = []
    for middle in middles:
        nearest = min(range(len(bands)), key=lambda at: abs(_first_line(bands[at]) - middle))
        starts.append(max(nearest, starts[-1] + 1 if starts else 0))
    starts = [min(at, len(bands) - 1) for at in starts]
    stops = [at - 1 for at in starts[1:]] + [len(bands) - 1]
    return [(a, max(a, b)) for a, b in zip(starts, stops, strict=True)]


def _first_line(band: Band) -> float:
    highest = min(band.runs, key=lambda run: run.box.top)
    return highest.middle
