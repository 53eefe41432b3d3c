"""The nation's five-year plans: which years 六五, 十四五 and 第十五个五年规划 are about.

Source: the outlines that the National People's Congress adopted, 一五 (1953–1957) to 十五五
(2026–2030); between 二五 and 三五 lay three years without a plan.
"""

from typing import Final

from lianqun.model.period import Period

_FIRST_YEARS: Final = {
    "一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991,
    "九": 1996, "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026,
    "十六": 2031,
}  # fmt: skip
_LENGTH: Final = 5

LONG_ORDINALS: Final = "十[一二三四五六]"
"""Ordinals that need no quotation marks to be known as a plan's: 十四五."""

SHORT_ORDINALS: Final = "[六七八九十]"
"""Ordinals that only quotation marks show to be a plan's: “八五”, not 八五."""


def five_year_plan(ordinal: str) -> Period:
    """The years of a plan by its ordinal (十四: 2021 to 2025).  KeyError for an ordinal not in use."""
    first = _FIRST_YEARS[ordinal]
    return Period.of_years(first, first + _LENGTH - 1)


def plan_of(year: int) -> tuple[str, Period] | None:
    """The ordinal and the years of the plan that a year lies in, None for a year between plans."""
    for ordinal in _FIRST_YEARS:
        plan = five_year_plan(ordinal)
        if plan.first_day.year <= year <= plan.year:
            return ordinal, plan
    return None
