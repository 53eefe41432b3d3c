"""Tables of web pages: merged cells, headers, nesting, and tables that only lay out the page."""

from toy_html import PROSE, behind, body, plain_rows, read_page


def rows_of(markup: str) -> list[list[str]]:
    """The rows of the only table that markup behind a plan's paragraphs gives."""
    (table,) = read_page(body(markup)).tables
    return plain_rows(table)


def test_a_plain_table() -> None:
    rows = rows_of(
        "<table><tr><td>指标<td>单位<td>2025年<tr><td>产值<td>亿元<td>500<tr><td>企业数<td>家<td>&nbsp;</table>"
    )
    assert rows == [["指标", "单位", "2025年"], ["产值", "亿元", "500"], ["企业数", "家", ""]]


def test_merged_cells_are_carried_to_each_row() -> None:
    rows = rows_of(
        "<table border=1><tr><th>类别</th><th>指标</th><th>2025年</th></tr>"
        "<tr><td rowspan='2'>规模效益</td><td>产值</td><td>500亿元</td></tr><tr><td>利润</td><td>50亿元</td></tr>"
        "<tr><td rowspan=0>创新</td><td>研发强度</td><td>3%</td></tr><tr><td>专利</td><td>900件</td></tr></table>"
    )
    assert [row[0] for row in rows] == ["类别", "规模效益", "规模效益", "创新", "创新"]
    assert rows[4] == ["创新", "专利", "900件"]


def test_a_header_of_two_rows() -> None:
    rows = rows_of(
        "<table><thead><tr><th rowspan=2>指标</th><th rowspan=2>单位</th><th colspan=2>目标值</th></tr>"
        "<tr><th>2025年</th><th>2030年</th></tr></thead><tbody><tr><td>产值</td><td>亿元</td><td>500</td><td>800</td></tr></tbody></table>"
    )
    assert rows[0][:2] == ["指标", "单位"]
    assert [name[-5:] for name in rows[0][2:]] == ["2025年", "2030年"]
    assert rows[1] == ["产值", "亿元", "500", "800"]


def test_one_name_over_the_columns_of_category_and_indicator() -> None:
    rows = rows_of(
        "<table><tr><td colspan=2>指标<td>2025年<td>属性<tr><td rowspan=2>规模效益<td>产值（亿元）<td>500<td>预期性"
        "<tr><td>利润（亿元）<td>50<td>约束性</table>"
    )
    assert rows == [
        ["指标", "指标", "2025年", "属性"],
        ["规模效益", "产值（亿元）", "500", "预期性"],
        ["规模效益", "利润（亿元）", "50", "约束性"],
    ]


def test_caption_and_group_rows() -> None:
    (table,) = read_page(
        body(
            "<table><caption>主要指标一览表</caption><tr><th>指标</th><th>单位</th><th>2025年</th></tr>"
            "<tr><td colspan=3>一、规模效益</td></tr><tr><td>产值</td><td>亿元</td><td>500</td></tr></table>"
        )
    ).tables
    assert table.caption == "主要指标一览表"
    assert [group.text for group in table.groups] == ["一、规模效益"]
    assert plain_rows(table) == [["指标", "单位", "2025年"], ["产值", "亿元", "500"]]


def test_cells_keep_their_place_in_the_file() -> None:
    document = read_page(
        body("<table><tr><td>指标<td>2025年<tr><td>产&nbsp;值<td><p>5<b>0</b>0</p></table>")
    )
    cell = document.tables[0].rows[0][1]
    start, end = document.to_original(cell.start, cell.end)
    assert document.original[start:end] == "5<b>0</b>0"
    assert document.tables[0].rows[0][0].text == "产值"


def test_lines_in_a_cell_are_one_text() -> None:
    rows = rows_of(
        "<table><tr><td>序<br>号<td>单<br/>位<td>指标<tr><td>1<td>亿元<td><p>工业</p><p>产值</p></table>"
    )
    assert rows == [["序号", "单位", "指标"], ["1", "亿元", "工业产值"]]


def test_columns_that_no_cell_begins_in_are_left_out() -> None:
    rows = rows_of(
        "<table><tr><td colspan=3>指标<td colspan=2>2025年<tr><td colspan=3>产值<td colspan=2>500亿元</table>"
    )
    assert rows == [["指标", "2025年"], ["产值", "500亿元"]]


def test_a_layout_table_is_no_table() -> None:
    document = read_page(
        "<table width=980><tr><td width=200><a href=/a>栏目一</a><br><a href=/b>栏目二</a><br><a href=/c>栏目三</a></td>"
        f"<td><h1>白河市工业规划</h1>{PROSE}<table><tr><td>指标<td>2025年<tr><td>产值<td>500亿元</table></td></tr></table>"
    )
    assert [plain_rows(table) for table in document.tables] == [
        [["指标", "2025年"], ["产值", "500亿元"]]
    ]
    assert document.sections[1].label == "一、总体要求"
    assert "栏目" not in document.text


def test_a_table_of_one_column_is_a_frame() -> None:
    document = read_page(
        body(
            "<table><tr><td>专栏1 重点工程</td></tr><tr><td><p>智能制造工程。建设灯塔工厂10家。</p></td></tr></table>"
        )
    )
    assert not document.tables
    assert any(section.is_box for section in document.sections)


def test_a_table_with_the_role_presentation_is_no_table() -> None:
    assert behind("<table role=presentation><tr><td>甲<td>乙<tr><td>丙<td>丁</table>") == [
        "甲",
        "乙",
        "丙",
        "丁",
    ]


def test_a_table_in_a_cell_of_a_table() -> None:
    document = read_page(
        body(
            "<table><tr><th>项目</th><th>内容</th></tr><tr><td>东湖项目</td><td>建设厂房十万平方米，配套设施齐全，达产后形成整机生产能力。"
            "<table><tr><td>年份<td>投资<tr><td>2024年<td>3亿元</table></td></tr><tr><td>西湖项目</td><td>建设研发中心和检测平台，引进高水平研发团队。</td></tr></table>"
        )
    )
    texts = [plain_rows(table) for table in document.tables]
    assert len(texts) == 2
    assert ["2024年", "3亿元"] in texts[1]
    assert "3亿元" not in "".join("".join(row) for row in texts[0])


def test_a_table_cut_in_two_is_one() -> None:
    document = read_page(
        body(
            "<table><tr><td>指标<td>单位<td>2025年<tr><td>产值<td>亿元<td>500</table>"
            "<table><tr><td>指标<td>单位<td>2025年<tr><td>利润<td>亿元<td>50</table>"
        )
    )
    assert [plain_rows(t) for t in document.tables] == [
        [["指标", "单位", "2025年"], ["产值", "亿元", "500"], ["利润", "亿元", "50"]]
    ]


def test_absurd_spans_are_bounded() -> None:
    rows = rows_of(
        "<table><tr><td colspan=99999 rowspan=-1>甲<td rowspan='x'>乙<tr><td>丙<td rowspan=65534>丁</table>"
    )
    assert len(rows) <= 3
