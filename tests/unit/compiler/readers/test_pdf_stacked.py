"""Drawn rows that hold several rows: shared out by the heights of their figures."""

import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.opening import read_document
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import make_lines, make_runs
from lianqun.compiler.readers.pdf.page import Glyph
from lianqun.compiler.readers.pdf.ruled import GridCell
from lianqun.compiler.readers.pdf.stacked import share_out
from lianqun.vocab.vocabulary import Vocabulary

SIZE = 10.0
WIDTH = 120.0


def share(*columns, rows=1, width=WIDTH):
    """The rows that columns of (height, text) make of one drawn row; the first is `rows` high."""
    cells, lines = [], {}
    for at, column in enumerate(columns):
        box = Box(at * width, 0.0, (at + 1) * width, 400.0)
        cells.append(GridCell(0, at, rows if at == 0 else 1, 1, box))
        glyphs = [
            Glyph(char, Box(x := box.left + 4 + n * SIZE, y, x + SIZE, y + SIZE), SIZE, 0)
            for y, text in column
            for n, char in enumerate(text)
        ]
        lines[at] = make_lines(make_runs(glyphs))
    shared = share_out(cells, lines)
    found = [[""] * len(columns) for _ in range(sum(shared.counts))]
    for part in shared.parts:
        found[part.row][part.column] = "/".join(line.text for line in part.lines)
    return found


def test_lines_with_a_figure_each_are_rows() -> None:
    assert share(
        [(10, "小麦"), (30, "玉米"), (50, "豆类")],
        [(10, "吨"), (30, "吨"), (50, "吨")],
        [(10, "81.4"), (31, "2.5"), (50, "1200")],
        [(10, "-3.1"), (30, "6.5"), (50, "—")],
    ) == [["小麦", "吨", "81.4", "-3.1"], ["玉米", "吨", "2.5", "6.5"], ["豆类", "吨", "1200", "—"]]


def test_a_row_may_lack_a_figure_in_one_column() -> None:
    found = share(
        [(10, "常住人口"), (30, "城镇"), (50, "乡村")],
        [(10, "90"), (30, "50"), (50, "40")],
        [(30, "55.6"), (50, "44.4")],
    )
    assert found == [["常住人口", "90", ""], ["城镇", "50", "55.6"], ["乡村", "40", "44.4"]]


def test_a_label_around_its_figure_is_one() -> None:
    found = share(
        [(10, "小麦"), (24, "规模以上工业企业全部"), (36, "营业收入"), (50, "玉米")],
        [(10, "81.4"), (30, "2.5"), (50, "12")],
    )
    assert found == [["小麦", "81.4"], ["规模以上工业企业全部/营业收入", "2.5"], ["玉米", "12"]]


def test_a_full_line_of_a_label_goes_on_below() -> None:
    found = share(
        [(10, "规模以上工业企业营业收"), (30, "入"), (50, "玉米")], [(10, "81.4"), (50, "12")]
    )
    assert found == [["规模以上工业企业营业收/入", "81.4"], ["玉米", "12"]]


def test_a_label_a_row_apart_without_a_figure_is_a_row() -> None:
    found = share(
        [(10, "小麦"), (30, "按季节分"), (50, "夏粮"), (70, "秋粮")],
        [(10, "81.4"), (50, "12"), (70, "3")],
    )
    assert found == [["小麦", "81.4"], ["按季节分", ""], ["夏粮", "12"], ["秋粮", "3"]]


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param(
            ([(10, "绿色工厂"), (24, "建设数量")], [(17, "12")], [(17, "30")]), id="one figure"
        ),
        pytest.param(
            ([(10, "智能工厂"), (30, "绿色工厂")], [(10, "建设一批"), (30, "改造一批")]),
            id="no figure",
        ),
        pytest.param(([(10, "指标")], [(10, "2020"), (30, "2025")]), id="years"),
        pytest.param(
            ([(10, "代码")], [(10, "12345678901"), (30, "234")]),
            id="a figure too long for its column",
        ),
        pytest.param(
            (
                [(10, "小麦"), (30, "玉米")],
                [(10, "81.4"), (30, "2.5")],
                [(10, "各县"), (20, "按实"), (30, "际情"), (40, "况定")],
            ),
            id="long text beside",
        ),
        pytest.param(([(10, "小麦")], [(10, "81.4"), (50, "2.5")]), id="a figure without a label"),
        pytest.param(
            ([(10, "1"), (30, "1")], [(10, "绿色"), (30, "工厂")], [(20, "12")]),
            id="a number of the row in two",
        ),
        pytest.param(
            (
                [(10, "规模以上工业企业的营"), (30, "业收入利润")],
                [(10, "12"), (30, "30")],
            ),
            id="a label of full lines",
        ),
        pytest.param(
            (
                [(10, "绿色"), (30, "工厂"), (50, "建设"), (70, "数量"), (90, "合计")],
                [(10, "12"), (30, "30")],
            ),
            id="a long label",
        ),
    ],
)
def test_a_cell_of_several_lines_stays_one(columns) -> None:
    assert len(share(*columns)) == 1


def stacked_page(y: float, head: tuple[str, ...], rows: list[tuple[str, ...]], *, closed: bool):
    """A page with uprights, a rule under the head, and none between rows."""
    page = ToyPage()
    end = y + 22 * (len(rows) + bool(head))
    page.lines = [(72 + 120 * c, y, 72 + 120 * c, end) for c in range(1, len(rows[0]))]
    for at in [y, y + 22] * bool(head) + [end] * closed:
        page.lines.append((72, at, 72 + 120 * len(rows[0]), at))
    for number, row in enumerate([head, *rows] if head else rows):
        for column, text in enumerate(row):
            page.texts.append((76 + 120 * column, y + 22 * number + 16, text))
    return page


def read(*pages: ToyPage):
    document = read_document(make_pdf(*pages), "公报.pdf", Vocabulary())
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


HEAD = ("产品名称", "产量（吨）", "比上年增长（%）")
ROWS = [("小麦", "81.4", "-3.1"), ("玉米", "2.5", "6.5"), ("豆类", "1200", "4.0")]


def test_a_printed_table_without_rules_between_rows_has_rows() -> None:
    page = stacked_page(200, HEAD, ROWS, closed=True)
    page.paragraph(100, "全年农业生产稳定，主要产品产量如下。")
    assert read(page) == [[list(row) for row in ROWS]]


@pytest.mark.parametrize("first", [1, 2])
def test_rows_go_on_over_a_page(first) -> None:
    rows = [*ROWS, ("薯类", "31", "2.2")]
    above = stacked_page(600, HEAD, rows[:first], closed=False)
    above.paragraph(100, "全年农业生产稳定，主要产品产量如下。")
    below = stacked_page(60, (), rows[first:], closed=True)
    below.paragraph(400, "全年工业生产稳定，主要产品产量增长。")
    assert read(above, below) == [[list(row) for row in rows]]
