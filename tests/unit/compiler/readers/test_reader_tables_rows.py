from collections.abc import Callable

import pytest

from lianqun.model.document import Document, Table

Read = Callable[[str], Document]

INDICATORS = """表1 白河市“十五五”主要指标

类别\t序号\t指标\t单位\t2025年\t2030年
经济发展\t1\t工业增加值\t亿元\t300\t450
\t2\t工业投资增速\t%\t8\t10
创新\t3\t研发投入强度\t%\t2.1\t3.0

类别\t序号\t指标\t单位\t2025年\t2030年
驱动\t4\t高新技术企业\t家\t120\t2 00
\t5\t能耗下降\t%\t—\t完成上级下
\t\t\t\t\t达任务

注：2025年为预计数。

坚持创新驱动发展，构建现代产业体系。
"""


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_table_over_two_pages_is_one(read: Read) -> None:
    document = read(INDICATORS)
    (table,) = document.tables
    assert table.caption == "表1白河市“十五五”主要指标"
    assert table.notes == ("注：2025年为预计数。",)
    assert [cell.text for cell in table.header] == [
        "类别",
        "序号",
        "指标",
        "单位",
        "2025年",
        "2030年",
    ]
    assert len(table.rows) == 5


def test_merged_cells_are_carried_and_broken_labels_joined_where_proved(read: Read) -> None:
    (table,) = read(INDICATORS).tables
    assert [row[0].text for row in table.rows] == [
        "经济发展",
        "经济发展",
        "创新驱动",
        "创新驱动",
        "创新驱动",
    ]
    assert [row[0].is_carried for row in table.rows] == [False, True, False, False, True]


def test_broken_labels_stay_apart_without_proof(read: Read) -> None:
    (table,) = read(INDICATORS.replace("坚持创新驱动发展", "坚持开放发展")).tables
    assert [row[0].text for row in table.rows][2:] == ["创新", "驱动", "驱动"]


def test_a_cell_broken_by_a_line_is_one_cell(read: Read) -> None:
    document = read(INDICATORS)
    cell = document.tables[0].rows[4][5]
    assert cell.text == "完成上级下达任务"
    assert [document.text[a:b] for a, b in cell.pieces] == ["完成上级下", "达任务"]


def test_cells_stand_where_they_say(read: Read) -> None:
    document = read(INDICATORS)
    cell = document.tables[0].rows[0][5]
    start, end = document.to_original(cell.start, cell.end)
    assert document.original[start:end] == "450" == cell.text


def test_group_rows_name_the_rows_below(read: Read) -> None:
    text = (
        "附件：重点项目清单\n\n序号\t项目名称\t建设单位\t总投资（亿元）\n一、产业类项目（共2个）\t\t\t\n"
        "1\t智能装备产业园\t白河装备有限公司\t12\n2\t新材料基地\t白河新材有限公司\t8.5\n"
        "二、平台类项目（共1个）\t\t\t\n3\t北岭中试平台有限公司\t中试平台一期\t2\n"
    )
    (table,) = read(text).tables
    assert table.caption == "重点项目清单"
    assert [group.text[:5] for group in table.groups] == ["一、产业类", "一、产业类", "二、平台类"]


def test_swapped_cells_are_kept_and_reported(read: Read) -> None:
    text = (
        "序号\t项目名称\t建设单位\n1\t装备产业园\t白河装备有限公司\n2\t新材料基地\t白河新材有限公司\n"
        "3\t白河电子有限公司\t芯片封装线\n"
    )
    document = read(text)
    assert rows(document.tables[0])[2] == ["3", "白河电子有限公司", "芯片封装线"]
    assert [issue[0] for issue in document.reading_issues] == ["table_cells_swapped"]


def test_glued_cells_keep_the_figures_under_their_years(read: Read) -> None:
    text = (
        "指标\t单位\t2025年\t2030年\n工业增加值\t亿元\t300\t450\n工业投资 亿元\t80\t100\n"
        "企业数\t家\t120\t200\n"
    )
    document = read(text)
    assert rows(document.tables[0])[1] == ["工业投资亿元", "", "80", "100"]
    assert [issue[0] for issue in document.reading_issues] == ["table_row_irregular"]


def test_columns_of_spaces(read: Read) -> None:
    text = (
        "表2  主要指标\n指标名称        单位    2025年   2030年\n工业增加值      亿元    300      450\n"
        "研发投入强度    %       2.1      3.0\n高新技术企业    家      120      200\n"
    )
    (table,) = read(text).tables
    assert table.caption == "表2主要指标"
    assert rows(table)[1] == ["研发投入强度", "%", "2.1", "3.0"]


def test_single_spaces_under_a_known_header(read: Read) -> None:
    text = (
        "主要指标一览表\n指标 单位 2025年 2030年 属性\n数字经济增加值占 GDP 比重 % 8 12 预期性\n"
        "高新技术企业 家 120 200 预期性\n单位能耗下降 % — 完成上级任务 约束性\n全市上下要抓好落实。\n"
    )
    document = read(text)
    (table,) = document.tables
    assert rows(table) == [
        ["数字经济增加值占GDP比重", "%", "8", "12", "预期性"],
        ["高新技术企业", "家", "120", "200", "预期性"],
        ["单位能耗下降", "%", "—", "完成上级任务", "约束性"],
    ]
    assert document.blocks[-1].kind == "paragraph"


def test_markdown_tables(read: Read) -> None:
    text = "# 计划\n\n| 指标 | 单位 | 2028年 |\n|:--|:-:|--:|\n| 产量 | 万辆 | **50** |\n| 产值 | 亿元 | 1000 |\n"
    (table,) = read(text).tables
    assert [cell.text for cell in table.header] == ["指标", "单位", "2028年"]
    assert rows(table) == [["产量", "万辆", "50"], ["产值", "亿元", "1000"]]


