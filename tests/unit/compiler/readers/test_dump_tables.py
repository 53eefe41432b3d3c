"""Tables of text dumps: synthetic ones, printed row by row and column by column as PDF copies do."""

import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Document, Table

Read = Callable[[str], Document]

BEFORE = "第一章 目标\n围绕目标，逐项推进落实。\n"
BEHIND = "各部门要按照职责抓好落实，确保完成年度任务。\n"
HEADER = ("序号", "指标", "单位", "2025年", "2030年", "属性")
NAMES = (
    "工业增加值",
    "研发投入强度",
    "森林覆盖率",
    "公路里程",
    "粮食产量",
    "专利拥有量",
    "旅游收入",
)
UNITS = ("亿元", "%", "公里", "万吨", "件")
ATTRIBUTES = ("预期性", "约束性")


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def align(rows: Sequence[Sequence[str]], *, centred: bool = False) -> str:
    """Rows of cells under columns of white space."""
    widths = [max(wide(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for text, width in zip(row, widths, strict=True):
            left = (width - wide(text)) // 2 if centred else 0
            cells.append(" " * left + text + " " * (width - wide(text) - left))
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def by_columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def names_each(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    pairs = zip(header, by_columns(rows), strict=True)
    return "".join(f"{name}\n" + "\n".join(column) + "\n" for name, column in pairs)


def names_first(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [cell for column in by_columns(rows) for cell in column]
    return "\n".join([*header, *cells]) + "\n"


def names_on_a_line(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [cell for column in by_columns(rows) for cell in column]
    return "\n".join([" ".join(header), *cells]) + "\n"


def names_last(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [cell for column in by_columns(rows) for cell in column]
    return "\n".join([*cells, *header]) + "\n"


figures = st.integers(1, 9999).map(lambda number: f"{number:,}")
indicator_rows = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(UNITS),
        figures,
        figures,
        st.sampled_from(ATTRIBUTES),
    ),
    min_size=4,
    max_size=9,
).map(lambda rows: [[str(number), *row] for number, row in enumerate(rows, 1)])
prints = st.sampled_from((names_each, names_first, names_on_a_line, names_last))
calm = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_one(text: str) -> Table:
    (table,) = read_text(text.encode(), "plan.txt").tables
    return table


@calm
@given(indicator_rows, prints)
def test_columns_one_below_the_other_become_rows(rows, printed) -> None:
    table = read_one(BEFORE + "表1 主要指标\n" + printed(HEADER, rows) + BEHIND)
    assert table.caption == "表1主要指标"
    assert [cell.text for cell in table.header] == list(HEADER)
    assert texts(table) == rows


@calm
@given(indicator_rows, prints, st.integers(1, 2))
def test_columns_that_a_page_cuts_are_one_table(rows, printed, cut) -> None:
    halves = printed(HEADER, rows[:-cut]), printed(HEADER, rows[-cut:])
    table = read_one(BEFORE + halves[0] + "\n— 3 —\n\n" + halves[1] + BEHIND)
    assert texts(table) == rows


@calm
@given(indicator_rows, st.booleans())
def test_aligned_rows_keep_empty_cells_in_their_columns(rows, centred) -> None:
    rows[1][3] = rows[2][4] = ""
    table = read_one(BEFORE + align([HEADER, *rows], centred=centred) + BEHIND)
    assert texts(table) == rows


@calm
@given(indicator_rows, st.lists(st.sampled_from(("  ", "   ", "\u3000\u3000")), min_size=6))
def test_rows_parted_by_any_white_space(rows, gaps) -> None:
    lines = [
        "".join(cell + gaps[(n + at) % len(gaps)] for at, cell in enumerate(row)).strip()
        for n, row in enumerate([HEADER, *rows])
    ]
    table = read_one(BEFORE + "\n".join(lines) + "\n" + BEHIND)
    assert texts(table) == rows


TASKS = [
    ["城市更新", "1", "改造老旧街区", "住建局", "2027年"],
    ["", "2", "完善公园绿地", "园林局", "2028年"],
    ["绿色发展", "3", "推广屋顶光伏", "发改局", "2027年"],
    ["", "4", "建设节水工程", "水务局", "2029年"],
]
TASK_HEADER = ["领域", "序号", "重点任务", "责任单位", "完成时限"]
CARRIED = [[row[0] or TASKS[at - 1][0], *row[1:]] for at, row in enumerate(TASKS)]


@pytest.mark.parametrize("leaves_place", [True, False])
def test_a_category_printed_once_is_carried(read: Read, leaves_place: bool) -> None:
    printed = [row if leaves_place or row[0] else row[1:] for row in TASKS]
    (table,) = read(BEFORE + tabbed([TASK_HEADER, *printed]) + BEHIND).tables
    assert texts(table) == CARRIED
    assert not [code for code, *_ in read(tabbed([TASK_HEADER, *printed])).reading_issues]


def test_a_category_behind_the_number_is_carried_but_not_to_the_sum(read: Read) -> None:
    rows = [
        ["序号", "类别", "项目名称", "总投资"],
        ["1", "交通", "北环路", "3.5"],
        ["2", "", "南环路", "2.5"],
        ["3", "水利", "青山水库", "8.0"],
        ["合计", "", "", "14.0"],
    ]
    (table,) = read(BEFORE + tabbed(rows) + BEHIND).tables
    assert [row[1].text for row in table.rows] == ["交通", "交通", "水利", ""]


@pytest.mark.parametrize(
    "between", ["\n2\n\n", "\n— 2 —\n\n（续表）\n", "\n第 2 页\n续表1 任务表\n单位：万元\n"]
)
@pytest.mark.parametrize("is_repeated", [True, False])
def test_rows_go_on_behind_a_page_end(read: Read, between: str, is_repeated: bool) -> None:
    head = tabbed([TASK_HEADER]) if is_repeated else ""
    text = BEFORE + "表1 任务表\n" + tabbed([TASK_HEADER, *TASKS[:2]]) + between + head
    (table,) = read(text + tabbed(TASKS[2:]) + BEHIND).tables
    assert texts(table) == CARRIED
    assert table.caption == "表1任务表"


def test_a_row_that_a_page_cuts_is_joined(read: Read) -> None:
    rows = [
        ["方面", "白河市", "青山市"],
        ["功能定位", "建设综合交通枢纽和物流中心，发展", "打造装备制造基地，"],
    ]
    rest = [["", "会展经济", "建设园区"], ["产业体系", "壮大装备制造", "壮大生物医药"]]
    (table,) = read(BEFORE + tabbed(rows) + "\n— 2 —\n\n" + tabbed(rest) + BEHIND).tables
    assert texts(table) == [
        ["功能定位", "建设综合交通枢纽和物流中心，发展会展经济", "打造装备制造基地，建设园区"],
        ["产业体系", "壮大装备制造", "壮大生物医药"],
    ]


def test_a_row_with_empty_cells_on_a_new_page_is_no_rest(read: Read) -> None:
    rows = [[f"北环路{at}期工程", "白河镇", "2026年" if at % 2 else ""] for at in range(8)]
    head = ["项目名称", "建设地点", "建设年限"]
    text = tabbed([head, *rows[:6]]) + "\n— 2 —\n\n" + tabbed(rows[6:])
    (table,) = read(BEFORE + text + BEHIND).tables
    assert texts(table) == rows


def test_names_over_several_columns_in_a_dump_without_their_places(read: Read) -> None:
    text = (
        "序号\t平台名称\t认定情况\t依托单位\n年份\t批次\n"
        "1\t先进材料实验室\t2021\t第一批\t白河大学\n"
        "2\t智能装备实验室\t2023\t第二批\t青山学院\n"
    )
    (table,) = read(BEFORE + text + BEHIND).tables
    assert [cell.text for cell in table.header] == [
        "序号",
        "平台名称",
        "认定情况年份",
        "认定情况批次",
        "依托单位",
    ]


def test_names_whose_columns_nothing_tells_are_reported(read: Read) -> None:
    text = "内容\t甲组\t乙组\n北区\t南区\n" + "".join(
        f"{name}\t推进园区更新\t完善公共服务\t建设交通枢纽\n"
        for name in ("功能定位", "空间布局", "产业体系")
    )
    document = read(BEFORE + text + BEHIND)
    assert len(document.tables[0].header) == 4
    assert [code for code, *_ in document.reading_issues] == ["table_header_doubtful"]


def test_a_name_printed_in_the_middle_of_its_columns(read: Read) -> None:
    text = (
        "序号  任务          责任分工              完成时限\n"
        "                牵头单位  配合单位\n"
        "1     改造街区  住建局    园林局、城管局  2027年\n"
        "2     建设公园  园林局    住建局          2028年\n"
    )
    (table,) = read(BEFORE + text + BEHIND).tables
    assert [cell.text for cell in table.header][2:4] == ["责任分工牵头单位", "责任分工配合单位"]


def test_rows_of_several_lines_between_blank_ones(read: Read) -> None:
    text = (
        "序号  项目名称          建设内容            总投资\n\n"
        "1     北环路改造        改造道路三公里，    3.5\n"
        "      工程              新建桥梁一座\n\n"
        "2     青山水库          加固大坝            8.0\n\n"
        "3     白河湿地公园      修复湿地，          2.0\n"
        "                        建设步道\n\n"
    )
    (table,) = read(BEFORE + text + BEHIND).tables
    assert texts(table) == [
        ["1", "北环路改造工程", "改造道路三公里，新建桥梁一座", "3.5"],
        ["2", "青山水库", "加固大坝", "8.0"],
        ["3", "白河湿地公园", "修复湿地，建设步道", "2.0"],
    ]


def test_names_of_groups_and_notes_in_full_rows(read: Read) -> None:
    rows = [
        ["序号", "项目名称", "总投资"],
        ["一．交通类", "", ""],
        ["1", "北环路", "3.5"],
        ["二．水利类", "", ""],
        ["2", "青山水库", "8.0"],
        ["注：1.投资为估算数。", "", ""],
        ["2.项目不分先后。", "", ""],
    ]
    (table,) = read(BEFORE + tabbed(rows) + BEHIND).tables
    assert [cell.text for cell in table.groups] == ["一.交通类", "二.水利类"]
    assert table.notes == ("注：1.投资为估算数。", "2.项目不分先后。")


def test_a_star_that_refers_to_a_note_stays(read: Read) -> None:
    rows = [
        list(HEADER[1:]),
        ["产值*", "亿元", "3", "5", "预期性"],
        ["税收", "亿元", "1", "2", "预期性"],
    ]
    (table,) = read(BEFORE + tabbed(rows) + "*含规划期前部分。\n" + BEHIND).tables
    assert table.rows[0][0].text == "产值*"
    assert table.notes == ("*含规划期前部分。",)


def test_cells_beside_page_ends_are_no_running_heads(read: Read) -> None:
    page = names_each(HEADER[1:], [["产值", "亿元", "3", "5", "预期性"]] * 3)
    document = read(BEFORE + "\n— 1 —\n\n".join([page] * 4) + BEHIND)
    assert [len(table.rows) for table in document.tables] == [12]


@pytest.mark.parametrize(
    "prose",
    [
        "会议由  张三同志  主持，各区县  分管负责人  参加。\n" * 5,
        "张明  李强  王芳\n赵磊  孙静  周涛\n吴丹  郑伟  冯雪\n",
        "一、\t总体要求\n坚持统筹推进。\n二、\t主要目标\n到2030年，产值达到100亿元。\n",
        "指标\n单位\n这是一段没有数的话。\n",
    ],
)
def test_prose_is_no_table(read: Read, prose: str) -> None:
    assert read(BEFORE + prose + BEHIND).tables == ()
