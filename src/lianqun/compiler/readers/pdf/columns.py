"""Columns of a table without uprights: where the pieces of its rows stand, and the blank between."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, TextLine

_LEAST_BLANK: Final = 1.5
_SLACK: Final = 1.0
_NEW_COLUMN: Final = 90.0
_EMPTY_COLUMN: Final = 4.0


class Span(NamedTuple):
    """From where to where a column reaches."""

    low: float
    high: float


def find_columns(body: Sequence[TextLine]) -> list[Span]:
    """The columns that a body's lines stand in, from left to right.

    Lines with a single piece (a group's name, the rest of a broken cell) say nothing of columns.
    """
    many = [line for line in body if len(line.runs) > 1] or list(body)
    return _merge(run for line in many for run in line.runs)


def _merge(runs: Iterable[Run]) -> list[Span]:
    spans: list[Span] = []
    for run in sorted(runs, key=lambda r: r.box.left):
        if spans and run.box.left < spans[-1].high + _LEAST_BLANK:
            spans[-1] = Span(spans[-1].low, max(spans[-1].high, run.box.right))
        else:
            spans.append(Span(run.box.left, run.box.right))
    return spans


def touches(box: Box, span: Span) -> bool:
    """Whether a box reaches into a column."""
    return box.left < span.high - _SLACK and box.right > span.low + _SLACK


def place_of(run: Run, columns: Sequence[Span]) -> tuple[int, int]:
    """The first and last column that a piece stands in."""
    hit = [at for at, span in enumerate(columns) if touches(run.box, span)]
    if hit:
        return hit[0], hit[-1]
    middle = (run.box.left + run.box.right) / 2
    nearest = min(
        range(len(columns)), key=lambda at: abs((columns[at].low + columns[at].high) / 2 - middle)
    )
    return nearest, nearest


def match_headers(heads: Sequence[Box], columns: Sequence[Span]) -> list[int | None]:
    """For each header piece, from left to right, the column it heads; None for a column of its own.

    A header may be centred over a column whose cells begin at the left, so that the two do not
    overlap: the order is kept and the sum of the distances is made least.
    """

    @cache
    def best(head: int, column: int) -> tuple[float, tuple[int | None, ...]]:
        if head == len(heads):
            return _EMPTY_COLUMN * (len(columns) - column), ()
        alone, rest = best(head + 1, column)
        choices = [(alone + _NEW_COLUMN, (None, *rest))]
        if column < len(columns):
            cost, rest = best(head, column + 1)
            choices.append((cost + _EMPTY_COLUMN, rest))
            cost, rest = best(head + 1, column + 1)
            choices.append((cost + _distance(heads[head], columns[column]), (column, *rest)))
        return min(choices, key=lambda choice: choice[0])

    return list(best(0, 0)[1])


def _distance(box: Box, span: Span) -> float:
    apart = max(box.left - span.high, span.low - box.right, 0.0)
    return apart + abs((box.left + box.right) - (span.low + span.high)) / 50
