"""`facts` and `show` from the command line: lines, spreadsheet, what is left out, narrow screens."""

import json

import pytest
from openpyxl import load_workbook

from lianqun.cli.app import main

PLAN = """青石高新区“十四五”产业发展规划（2021—2025年）

一、发展目标

到2025年，高新技术企业总数达到900家。到2023年，上市企业达到12家。

表1 主要指标

指标\t单位\t2020年\t2025年
高新技术企业数\t家\t500\t900

注：表中目标值均为东园指标。

二、重点任务

（一）培育企业梯队

支持中小企业升规入统。

（二）建设创业载体

新建孵化器5家。

三、保障措施

（一）健全实施机制。将规划确定的重点任务分解到各部门，明确责任分工。
"""


@pytest.fixture
def ask(tmp_path, capsys, monkeypatch):
    """Runs a verb on a workspace with the plan compiled; hands back code, output and remarks."""
    monkeypatch.delenv("LIANQUN_LANG", raising=False)
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    at = ["--workspace", str(tmp_path / "ws")]

    def run(*words):
        code = main([*at, *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    run("init")
    run("add", path)
    assert run("compile")[0] == 0
    return run


def line_of(words):
    return PLAN[: PLAN.index(words)].count("\n") + 1


LINES = f"{line_of('到2025年')}、{line_of('高新技术企业数')}"


def test_the_list_names_lines_both_subjects_and_what_is_not_in_it(ask):
    _, out, err = ask("facts", "--kind", "target", "--year", 2025)
    assert LINES in out
    assert "青石高新区（表中为东园）" in out
    assert f"表注（第 {line_of('注：')} 行）：表中目标值均为东园指标" in out
    assert "没有写明这些承诺由哪个单位负责" in out
    assert f"（第 {line_of('（一）健全')} 行）：“将规划确定的重点任务分解到各部门" in out
    assert "lianqun facts --kind task --year 2025 --no-figure" in out
    assert "排除了 1 条其他年份的：2023（1）" in err
    assert "2025（规划期末）" in out


def test_json_names_the_line_and_all_lines(ask):
    _, out, _ = ask("facts", "--indicator", "高新技术企业", "--kind", "target", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    both = [int(line) for line in LINES.split("、")]
    assert [row["line"] for row in rows] == both
    assert all(row["lines"] == both for row in rows)


def test_show_names_the_lines_the_table_note_and_that_nobody_is_named(ask):
    _, out, _ = ask("facts", "--indicator", "高新技术企业", "--kind", "target", "--json")
    first, second = (json.loads(line) for line in out.splitlines())
    _, prose, _ = ask("show", first["id"])
    assert f"（第{second['line']}行，东园）" in prose
    assert "责任单位：原文未写明" in prose
    _, row, _ = ask("show", second["id"])
    assert f"第 {second['line']} 行" in row
    assert "表注" in row


def test_all_lists_every_statement_with_its_own_line(ask):
    _, out, _ = ask("facts", "--indicator", "高新技术企业", "--kind", "target", "--all")
    assert LINES not in out
    assert all(line in out for line in LINES.split("、"))


def test_out_writes_the_list_and_keeps_a_file_unless_forced(ask, tmp_path):
    out = tmp_path / "目标清单.xlsx"
    words = ("facts", "--kind", "target", "--year", 2025, "--out", out)
    code, said, err = ask(*words)
    assert code == 0
    assert f"已写出 {out}：2 条" in said
    assert "没有写指标" in said
    assert "合并重复 1 条" in err
    sheet = load_workbook(out).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (3, 4, 5)] == [1, 2, None]
    code, _, err = ask(*words)
    assert (code, "--force" in err) == (2, True)
    assert ask(*words, "--force")[0] == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--out", "list.csv"), "不是 .xlsx"),
        (("--out", "no_such_folder/list.xlsx"), "没有文件夹"),
        (("--out", "list.xlsx", "--json"), "不能与 --json"),
        (("--out", "list.xlsx", "--year", "1999"), "没有符合条件的事实"),
    ],
)
def test_a_spreadsheet_that_cannot_be_written_is_refused(ask, tmp_path, monkeypatch, *, more, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = ask("facts", *more)
    assert (code, out) == (2, "")
    assert said in err
    assert not list(tmp_path.glob("*.xlsx"))


def test_tasks_without_a_body_or_a_figure_are_listed(ask):
    for flag, count in (("--no-body", 3), ("--no-figure", 2)):
        _, out, err = ask("facts", "--kind", "task", flag)
        assert "培育企业梯队" in out
        assert f"共 {count} 条" in err
    _, out, err = ask("issues")
    assert f" {line_of('（一）培育')} " in out
    assert "lianqun facts --document plan --kind task --no-body" in err


@pytest.mark.parametrize("width", [100, 140])
def test_a_table_fits_a_narrow_screen_and_breaks_no_number(ask, monkeypatch, width):
    monkeypatch.setattr("lianqun.cli.session._PIPE_WIDTH", width)
    _, out, _ = ask("facts", "--kind", "target", "--year", 2025)
    lines = out.splitlines()[:6]
    assert all(len(line.encode("gb18030")) <= width for line in lines if "─" not in line)
    assert "（2020年：500家）" in out
    assert "规划期末" in out


def test_compile_explains_issues_and_verify_counts_quotes(ask):
    code, out, err = ask("compile", "--again")
    assert code == 0
    assert "个问题" in out
    assert "不影响退出码" in err
    _, out, _ = ask("verify")
    assert "条事实各引一处" in out
