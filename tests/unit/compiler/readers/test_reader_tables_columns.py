from collections.abc import Callable

import pytest

from lianqun.model.document import Document, Table

Read = Callable[[str], Document]

NAMES = """工业增加值年均增速①
数字经济核心产业增加值占地区
生产总值比重
高新技术企业数量
规模工业企业研发投入占营业收
入比重
"""
CELLS = (
    "%\n%\n家\n%\n—\n8.2\n120\n1.5\n7\n12\n完成上级\n任务\n2.5\n预期性\n预期性\n约束性\n预期性\n"
)
HEADER = "指标 具体指标 单位 2025年 2030年 属性\n"
CAPTION = "白河市“十五五”先进制造业主要指标一览表\n"
AROUND = "坚持稳中求进，推动高质量发展，建设现代化产业体系。\n"


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


EXPECTED = [
    ["工业增加值年均增速①", "%", "—", "7", "预期性"],
    ["数字经济核心产业增加值占地区生产总值比重", "%", "8.2", "12", "预期性"],
    ["高新技术企业数量", "家", "120", "完成上级任务", "约束性"],
    ["规模工业企业研发投入占营业收入比重", "%", "1.5", "2.5", "预期性"],
]


@pytest.mark.parametrize("labels", ["", "规模\n速度\n"])
def test_columns_printed_one_after_the_other_before_their_header(read: Read, labels: str) -> None:
    document = read(
        AROUND + CAPTION + labels + NAMES + CELLS + HEADER + "注：①为五年年均。\n" + AROUND
    )
    (table,) = document.tables
    assert table.layout == "columns"
    assert table.caption == CAPTION.strip()
    assert table.notes == ("注：①为五年年均。",)
    assert [cell.text for cell in table.header] == ["具体指标", "单位", "2025年", "2030年", "属性"]
    assert rows(table) == EXPECTED
    codes = [issue[0] for issue in document.reading_issues]
    assert codes == (["table_group_unassigned"] if labels else [])


def test_the_header_may_stand_first(read: Read) -> None:
    document = read(AROUND + CAPTION + HEADER + NAMES + CELLS + "一、重点任务\n" + AROUND)
    assert rows(document.tables[0]) == EXPECTED


def test_two_pages_are_one_table(read: Read) -> None:
    document = read(CAPTION + NAMES + CELLS + HEADER + NAMES + CELLS + HEADER + AROUND)
    (table,) = document.tables
    assert rows(table) == EXPECTED * 2


def test_a_broken_cell_is_one_slice_of_the_text(read: Read) -> None:
    document = read(CAPTION + NAMES + CELLS + HEADER)
    cell = document.tables[0].rows[2][3]
    assert document.text[cell.start : cell.end] == "完成上级\n任务"


def test_counts_that_disagree_are_reported_and_nothing_is_guessed(read: Read) -> None:
    document = read(AROUND + CAPTION + NAMES + CELLS.replace("120\n", "") + HEADER + AROUND)
    assert document.tables == ()
    (issue,) = document.reading_issues
    assert issue[0] == "table_columns_disagree"
    assert "%" in document.text[issue[1] : issue[2]]


def test_numbered_columns(read: Read) -> None:
    text = (
        "主要指标表\n序号 指标名称 单位 2025年 2030年 指标属性\n1\n2\n3\n工业增加值\n企业数\n能耗下降\n亿元\n家\n%\n"
        "300\n210\n—\n450\n320\n13\n预期性\n预期性\n约束性\n"
    )
    (table,) = read(text).tables
    assert rows(table)[2] == ["3", "能耗下降", "%", "—", "13", "约束性"]


def test_rows_printed_one_cell_a_line(read: Read) -> None:
    text = (
        "类别\n指标\n单位\n2025年\n2030年\n属性\n经济发展\n工业增加值\n亿元\n300\n450\n预期性\n工业投资增速\n%\n8\n10\n"
        "预期性\n绿色发展\n能耗下降\n%\n—\n13\n约束性\n一、总体要求\n推动发展。\n"
    )
    (table,) = read(text).tables
    assert [row[0].text for row in table.rows] == ["经济发展", "经济发展", "绿色发展"]
    assert table.rows[1][0].is_carried


def test_projects_printed_one_cell_a_line(read: Read) -> None:
    text = (
        "序号\n项目名称\n建设单位\n总投资（亿元）\n建设内容\n1\n装备产业园\n白河装备有限公司\n12\n"
        "建设厂房20万平方米，达产后年产值30亿元。\n2\n新材料基地\n白河新材有限公司\n8.5\n建设生产线4条。\n3\n冷链园\n"
        "白河物流有限公司\n3\n建设冷库5万吨。\n"
    )
    (table,) = read(text).tables
    assert len(table.rows) == 3
    assert table.rows[0][4].text.startswith("建设厂房20万平方米")
