"""`assign` from the command line: a workspace in, a spreadsheet out, errors in words."""

import pytest
from openpyxl import load_workbook

from lianqun.cli.app import main

PLAN = """云岭市行动方案（2023—2025年）

一、重点任务

（一）建设检测平台

打造公共平台。（责任单位：市科技局）

（二）办好展会

引进展会。
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    at = ["--workspace", str(tmp_path / "ws")]
    assert main([*at, "init"]) == 0
    assert main([*at, "add", str(tmp_path / "plan.txt")]) == 0
    assert main([*at, "compile"]) in (0, 1)
    return tmp_path


def test_assign_writes_the_spreadsheet_and_says_how_many_name_nobody(folder, capsys):
    out = folder / "分工.xlsx"
    code = main(["--workspace", str(folder / "ws"), "assign", "--out", str(out)])
    assert code == 0
    assert "任务 2 项，其中 1 项未写明" in capsys.readouterr().out
    sheet = load_workbook(out).worksheets[0]
    assert [sheet.cell(row, 2).value for row in (3, 4)] == ["建设检测平台", "办好展会"]


@pytest.mark.parametrize("name", ["分工.xls", "missing/分工.xlsx"])
def test_wrong_place_or_name_is_refused_and_nothing_written(folder, name, capsys):
    before = sorted(folder.rglob("*.xls*"))
    code = main(["--workspace", str(folder / "ws"), "assign", "--out", str(folder / name)])
    assert code == 2
    assert capsys.readouterr().err.strip()
    assert sorted(folder.rglob("*.xls*")) == before


def test_a_file_that_is_there_is_kept_unless_forced(folder, capsys):
    out = folder / "分工.xlsx"
    out.write_bytes(b"mine")
    run = ["--workspace", str(folder / "ws"), "assign", "--out", str(out)]
    assert main(run) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    assert main([*run, "--force"]) == 0
    assert out.read_bytes() != b"mine"


def test_documents_not_compiled_are_named(folder, capsys):
    (folder / "later.txt").write_text(PLAN + "补充。", encoding="utf-8")
    at = ["--workspace", str(folder / "ws")]
    assert main([*at, "add", str(folder / "later.txt")]) == 0
    capsys.readouterr()
    assert main([*at, "assign", "--out", str(folder / "分工.xlsx")]) == 0
    assert "later" in capsys.readouterr().err


def test_plan_that_names_no_body_at_all_says_so(folder, capsys):
    (folder / "bare.txt").write_text(PLAN.replace("（责任单位：市科技局）", ""), encoding="utf-8")
    at = ["--workspace", str(folder / "ws")]
    assert main([*at, "add", str(folder / "bare.txt")]) == 0
    assert main([*at, "compile"]) in (0, 1)
    capsys.readouterr()
    out = str(folder / "分工.xlsx")
    assert main([*at, "assign", "--document", "bare", "--out", out]) == 0
    assert "没有给任何一项写明责任单位" in capsys.readouterr().out
