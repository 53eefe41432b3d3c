"""Tables that copies of bulletins and web pages leave loose: single blanks, one cell a line, broken pipes.

All texts are synthetic.
"""

from collections.abc import Callable

import pytest
from toy_work import lines_run

from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Document, Table

Read = Callable[[str], Document]

BEHIND = "各部门要按照职责抓好落实，确保完成年度任务。\n"
YIELDS = """表3 主要农产品产量及增速
产品名称 产量（万吨） 比上年增长（%）
稻谷 812.40 -3.1
其中：早稻 208.50 -7.6
晚 稻 203.90 4.8
油菜籽 26.30 6.5
"""


@pytest.fixture(scope="module")
def read() -> Read:
    def run(text: str) -> Document:
        return read_text(text.encode(), "loose.txt")

    return run


def rows(table: Table) -> list[list[str]]:
    return [["".join(cell.text.split()) for cell in row] for row in table.rows]


def names(table: Table) -> list[str]:
    return ["".join(cell.text.split()) for cell in table.header]


def test_rows_parted_by_single_blanks_stand_under_the_labels_above(read: Read) -> None:
    (table,) = read("产量稳定增长。\n" + YIELDS + BEHIND).tables
    assert names(table) == ["产品名称", "产量（万吨）", "比上年增长（%）"]
    assert rows(table) == [
        ["稻谷", "812.40", "-3.1"],
        ["其中：早稻", "208.50", "-7.6"],
        ["晚稻", "203.90", "4.8"],
        ["油菜籽", "26.30", "6.5"],
    ]
    assert table.caption.startswith("表3")


def test_rows_behind_list_marks_and_a_unit_printed_apart(read: Read) -> None:
    text = (
        "表4 主要运量\n单位：亿元\n- 指 标 单 位 绝对数 比上年增长%\n- 总 计 亿 吨 33.3 1.9\n"
        "- 水运 亿 吨 20.7 —\n- 周转量 亿吨公里 126.3 -5.6\n"
    )
    (table,) = read(text + BEHIND).tables
    assert names(table) == ["指标", "单位", "绝对数", "比上年增长%"]
    assert rows(table)[1:] == [
        ["水运", "亿吨", "20.7", "—"],
        ["周转量", "亿吨公里", "126.3", "-5.6"],
    ]
    assert table.notes == ("单位：亿元",)


def test_labels_on_two_lines_name_the_columns_together(read: Read) -> None:
    text = "表5 价格\n指 标 全 市\n城 区 乡 镇\n粮油 1.2 1.3 0.9\n衣 着 -0.4 -0.5 0.1\n交通 2.0 2.1 1.8\n"
    (table,) = read(text + BEHIND).tables
    assert names(table) == ["指标", "全市", "城区", "乡镇"]
    assert len(table.rows) == 3


def test_a_page_end_and_the_name_of_a_group_do_not_end_the_rows(read: Read) -> None:
    text = YIELDS.replace("晚 稻", "12\n产品名称 产量（万吨） 比上年增长（%）\n晚 稻")
    (table,) = read(text + "主要经济作物：\n茶叶 3.40 2.2\n棉花 1.10 -0.5\n" + BEHIND).tables
    assert [row[0] for row in rows(table)][-3:] == ["油菜籽", "茶叶", "棉花"]
    assert [group.text for group in table.groups][-2:] == ["主要经济作物："] * 2


def test_two_rows_that_a_copy_put_on_one_line_are_two(read: Read) -> None:
    text = YIELDS.replace("-7.6\n晚 稻", "-7.6 晚 稻")
    (table,) = read(text + "玉米 5.10 1.1\n大豆 2.20 1.7\n红薯 1.30 0.2\n" + BEHIND).tables
    assert rows(table)[1:3] == [["其中：早稻", "208.50", "-7.6"], ["晚稻", "203.90", "4.8"]]


