"""Tables that the end of a page breaks: their header, their rows, their labels."""

from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.opening import read_document
from lianqun.compiler.readers.pdf.cut_rows import is_cut
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import make_lines, make_runs
from lianqun.compiler.readers.pdf.page import Glyph
from lianqun.compiler.readers.pdf.ruled import GridCell, RuledGrid
from lianqun.compiler.readers.table_breaks import PageBreak, mend_break
from lianqun.compiler.readers.table_grid import Grid
from lianqun.compiler.readers.table_headers import load_roles
from lianqun.model.document import Cell
from lianqun.vocab.vocabulary import Vocabulary

_PLACES = (76, 150, 300, 420)


def _row(y: float, *cells: str) -> list[tuple[float, float, str]]:
    return [(x, y, cell) for x, cell in zip(_PLACES, cells, strict=False) if cell]


def _rows(top: float, *rows: tuple[str, ...]) -> list[tuple[float, float, str]]:
    return [text for n, row in enumerate(rows) for text in _row(top + 26 * n, *row)]


def _tables(*pages: ToyPage):
    return read_document(make_pdf(*pages), "甲市规划.pdf", Vocabulary()).tables


def _texts(table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _prose(page: ToyPage, lines: int = 27) -> ToyPage:
    """A page full of text but for its end."""
    for n in range(lines):
        page.texts.append(
            (72, 60 + 24 * n, "甲市坚持规划先行稳步推进各项工作并且定期评估实施情况如期完成")
        )
    return page


def test_a_header_alone_at_the_end_of_a_page_heads_the_rows_of_the_next() -> None:
    first = _prose(ToyPage())
    first.texts += [(250, 730, "表1 主要任务")]
    first.texts += [(100, 760, "领域"), (190, 760, "任务"), (335, 760, "分工"), (470, 760, "时限")]
    second = ToyPage()
    second.texts += _rows(
        80,
        ("创新", "建设重点实验室", "甲局", "2027年"),
        ("开放", "办好产业博览会", "乙局", "2028年"),
        ("绿色", "改造燃煤锅炉群", "丙局", "2029年"),
        ("民生", "新建社区食堂群", "丁局", "2030年"),
    )
    second.paragraph(300, "规划由甲市人民政府组织实施，各部门按照职责分工落实。")
    (table,) = _tables(first, second)
    assert [cell.text for cell in table.header] == ["领域", "任务", "分工", "时限"]
    assert [row[0] for row in _texts(table)] == ["创新", "开放", "绿色", "民生"]


def test_a_label_beside_its_first_row_is_for_the_rows_of_the_next_page_too() -> None:
    first = _prose(ToyPage(), 22)
    first.texts += [(250, 600, "表1 各园区比较")]
    head = ("类别", "指标", "甲园", "乙园")
    first.texts += _rows(626, head, ("发展", "产值", "12", "13"), ("", "税收", "3", "4"))
    first.texts += _rows(704, ("", "用地", "5", "6"), ("创新", "投入", "7", "8"))
    second = ToyPage()
    second.texts += _rows(80, *[("", f"指标{n}", f"{n}1", f"{n}2") for n in "甲乙丙"])
    second.texts += _rows(158, ("绿色", "能耗", "41", "42"))
    second.texts += _rows(184, *[("", f"指标{n}", f"{n}1", f"{n}2") for n in "丁戊己"])
    (table,) = _tables(first, second)
    assert [row[0] for row in _texts(table)] == [*["发展"] * 3, *["创新"] * 4, *["绿色"] * 4]


def _ruled(page: ToyPage, tops: list[float], walls: list[tuple[float, float, float]]) -> None:
    """Level rules over all but the first column, walls (x, from, to), and rules of the first given apart."""
    page.lines += [(120, y, 400, y) for y in tops]
    page.lines += [(x, tops[0], x, tops[-1]) for x in (72, 120, 260, 400)]
    page.lines += [(72, y, 120, y) for y, _, _ in walls]


def test_an_unfinished_label_goes_on_in_the_empty_cell_below() -> None:
    page = ToyPage()
    tops = [100, 130, 160, 190, 220, 250, 280]
    _ruled(page, tops, [(y, 0, 0) for y in (100, 130, 190, 220, 280)])
    page.texts += [(80, 120, "类别"), (130, 120, "任务"), (270, 120, "单位")]
    for n, name in enumerate(("甲任务", "乙任务", "丙任务", "丁任务", "戊任务")):
        page.texts += [(130, 150 + 30 * n, name), (270, 150 + 30 * n, f"{name[0]}局")]
    page.texts += [(80, 165, "创新"), (80, 255, "开放")]
    (table,) = _tables(page)
    assert [row[0] for row in _texts(table)] == ["创新", "创新", "创新", "开放", "开放"]


def _broken(full: frozenset[int], *labels: str) -> list[str]:
    """The labels of two rows a page above a break and below it, mended."""
    text = "".join(labels) + "甲乙丙丁"
    rows, place = [], 0
    for label, name in zip(labels, "甲乙丙丁", strict=True):
        at = text.index(name)
        rows.append([Cell(label, place, place + len(label)), Cell(name, at, at + 1)])
        place += len(label)
    grid = Grid((), 0, len(text), rows=rows, groups=[Cell("", 0, 0)] * 4, tall={0})
    mend_break(text, grid, PageBreak(2, full=full), load_roles())
    return [row[0].text for row in grid.rows]


def test_a_label_that_the_page_cuts_is_one() -> None:
    assert _broken(frozenset({0}), "创新", "生态文", "明", "民生") == [
        "创新",
        "生态文明",
        "生态文明",
        "民生",
    ]


def test_labels_that_have_room_for_more_are_whole() -> None:
    labels = ["创新", "生态", "水", "民生"]
    assert _broken(frozenset(), *labels) == labels


def _grid(blanks: list[float]) -> tuple[RuledGrid, dict]:
    """Rows of 30 points with one text each, so far above the rule below."""
    ys = [30.0 * n for n in range(len(blanks) + 1)]
    cells = [GridCell(n, 0, 1, 1, Box(0, y, 100, y + 30)) for n, y in enumerate(ys[:-1])]
    lines = {}
    for n, blank in enumerate(blanks):
        foot = ys[n + 1] - blank
        lines[n] = make_lines(make_runs([Glyph("甲", Box(4, foot - 10, 14, foot), 10, 0)]))
    return RuledGrid([0.0, 100.0], ys, cells, [[n] for n in range(len(blanks))]), lines


def test_a_row_that_leaves_another_blank_than_all_others_is_cut() -> None:
    assert is_cut(*_grid([6, 6, 6.4, 6, 3]))
    assert not is_cut(*_grid([6, 6, 6.4, 6, 6.2]))
    assert not is_cut(*_grid([6, 12, 9, 6, 3]))
