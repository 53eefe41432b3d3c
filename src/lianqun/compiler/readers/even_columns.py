"""Columns printed one after the other, all of the same length: is that what these cells are?

The names of the columns say what their cells must be: numbers in order, units, figures, attributes.
Cells are read so only when every named column holds what its name says.
"""

from collections.abc import Callable, Sequence
from typing import Final

from lianqun.compiler.readers.column_regions import is_unit
from lianqun.compiler.readers.table_headers import Roles, header_role, is_attribute, is_value

_VALUES: Final = frozenset(("year", "base", "target", "growth", "cumulative", "amount"))
_WORDS: Final = frozenset(("category", "name"))
_MOST_FLAWS: Final = 0.1

Test = Callable[[str], bool]


def count_rows(names: Sequence[str], cells: Sequence[str], roles: Roles) -> int:
    """How many rows the cells make when they are the columns in order; 0 where they are not."""
    count, rest = divmod(len(cells), len(names))
    if rest or not count:
        return 0
    kinds = [header_role(name, roles) for name in names]
    if sum(1 for kind in kinds if kind) < 2 or not any(kind in _VALUES for kind in kinds):
        return 0
    columns = (cells[at * count : (at + 1) * count] for at in range(len(names)))
    fits = all(_fits(kind, column, roles) for kind, column in zip(kinds, columns, strict=True))
    return count if fits else 0


def _fits(kind: str, cells: Sequence[str], roles: Roles) -> bool:
    if kind == "serial":
        return _is_rising(cells)
    if kind == "unit":
        return _holds(cells, lambda text: is_unit(text, roles))
    if kind == "attribute":
        return all(is_attribute(text, roles) for text in cells)
    if kind in _VALUES:
        return any(map(is_value, cells)) and not any(is_attribute(text, roles) for text in cells)
    if kind in _WORDS:
        return not any(is_value(text) or is_attribute(text, roles) for text in cells)
    return True


def _is_rising(cells: Sequence[str]) -> bool:
    first = int(cells[0]) if cells[0].isascii() and cells[0].isdigit() else -1
    return first >= 0 and all(text == str(first + at) for at, text in enumerate(cells))


def _holds(cells: Sequence[str], test: Test) -> bool:
    """Whether all cells pass a test but a few, as a unit may be one that nobody listed."""
    flaws = sum(1 for text in cells if not test(text))
    return flaws <= _MOST_FLAWS * len(cells)