@pytest.mark.parametrize(
    "text",
    [
        "联系方式如下\n办公室 8123\n产业科 8124\n项目科 8125\n",
        "会议议程 页码安排\n开幕致辞 3\n工作报告 5\n分组讨论 9\n",
        "表6 产量\n产品名称 产量（万吨） 比上年增长（%）\n稻谷 812.40 -3.1\n油菜籽 26.30 6.5\n",
        "表7 产量\n产品名称 产量（万吨）\n稻谷 812.40 -3.1\n油菜籽 26.30 6.5\n玉米 5.10 1.1\n",
        "指标 数量\n全年完成投资，增长 12.5\n其中技改投资，增长 3.4\n民间投资，增长 2.2\n",
    ],
    ids=["no names", "no title", "two rows", "labels do not fit", "prose"],
)
def test_no_table_without_enough_rows_and_labels_that_fit(read: Read, text: str) -> None:
    assert not read("第一章 总体要求\n" + text + BEHIND).tables


def test_cells_on_lines_of_their_own_are_rows_by_their_numbers(read: Read) -> None:
    cells = ["序号", "指 标", "预期值", "考核口径", "1", "事故起数", "下降12%", "约束性"]
    cells += ["2", "达标率", "≥90%", "预期性", "3", "响应时间", "<15", "预期性"]
    (table,) = read("专栏1 主要指标\n" + "\n".join(cells) + "\n" + BEHIND).tables
    assert names(table) == ["序号", "指标", "预期值", "考核口径"]
    assert rows(table)[0] == ["1", "事故起数", "下降12%", "约束性"]
    assert len(table.rows) == 3


def test_cells_on_lines_of_their_own_are_rows_by_their_kinds(read: Read) -> None:
    cells = ["指标", "单位", "绝对数", "比上年增长（%）", "货运量", "万吨", "310.5", "4.2"]
    cells += ["客运量", "万人", "88.1", "—", "快递量", "万件", "901", "11.0"]
    (table,) = read("表2 运输\n" + "\n".join(f"- {cell}" for cell in cells) + "\n" + BEHIND).tables
    assert names(table) == cells[:4]
    assert rows(table) == [cells[4:8], cells[8:12], cells[12:]]


def test_kinds_that_do_not_come_again_make_no_rows(read: Read) -> None:
    cells = ["指标", "单位", "绝对数", "货运量", "万吨", "310.5", "客运量", "快递量", "901"]
    tables = read("\n".join(cells) + "\n" + BEHIND).tables
    assert not [table for table in tables if table.layout == "rows"]


PIPED = """|
指标      |
年末数
（万人） |
比重（%） | |
|
常住人口  |
310.5  |
100.0 |
 |
|
其中：城镇 |
201.4 |
64.9 |
 |
|
乡村 |
109.1 |
35.1 |
 |
"""


def test_a_markdown_table_broken_behind_its_pipes_is_read(read: Read) -> None:
    (table,) = read("表1 人口\n" + PIPED + BEHIND).tables
    assert names(table) == ["指标", "年末数（万人）", "比重（%）"]
    assert rows(table)[1:] == [["其中：城镇", "201.4", "64.9"], ["乡村", "109.1", "35.1"]]
    assert table.caption == "表1人口"


def test_a_title_between_pipes_opens_another_table(read: Read) -> None:
    second = PIPED.replace("|\n指标 ", "|\n表2 户籍人口 | | |\n指标 ", 1)
    first, other = read("表1 人口\n" + PIPED + second + BEHIND).tables
    assert names(first) == names(other) == ["指标", "年末数（万人）", "比重（%）"]
    assert len(other.rows) == 3


def test_places_that_no_row_fills_are_left_out(read: Read) -> None:
    lines = [
        "指标\t绝对数\t\t比上年增长%",
        "出口额\t310\t\t4.2",
        "进口额\t201\t\t-1.1",
        "差额\t109\t\t—",
    ]
    (table,) = read("表8 进出口\n" + "\n".join(lines) + "\n" + BEHIND).tables
    assert names(table) == ["指标", "绝对数", "比上年增长%"]
    assert rows(table)[0] == ["出口额", "310", "4.2"]


@pytest.mark.parametrize(
    "unit", ["稻谷 812.40\n", "其中： \n", "序号\n1\n", "甲 |\n", "指标\n单位\n"]
)
def test_long_runs_are_read_in_linear_time(read: Read, unit: str) -> None:
    def work(times: int) -> int:
        return lines_run(lambda: read("第一章 目标\n" + unit * times))

    work(20)  # what is loaded once
    assert work(1_600) < 6 * work(400)  # 4 times as much; 16 were quadratic
