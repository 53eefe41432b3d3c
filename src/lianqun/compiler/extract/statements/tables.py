"""Figures in indicator tables: a row is an indicator, a column a year, a cell a value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.statements.columns import Columns, ValueColumn
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.times import first_plan_year
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import FactKind, Statement, TargetKind
from lianqun.model.issue import IssueClass, Severity
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.text.numerals import parse_arabic

_EMPTY = re.compile(r"^[—\-–/／\s.…]*$|^(?:无|暂无)$")
_VALUE = re.compile(
    r"^[\[［〔(（<＜>＞≥≤＝=约近达到超过突破不低于少高大小至增长到]*\s*(?P<minus>[-－−])?(?P<low>\d+(?:,\d{3})*(?:\.\d+)?)\s*"
    r"(?:[—\-–~～]\s*(?P<high>\d+(?:,\d{3})*(?:\.\d+)?))?\s*(?P<unit>[%‰]|[万亿]{0,2}[\u4e00-\u9fff]{0,3}?(?:/[\u4e00-\u9fff]{1,4})?)?\s*"
    r"(?P<tail>及?以上|左右|以内|以下|以上)?[\]］〕)）]*[①-⑳*]?$"
)
_MARK = re.compile(r"[①-⑳*\s]|（注\d）")
_NAME_UNIT = re.compile(r"[（(]\s*(?P<unit>[%‰]|[万亿]{0,2}[\u4e00-\u9fff/]{1,6})\s*[）)]$")
_SCOPE_NOTE = re.compile(
    r"(?P<what>目标值|指标值|数据|指标)?均为(?P<scope>[\u4e00-\u9fff“”]{2,14}?)(?:的)?(?:指标|数据|口径|范围|数值)"
)
_COUNTED = frozenset("家个项件名户座所条人种")
_TO_BUILD = re.compile(r"^(?:打造|培育|建设|创建)(?!率)")


@dataclass(frozen=True, slots=True)
class _Value:
    """A value cell read: a quantity with its cell and column."""

    quantity: Quantity
    cell: Cell
    column: ValueColumn
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an indicator table with what its columns mean."""

    setting: Setting
    table: Table
    columns: Columns
    cells: Sequence[Cell]

    @property
    def name(self) -> Cell:
        """The cell that names the indicator."""
        return self.cells[self.columns.name]


def extract(setting: Setting) -> Iterator[Draft | Doubt]:
    """Targets and actuals of every indicator table."""
    for table in setting.document.tables:
        columns = setting.readers.columns.read(setting.document, table.header)
        if columns is None:
            continue
        last = max(columns.name, *(column.index for column in columns.values))
        for cells in table.rows:
            if len(cells) > last and cells[columns.name].text.strip():
                yield from _read_row(_Row(setting, table, columns, cells))


def _read_row(row: _Row) -> Iterator[Draft | Doubt]:
    values: list[_Value] = []
    for column in row.columns.values:
        cell = row.cells[column.index]
        if _EMPTY.match(cell.text):
            continue
        value = _read_cell(cell, column, _unit_of(row.columns, row.cells, row.name))
        if value is None:
            yield _unread(cell, row.name)
        else:
            values.append(value)
    for value in values:
        yield _draft(row, values, value)


def _unit_of(columns: Columns, row: Sequence[Cell], name_cell: Cell) -> str:
    if 0 <= columns.unit < len(row) and row[columns.unit].text.strip():
        return row[columns.unit].text.strip()
    in_name = _NAME_UNIT.search(_MARK.sub("", name_cell.text))
    return in_name["unit"] if in_name else ""


def _read_cell(cell: Cell, column: ValueColumn, unit: str) -> _Value | None:
    text = re.sub(r"\s", "", cell.text)
    found = _VALUE.match(text)
    if not found:
        if re.search(r"\d", text):
            return None
        return _Value(Quantity(None, unit), cell, column, text)
    low = parse_arabic(found["low"])
    if found["minus"]:
        low = -low
    high = parse_arabic(found["high"]) if found["high"] else None
    comparator = _cell_comparator(text, found["tail"] or "", has_high=high is not None)
    own_unit = found["unit"] or ""
    return _Value(Quantity(low, unit or own_unit, comparator, high), cell, column)