@pytest.mark.parametrize(
    "row",
    ["| {} | {} | {} |", "{}\t{}\t{}", "{:　<8}{:12}{:12}"],
    ids=["pipes", "tabs", "spaces"],
)
@pytest.mark.parametrize("names", [("产量（万吨）", "增长（%）"), ("2020年", "2025年")])
def test_a_header_may_leave_its_corner_empty(read: Read, row: str, names: tuple[str, str]) -> None:
    body = (("", *names), ("粮食", "12.4", "3.1"), ("蔬菜", "60.8", "-2.5"), ("水果", "7.3", "0.4"))
    text = "表1 主要产品\n\n" + "\n".join(row.format(*cells) for cells in body) + "\n"
    (table,) = read(text).tables
    assert [cell.text for cell in table.header] == ["", *names]
    assert [cells[0] for cells in rows(table)] == ["粮食", "蔬菜", "水果"]


def test_marks_of_notes_are_no_part_of_a_cell(read: Read) -> None:
    text = "| 指标 | 单位 | 2028年² |\n| --- | --- | --- |\n| 产量⁵ | 万吨 | 12.3⁷ |\n| 面积 | km² | 10⁴ |\n"
    (table,) = read(text).tables
    assert [cell.text for cell in table.header] == ["指标", "单位", "2028年"]
    assert rows(table) == [["产量", "万吨", "12.3"], ["面积", "km²", "10⁴"]]


def test_rows_without_names_have_no_header_either(read: Read) -> None:
    (table,) = read("表1\n\n| | 甲县 | 乙县 |\n| | 3 | 4 |\n| 产值 | 5 | 6 |\n").tables
    assert table.header == ()


def test_numbered_headings_with_tabs_are_no_table(read: Read) -> None:
    document = read("第一章\t总则\n第一节\t目标\n建设产业强市。\n第二节\t任务\n培育龙头企业。\n")
    assert document.tables == ()
    assert [section.label for section in document.sections[1:]] == [
        "第一章总则",
        "第一节目标",
        "第二节任务",
    ]


def test_a_header_on_two_rows(read: Read) -> None:
    text = (
        "指标\t2025年\t\t2030年\t\t属性\n\t总量\t增速\t总量\t增速\t\n工业增加值（亿元）\t300\t6.5%\t450\t7%左右\t预期性\n"
        "研发投入（亿元）\t12\t8%\t≥20\t10%以上\t预期性\n"
    )
    (table,) = read(text).tables
    names = [cell.text for cell in table.header]
    assert names == ["指标", "2025年总量", "2025年增速", "2030年总量", "2030年增速", "属性"]
    assert len(table.rows) == 2


def test_tables_in_html(read: Read) -> None:
    text = (
        "# 计划\n表1 主要指标\n<table border='1'><tr><th>类别</th><th>指标</th><th>单位</th><th>2030年</th></tr>"
        "<tr><td rowspan='2'>经济<br/>发展</td><td>工业增加值</td><td>亿元</td><td>450</td></tr>"
        "<tr><td>工业投资增速</td><td>%</td><td>10</td></tr></table>\n注：为预期数。\n"
    )
    document = read(text)
    (table,) = document.tables
    assert (table.caption, table.notes) == ("表1主要指标", ("注：为预期数。",))
    assert rows(table)[1] == ["经济发展", "工业投资增速", "%", "10"]
    cell = table.rows[1][3]
    start, end = document.to_original(cell.start, cell.end)
    assert document.original[start:end] == "10"


def test_a_line_that_gives_the_unit_stands_over_a_table_without_a_title(read: Read) -> None:
    document = read(
        "白河市产业规划\n\n一是培育龙头企业，推动集聚发展。\n\n单位：万元\n"
        "级别  机构名称    依托单位  认定年份   经费\n"
        "省级  白河先进材料研究院    白河学院  2023   300\n"
        "白河智能装备中心    南山重工公司    2021   280\n"
        "白河现代农业中心    南山农科公司    2016   390\n"
    )
    (table,) = document.tables
    assert [row[-1].text for row in table.rows] == ["300", "280", "390"]


def test_a_name_broken_before_its_figures_is_one_name(read: Read) -> None:
    document = read(
        "白河市产业规划\n\n专栏1 主要指标\n"
        "序号  指标名称                 单位    2020年   2025年   属性\n"
        "1   工业总产值               亿元    5750     10500    预期性\n"
        "2   企业研发经费占\n"
        "    营业收入比重             %      1.24     1.8      预期性\n"
        "3   规上工业企业数            家     1763     2500     预期性\n"
    )
    (table,) = document.tables
    assert rows(table)[1] == ["2", "企业研发经费占营业收入比重", "%", "1.24", "1.8", "预期性"]


def test_a_drawn_table_that_lost_its_spans_keeps_its_years(read: Read) -> None:
    document = read(
        "白河市建设方案\n\n工作目标\n\n|   |   |   |   |   |\n| --- | --- | --- | --- | --- |\n"
        "| 序号 | 指标 | 目标 |\n| 2024年 | 2025年 | 2026年 |\n"
        "| 1 | 数据接入率 | >40% | >60% | >90% |\n| 2 | 示范站 | >30个 | >70个 | >100个 |\n"
    )
    (table,) = document.tables
    assert [cell.text for cell in table.header] == ["序号", "指标", "2024年", "2025年", "2026年"]
    assert rows(table)[1] == ["2", "示范站", ">30个", ">70个", ">100个"]
