"""What the columns of an indicator table mean, read from their headers, never from their place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.cells import has_own_unit
from lianqun.compiler.extract.statements.times import first_plan_year, scan_times
from lianqun.compiler.extract.statements.vintages import read_vintage
from lianqun.compiler.words import words_of
from lianqun.model.document import Document, DocumentKind, Table
from lianqun.model.period import Period
from lianqun.vocab.vocabulary import Vocabulary

_SPACE = re.compile(r"\s")
_ATTRIBUTE = r"{attribute}|^类型$"
_GROWTH = r"{growth}"
_SUM = r"{sum}"
_VALUE = r"{value}"
_BASE = r"{base}"
_LABEL_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]$|(?P<rate>[%‰])$")
_NO_UNIT = re.compile(r"\d{3}|^以.*为")
_AMOUNT = r".*{amount_end}$"
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_TIME = re.compile(
    r"(?:到|至)?(?:(?:19|20)\d{2}年?(?:底|末)?|[“\"]?十[一二三四五六]五[”\"]?(?:期?末)?)"
)
_INDICATOR = "指标"
_RATES = ("%", "‰")
_FEWEST_LABELS = 2
_GROUP_ROLES = ("serial", "category", "remark")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: its place, the period it is about, whether it holds growth, or sums of years.

    `measure` and `unit` are what its header says that the rows' things are measured in (产量（万吨）);
    `is_forecast` whether it says that its figures are foretold (2025(F)).
    """

    index: int
    label: str
    period: Period
    is_growth: bool
    is_sum: bool = False
    measure: str = ""
    unit: str = ""
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles found in a header; -1 where a role has no column.

    `is_owned` tells that the rows are places or industries, and each column what is measured of them;
    `undated` are then the columns of figures whose year nothing tells.  `group` is the column of the
    groups that rows are put in (装机规模).
    """

    name: int
    unit: int
    attribute: int
    values: tuple[ValueColumn, ...]
    is_owned: bool = False
    undated: tuple[int, ...] = ()
    group: int = -1


class ColumnReader:
    """Reads headers by the words of a vocabulary: whole names (table_headers), parts (table_words)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        headers = vocabulary.rows("table_headers")
        words = words_of(vocabulary, "table_words")
        self._units = frozenset(row["word"] for row in headers if row["role"] == "unit")
        self._serials = frozenset(row["word"] for row in headers if row["role"] == "serial")
        self._groups = frozenset(row["word"] for row in headers if row["role"] in _GROUP_ROLES)
        self._categories = frozenset(row["word"] for row in headers if row["role"] == "category")
        self._names = words.words("indicator_name")
        self._things = words.words("thing_name")
        self._owners = words.words("owner_name")
        self._regions = words.words("whole_region")
        self._spoken = re.compile(
            rf"(?:(?:{words.any_of('value')})值?)+$|^(?:{words.any_of('value')})"
        )
        self._totals = words.words("total")
        self._attribute = words.pattern(_ATTRIBUTE)
        self._growth = words.pattern(_GROWTH)
        self._sum = words.pattern(_SUM)
        self._value = words.pattern(_VALUE)
        self._base = words.pattern(_BASE)
        self._amount = words.pattern(_AMOUNT)
        self._group_measure = re.compile(words.any_of("group_measure") + "$")

    def read(
        self,
        document: Document,
        table: Table,
        knows_unit: Callable[[str], bool],
        *,
        unit: str = "",
    ) -> tuple[Columns, ...]:
        """Roles of an indicator table's columns, again for each time that its names are printed side by side.

        None are found in the header of another kind of table; `unit` is what a note says all figures are in.
        """
        labels = [_SPACE.sub("", cell.text) for cell in table.header]
        width = _period_of(labels)
        found = self._read(document, labels[:width], has_unit=bool(unit))
        if found is None:
            measured = self._read_measured(document, table, labels, knows_unit)
            return (measured,) if measured else ()
        return tuple(_shifted(found, at) for at in range(0, len(labels), width))

    def _read(self, document: Document, labels: Sequence[str], *, has_unit: bool) -> Columns | None:
        name = self._find_name(labels)
        if name < 0 and document.metadata.kind is DocumentKind.STATISTICAL_REPORT:
            name = self._find_things(labels)
        elif name < 0:
            name = self._find_corner(document, labels)
        if name < 0:
            return None
        unit = next((i for i, label in enumerate(labels) if label in self._units), -1)
        has_unit = has_unit or unit >= 0
        values = tuple(
            column
            for index, label in enumerate(labels)
            if index != name
            and (column := self._value_column(document, index, label, has_unit=has_unit))
        )
        if not values:
            return None
        values = _dated_like_others(self._with_measures(values), document)
        attributes = (
            i for i, label in enumerate(labels) if i != name and self._attribute.search(label)
        )
        groups = (i for i, label in enumerate(labels) if i != name and label in self._categories)
        return Columns(name, unit, next(attributes, -1), values, group=next(groups, -1))

    def _read_measured(
        self,
        document: Document,
        table: Table,
        labels: Sequence[str],
        knows_unit: Callable[[str], bool],
    ) -> Columns | None:
        """Roles in a table of several times whose rows name a measure with its unit (产值（亿元）), whatever the header.

        What stands before that column (产业链) groups the rows.
        """
        times = [
            column
            for index, label in enumerate(labels)
            if _BARE_YEAR.match(label)
            and (column := self._value_column(document, index, label, has_unit=False))
        ]
        if len(times) < _FEWEST_LABELS:
            return None
        first = times[0].index
        name = next((i for i in range(first - 1, -1, -1) if _names_units(table, i, knows_unit)), -1)
        if name < 0:
            return None
        group = name - 1 if name and labels[name - 1] not in self._serials else -1
        return Columns(name, -1, -1, tuple(times), group=group)

    def measures(self, columns: Columns, measured: str, name: str) -> bool:
        """Whether what a column measures is to be told behind a row's name: 总额 tells it already."""
        measures = {c.measure for c in columns.values if c.measure and c.unit not in _RATES}
        is_share = measured not in measures
        is_said = len(measures) <= 1 and bool(self._amount.match(name))
        return not name.endswith(measured) and (is_share or not is_said)

    def of_group(self, name: str, group: str, *, is_bare: bool) -> str:
        """A row's name with what its group tells: 水电 of 电源装机规模, a bare 产气量 of 天然气."""
        if is_bare:
            return name if group in name else group + name
        measured = self._group_measure.search(group)
        if measured is None or self._group_measure.search(name):
            return name
        return name + measured[0]

    def read_owned(
        self, document: Document, table: Table, knows_unit: Callable[[str], bool]
    ) -> Columns | None:
        """Roles of the columns of a table whose rows are places or industries; None for any other table.

        A column counts that names a measure and a unit; its year is told by itself, else by the caption.
        """
        labels = [_SPACE.sub("", cell.text) for cell in table.header]
        name = next((i for i, label in enumerate(labels) if label in self._owners), -1)
        is_result = document.metadata.kind is DocumentKind.STATISTICAL_REPORT
        if name < 0 or is_result:
            return None
        values: list[ValueColumn] = []
        undated: list[int] = []
        for index, label in enumerate(labels):
            found = _LABEL_UNIT.search(label)
            unit = (found["unit"] or found["rate"]) if found else ""
            is_known = unit in _RATES or knows_unit(unit) or _has_units(table, index, knows_unit)
            if index == name or not is_known:
                continue
            column = self._value_column(document, index, label, has_unit=False)
            column = column or self._dated_by_caption(document, index, table)
            if column is None:
                undated.append(index)
                continue
            column = replace(column, measure=self._measured(label), unit=unit)
            if column.is_growth and values:
                column = replace(column, measure=values[-1].measure)
            values += [column] if column.measure else []
        return Columns(name, -1, -1, tuple(values), is_owned=True, undated=tuple(undated))

    def is_whole(self, name: str) -> bool:
        """Whether a row of such a table is of the whole region: 合计, 全市."""
        return name in self._regions

    def _dated_by_caption(self, document: Document, index: int, table: Table) -> ValueColumn | None:
        """A column of the one time that the caption names (各县区2030年目标), None for none or several."""
        told = scan_times(document, table.caption, 0, len(table.caption))
        label = _SPACE.sub("", table.header[index].text)
        return (
            ValueColumn(index, label, told[0].period, is_growth=False) if len(told) == 1 else None
        )

    def _measured(self, label: str) -> str:
        """What a column measures: 2030年产值目标（亿元） measures 产值."""
        return self._spoken.sub("", _TIME.sub("", _LABEL_UNIT.sub("", label)))

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

    def _with_measures(self, columns: Sequence[ValueColumn]) -> tuple[ValueColumn, ...]:
        """The columns, those of growth measured as the one before; amounts beside other measures by their label."""
        is_mixed = any(column.measure and column.unit not in _RATES for column in columns)
        measure = ""
        measured: list[ValueColumn] = []
        for column in columns:
            label = _LABEL_UNIT.sub("", column.label)
            if column.is_growth:
                measured.append(replace(column, measure=measure))
                continue
            named = column.measure or (label if is_mixed and label in self._totals else "")
            measure = named
            measured.append(replace(column, measure=named))
        return tuple(measured)

    def _value_column(
        self, document: Document, index: int, label: str, *, has_unit: bool
    ) -> ValueColumn | None:
        if label in self._groups or label in self._units or self._attribute.search(label):
            return None
        vintage = read_vintage(label)
        label = vintage.label
        times = scan_times(document, label, 0, len(label))
        times = [time for time in times if not time.is_origin]  # 比上年增长 is of this year
        growth, is_sum = bool(self._growth.search(label)), bool(self._sum.search(label))
        if times:
            column = ValueColumn(index, label, times[-1].period, growth, is_sum)
            return replace(column, is_forecast=vintage.is_forecast)
        period = document.metadata.period
        is_result = document.metadata.kind is DocumentKind.STATISTICAL_REPORT
        if is_result and period is not None and _LABEL_UNIT.search(label) and not growth:
            return self._measure_column(index, label, period, has_unit=has_unit)
        if period is not None and (growth or is_sum or self._value.search(label)):
            if self._base.search(label):
                period = Period.of_year(period.first_day.year - 1)
            return ValueColumn(index, label, period, growth, is_sum)
        if is_result and period is not None:
            return self._measure_column(index, label, period, has_unit=has_unit)
        return None

    def _find_things(self, labels: Sequence[str]) -> int:
        """The first column of a table of results, where its header names what the rows are; else -1.

        A corner left empty over columns that all have a header stands over the rows' names.
        """
        first = labels[0] if labels else ""
        if not first and len(labels) > 1 and all(labels[1:]):
            return 0
        return 0 if first in self._things or first.endswith(tuple(self._things)) else -1

    def _find_corner(self, document: Document, labels: Sequence[str]) -> int:
        """The column over the rows' names in a plan's table that has none called so, -1 for none.

        It is empty or called 类别, while each of the others tells years, units, attributes or numbers the rows.
        """
        corners = [i for i, label in enumerate(labels) if not label or label in self._categories]
        if len(corners) != 1 or len(labels) == 1:
            return -1
        others = [label for i, label in enumerate(labels) if i != corners[0]]
        is_told = all(
            label in self._units
            or label in self._groups
            or self._attribute.search(label)
            or _BARE_YEAR.match(label)
            or scan_times(document, label, 0, len(label))
            for label in others
        )
        return corners[0] if is_told else -1

    def _measure_column(
        self, index: int, label: str, period: Period, *, has_unit: bool
    ) -> ValueColumn | None:
        """产量（万吨）, 绝对数: what the rows are measured by, and in what."""
        found = _LABEL_UNIT.search(label)
        measure = label[: found.start()] if found else label
        unit = (found["unit"] or found["rate"]) if found else ""
        unit = "" if _NO_UNIT.search(unit) else unit  # 指数（以上年为100）
        if measure in self._totals:
            return ValueColumn(index, label, period, is_growth=False, unit=unit)
        is_amount = has_unit and bool(self._amount.match(measure))
        if not measure or not (found or is_amount):
            return None
        return ValueColumn(index, label, period, is_growth=False, measure=measure, unit=unit)


