"""Figures in tables whose rows are places or industries: a column is what is measured, in its unit.

A plan hands its goals down so: 县（市、区） | 2030年工业产值（亿元）, 产业链 | 2025年规模（亿元） | 增速（%）.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.cells import read_cell
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.times import first_plan_year, scan_times
from lianqun.model.document import Cell, DocumentKind, Table
from lianqun.model.fact import FactKind, Statement
from lianqun.model.period import Period
from lianqun.model.quantity import Measure

_SPACE = re.compile(r"\s")
_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]$|(?P<rate>[%‰])$")
_TIME = re.compile(r"(?:到|至)?(?:(?:19|20)\d{2}年?(?:底|末)?|“?十[一二三四五六]五”?(?:末|期末)?)")
_ROLE = re.compile(
    r"(?:(?:目标|规划|预期|预计|计划|现状|实际)值?)+$|^(?:目标|规划|预期|预计|计划|现状|完成)"
)
_TOTAL = re.compile(r"(?:合计|总计|小计|全[省市县区州])$")
_EACH = re.compile(r"^各(?=\d)")
_LIST = re.compile(r"[、，,]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_GROWTH = re.compile(r"(?P<yearly>年均|年平均)?(?:增长|增速|增幅|增长率)$")
_RATES = ("%", "‰")
_COUNTED = frozenset("家个项件名户座所条人种")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its place, what it measures, in what unit and when."""

    index: int
    measured: str
    unit: str
    period: Period


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table of owners: the column that names them and those of figures."""

    setting: Setting
    table: Table
    owner: int
    columns: Sequence[_Column]


def extract(setting: Setting) -> Iterator[Draft]:
    """Targets and actuals of every table whose rows are places or industries."""
    document = setting.document
    if document.metadata.kind is DocumentKind.STATISTICAL_REPORT:
        return  # its tables of results are read with the indicators
    for table in document.tables:
        labels = [_SPACE.sub("", cell.text) for cell in table.header]
        owner = setting.readers.columns.find_owner(labels)
        if owner < 0 or setting.readers.columns.read(document, table.header):
            continue
        sheet = _Sheet(setting, table, owner, _columns(setting, table, labels, owner))
        for row in table.rows:
            yield from _read_row(sheet, row)


def _columns(
    setting: Setting, table: Table, labels: Sequence[str], owner: int
) -> Sequence[_Column]:
    """The columns whose header names a measure and a unit, and whose year it or the caption tells."""
    found: list[_Column] = []
    for index, label in enumerate(labels):
        named = _UNIT.search(label)
        if index == owner or named is None:
            continue
        unit = named["unit"] or named["rate"]
        measured = _ROLE.sub("", _TIME.sub("", label[: named.start()]))
        growth = _GROWTH.fullmatch(measured) if found else None
        period = _period(setting, table, label) or (found[-1].period if growth else None)
        if period is None or not (unit in _RATES or setting.knows_unit(unit)):
            continue
        if growth:
            measured = found[-1].measured + ("年均增速" if growth["yearly"] else "增速")
        if _HAN.search(measured):
            found.append(_Column(index, measured, unit, period))
    return found


def _period(setting: Setting, table: Table, label: str) -> Period | None:
    """The last time that a header names, else the only one of the table's caption."""
    document = setting.document
    own = [time for time in scan_times(document, label, 0, len(label)) if not time.is_origin]
    if own:
        return own[-1].period
    told = scan_times(document, table.caption, 0, len(table.caption))
    return told[0].period if len(told) == 1 else None


def _read_row(sheet: _Sheet, row: Sequence[Cell]) -> Iterator[Draft]:
    if len(row) <= max((column.index for column in sheet.columns), default=sheet.owner):
        return
    owner = row[sheet.owner]
    name = _SPACE.sub("", owner.text)
    if not _HAN.search(name):
        return
    for column in sheet.columns:
        cell = row[column.index]
        is_each = _EACH.match(_SPACE.sub("", cell.text))
        for one in _LIST.split(name) if is_each else [name]:
            draft = _draft(sheet, (one, owner), cell, column)
            if draft:
                yield draft


def _draft(sheet: _Sheet, owner: tuple[str, Cell], cell: Cell, column: _Column) -> Draft | None:
    """The figure of a cell, None where it holds none."""
    setting, table = sheet.setting, sheet.table
    text = _EACH.sub("", _SPACE.sub("", cell.text))
    read = read_cell(text, column.unit, setting.knows_unit)
    if read is None or read.quantity.value is None:
        return None
    name, name_cell = owner
    quantity = read.quantity
    subject = setting.region(table.start) if _TOTAL.search(name) else name
    indicator = column.measured
    if quantity.unit[-1:] in _COUNTED:
        indicator = setting.readers.namer.count_name(indicator, quantity.unit[-1])
    measure = setting.readers.measures.read_row(indicator, quantity.unit)
    first = first_plan_year(setting.document, table.start)
    is_past = first is not None and column.period.year < first
    return Draft(
        kind=FactKind.ACTUAL if is_past else FactKind.TARGET,
        content=Statement(
            subject=subject,
            indicator=indicator,
            indicator_code=setting.code(indicator, quantity.unit, measure),
            quantity=quantity,
            measure=Measure.ANNUAL_GROWTH if indicator.endswith("增速") else measure,
            period=column.period,
            direction=read.direction,
            table=table.caption or "表",
            value_text=read.words,
        ),
        span=_span(table, name_cell, cell),
        value_span=(cell.start, cell.end),
        section=table.section,
        origin="statements.table",
        context=" ".join(filter(None, (name, column.measured, column.unit, cell.text))),
    )


def _span(table: Table, name_cell: Cell, cell: Cell) -> tuple[int, int]:
    """The row from its name to the figure where it was printed as a row, else the figure alone."""
    near = 0 <= cell.end - name_cell.start <= 100
    if table.layout == "rows" and near and not name_cell.is_carried:
        return name_cell.start, cell.end
    return cell.start, cell.end
