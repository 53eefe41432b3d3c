"""The spreadsheet of a 任务分工表, opened again and read as a user would see it."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from lianqun.reports.assignment import COLUMNS, render_assignment
from lianqun.reports.spreadsheet import save_spreadsheet
from lianqun.services.assignment_rows import AssignmentAnswer, AssignmentRow, Bodies
from lianqun.services.context import Note
from lianqun.services.goals import Goal, OverallGoals
from lianqun.vocab.messages import Messages


def row(**changes):
    plain = {
        "fact": "f1",
        "number": 1,
        "task": "加快企业上云",
        "level": 2,
        "goals": (Goal(indicator="上云企业数", value="≥500家", year=2025),),
        "measures": ("开展诊断", "发放补贴"),
        "bodies": Bodies(responsible=("市数据局", "市财政局")),
        "above": Bodies(),
        "deadline": 2025,
        "quote": "加快企业上云。开展诊断。",
        "section": ("四、专项行动", "（二）数字赋能行动"),
        "file_name": "规划.txt",
        "is_group": False,
    }
    return AssignmentRow(**(plain | changes))


OVERALL = OverallGoals(
    subject="新材料产业",
    goals=(Goal(indicator="营业收入", value="≥800亿元", year=2025),),
    quote="到2025年，新材料产业营业收入达到800亿元。",
    section=("二、发展目标",),
    file_name="规划.txt",
)


def answer_of(*rows, **changes):
    return AssignmentAnswer(rows=rows, **({"file_names": ("规划.txt",)} | changes))


@pytest.fixture
def sheet():
    def run(*rows, locale="zh", **changes):
        content = render_assignment(answer_of(*rows, **changes), Messages(locale))
        return load_workbook(BytesIO(content))

    return run


def values(book, index):
    return [cell.value for cell in book.worksheets[0][index]]


def test_columns_are_named_and_a_row_tells_all(sheet):
    book = sheet(row())
    assert values(book, 2) == [
        "序号", "任务", "年度目标", "举措", "牵头单位", "责任单位", "配合单位", "完成时限", "原文", "出处",
    ]  # fmt: skip
    assert values(book, 3) == [
        1,
        "加快企业上云",
        "上云企业数≥500家（2025年）",
        "1.开展诊断\n2.发放补贴",
        None,
        "市数据局、市财政局",
        None,
        "2025年",
        "加快企业上云。开展诊断。",
        "四、专项行动 > （二）数字赋能行动",
    ]


def test_file_is_named_in_each_row_where_there_are_several(sheet):
    book = sheet(row(), file_names=("规划.txt", "方案.txt"))
    assert values(book, 3)[9] == "四、专项行动 > （二）数字赋能行动\n文件：规划.txt"


@pytest.mark.parametrize(
    ("line", "goal_lines", "written"),
    [(12, (), "第12行"), (12, (12,), "第12行"), (12, (3, 12), "第12行（目标见第3、12行）")],
)
def test_place_names_the_lines_of_task_and_goals(sheet, line, goal_lines, written):
    book = sheet(row(line=line, goal_lines=goal_lines))
    assert values(book, 3)[9] == f"四、专项行动 > （二）数字赋能行动\n{written}"


def test_overall_goals_name_the_lines_that_state_them(sheet):
    book = sheet(row(), overall=(replace(OVERALL, lines=(4, 8, 9, 10)),))
    assert values(book, 4)[9] == "二、发展目标\n第4、8–10行"


def test_what_the_plan_says_of_assigning_its_tasks_is_in_the_notes(sheet):
    told = {"document": "规划.txt", "line": 9, "sentence": "明确责任分工。"}
    book = sheet(row(), remarks=(Note("bodies_to_be_assigned", told),))
    notes = [cell.value for cell in book.worksheets[1]["A"] if cell.value]
    assert any("第 9 行" in note and "明确责任分工。" in note for note in notes)


def test_stated_and_inherited_bodies_stand_in_their_columns(sheet):
    stated = Bodies(lead=("市工信局",), supporting=("市统计局",))
    book = sheet(row(bodies=stated), row(number=2, bodies=Bodies(), above=Bodies(lead=("云岭市",))))
    assert values(book, 3)[4:7] == ["市工信局", None, "市统计局"]
    assert values(book, 4)[4:7] == ["云岭市（上级任务）", None, None]


def test_goal_of_another_subject_says_whose_it_is(sheet):
    goals = (
        Goal(subject="新材料产业", indicator="营业收入", value="≥800亿元", year=2025),
        Goal(subject="机器人产业", indicator="营业收入", value="≥50亿元", year=2025),
    )
    assert values(sheet(row(goals=goals)), 3)[2] == (
        "新材料产业：营业收入≥800亿元（2025年）\n机器人产业：营业收入≥50亿元（2025年）"
    )


def test_goal_without_a_year_in_the_text_says_so_under_every_title(sheet):
    goal = Goal(indicator="飞地园区数", value="2个", year=2025, mark="规划期末")
    for changes in ({}, {"year": 2025}):
        book = sheet(row(goals=(goal,)), **changes)
        assert values(book, 3)[2] == "飞地园区数2个（2025年，规划期末）"
        notes = [cell.value for cell in book.worksheets[1]["A"] if cell.value]
        assert any("标“规划期末”的 1 项" in note for note in notes)


def test_group_row_is_grey_and_has_no_number(sheet):
    book = sheet(row(number=None, is_group=True, measures=()), row())
    assert values(book, 3)[0] is None
    assert book.worksheets[0]["B3"].fill.fgColor.rgb.endswith("EDEDED")
    assert book.worksheets[0]["B4"].fill.fill_type is None


def test_overall_goals_stand_on_top(sheet):
    book = sheet(row(), overall=(OVERALL,))
    assert values(book, 3)[1] == "总体目标"
    assert values(book, 4)[1:3] == ["新材料产业", "营业收入≥800亿元（2025年）"]
    assert values(book, 4)[8] == OVERALL.quote
    assert values(book, 5)[0] == 1


def test_more_measures_than_a_cell_holds_are_counted(sheet):
    book = sheet(row(measures=tuple(f"{n}" + "推进协作" * 40 + "。" for n in "甲乙丙丁")))
    shown = values(book, 3)[3].split("\n")
    assert len(shown) == 3
    assert "另有 2 条" in shown[-1]


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
    book = sheet(
        row(),
        row(number=2, task="办好展会", bodies=Bodies()),
        overall=(OVERALL,),
        period_ends=(2025,),
        uncompiled=("另一规划",),
        year=2025,
        left_out_count=7,
    )
    notes = "\n".join(str(cell.value) for line in book["说明"] for cell in line if cell.value)
    assert "2 项任务中" in notes
    assert "办好展会" in notes
    assert "加快企业上云" not in notes
    assert "“总体目标”列 1 项" in notes
    assert "另一规划" in notes
    assert "其余 7 项任务没有 2025 年的目标或时限" in notes


def test_notes_say_that_deadlines_are_not_guessed(sheet):
    book = sheet(row(deadline=None), period_ends=(2025,))
    notes = "\n".join(str(line[0].value) for line in book["说明"])
    assert "1 项未写明，栏内留空，规划期末年（2025年）没有代填" in notes


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
    save_spreadsheet(path, b"old")
    save_spreadsheet(path, b"new")
    assert path.read_bytes() == b"new"

    def fail(_handle):
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        save_spreadsheet(path, b"broken")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["分工.xlsx"]


def test_saved_file_has_the_rights_that_the_umask_leaves(tmp_path):
    other = tmp_path / "other"
    other.touch()
    save_spreadsheet(tmp_path / "分工.xlsx", b"x")
    assert (tmp_path / "分工.xlsx").stat().st_mode == other.stat().st_mode
