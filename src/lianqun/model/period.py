"""Periods: what stretch of time a figure is about."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """The shapes of time that plans and statistics use."""

    INSTANT = "instant"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEAR_TO_DATE = "year_to_date"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, first and last day included, with the shape it was stated in.

    Example: `Period.of_year(2025)`, `Period.of_years(2021, 2025)`, `Period.of_quarter(2024, 3)`.
    """

    first_day: date
    last_day: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(
                f"a period cannot end before it starts: {self.first_day}..{self.last_day}"
            )

    @property
    def year(self) -> int:
        """The year a figure of this period is filed under: a span counts as its last year."""
        return self.last_day.year

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR)

    @classmethod
    def of_years(cls, first: int, last: int) -> "Period":
        """A span of calendar years, such as a five-year plan."""
        return cls(date(first, 1, 1), date(last, 12, 31), PeriodKind.SPAN)

    @classmethod
    def of_half(cls, year: int, half: int) -> "Period":
        """First (1) or second (2) half of a year."""
        return cls._of_months(year, 6 * half - 5, 6 * half, PeriodKind.HALF)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> "Period":
        """Quarter 1 to 4 of a year."""
        return cls._of_months(year, 3 * quarter - 2, 3 * quarter, PeriodKind.QUARTER)

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """One month."""
        return cls._of_months(year, month, month, PeriodKind.MONTH)

    @classmethod
    def to_month(cls, year: int, month: int) -> "Period":
        """The year from January to `month`: the cumulative figure of monthly statistics."""
        return cls._of_months(year, 1, month, PeriodKind.YEAR_TO_DATE)

    @classmethod
    def at(cls, day: date) -> "Period":
        """One instant, given to the day."""
        return cls(day, day, PeriodKind.INSTANT)

    @classmethod
    def _of_months(cls, year: int, first: int, last: int, kind: PeriodKind) -> "Period":
        following = date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1)
        return cls(date(year, first, 1), following - timedelta(days=1), kind)

    def to_text(self) -> str:
        """A stable written form, read back by `Period.from_text`: kind/first/last."""
        return f"{self.kind}/{self.first_day.isoformat()}/{self.last_day.isoformat()}"

    @classmethod
    def from_text(cls, text: str) -> "Period":
        """Read the written form of `to_text`; raises ValueError on anything else."""
        kind, first, last = text.split("/")
        return cls(date.fromisoformat(first), date.fromisoformat(last), PeriodKind(kind))
