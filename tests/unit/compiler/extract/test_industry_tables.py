from dataclasses import replace

from lianqun.compiler.extract.industries.tables import read_tables
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Cell, Table
from lianqun.vocab.vocabulary import Vocabulary

TEXT = "产业 承载园区 龙头企业 船舶 江都区、靖江区 甲船，乙船 化工 泰兴区 丙化"


def cell(text):
    start = TEXT.find(text) if text else 0
    return Cell(text, start, start + len(text))


def profiles(header, *rows):
    table = Table(
        caption="表1",
        section=0,
        start=0,
        end=len(TEXT),
        header=tuple(map(cell, header)),
        rows=tuple(tuple(map(cell, row)) for row in rows),
    )
    document = replace(read_text(TEXT.encode(), "plan.txt"), tables=(table,))
    return [d.content for d in read_tables(document, wording_of(Vocabulary()))]


def test_each_row_of_a_table_of_industries_is_a_profile():
    found = profiles(
        ("产业", "承载园区", "龙头企业"),
        ("船舶", "江都区、靖江区", "甲船，乙船"),
        ("化工", "泰兴区", "丙化"),
    )
    assert [(p.name, p.carriers, p.leading_enterprises) for p in found] == [
        ("船舶", ("江都区", "靖江区"), ("甲船", "乙船")),
        ("化工", ("泰兴区",), ("丙化",)),
    ]


def test_a_table_of_something_else_is_left_alone():
    assert profiles(("产业", "目标"), ("船舶", "翻番")) == []
    assert profiles(("项目", "承载园区"), ("船舶", "江都区")) == []


def test_a_row_without_a_name_is_left_alone():
    assert profiles(("产业", "承载园区"), ("", "江都区")) == []
