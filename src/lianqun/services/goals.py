"""Goals in a table of tasks: whose figure, how much, by when; a figure said twice stands once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.fact import Fact, PeriodBasis, Statement
from lianqun.model.quantity import Comparator
from lianqun.services.fact_words import word_number

_SIGNS: Final = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "约",
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure promised: whose (empty: the document's own region's), the indicator, the value, its year.

    `is_year_inherited` says that the text states no year and the end of the plan was taken.
    """

    indicator: str
    value: str
    year: int | None
    is_year_inherited: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallGoals:
    """Goals of one subject in one paragraph or table that stand under no task, with their words."""

    subject: str
    goals: tuple[Goal, ...]
    quote: str
    section: tuple[str, ...]
    file_name: str


def is_of_year(fact: Fact, year: int | None) -> bool:
    """Whether a target is about the year asked; every target is when none is asked."""
    content = fact.content
    if not isinstance(content, Statement):
        return False
    return year is None or (content.period is not None and content.period.year == year)


def word_goal(target: Fact, regions: Collection[str]) -> Goal:
    """A target in words; `regions` are the names of the document's own region."""
    content = _statement(target)
    quantity = content.quantity
    if quantity.value is None:
        value = "".join(content.value_text.split())
    else:
        high = f"～{word_number(quantity.high)}" if quantity.high is not None else ""
        value = f"{_SIGNS[quantity.comparator]}{word_number(quantity.value)}{high}{quantity.unit}"
    return Goal(
        subject="" if content.subject in regions else content.subject,
        indicator=content.indicator,
        value=value,
        year=content.period.year if content.period else None,
        is_year_inherited=content.period_basis is PeriodBasis.PLAN_PERIOD,
    )


def without_doubles(targets: Sequence[Fact], regions: Collection[str]) -> list[Fact]:
    """Targets of which each figure stands once: what a table repeats of the text is left out."""
    kept: list[Fact] = []
    by_figure: dict[tuple[object, ...], list[Fact]] = {}
    for target in targets:
        same = by_figure.setdefault(_figure(target), [])
        if not any(_is_double(other, target, regions) for other in same):
            kept.append(target)
            same.append(target)
    return kept


def _figure(target: Fact) -> tuple[object, ...]:
    content = _statement(target)
    quantity, year = content.quantity, content.period.year if content.period else None
    return quantity.value, quantity.high, quantity.unit if quantity.value is not None else "", year


def _is_double(first: Fact, second: Fact, regions: Collection[str]) -> bool:
    one, other = _statement(first), _statement(second)
    own = {"", *regions}
    is_same_subject = one.subject == other.subject or (one.subject in own and other.subject in own)
    if is_same_subject and one.indicator == other.indicator:
        return True
    if bool(one.table) == bool(other.table) or not (
        is_same_subject or one.subject in own or other.subject in own
    ):
        return False
    is_same_code = bool(one.indicator_code) and one.indicator_code == other.indicator_code
    return is_same_code or _is_short_form(one.indicator, other.indicator)


def _is_short_form(one: str, other: str) -> bool:
    """Whether one name has the characters of the other in their order, some left out."""
    short, long = sorted(map(_bare, (one, other)), key=len)
    rest = iter(long)
    return len(short) * 2 > len(long) and all(char in rest for char in short)


def _bare(indicator: str) -> str:
    """A name without what the text says one way and its table another: 增速 and 增长, 总数 and 数量, 5千亿."""
    evened = re.sub(r"(?<=\d)千(?=[亿万])", "000", indicator).replace("增长", "增速")
    return re.sub(r"(?:总数|数量|数)$", "", evened)


def _statement(target: Fact) -> Statement:
    content = target.content
    assert isinstance(content, Statement)  # noqa: S101 - targets were chosen by kind
    return content