def _names_units(table: Table, index: int, knows_unit: Callable[[str], bool]) -> bool:
    """Whether most cells of a column end in a unit: 产值（亿元）."""
    filled = [row[index].text.strip() for row in table.rows if index < len(row) and row[index].text]
    found = [_LABEL_UNIT.search(text) for text in filled]
    units = [each["unit"] or each["rate"] for each in found if each]
    known = [unit for unit in units if unit in _RATES or knows_unit(unit)]
    return len(known) * 2 > len(filled)


def _has_units(table: Table, index: int, knows_unit: Callable[[str], bool]) -> bool:
    """Whether every cell of a column that is filled says its own unit: 1.0公里."""
    filled = [row[index].text for row in table.rows if index < len(row) and row[index].text]
    return bool(filled) and all(has_own_unit(text, knows_unit) for text in filled)


def _period_of(labels: Sequence[str]) -> int:
    """After how many labels all of them come again, as in a table drawn in two halves; else how many there are."""
    for width in range(_FEWEST_LABELS, len(labels) // 2 + 1):
        times, rest = divmod(len(labels), width)
        if not rest and list(labels) == list(labels[:width]) * times:
            return width
    return max(len(labels), 1)


def _dated_like_others(
    columns: Sequence[ValueColumn], document: Document
) -> tuple[ValueColumn, ...]:
    """The columns, growth without a time in a table of past years alone dated as the last of them."""
    first = first_plan_year(document, 0)
    states = [column for column in columns if not column.is_growth and not column.is_sum]
    latest = max(states, key=lambda column: column.period.year, default=None)
    if latest is None or first is None or latest.period.year >= first:
        return tuple(columns)
    plan = document.metadata.period
    return tuple(
        replace(column, period=latest.period)
        if column.is_growth and column.period == plan
        else column
        for column in columns
    )


def _shifted(columns: Columns, by: int) -> Columns:
    """The roles of columns for the same names some places farther right."""
    values = tuple(replace(column, index=column.index + by) for column in columns.values)
    unit = columns.unit + by if columns.unit >= 0 else -1
    attribute = columns.attribute + by if columns.attribute >= 0 else -1
    group = columns.group + by if columns.group >= 0 else -1
    return Columns(columns.name + by, unit, attribute, values, group=group)


def _last_alike(labels: Sequence[str], index: int) -> int:
    """The last column under a name drawn over several: categories stand left, what is measured right."""
    while index + 1 < len(labels) and labels[index + 1] == labels[index]:
        index += 1
    return index
