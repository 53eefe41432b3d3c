"""Figures in indicator tables: a row is an indicator, a column a year, a cell a value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.statements.cells import CellValue, has_own_unit, read_cell
from lianqun.compiler.extract.statements.columns import Columns, ValueColumn
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import FORETELLING
from lianqun.compiler.extract.statements.times import first_plan_year
from lianqun.model.document import Cell, Document, Table
from lianqun.model.fact import FactKind, Statement, TargetKind
from lianqun.model.issue import IssueClass, Severity
from lianqun.model.period import Period
from lianqun.model.quantity import Direction, Measure, Quantity

_EMPTY = re.compile(r"^[—\-–/／\s.…]*$|^(?:无|暂无)$")
_MARK = re.compile(r"[①-⑳*\s]|（注\d）|[\[［]\d{1,2}[\]］]")
_NAME_UNIT = re.compile(r"[（(]\s*(?P<unit>[%‰]|[万亿]{0,2}[\u4e00-\u9fff/]{1,6})\s*[）)]$")
_UNIT_NOTE = re.compile(
    r"[（(]?(?:计量|金额)?单位\s?[：:]\s*(?P<unit>[^（()）、，,]{1,8}?)\s*[）)]?$"
)
_RATES = ("%", "‰")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,2}(?:[.．]\d{1,2})+(?=[\u4e00-\u9fff“])(?!公里|千米|米|亿|万|元|吨|小时|分钟|倍|级|版|代)|\d{1,2}[、．.](?=\D))"
)
_SCOPE_NOTE = re.compile(
    r"(?P<what>目标值|指标值|数据|指标)?均为(?P<scope>[\u4e00-\u9fff“”]{2,14}?)(?:的)?(?:指标|数据|口径|范围|数值)"
)
_PART = re.compile(r"^(?:其中|[#＃])[:：]?")
_PAIR = re.compile(
    r"(?P<first>(?P<bound>[<>≥≤＞＜]?)\s?\d[\d.]*[^\d/]{1,6})/(?P<second>\d[\d.]*[^\d/]{1,6})"
)
_PER_CENT = 100
_COUNTED = frozenset("家个项件名户座所条人种")
_UNITLESS = re.compile(r"(?:比|比值|汇率|指数|系数|排名|位次|名次)(?:[（(].*)?$")
_RANKED = ("排名", "位次", "名次")
_GROWN = ("增速", "增长", "增长率", "增幅", "涨幅", "增长速度")
_EACH = re.compile(r"^\s*各(?=\d)")
_OWNER_JOINT = re.compile(r"[、，,]")
_TO_BUILD = re.compile(r"^(?:打造|培育|建设|创建)(?!率)")


@dataclass(frozen=True, slots=True)
class _Value:
    """A value cell read, with its cell and column."""

    read: CellValue
    cell: Cell
    column: ValueColumn

    @property
    def is_state(self) -> bool:
        """Whether it says how much there is or which place it has, not how that moves."""
        moves = self.read.is_growth or self.read.is_change
        return not moves and not self.column.is_growth and not self.column.is_sum


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an indicator table with what its columns mean and the unit it is in.

    `above` is the name of the row that this one is a part of (其中：住宅), "" for none.
    """

    setting: Setting
    table: Table
    columns: Columns
    cells: Sequence[Cell]
    unit: str
    above: str = ""

    @property
    def name(self) -> Cell:
        """The cell that names the indicator."""
        return self.cells[self.columns.name]


def extract(setting: Setting) -> Iterator[Draft | Doubt]:
    """Targets and actuals of every indicator table."""
    for table in setting.document.tables:
        unit = _noted_unit(setting, table)
        found = setting.readers.columns.read(setting.document, table, setting.knows_unit, unit=unit)
        for columns in found:
            yield from _read_table(setting, table, columns, unit)
        owned = setting.readers.columns.read_owned(setting.document, table, setting.knows_unit)
        if owned and not found:
            yield from _read_owned(setting, table, owned)


def _read_table(
    setting: Setting, table: Table, columns: Columns, noted: str
) -> Iterator[Draft | Doubt]:
    """The figures of a table's rows; `noted` is the unit that a note gives to all that have no other."""
    last = max(columns.name, *(column.index for column in columns.values))
    unit_above = ""
    whole = _Whole()
    for cells in table.rows:
        if len(cells) > last and cells[columns.name].text.strip():
            unit, unit_above = _unit_of(columns, cells, unit_above)
            if columns.unit < 0 and unit not in _RATES and not setting.knows_unit(unit):
                unit = ""  # 投资额（累计）
            row = whole.take(_Row(setting, table, columns, cells, unit))
            yield from _read_row(row, noted)


