"""The spreadsheet of a 任务分工表, opened again and read as a user would see it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from lianqun.reports.assignment import COLUMNS, render_assignment, save_assignment
from lianqun.services.assign import AssignmentAnswer, AssignmentRow, Goal
from lianqun.vocab.messages import Messages


def row(**changes):
    plain = {
        "fact": "f1",
        "number": 1,
        "task": "加快企业上云",
        "level": 2,
        "goals": (Goal(indicator="上云企业数", value="≥500家", year=2025),),
        "measures": ("开展诊断", "发放补贴"),
        "lead": (),
        "responsible": ("市数据局", "市财政局"),
        "supporting": (),
        "above": (),
        "deadline": 2025,
        "quote": "加快企业上云。开展诊断。",
        "section": ("四、专项行动", "（二）数字赋能行动"),
        "file_name": "规划.txt",
        "has_parts": False,
    }
    return AssignmentRow(**(plain | changes))


def answer_of(*rows, year=None):
    return AssignmentAnswer(rows=rows, file_names=("规划.txt",), year=year, unplaced_goal_count=3)


@pytest.fixture
def sheet():
    def run(*rows, locale="zh", year=None):
        content = render_assignment(answer_of(*rows, year=year), Messages(locale))
        return load_workbook(BytesIO(content))

    return run


def values(book, index):
    return [cell.value for cell in book.worksheets[0][index]]


def test_columns_are_named_and_a_row_tells_all(sheet):
    book = sheet(row())
    assert values(book, 2) == [
        "序号", "任务", "年度目标", "举措", "牵头单位", "配合单位", "完成时限", "原文", "出处",
    ]  # fmt: skip
    assert values(book, 3) == [
        1,
        "加快企业上云",
        "上云企业数≥500家（2025年）",
        "1.开展诊断\n2.发放补贴",
        "责任单位：市数据局、市财政局",
        None,
        "2025年",
        "加快企业上云。开展诊断。",
        "四、专项行动 > （二）数字赋能行动\n文件：规划.txt",
    ]


def test_lead_supporting_and_inherited_bodies_stand_in_their_columns(sheet):
    book = sheet(
        row(lead=("市工信局",), supporting=("市统计局",)),
        row(number=2, responsible=(), above=("云岭市",)),
    )
    assert values(book, 3)[4:6] == ["市工信局", "责任单位：市数据局、市财政局\n市统计局"]
    assert values(book, 4)[4:6] == ["上级任务：云岭市", None]


def test_page_is_ready_to_print(sheet):
    page = sheet(row()).worksheets[0]
    assert page.freeze_panes == "C3"
    assert page.print_title_rows == "$1:$2"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in page[3])
    assert page["B3"].font.name == "宋体"
    assert page["B3"].alignment.indent == 1
    assert len(page.column_dimensions) == len(COLUMNS)


def test_second_sheet_says_what_was_not_found(sheet):
    book = sheet(row(), row(number=2, task="办好展会", responsible=()))
    notes = "\n".join(str(cell.value) for line in book["说明"] for cell in line if cell.value)
    assert "2 项任务中" in notes
    assert "办好展会" in notes
    assert "加快企业上云" not in notes
    assert "目标 3 项" in notes


def test_text_that_looks_like_a_formula_stays_text(sheet):
    cell = sheet(row(task="=1+1")).worksheets[0]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_english_wording_and_year_in_the_title(sheet):
    book = sheet(row(), locale="en", year=2025)
    assert "2025" in book.worksheets[0]["A1"].value
    assert values(book, 3)[2] == "上云企业数 ≥500家"


def test_same_answer_gives_the_same_bytes():
    first = render_assignment(answer_of(row()), Messages("zh"))
    assert first == render_assignment(answer_of(row()), Messages("zh"))


def test_saving_replaces_the_file_and_a_failure_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "分工.xlsx"
    save_assignment(path, b"old")
    save_assignment(path, b"new")
    assert path.read_bytes() == b"new"

    def fail(_handle):
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        save_assignment(path, b"broken")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["分工.xlsx"]
