"""A fact in the words of a table: what, how much, when, where.  One wording for every face."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from lianqun.model.fact import (
    ClusterClaim,
    EntityMention,
    Fact,
    FactKind,
    IndustryProfile,
    PeriodBasis,
    ProjectEntry,
    Statement,
    TaskEntry,
)
from lianqun.model.quantity import Comparator, Direction, Measure
from lianqun.vocab.messages import Messages

_SIGN: Final = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "≈",
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
}

_TIMES: Final = "倍"
_WHOLE: Final = 100
_NEVER_OF_BASE: Final = ("倍", "个百分点")
"""Units of a change; the base is in another one."""


@dataclass(frozen=True, slots=True)
class FactWords:
    """The cells of one fact's row; an empty cell means that the fact does not say."""

    kind: str
    what: str
    value: str
    year: str


def word_fact(fact: Fact, messages: Messages) -> FactWords:
    """One fact in words."""
    what, value, year = _WORDING[fact.kind](fact.content, messages)
    return FactWords(kind_label(fact.kind, messages), what, value, year)


def kind_label(kind: FactKind, messages: Messages) -> str:
    """A fact family's name in the user's language."""
    return messages.text(f"kind_{kind.value}")


def word_number(value: Decimal) -> str:
    """A number as a reader writes it: no exponent, no idle zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def word_value(content: Statement, messages: Messages) -> str:
    """Bound, value and unit of a figure (≥5000亿元), direction and base where there are any."""
    value = _word_amount(content)
    if content.direction is not None and content.quantity.value is not None:
        code = "value_up" if content.direction is Direction.UP else "value_down"
        value = messages.text(code, value=value)
    if content.base_value is None:
        return value
    base = word_number(content.base_value)
    if content.quantity.unit not in _NEVER_OF_BASE:
        base += content.quantity.unit
    year = content.base_period.year if content.base_period else "?"
    return messages.text("value_with_base", value=value, base=base, year=year)


def _word_amount(content: Statement) -> str:
    """The value itself, in the plan's words where it has written one (翻一番)."""
    quantity = content.quantity
    if quantity.value is None or (quantity.unit == _TIMES and content.value_text):
        return content.value_text
    number = word_number(quantity.value)
    if quantity.high is not None:
        number = f"{number}～{word_number(quantity.high)}"
    sign = "" if _is_whole(content) else _SIGN[quantity.comparator]
    return f"{sign}{number}{quantity.unit}"


def _is_whole(content: Statement) -> bool:
    """Whether a figure is all there is: a share of 100 % has nothing above it."""
    quantity = content.quantity
    is_full = quantity.unit == "%" and quantity.value == _WHOLE
    return content.measure is Measure.SHARE and is_full


Cells = tuple[str, str, str]


def _statement(content: Statement, messages: Messages) -> Cells:
    what = "：".join(part for part in (content.subject, content.indicator) if part)
    if content.threshold and content.threshold not in content.indicator:
        what = messages.text("what_with_threshold", what=what, threshold=content.threshold)
    value = word_value(content, messages)
    if content.target_kind is not None:
        value = messages.text("value_with_attribute", value=value, attribute=content.target_kind)
    return what, value, _word_year(content, messages)


def _word_year(content: Statement, messages: Messages) -> str:
    if content.period is None:
        return ""
    if content.period_basis is PeriodBasis.PLAN_PERIOD:
        return messages.text("year_plan_period", year=content.period.year)
    return str(content.period.year)


def _industry(content: IndustryProfile, messages: Messages) -> Cells:
    carriers = "、".join((*content.lead_cities, *content.carriers))
    firms = len({*content.leading_enterprises, *content.enterprises, *content.enterprises_in_box})
    counted = messages.text("value_enterprises", count=firms) if firms else ""
    return content.name, "；".join(part for part in (carriers, counted) if part), ""


def _cluster(content: ClusterClaim, _messages: Messages) -> Cells:
    parts = (content.tier, content.status, "、".join(content.carriers))
    return content.name, " ".join(part for part in parts if part), ""


def _project(content: ProjectEntry, messages: Messages) -> Cells:
    investment = content.investment_cny_100m
    if investment is None:
        return content.name, content.category, ""
    return content.name, messages.text("value_investment", value=word_number(investment)), ""


def _task(content: TaskEntry, _messages: Messages) -> Cells:
    return content.title, "", str(content.deadline) if content.deadline else ""


def _entity(content: EntityMention, messages: Messages) -> Cells:
    code = f"value_entity_{content.type}"
    return content.name, messages.text(code, count=content.count), ""


_WORDING: Final[dict[FactKind, Callable[[Any, Messages], Cells]]] = {
    FactKind.TARGET: _statement,
    FactKind.ACTUAL: _statement,
    FactKind.INDUSTRY: _industry,
    FactKind.CLUSTER: _cluster,
    FactKind.PROJECT: _project,
    FactKind.TASK: _task,
    FactKind.ENTITY: _entity,
}
