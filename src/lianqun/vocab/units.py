"""Units of measurement: what a written unit measures, and conversion between units.

The table `units.csv` lists plain units; this module adds what Chinese statistics put around them:
scale words (万亿元, 千亿元, 万人), alternatives in brackets (万套（间）) and ratios (万元/亩).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from lianqun.errors import VocabularyError
from lianqun.text.characters import FULL_WIDTH
from lianqun.vocab.columns import require_columns
from lianqun.vocab.vocabulary import Row, Vocabulary

_COLUMNS: Final = ("unit", "dimension", "factor", "base")

# longest first, so that 万亿 is not read as 万 of an unknown unit
_SCALES: Final = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}

_COUNT: Final = "count"
_ANY_THING: Final = "个"
"""The general classifier: counts things of every kind, persons excepted."""

_PERSONS: Final = frozenset(("人", "人次"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: one of it is `factor` of `base`, and it measures `dimension`.

    A ratio has the dimension and base of both sides, as in money/area and 元/平方米.
    """

    dimension: str
    base: str
    factor: Decimal


class UnitTable:
    """The units of a vocabulary.  Example: `UnitTable(v).convert(Decimal(1), "万亿元", "亿元")` is 10000."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._plain: dict[str, Unit] = {
            row["unit"]: _read_row(row) for row in vocabulary.rows("units")
        }
        self._read: dict[str, Unit] = {}

    def read(self, unit: str) -> Unit:
        """What a written unit measures; raises VocabularyError for one that is not in the table."""
        found = self._find(unit)
        if found is None:
            raise VocabularyError("unit_unknown", unit=unit)
        return found

    def knows(self, unit: str) -> bool:
        """Whether a written unit can be read."""
        return self._find(unit) is not None

    def same_dimension(self, unit: str, other: str) -> bool:
        """Whether two units measure the same kind of thing; 元 and 美元 do, 人 and 家 do not.

        Raises VocabularyError for a unit that is not in the table.
        """
        one, two = self.read(unit), self.read(other)
        if one.dimension != two.dimension:
            return False
        return one.dimension != _COUNT or (one.base in _PERSONS) == (two.base in _PERSONS)

    def convert(self, value: Decimal, unit: str, to: str) -> Decimal:
        """A value of one unit in another.

        Raises VocabularyError when a unit is not in the table or the two have no fixed ratio:
        other dimensions, other currencies, things counted by unlike classifiers.
        """
        one, two = self.read(unit), self.read(to)
        if one.dimension != two.dimension or not _share_base(one, two):
            raise VocabularyError("unit_not_convertible", unit=unit, to=to)
        return _plain_digits(value * one.factor / two.factor)

    def _find(self, unit: str) -> Unit | None:
        if unit in self._read:
            return self._read[unit]
        found = _find_ratio(self._plain, unit.translate(FULL_WIDTH).strip())
        if found is not None:
            self._read[unit] = found
        return found


@lru_cache(maxsize=8)
def unit_table(vocabulary: Vocabulary) -> UnitTable:
    """The units of a vocabulary, built once for each vocabulary."""
    return UnitTable(vocabulary)


def _read_row(row: Row) -> Unit:
    require_columns("units", row, _COLUMNS)
    try:
        factor = Decimal(row["factor"])
    except InvalidOperation:
        factor = Decimal(0)
    if not factor.is_finite() or factor <= 0 or not row["dimension"] or not row["base"]:
        raise VocabularyError("unit_row_malformed", unit=row["unit"], factor=row["factor"])
    return Unit(row["dimension"], row["base"], factor)


def _find_ratio(plain: Mapping[str, Unit], unit: str) -> Unit | None:
    """A unit of the table, or the ratio of two (万元/亩); the table wins (微克/立方米)."""
    whole = _find_scaled(plain, unit)
    if whole is not None or "/" not in unit:
        return whole
    above, _, below = unit.partition("/")
    one, two = _find_scaled(plain, above), _find_scaled(plain, below)
    if one is None or two is None:
        return None
    return Unit(
        f"{one.dimension}/{two.dimension}", f"{one.base}/{two.base}", one.factor / two.factor
    )


def _find_scaled(plain: Mapping[str, Unit], unit: str) -> Unit | None:
    if unit in plain:
        return plain[unit]
    for word, scale in _SCALES.items():
        rest = unit.removeprefix(word)
        if rest != unit and rest in plain:
            base = plain[rest]
            return Unit(base.dimension, base.base, base.factor * scale)
    if unit.endswith("）") and "（" in unit:
        # 套（间）: either word counts the same things
        return _find_scaled(plain, unit[: unit.rfind("（")])
    return None


def _share_base(one: Unit, two: Unit) -> bool:
    if one.base == two.base:
        return True
    bases = {one.base, two.base}
    return one.dimension == _COUNT and _ANY_THING in bases and not bases & _PERSONS


def _plain_digits(value: Decimal) -> Decimal:
    """The same value written without an exponent: 10000, not 1E+4."""
    return Decimal(format(value, "f"))
