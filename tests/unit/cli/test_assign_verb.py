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
