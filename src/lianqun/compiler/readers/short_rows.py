"""Rows that lack cells because a merged cell was printed once: which columns their cells stand in.

A dump that leaves no place for a merged cell gives rows of several lengths.  What was left out stands
in the first columns (a category) or over several columns (an upper header); names and kinds of
cells must agree with the columns that rows of full length show, or nothing is placed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from lianqun.compiler.readers.column_regions import is_unit
from lianqun.compiler.readers.table_headers import (
    Roles,
    header_role,
    is_attribute,
    is_numeric,
    is_value,
)

_NUMERIC_ROLES: Final = frozenset(("year", "base", "target", "growth", "cumulative", "amount"))
_WORDED_ROLES: Final = frozenset(("category", "name", "body", "builder", "place", "content"))
_SINGLE_ROLES: Final = frozenset(("serial", "name", "unit", "attribute", "growth", "time", "place"))
_ROW_ROLES: Final = frozenset(("name", "builder", "content", "amount", "unit", "serial"))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_IN_BRACKETS: Final = re.compile(r".*[（(](?P<unit>[^（）()]+)[)）]$")
_MOSTLY: Final = 0.6
_MOST_MISSING: Final = 2
_MOST_GROUPS: Final = 4

Texts = Sequence[str]
Holds = Callable[[str], bool]


class Columns:
    """What the cells of each column are, told by the rows that lack none."""

    def __init__(self, rows: Sequence[Texts], count: int, roles: Roles) -> None:
        self.count = count
        self._roles = roles
        self._cells = [[row[at] for row in rows if row[at]] for at in range(count)]
        self._values = [_share(cells, is_value) for cells in self._cells]

    def _is(self, column: int, role: str) -> bool:
        """Whether the cells of a column are what a role asks for."""
        cells = self._cells[column]
        if role == "serial":
            return _share(cells, str.isdigit) >= _MOSTLY
        if role == "unit":
            return _share(cells, lambda text: is_unit(text, self._roles)) >= _MOSTLY
        if role == "attribute":
            return _share(cells, lambda text: is_attribute(text, self._roles)) >= _MOSTLY
        return _share(cells, lambda text: bool(_YEAR.match(text))) >= _MOSTLY

    def is_serial(self, column: int) -> bool:
        """Whether the column numbers the rows."""
        return self._is(column, "serial")

    def agreement(self, name: str, column: int) -> int:
        """How well a header's name fits what stands in a column: above 0 well, below 0 badly."""
        role = header_role(name, self._roles)
        numeric = self._values[column] >= _MOSTLY
        if role in ("serial", "unit", "attribute", "time"):
            return 2 if self._is(column, role) else -2
        unit = _IN_BRACKETS.match(name)
        if role in _NUMERIC_ROLES or (unit and is_unit(unit["unit"], self._roles)):
            return 1 if numeric else -1
        if role in _WORDED_ROLES:
            return -1 if numeric else 1
        return 0

    def is_single(self, name: str) -> bool:
        """Whether a name heads one column and hardly stands over several."""
        return header_role(name, self._roles) in _SINGLE_ROLES

    def clashes(self, texts: Texts) -> int:
        """How many cells of a row are figures among words, words among figures or no unit among units."""
        clashes = 0
        for column, text in enumerate(texts):
            share = self._values[column]
            is_mark = is_value(text) and not is_numeric(text)
            is_odd = share in (0.0, 1.0) and is_value(text) != bool(share) and not is_mark
            if text and (is_odd or self._is(column, "unit") > is_unit(text, self._roles)):
                clashes += 1
        return clashes

    def may_be_merged(self, column: int, names: Texts) -> bool:
        """Whether a column's cells may stand for several rows: it does not name the rows or say what each has."""
        roles = [header_role(name, self._roles) for name in names]
        if column >= len(roles) or roles[column] not in _ROW_ROLES:
            return True
        return roles[column] == "name" and roles.count("name") > 1


def _share(cells: Texts, holds: Holds) -> float:
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


def place_short_row(texts: Texts, columns: Columns, names: Texts) -> list[int] | None:
    """The columns of a row that lacks the categories before it; None when that does not fit.

    `names` are those of the columns.
    """
    missing = columns.count - len(texts)
    if not 0 < missing <= _MOST_MISSING or len(texts) < _MOST_MISSING:
        return None
    starts = [1, 0] if columns.is_serial(0) and texts[0].isdigit() else [0]
    placed = [
        [*range(at), *range(at + missing, columns.count)]
        for at in starts
        if all(columns.may_be_merged(blank, names) for blank in range(at, at + missing))
    ]
    if not placed:
        return None
    scored = [
        (columns.clashes(_spread(texts, places, columns.count)), n)
        for n, places in enumerate(placed)
    ]
    clashes, best = min(scored)
    return placed[best] if 2 * clashes < len(texts) - 1 else None


def _spread(texts: Texts, places: Sequence[int], count: int) -> list[str]:
    row = [""] * count
    for text, at in zip(texts, places, strict=True):
        row[at] = text
    return row


@dataclass(frozen=True, slots=True)
class PlacedHeader:
    """The columns of two header rows; `is_sure` tells that no other reading fits as well."""

    upper: list[int]
    lower: list[int]
    is_sure: bool


def place_header(upper: Texts, lower: Texts, columns: Columns) -> PlacedHeader | None:
    """The columns of two header rows when some names of the upper stand over several of the lower.

    Of readings that fit equally well it is the one farthest to the right.
    """
    groups = len(upper) + len(lower) - columns.count
    if not 0 < groups <= min(len(upper), len(lower) // 2, _MOST_GROUPS):
        return None
    readings = [
        _header_places(len(upper), first, widths)
        for widths in _widths(lower, groups)
        for first in range(len(upper) - groups + 1)
    ]
    scores = [_header_score((upper, lower), places, columns) for places in readings]
    best = max(scores, default=-1)
    if best < 0:
        return None
    places = readings[len(scores) - 1 - scores[::-1].index(best)]
    return PlacedHeader(*places, is_sure=scores.count(best) == 1)


def _widths(lower: Texts, groups: int) -> list[list[int]]:
    """How many lower names each upper one may stand over; equal groups where they divide."""
    if len(lower) % groups == 0:
        return [[len(lower) // groups] * groups]
    found: list[list[int]] = []
    for cuts in combinations(range(2, len(lower) - 1), groups - 1):
        ends = [0, *cuts, len(lower)]
        widths = [b - a for a, b in pairwise(ends)]
        if min(widths) > 1:
            found.append(widths)
    return found


def _header_places(count: int, first: int, widths: list[int]) -> tuple[list[int], list[int]]:
    upper: list[int] = []
    lower: list[int] = []
    at = 0
    for index in range(count):
        upper.append(at)
        width = widths[index - first] if first <= index < first + len(widths) else 0
        lower += range(at, at + width)
        at += width or 1
    return upper, lower


def _header_score(
    names: tuple[Texts, Texts], places: tuple[list[int], list[int]], columns: Columns
) -> int:
    below = set(places[1])
    over = [name for name, at in zip(names[0], places[0], strict=True) if at in below]
    score = -sum(1 for name in over if columns.is_single(name))
    score += sum(columns.agreement(name, at) for name, at in zip(names[1], places[1], strict=True))
    for name, at in zip(names[0], places[0], strict=True):
        score += columns.agreement(name, at) if at not in below else 0
    return score
