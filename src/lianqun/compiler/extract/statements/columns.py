"""What the columns of an indicator table mean, read from their headers, never from their place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.compiler.extract.statements.times import scan_times
from lianqun.compiler.words import words_of
from lianqun.model.document import Cell, Document, DocumentKind
from lianqun.model.period import Period
from lianqun.vocab.vocabulary import Vocabulary

_SPACE = re.compile(r"\s")
_ATTRIBUTE = r"{attribute}|^类型$"
_GROWTH = r"{growth}"
_SUM = r"{sum}"
_VALUE = r"{value}"
_BASE = r"{base}"
_LABEL_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]$")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_INDICATOR = "指标"
_GROUP_ROLES = ("serial", "category", "remark")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: its place, the period it is about, whether it holds growth, or sums of years.

    `measure` and `unit` are what its header says that the rows' things are measured in (产量（万吨）).
    """

    index: int
    label: str
    period: Period
    is_growth: bool
    is_sum: bool = False
    measure: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles found in a header; -1 where a role has no column."""

    name: int
    unit: int
    attribute: int
    values: tuple[ValueColumn, ...]


class ColumnReader:
    """Reads headers by the words of a vocabulary: whole names (table_headers), parts (table_words)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        headers = vocabulary.rows("table_headers")
        words = words_of(vocabulary, "table_words")
        self._units = frozenset(row["word"] for row in headers if row["role"] == "unit")
        self._groups = frozenset(row["word"] for row in headers if row["role"] in _GROUP_ROLES)
        self._names = words.words("indicator_name")
        self._things = words.words("thing_name")
        self._totals = words.words("total")
        self._attribute = words.pattern(_ATTRIBUTE)
        self._growth = words.pattern(_GROWTH)
        self._sum = words.pattern(_SUM)
        self._value = words.pattern(_VALUE)
        self._base = words.pattern(_BASE)

    def read(self, document: Document, header: Sequence[Cell]) -> Columns | None:
        """Roles of an indicator table's columns; None when the header is not one of such a table."""
        labels = [_SPACE.sub("", cell.text) for cell in header]
        name = self._find_name(labels)
        if name < 0 and document.metadata.kind is DocumentKind.STATISTICAL_REPORT:
            name = self._find_things(labels)
        if name < 0:
            return None
        values = tuple(
            column
            for index, label in enumerate(labels)
            if index != name and (column := self._value_column(document, index, label)) is not None
        )
        if not values:
            return None
        unit = next((i for i, label in enumerate(labels) if label in self._units), -1)
        attributes = (i for i, label in enumerate(labels) if self._attribute.search(label))
        return Columns(name, unit, next(attributes, -1), values)

    def _find_name(self, labels: Sequence[str]) -> int:
        for wanted in self._names:
            if wanted in labels:
                return _last_alike(labels, labels.index(wanted))
        named = (
            i
            for i, label in enumerate(labels)
            if _INDICATOR in label and not self._attribute.search(label)
        )
        return next(named, -1)

    def _value_column(self, document: Document, index: int, label: str) -> ValueColumn | None:
        if label in self._groups or label in self._units or self._attribute.search(label):
            return None
        label_of_year = label + "年" if _BARE_YEAR.fullmatch(label) else label
        times = scan_times(document, label_of_year, 0, len(label_of_year))
        times = [time for time in times if not time.is_origin]  # 比上年增长 is of this year
        growth, is_sum = bool(self._growth.search(label)), bool(self._sum.search(label))
        if times:
            return ValueColumn(index, label, times[-1].period, growth, is_sum)
        period = document.metadata.period
        if period is not None and (growth or is_sum or self._value.search(label)):
            if self._base.search(label):
                period = Period.of_year(period.first_day.year - 1)
            return ValueColumn(index, label, period, growth, is_sum)
        if period is not None and document.metadata.kind is DocumentKind.STATISTICAL_REPORT:
            return self._measure_column(index, label, period)
        return None

    def _find_things(self, labels: Sequence[str]) -> int:
        """The first column of a table of results, where its header names what the rows are; else -1."""
        first = labels[0] if labels else ""
        return 0 if first in self._things or first.endswith(tuple(self._things)) else -1

    def _measure_column(self, index: int, label: str, period: Period) -> ValueColumn | None:
        """产量（万吨）, 绝对数: what the rows are measured by, and in what."""
        unit = _LABEL_UNIT.search(label)
        measure = label[: unit.start()] if unit else label
        if measure in self._totals:
            return ValueColumn(
                index, label, period, is_growth=False, unit=unit["unit"] if unit else ""
            )
        if not unit or not measure:
            return None
        return ValueColumn(
            index, label, period, is_growth=False, measure=measure, unit=unit["unit"]
        )


def _last_alike(labels: Sequence[str], index: int) -> int:
    """The last column under a name drawn over several: categories stand left, what is measured right."""
    while index + 1 < len(labels) and labels[index + 1] == labels[index]:
        index += 1
    return index
