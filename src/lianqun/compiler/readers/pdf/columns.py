"""Columns of a table without uprights: where the pieces of its rows stand, and the blank between.

A blank that most lines leave free parts two columns even where a few pieces (merged cells, the name
of several columns) reach over it, and even where it is hardly wider than one inside a text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, TextLine, make_run
from lianqun.compiler.readers.pdf.surroundings import names_group

_LEAST_BLANK: Final = 1.0
_SLACK: Final = 1.0
_NARROW: Final = 0.24
"""Of a character: the least blank between two cells; a blank inside a text is printed or narrower."""
_LEAST_LINES: Final = 2
_MAJORITY: Final = 2


class Span(NamedTuple):
    """From where to where a column reaches."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.low + self.high) / 2


def find_columns(lines: Sequence[TextLine], known: Sequence[Span] = ()) -> list[Span]:
    """The columns that lines stand in, from left to right; `known` are those of the page before.

    Lines with a single piece (a group's name, the rest of a broken cell) say nothing of columns.
    """
    cells = [line for line in lines if len(line.runs) > 1 or not names_group(line.text)]
    many = [line for line in lines if len(line.runs) > 1] or ([] if known else cells)
    cores = _corridors(cells)
    pieces = [piece for line in many for run in line.runs for piece in cut(run, cores)]
    own = [piece.box for piece in pieces if not _bridges(piece.box, cores, known)]
    if known:
        own = [box for box in own if any(touches(box, span) for span in known)]
    spans = _merge([*known, *(Span(box.left, box.right) for box in own)], cores)
    return spans if known else _with_wide(_without_strays(spans, many), lines)


def cut(run: Run, cores: Sequence[Span]) -> list[Run]:
    """The pieces of a run, parted at narrow blanks where other lines show that columns part."""
    places: list[int] = []
    for at, (before, glyph) in enumerate(pairwise(run.glyphs), 1):
        left, right = before.box.right, glyph.box.left
        if glyph.is_spaced or right - left < _NARROW * run.size:
            continue
        if any(core.low < right and core.high > left for core in cores):
            places.append(at)
    if not places:
        return [run]
    ends = [0, *places, len(run.glyphs)]
    return [make_run(run.glyphs[a:b]) for a, b in pairwise(ends)]


def corridors_between(columns: Sequence[Span]) -> list[Span]:
    """The blanks between columns."""
    return [Span(a.high, b.low) for a, b in pairwise(columns)]


def _corridors(lines: Sequence[TextLine]) -> list[Span]:
    """Where most lines leave a blank between two pieces: the barest stretch of each such blank."""
    counts = _Counts(lines)
    cores: list[Span] = []
    stretch: list[int] = []
    for at in range(len(counts.xs) + 1):
        if at < len(counts.xs) and counts.is_blank(at):
            stretch.append(at)
            continue
        cores += [core for core in counts.barest(stretch) if _is_proved(core, lines)]
        stretch = []
    return cores


def _is_proved(core: Span, lines: Sequence[TextLine]) -> bool:
    """Whether there are columns on both sides of what pieces reach over: others end there and begin there."""
    boxes = [run.box for line in {id(line): line for line in lines}.values() for run in line.runs]
    over = [box for box in boxes if box.left < core.low + _SLACK and box.right > core.high - _SLACK]
    if not over:
        return True
    low, high = min(box.left for box in over) - _SLACK, max(box.right for box in over) + _SLACK
    ending = sum(1 for box in boxes if low < box.right <= core.low + _SLACK)
    beginning = sum(1 for box in boxes if core.high - _SLACK <= box.left < high)
    return min(ending, beginning) >= min(_LEAST_LINES, len(over))