def _read_owned(setting: Setting, table: Table, columns: Columns) -> Iterator[Draft | Doubt]:
    """The figures of a table of places or industries, row by row, with what could not be dated."""
    for index in columns.undated:
        held = [row[index].text for row in table.rows if index < len(row)]
        read = (read_cell(text, "", setting.knows_unit) for text in held)
        if any(cell and cell.quantity.value is not None for cell in read):
            yield _undated(table, table.header[index])
    last = max((column.index for column in columns.values), default=-1)
    for cells in table.rows:
        if len(cells) > max(last, columns.name) and cells[columns.name].text.strip():
            for row in _owners(columns, cells):
                yield from _read_row(_Row(setting, table, columns, row, ""), "")


def _owners(columns: Columns, cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """A row for each of its owners: 甲县、乙县 | 各55 are two, any other row is one."""
    if not any(_EACH.match(cells[column.index].text) for column in columns.values):
        yield cells
        return
    plain = [replace(cell, text=_EACH.sub("", cell.text)) for cell in cells]
    for name in _OWNER_JOINT.split(cells[columns.name].text):
        owner = replace(cells[columns.name], text=name)
        yield [owner if at == columns.name else cell for at, cell in enumerate(plain)]


class _Whole:
    """The row that those below it are parts of: 其中：铁路, and 公路 behind it in the same unit."""

    def __init__(self) -> None:
        self._name, self._unit = "", ""
        self._has_parts = False

    def take(self, row: _Row) -> _Row:
        """The next row, with the name of the one above where it is a part of it."""
        name = _bare_name(row)
        is_marked = _PART.match(row.name.text.strip()) is not None
        follows = self._has_parts and row.setting.readers.parts.is_bare(name)
        if is_marked or follows:
            self._has_parts = True
            return replace(row, above=self._name if self._unit == row.unit else "")
        self._name, self._unit, self._has_parts = name, row.unit, False
        return row


def _noted_unit(setting: Setting, table: Table) -> str:
    """The one unit that a note says a table's figures are in; "" where none does."""
    found = next(filter(None, map(_UNIT_NOTE.match, table.notes)), None)
    found = found or _NAME_UNIT.search(table.caption)
    unit = "".join(found["unit"].split()) if found else ""
    return unit if unit in _RATES or setting.knows_unit(unit) else ""


def _unit_of_cell(row: _Row, column: ValueColumn, noted: str) -> str:
    """The unit that a cell's figure is in: its row's, else its column's, else the table's."""
    is_own = row.columns.unit < 0 and row.setting.knows_unit(row.unit)  # by its name
    is_told = bool(row.unit) and (not column.unit or is_own)
    if is_told or column.unit:
        return row.unit if is_told else column.unit
    name = _MARK.sub("", row.name.text)
    return "" if column.is_growth or _UNITLESS.search(column.measure or name) else noted


def _read_row(row: _Row, noted: str) -> Iterator[Draft | Doubt]:
    values: list[_Value] = []
    for column in row.columns.values:
        cell = row.cells[column.index]
        if _EMPTY.match(cell.text):
            continue
        unit = _unit_of_cell(row, column, noted)
        read = read_cell(cell.text, unit, row.setting.knows_unit)
        parts = [(read, cell)] if read else _read_pair(row, cell)
        if not parts:
            yield _unread(cell, row.name)
        values += [_Value(part, own, column) for part, own in parts]
    for value in values:
        yield _draft(row, values, value)


def _read_pair(row: _Row, cell: Cell) -> list[tuple[CellValue, Cell]]:
    """Two figures that a cell tells with a unit each (40万千瓦/80万千瓦时), [] for anything else."""
    found = _PAIR.fullmatch(cell.text.strip())
    if found is None:
        return []
    parts: list[tuple[CellValue, Cell]] = []
    for text in (found["first"], found["bound"] + found["second"]):
        if not has_own_unit(text, row.setting.knows_unit):
            return []
        read = read_cell(text, "", row.setting.knows_unit)
        if read is not None:
            parts.append((read, cell))
    return parts


def _unit_of(columns: Columns, row: Sequence[Cell], above: str) -> tuple[str, str]:
    """The unit of a row, and the one that a blank cell below takes over: a merged cell is printed once."""
    name = _MARK.sub("", row[columns.name].text)
    in_name = _NAME_UNIT.search(name)
    if not 0 <= columns.unit < len(row):
        return (in_name["unit"] if in_name else ""), ""
    own = row[columns.unit].text.strip()
    if own:
        return ("" if _EMPTY.match(own) else own), own
    if in_name:
        return in_name["unit"], above
    return ("" if _UNITLESS.search(name) or _EMPTY.match(above) else above), above


def _draft(row: _Row, values: Sequence[_Value], value: _Value) -> Draft:
    setting, table, column = row.setting, row.table, value.column
    kind = _kind(setting.document, table, column.period)
    # 2025年（预计） of a plan from 2026 on is what it starts from
    is_report = setting.document.part_at(table.start).metadata.kind in FORETELLING
    is_forecast = column.is_forecast and is_report
    kind = FactKind.TARGET if is_forecast else kind
    measure, quantity = _measure(row, value)
    subject, indicator = _subject(row, value, measure, kind)
    has_base = kind is FactKind.TARGET and value.is_state
    base = _base(row, values, value) if has_base else None
    content = Statement(
        subject=subject,
        indicator=indicator,
        indicator_code=setting.code(indicator, quantity.unit, measure),
        quantity=quantity,
        measure=measure,
        period=column.period,
        direction=_direction(row, value, measure, quantity),
        base_period=base.column.period if base else None,
        base_value=base.read.quantity.value if base else None,
        target_kind=_attribute(row.columns, row.cells) if kind is FactKind.TARGET else None,
        table=table.caption or "表",
        value_text=value.read.words,
        is_forecast=is_forecast,
    )
    return Draft(
        kind=kind,
        content=content,
        span=_row_span(table, row.name, value.cell),
        value_span=(value.cell.start, value.cell.end),
        section=table.section,
        origin="statements.table",
        context=" ".join(
            filter(None, (row.name.text, quantity.unit, column.label, value.cell.text))
        ),
    )


def _subject(row: _Row, value: _Value, measure: Measure, kind: FactKind) -> tuple[str, str]:
    """Whose figure a cell holds, and of what."""
    setting, table = row.setting, row.table
    name = _name(row, value, measure)
    region = setting.region(table.start)
    if row.columns.is_owned:
        owner = _MARK.sub("", row.name.text)
        return (region if setting.readers.columns.is_whole(owner) else owner), name
    subject, indicator = setting.split_subject(name, table.start)
    return (_scope(table, kind) or subject if subject == region else subject), indicator


def _said(row: _Row, column: ValueColumn) -> str:
    """The words that say what a cell measures: its row's, or its column's where rows are owners."""
    return column.measure if row.columns.is_owned else row.name.text.strip()


def _bare_name(row: _Row) -> str:
    """What the name cell says without number, unit, marks and 其中."""
    return _PART.sub("", _bare(row.name.text))


def _bare(text: str) -> str:
    """What a cell says without number, unit and marks."""
    return _NUMBERED.sub("", _NAME_UNIT.sub("", _MARK.sub("", text)))


def _name(row: _Row, value: _Value, measure: Measure) -> str:
    """The indicator's name: a count ends in 数, a growth told by the column in 年均增速."""
    is_owned = row.columns.is_owned
    name = value.column.measure if is_owned else _bare_name(row)
    if 0 <= row.columns.group < len(row.cells):
        group = _bare(row.cells[row.columns.group].text)
        is_bare = row.setting.readers.namer.is_bare_measure(name)
        name = row.setting.readers.columns.of_group(name, group, is_bare=is_bare)
    if row.above:
        name = row.setting.readers.parts.of_whole(name, row.above, row.unit or "%")
    measured = value.column.measure
    if (
        measured
        and not is_owned
        and row.setting.readers.columns.measures(row.columns, measured, name)
    ):
        name += measured
    if measure is Measure.RANK:
        return name if name.endswith(_RANKED) else f"{name}{value.read.among}排名"
    counted = value.read.quantity.unit.partition("/")[0][-1:]
    if counted in _COUNTED:
        # 打造千亿级园区 counts 千亿级园区
        name = row.setting.readers.namer.count_name(_TO_BUILD.sub("", name), counted)
    quantity = value.read.quantity
    told = value.read.is_growth or value.column.is_growth or _grows(row, quantity)
    if measure is not Measure.ANNUAL_GROWTH or not told or name.endswith(_GROWN):
        return name
    is_yearly = value.read.is_yearly or "年均" in value.column.label
    return name + ("年均增速" if is_yearly else "增速")


def _measure(row: _Row, value: _Value) -> tuple[Measure, Quantity]:
    """The kind of figure of a cell, and its quantity in the unit that goes with it."""
    read, quantity = value.read, value.read.quantity
    by_cell = ((read.is_rank, Measure.RANK), (read.is_change, Measure.CHANGE))
    for is_told, measure in (*by_cell, (read.is_growth, Measure.ANNUAL_GROWTH)):
        if is_told:
            return measure, quantity
    by_name = row.setting.readers.measures.read_row(_said(row, value.column), quantity.unit)
    if by_name in (Measure.CHANGE, Measure.INCREMENT) or quantity.value is None:
        return by_name, quantity
    return _measure_by_column(row, value, by_name)


def _measure_by_column(row: _Row, value: _Value, by_name: Measure) -> tuple[Measure, Quantity]:
    """A column of growth holds per cent, of all years together where bracketed; one of sums what is added."""
    column, quantity = value.column, value.read.quantity
    if column.is_growth and value.read.is_summed:
        return _measure_sum(row, quantity)
    if column.is_growth:
        return Measure.ANNUAL_GROWTH, replace(quantity, unit="%")
    if by_name is Measure.SHARE and _grows(row, quantity):
        return Measure.ANNUAL_GROWTH, quantity
    if column.is_sum:
        return Measure.CHANGE if quantity.unit == "%" else Measure.INCREMENT, quantity
    return by_name, quantity


def _measure_sum(row: _Row, quantity: Quantity) -> tuple[Measure, Quantity]:
    """A bracketed number in a column of growth: points of a rate, what is added in all, or per cent in all.

    By convention 〔 〕 holds the sum of all years.  It is per cent where target over base says so.
    """
    if row.unit in ("", "%"):
        return Measure.CHANGE, replace(quantity, unit="个百分点" if row.unit else "%")
    states = [_plain(row, column) for column in row.columns.values if not column.is_growth]
    told = [state for state in states if state]
    moved = (told[-1] / told[0] - 1) * _PER_CENT if len(told) > 1 else None
    if moved is not None and quantity.value is not None and abs(moved - quantity.value) < 1:
        return Measure.CHANGE, replace(quantity, unit="%")
    return Measure.INCREMENT, replace(quantity, unit=row.unit)


def _plain(row: _Row, column: ValueColumn) -> Decimal | None:
    """The number of a cell, None where it holds none."""
    read = read_cell(row.cells[column.index].text, row.unit, row.setting.knows_unit)
    return read.quantity.value if read else None


def _grows(row: _Row, quantity: Quantity) -> bool:
    """Whether a row in per cent names an amount of money: in 增加值 5.2% it is the growth that is told."""
    is_amount = row.setting.code(_bare_name(row), "亿元", Measure.LEVEL)
    return quantity.unit == "%" and bool(is_amount)


def _direction(row: _Row, value: _Value, measure: Measure, quantity: Quantity) -> Direction | None:
    if value.read.direction:
        return value.read.direction
    if measure is not Measure.CHANGE or quantity.value is None:
        return row.setting.readers.measures.read_row_direction(_said(row, value.column))
    told = row.setting.readers.measures.read_row_direction(_said(row, value.column))
    return told or Direction.UP


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


def _base(row: _Row, values: Sequence[_Value], target: _Value) -> _Value | None:
    """The state a target starts from: the latest before the plan, not a target on the way to it."""
    first = first_plan_year(row.setting.document, row.table.start) or target.column.period.year
    earlier = [
        v
        for v in values
        if v.is_state
        and v.read.is_rank == target.read.is_rank
        and v.column.measure == target.column.measure
        and v.column.period.year < min(first, target.column.period.year)
        and v.read.quantity.value is not None
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


def _undated(table: Table, header: Cell) -> Doubt:
    return Doubt(
        code="table_column_undated",
        issue_class=IssueClass.READING,
        severity=Severity.INFO,
        spans=((header.start, max(header.end, header.start + 1)),),
        arguments={"table": table.caption or "", "column": header.text},
    )
