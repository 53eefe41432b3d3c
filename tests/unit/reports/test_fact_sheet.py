"""The spreadsheet of facts, opened again and read as a user would see it."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from toy_figures import TABLE, figure, record

from lianqun.model.fact import FactKind, PeriodBasis, ProjectEntry, TargetKind
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator
from lianqun.reports.fact_sheet import render_facts
from lianqun.services.context import Note
from lianqun.services.fact_filter import FactFilter
from lianqun.services.found_facts import FoundFact, Wording, once_each
from lianqun.services.listing import Listing
from lianqun.vocab.messages import Messages

PROSE = figure(1, "绿地率", sign=Comparator.AT_LEAST)
ROW = figure(
    2,
    "绿地率",
    subject="东园",
    table=TABLE,
    base_value=Decimal("27.5"),
    base_period=Period.of_year(2020),
    target_kind=TargetKind.OBLIGATORY,
)
WORDINGS = (Wording(PROSE, 31), Wording(ROW, 45))
PAIR = once_each([FoundFact(fact, record(), wordings=WORDINGS) for fact in (PROSE, ROW)])
LONE = FoundFact(
    figure(5, "上市企业数", unit="家", value=55, period_basis=PeriodBasis.PLAN_PERIOD),
    record(),
    ("市金融办",),
    is_answered_by_task=True,
    wordings=(Wording(figure(5, "上市企业数"), 60),),
)
TARGETS = FactFilter(kinds=(FactKind.TARGET,), year=2030)


@pytest.fixture
def book():
    def run(*rows, wanted=TARGETS, locale="zh", **more):
        content = render_facts(Listing(tuple(rows), **more), wanted, Messages(locale))
        return load_workbook(BytesIO(content))

    return run


def table(book):
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[2]]
    body = sheet.iter_rows(min_row=3, values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in body]


def test_a_row_tells_all_of_a_promise(book):
    (row,) = table(book(*PAIR))
    assert row["主体"] == "东园（正文为云岭市）"
    assert row["指标（名称）"] == "绿地率"
    assert row["数值"] == "≥30%\n（2020年：27.5%）"
    assert (row["年份"], row["年份依据"], row["属性"]) == (2030, "原文写明", "约束性")
    assert row["责任单位"] == "原文未写明"
    assert row["行号"] == "31、45"
    assert row["原文"] == "第31行：甲乙丙丁\n第45行：甲乙丙丁"
    assert (row["比较"], row["数字"], row["单位"]) == ("不低于", 30, "%")
    assert (row["基期值"], row["基期年"]) == (27.5, 2020)
    assert (row["编号"], row["同一指标其他编号"]) == ("f2", "f1")


def test_a_year_from_the_plan_and_bodies_of_a_task_say_so(book):
    (row,) = table(book(LONE))
    assert (row["年份依据"], row["责任单位"], row["责任依据"]) == (
        "规划期末",
        "市金融办",
        "按所在任务",
    )
    assert row["行号"] == 60


def test_columns_that_tell_nothing_apart_are_left_out(book):
    headings = list(table(book(*PAIR, LONE))[0])
    assert not {"文件", "类别", "建设主体", "上限"} & set(headings)
    project = ProjectEntry(name="电池基地", builders=("某公司",), investment_cny_100m=Decimal(12))
    fact = replace(figure(9, "x"), kind=FactKind.PROJECT, content=project)
    rows = table(book(LONE, FoundFact(fact, record(), ("某公司",))))
    assert [row["类别"] for row in rows] == ["目标", "项目"]
    assert (rows[1]["建设主体"], rows[1]["责任单位"]) == ("某公司", None)
    assert (rows[1]["数字"], rows[1]["单位"]) == (12, "亿元")


def test_a_list_of_projects_has_no_columns_of_figures(book):
    project = ProjectEntry(name="电池基地")
    fact = replace(figure(9, "x"), kind=FactKind.PROJECT, content=project)
    (row,) = table(book(FoundFact(fact, record()), wanted=FactFilter()))
    assert not {"主体", "属性", "年份依据", "比较", "基期值"} & set(row)
    assert row["责任单位"] == "原文未写明"


def test_page_is_ready_to_filter_and_print(book):
    sheet = book(*PAIR, LONE).worksheets[0]
    assert sheet["A1"].value == "云岭市规划 目标清单（2030年）"
    headings = [cell.value for cell in sheet[2]]
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref.startswith("A2:")
    assert sheet.auto_filter.ref.endswith("4")
    printed = headings.index("原文") + 1
    assert sheet.print_area == f"'目标清单'!$A$1:${chr(64 + printed)}$4"
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[2]][:printed]
    assert sum(widths) < 185
    assert all(cell.alignment.wrap_text for cell in sheet[3])


def test_notes_say_what_was_asked_and_what_is_not_listed(book):
    remark = Note("targets_in_words", {"document": "规划", "count": 2, "words": "完成任务"})
    count = Note("year_left_out", {"year": 2030, "count": 3, "years": "2023（3）"})
    notes = book(*PAIR, LONE, remarks=(remark,), counts=(count,))["说明"]
    said = "\n".join(str(row[0]) for row in notes.iter_rows(values_only=True))
    assert "依据文件：plan.txt" in said
    assert "筛选条件：类别 目标；年份 2030" in said
    assert "2 条没有数字" in said
    assert "排除了 3 条" in said
    assert "标“规划期末”的 1 项" in said


def test_text_that_looks_like_a_formula_stays_text(book):
    odd = FoundFact(figure(1, "=1+1"), record())
    cell = book(odd).worksheets[0]["C3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_same_list_gives_the_same_bytes_and_english_has_its_own_words(book):
    listing = Listing(tuple(PAIR))
    assert render_facts(listing, TARGETS, Messages("zh")) == render_facts(
        listing, TARGETS, Messages("zh")
    )
    (row,) = table(book(*PAIR, locale="en"))
    assert row["Bodies"] == "not named"
    assert row["Year known by"] == "stated"