class _Counts:
    """For each stretch between two ends of pieces: how many lines cover it and how many leave it blank."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        rows = [_intervals(line) for line in lines]
        ends = {x for covers, gaps in rows for a, b, *_ in (*covers, *gaps) for x in (a, b)}
        self.xs = sorted(ends)
        size = len(self.xs) + 1
        self._covers, self._gaps, self._wide = [0] * size, [0] * size, [0] * size
        for covers, gaps in rows:
            for low, high, _ in covers:
                self._add(self._covers, low, high)
            for low, high, is_wide in gaps:
                self._add(self._gaps, low, high)
                if is_wide:
                    self._add(self._wide, low, high)
        for counts in (self._covers, self._gaps, self._wide):
            for at in range(1, size):
                counts[at] += counts[at - 1]

    def _add(self, counts: list[int], low: float, high: float) -> None:
        counts[bisect_left(self.xs, low)] += 1
        counts[bisect_left(self.xs, high)] -= 1

    def is_blank(self, at: int) -> bool:
        """Whether most lines that have pieces on both sides leave a stretch blank."""
        gaps = self._gaps[at]
        return self._wide[at] > 0 and gaps >= max(_LEAST_LINES, _MAJORITY * self._covers[at])

    def barest(self, stretch: Sequence[int]) -> list[Span]:
        """Those parts of a blank that the fewest pieces reach over.

        Where they are slits beside a piece that just fits into the blank, all from the first to the last.
        """
        for least in sorted({self._covers[at] for at in stretch}):
            found = self._covered(stretch, least)
            if found:
                return found
        return []

    def _covered(self, stretch: Sequence[int], most: int) -> list[Span]:
        """Those parts of a blank that so many pieces at most reach over, where they are wide enough."""
        found: list[Span] = []
        for at in stretch:
            if self._covers[at] > most:
                continue
            low, high = self.xs[at], self.xs[at + 1]
            if found and low - found[-1].high <= 0:
                found[-1] = Span(found[-1].low, high)
            else:
                found.append(Span(low, high))
        wide = [core for core in found if core.high - core.low >= _LEAST_BLANK]
        if not wide and len(found) > 1:
            return [Span(found[0].low, found[-1].high)]
        return wide


_Interval = tuple[float, float, bool]


def _intervals(line: TextLine) -> tuple[list[_Interval], list[_Interval]]:
    """What a line covers, and its blanks with whether they are wide."""
    covers: list[_Interval] = []
    gaps: list[_Interval] = []
    for at, run in enumerate(line.runs):
        if at and run.box.left > covers[-1][1]:
            gaps.append((covers[-1][1], run.box.left, True))
        start = run.box.left
        for before, glyph in pairwise(run.glyphs):
            left, right = before.box.right, glyph.box.left
            if not glyph.is_spaced and right - left >= _NARROW * run.size:
                covers.append((start, left, True))
                gaps.append((left, right, False))
                start = right
        if run.box.right > start:
            covers.append((start, run.box.right, True))
    return covers, gaps


def _bridges(box: Box, cores: Sequence[Span], known: Sequence[Span]) -> bool:
    """Whether a piece reaches over a blank between columns."""
    if any(box.left < core.low + _SLACK and box.right > core.high - _SLACK for core in cores):
        return True
    return sum(touches(box, span) for span in known) > 1


def _merge(spans: Iterable[Span], cores: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and _meets(merged[-1], span, cores):
            merged[-1] = Span(merged[-1].low, max(merged[-1].high, span.high))
        else:
            merged.append(span)
    return merged


def _without_strays(spans: Sequence[Span], lines: Sequence[TextLine]) -> list[Span]:
    """The columns without those where only cells stand that are merged over both columns beside them."""
    filled = [{at for run in line.runs for at in places_of(run.box, spans)} for line in lines]
    kept: list[Span] = []
    for at, span in enumerate(spans):
        own = [places for places in filled if at in places]
        both = sum(1 for places in filled if at - 1 in places and at + 1 in places)
        is_alone = not any(at - 1 in places or at + 1 in places for places in own)
        if not (is_alone and 0 < at < len(spans) - 1 and both >= max(_LEAST_LINES, len(own))):
            kept.append(span)
    return kept


def _with_wide(spans: list[Span], lines: Sequence[TextLine]) -> list[Span]:
    """The columns with what lines of one piece show of them.

    Such a piece makes a column wider; two that it reaches over are one where no line has both.
    """
    wide = [line.box for line in lines if len(line.runs) == 1 and not names_group(line.text)]
    for box in sorted(wide):
        hit = places_of(box, spans)
        if not hit or _are_both_filled(spans[hit[0] : hit[-1] + 1], lines):
            continue
        low, high = min(box.left, spans[hit[0]].low), max(box.right, spans[hit[-1]].high)
        is_free = hit[0] == 0 or low > spans[hit[0] - 1].high
        if is_free and (hit[-1] + 1 == len(spans) or high < spans[hit[-1] + 1].low):
            spans[hit[0] : hit[-1] + 1] = [Span(low, high)]
    return spans


def _are_both_filled(spans: Sequence[Span], lines: Sequence[TextLine]) -> bool:
    """Whether a line has pieces in two of these columns."""
    if len(spans) < 2:
        return False
    many = [line for line in lines if len(line.runs) > 1]
    return any(
        len({at for run in line.runs for at in places_of(run.box, spans)}) > 1 for line in many
    )


def _meets(before: Span, span: Span, cores: Sequence[Span]) -> bool:
    if span.low >= before.high + _LEAST_BLANK:
        return False
    return not any(
        before.high <= core.low + _SLACK and core.high <= span.low + _SLACK for core in cores
    )


def touches(box: Box, span: Span) -> bool:
    """Whether a box reaches into a column."""
    return box.left < span.high - _SLACK and box.right > span.low + _SLACK


def places_of(box: Box, columns: Sequence[Span]) -> list[int]:
    """The columns that a box reaches into."""
    return [at for at, span in enumerate(columns) if touches(box, span)]


def place_of(box: Box, columns: Sequence[Span]) -> tuple[int, int]:
    """The first and last column that a piece stands in, the nearest where it stands in none."""
    if hit := places_of(box, columns):
        return hit[0], hit[-1]
    middle = (box.left + box.right) / 2
    nearest = min(range(len(columns)), key=lambda at: _apart(columns[at], middle))
    return nearest, nearest


def _apart(span: Span, x: float) -> float:
    return max(span.low - x, x - span.high)