def _cell_comparator(text: str, tail: str, *, has_high: bool) -> Comparator:
    if has_high:
        return Comparator.RANGE
    if (
        tail in ("以上", "及以上")
        or text[0] in "≥>＞"
        or text.startswith(("达到", "超过", "突破", "不低于", "不少于"))
    ):
        return Comparator.AT_LEAST
    if (
        tail in ("以内", "以下")
        or text[0] in "≤<＜"
        or text.startswith(("不高于", "不超过", "不大于"))
    ):
        return Comparator.AT_MOST
    if tail == "左右" or text.startswith(("约", "近")):
        return Comparator.ABOUT
    return Comparator.EQUAL


def _draft(row: _Row, values: Sequence[_Value], value: _Value) -> Draft:
    setting, table, column = row.setting, row.table, value.column
    unit = value.quantity.unit
    name = _NAME_UNIT.sub("", _MARK.sub("", row.name.text))
    if unit[-1:] in _COUNTED:
        # 打造千亿级园区 counts 千亿级园区
        name = setting.readers.namer.count_name(_TO_BUILD.sub("", name))
    kind = _kind(setting.document, table, column.period)
    subject, indicator = setting.split_subject(name, table.start)
    if subject == setting.region(table.start):
        subject = _scope(table, kind) or subject
    base = _base(values, value) if kind is FactKind.TARGET else None
    grows = column.is_growth and value is not values[0]
    measures = setting.readers.measures
    row_name = row.name.text.strip()
    measure = Measure.ANNUAL_GROWTH if grows else measures.read_row(row_name, unit)
    content = Statement(
        subject=subject,
        indicator=indicator,
        indicator_code=setting.code(indicator, unit, measure),
        quantity=value.quantity,
        measure=measure,
        period=column.period,
        direction=measures.read_row_direction(name),
        base_period=base.column.period if base else None,
        base_value=base.quantity.value if base else None,
        target_kind=_attribute(row.columns, row.cells) if kind is FactKind.TARGET else None,
        table=table.caption or "表",
        value_text=value.words,
    )
    return Draft(
        kind=kind,
        content=content,
        span=_row_span(table, row.name, value.cell),
        value_span=(value.cell.start, value.cell.end),
        section=table.section,
        origin="statements.table",
        context=" ".join(filter(None, (row.name.text, unit, column.label, value.cell.text))),
    )


def _row_span(table: Table, name_cell: Cell, value_cell: Cell) -> tuple[int, int]:
    """The row from name to value where it was printed as a row, else the value alone."""
    near = 0 <= value_cell.end - name_cell.start <= 100
    if table.layout == "rows" and near and not name_cell.is_carried:
        return name_cell.start, value_cell.end
    return value_cell.start, value_cell.end


def _kind(document: Document, table: Table, period: Period) -> FactKind:
    first = first_plan_year(document, table.start)
    return FactKind.ACTUAL if first is not None and period.year < first else FactKind.TARGET


def _scope(table: Table, kind: FactKind) -> str:
    """The part of the region that a table's note restricts its figures to."""
    for note in table.notes:
        found = _SCOPE_NOTE.search(note)
        if found and (kind is FactKind.TARGET or found["what"] in ("数据", "指标", "指标值")):
            return found["scope"]
    return ""


def _base(values: Sequence[_Value], target: _Value) -> _Value | None:
    earlier = [
        v
        for v in values
        if v.column.period.year < target.column.period.year and v.quantity.value is not None
    ]
    return max(earlier, key=lambda v: v.column.period.year, default=None)


def _attribute(columns: Columns, row: Sequence[Cell]) -> TargetKind | None:
    if not 0 <= columns.attribute < len(row):
        return None
    text = row[columns.attribute].text
    return next((kind for kind in TargetKind if kind.value in text), None)


def _unread(cell: Cell, name_cell: Cell) -> Doubt:
    return Doubt(
        code="table_value_unread",
        issue_class=IssueClass.READING,
        severity=Severity.WARNING,
        spans=((cell.start, max(cell.end, cell.start + 1)),),
        arguments={"cell": cell.text, "indicator": name_cell.text},
    )
