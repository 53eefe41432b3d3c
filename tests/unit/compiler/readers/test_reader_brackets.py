"""Brackets that a copy has lost."""

from collections.abc import Callable

from lianqun.compiler.readers.brackets import lost_brackets
from lianqun.model.document import Document

LINE = "培育甲类企业专精特新）和乙类企业（高新技术）。\n"


def test_closing_brackets_that_none_opened_are_lost() -> None:
    assert lost_brackets(LINE) == [LINE.index("）")]


def test_brackets_of_numbers_and_nested_ones_are_not() -> None:
    assert lost_brackets("1）装备；\n（一）整机（含（零）部件）。\na) 材料") == []
    assert lost_brackets("一）装备") == [1]


def test_many_of_them_are_one_issue(read: Callable[[str], Document]) -> None:
    few = read("白河市规划\n\n" + LINE * 4)
    many = read("白河市规划\n\n" + (LINE + "\n") * 5)
    assert not [code for code, *_ in few.reading_issues if code == "brackets_lost"]
    (issue,) = [issue for issue in many.reading_issues if issue[0] == "brackets_lost"]
    assert issue[3] == {"count": "5"}
    assert many.text[issue[1]] == "）"
