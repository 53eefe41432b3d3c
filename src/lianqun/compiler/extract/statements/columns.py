"""What the columns of an indicator table mean, read from their headers, never from their place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.compiler.extract.statements.times import scan_times
from lianqun.model.document import Cell, Document
from lianqun.model.period import Period

_NAME = ("具体指标", "指标名称", "指标内容", "主要指标", "二级指标", "指标", "名称", "项目")
_UNIT = re.compile(r"^(?:计量)?单位$")
_ATTRIBUTE = re.compile(r"属性|性质|^类型$")
_GROWTH = re.compile(r"年均|增速|增长")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_SUM = re.compile(r"累计|合计")
_VALUE = re.compile(r"(?:基期|现状|目标|完成|实际|预期|规划)值?")
_GROUP = re.compile(r"^(?:序号|类别|分类|目标|领域|一级指标|维度|备注|编号)$")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: its place, the period it is about, whether it holds growth, or sums of years."""

    index: int
    label: str
    period: Period
    is_growth: bool
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles found in a header; -1 where a role has no column."""

    name: int
    unit: int
    attribute: int
    values: tuple[ValueColumn, ...]


def read_columns(document: Document, header: Sequence[Cell]) -> Columns | None:
    """Roles of an indicator table's columns; None when the header is not one of such a table."""
    labels = [re.sub(r"\s", "", cell.text) for cell in header]
    name = _find_name(labels)
    if name < 0:
        return None
    values = tuple(
        column
        for index, label in enumerate(labels)
        if index != name and (column := _read_value_column(document, index, label)) is not None
    )
    if not values:
        return None
    unit = next((i for i, label in enumerate(labels) if _UNIT.match(label)), -1)
    attribute = next((i for i, label in enumerate(labels) if _ATTRIBUTE.search(label)), -1)
    return Columns(name, unit, attribute, values)


def _find_name(labels: Sequence[str]) -> int:
    for wanted in _NAME:
        if wanted in labels:
            return labels.index(wanted)
    return next(
        (i for i, label in enumerate(labels) if "指标" in label and not _ATTRIBUTE.search(label)),
        -1,
    )


def _read_value_column(document: Document, index: int, label: str) -> ValueColumn | None:
    if _GROUP.match(label) or _UNIT.match(label) or _ATTRIBUTE.search(label):
        return None
    label_of_year = label + "年" if _BARE_YEAR.fullmatch(label) else label
    times = scan_times(document, label_of_year, 0, len(label_of_year))
    growth, is_sum = bool(_GROWTH.search(label)), bool(_SUM.search(label))
    if times:
        return ValueColumn(index, label, times[-1].period, growth, is_sum)
    period = document.metadata.period
    if period is not None and (growth or is_sum or _VALUE.search(label)):
        is_base = "基期" in label or "现状" in label
        period = Period.of_year(period.first_day.year - 1) if is_base else period
        return ValueColumn(index, label, period, growth, is_sum)
    return None
