"""A plan as a Word file and as a text: the same outline, the same facts."""

from collections import Counter

import pytest
from word_files import (
    TALL,
    UNDER,
    field,
    in_style,
    level,
    listed,
    lists,
    p,
    run,
    span,
    style,
    tbl,
    tc,
    tr,
    word_file,
)

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract import EXTRACTORS
from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Document
from lianqun.text.characters import make_plain

CENTRED = '<w:jc w:val="center"/>'
HEAD = "<w:tblHeader/>"
STYLES = "".join(
    style(f"heading {rank}", properties=f'<w:outlineLvl w:val="{rank - 1}"/>') for rank in (1, 2, 3)
)
CLOSE = '<w:suff w:val="nothing"/>'
NUMBERING = lists(
    level(0, "%1、", "chineseCountingThousand", CLOSE)
    + level(1, "（%2）", "chineseCounting", CLOSE)
    + level(2, "%3．", "decimal", CLOSE)
)
TEXT = """白河市工业和信息化发展规划

（2026—2030年）

一、发展基础

（一）主要成就

工业经济稳步增长。2025年，全市规模工业总产值达到3200亿元，规模工业企业1200家。

二、总体要求

（一）发展目标

综合实力明显增强。到2030年，规模工业总产值达到5000亿元，年均增长9%以上。

表1　“十五五”工业发展主要指标

类别\t指标名称\t单位\t2025年\t2030年\t属性
规模效益\t规模工业总产值\t亿元\t3200\t5000\t预期性
规模效益\t规模工业增加值\t亿元\t800\t1200\t预期性
创新驱动\t研发经费投入强度\t%\t2.1\t3.0\t预期性
创新驱动\t高新技术企业\t家\t260\t500\t预期性

注：总产值按现价计算。

三、重点任务

（一）做强主导产业

1．装备制造

培育百亿级龙头企业2家。（责任单位：市工业和信息化局、市财政局）

2．新材料

新增专精特新企业50家。（责任单位：市工业和信息化局）

四、重大项目

表2　重大项目清单

序号\t项目名称\t建设单位\t建设内容\t总投资（亿元）
1\t白河重型装备产业园项目\t白河重工集团有限公司\t建设总装车间和研发中心\t35
2\t智能农机整机生产线项目\t东山农机股份有限公司\t年产智能农机2万台\t12.5
"""


def heading(rank: int, text: str) -> str:
    return p(text, in_style(f"heading {rank}") + listed(1, rank - 1))


@pytest.fixture(scope="module")
def word() -> Document:
    indicators = tbl(
        tr("类别", "指标名称", "单位", "2025年", "2030年", "属性", properties=HEAD),
        tr(tc("规模效益", TALL), "规模工业总产值", "亿元", "3200", "5000", "预期性"),
        tr(tc("", UNDER), tc(p("规模工业") + p("增加值")), "亿元", "800", "1200", "预期性"),
        tr(tc("创新驱动", TALL), "研发经费投入强度", "%", "2.1", "3.0", "预期性"),
        tr(tc("", UNDER), "高新技术企业", "家", "260", "500", "预期性"),
        widths=(1000, 2400, 800, 900, 900, 900),
    )
    projects = tbl(
        tr("序号", "项目名称", tc("建设单位", span(2)), "建设内容", "总投资（亿元）", properties=HEAD),
        tr("1", "白河重型装备产业园项目", tc("白河重工集团有限公司", span(2)), "建设总装车间和研发中心", "35"),
        tr("2", "智能农机整机生产线项目", tc("东山农机股份有限公司", span(2)), "年产智能农机2万台", "12.5"),
        widths=(600, 2400, 1950, 50, 2400, 1200),
    )  # fmt: skip
    number = field("SEQ 表", run("1"))
    body = (
        p("白河市工业和信息化", CENTRED) + p("发展规划", CENTRED) + p("（2026—2030年）", CENTRED)
        + heading(1, "发展基础") + heading(2, "主要成就")
        + p("工业经济稳步增长。2025年，全市规模工业总产值达到3200亿元，规模工业企业1200家。")
        + heading(1, "总体要求") + heading(2, "发展目标")
        + p("综合实力明显增强。到2030年，规模工业总产值达到5000亿元，年均增长9%以上。")
        + p(run("表") + number + run("　“十五五”工业发展主要指标"), CENTRED) + indicators + p("注：总产值按现价计算。")
        + heading(1, "重点任务") + heading(2, "做强主导产业") + heading(3, "装备制造")
        + p("培育百亿级龙头企业2家。（责任单位：市工业和信息化局、市财政局）")
        + heading(3, "新材料") + p("新增专精特新企业50家。（责任单位：市工业和信息化局）")
        + heading(1, "重大项目") + p("表2　重大项目清单", CENTRED) + projects
    )  # fmt: skip
    content = word_file(body, styles=STYLES, numbering=NUMBERING)
    return build_document(read_docx(content, "plan.docx"), content, "plan.docx")


@pytest.fixture(scope="module")
def text() -> Document:
    return read_text(TEXT.encode(), "plan.txt")


def test_the_same_outline_and_metadata(word: Document, text: Document) -> None:
    assert [s.label for s in word.sections] == [s.label for s in text.sections]
    assert word.metadata == text.metadata
    assert word.metadata.title == "白河市工业和信息化发展规划"
    assert not word.reading_issues


def test_the_same_tables(word: Document, text: Document) -> None:
    def cells(document: Document) -> list[object]:
        return [
            (
                t.caption,
                [c.text for c in t.header],
                [[c.text for c in row] for row in t.rows],
                t.notes,
            )
            for t in document.tables
        ]

    assert cells(word) == cells(text)


def test_the_same_facts(word: Document, text: Document, vocabulary) -> None:
    def facts(document: Document) -> Counter[str]:
        found = (draft for extract in EXTRACTORS for draft in extract(document, vocabulary))
        return Counter(
            f"{draft.kind} {document.path(draft.section)} {draft.content}"
            for draft in found
            if isinstance(draft, Draft)
        )

    assert facts(word) == facts(text)
    assert facts(word).total() > 20


def test_every_character_stands_for_one_of_the_raw_text(word: Document) -> None:
    assert word.is_raw
    for at, char in enumerate(word.text):
        start, end = word.to_original(at, at + 1)
        original = word.original[start:end]
        assert char in (original, make_plain(original)) or (char.isspace() and original.isspace())
