"""Quantities: a number with its unit and bound, as a plan states it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How the stated number bounds the real one."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    ABOUT = "~"
    RANGE = "range"


class Measure(StrEnum):
    """What kind of number it is; decides how progress may be computed."""

    LEVEL = "level"
    SHARE = "share"
    ANNUAL_GROWTH = "annual_growth"
    INCREMENT = "increment"
    COUNT_TO_BUILD = "count_to_build"
    CHANGE = "change"
    RANK = "rank"
    GAP = "gap"


class Direction(StrEnum):
    """Which way a change goes; the sign is never folded into the value."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit, as written; `value` is None where only words are given (完成省级要求).

    `high` is the upper end of a range.  `unit` keeps the written form (亿元, 家（种）); conversion
    belongs to `vocab/units.csv`.
    """

    value: Decimal | None
    unit: str
    comparator: Comparator = Comparator.EQUAL
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.high is not None and (self.value is None or self.high < self.value):
            raise ValueError(f"the upper end {self.high} lies below the lower end {self.value}")
