"""Which projects a plan names: in prose, in boxes, in tables; own sentences, invented firms."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianqun.compiler.draft import Doubt
from lianqun.compiler.extract.project_fields import (
    PROJECT_WORDS,
    find_builders,
    find_content,
    find_investment,
    parse_money,
)
from lianqun.compiler.extract.projects import extract
from lianqun.compiler.readers.text import read_text
from lianqun.compiler.words import words_of
from lianqun.model.document import Cell, Table
from lianqun.model.fact import FactKind
from lianqun.vocab.vocabulary import Vocabulary

WORDS = words_of(Vocabulary(), PROJECT_WORDS)
HEAD = "云岭市“十四五”工业规划\n\n一、重点任务\n\n（一）做强产业\n\n"
FIRMS = "依托白鹭重工、青原电气、星野生物等龙头企业，壮大产业链。\n\n"


@pytest.fixture(scope="module")
def projects(compile_text):
    def run(sentence, head=HEAD + FIRMS):
        facts = compile_text(f"{head}{sentence}\n").facts
        return {f.content.name: f.content.builders for f in facts if f.kind is FactKind.PROJECT}

    return run


def test_list_of_projects_is_split_and_each_has_the_firm_at_its_head(projects):
    sentence = (
        "加快白鹭重工高空平台产业园（云岭）、青原电气电芯生产线、储能检测中心等一批重点项目建设。"
    )
    assert projects(sentence) == {
        "白鹭重工高空平台产业园（云岭）": ("白鹭重工",),
        "青原电气电芯生产线": ("青原电气",),
        "储能检测中心": (),
    }


def test_list_of_kinds_names_no_project(projects):
    assert projects("推动储能、氢能、光伏等重大项目建设。") == {}
    assert projects("加快大尺寸面板、柔性屏等项目布局。") == {}
    assert projects("积极发展微特电机等先进电机项目。") == {}


def test_platforms_centres_and_alliances_are_no_projects(projects):
    sentence = "争创国家技术创新中心，组建产业联盟，搭建公共服务平台，建设高标准重大项目库。"
    assert projects(sentence) == {}


def test_projects_of_the_past_are_found_by_what_became_of_them(projects):
    sentence = (
        "白鹭重工新型盾构项目和青原电气第二代电芯项目相继落户，星野生物疫苗生产基地建成投产。"
    )
    assert projects(sentence) == {
        "白鹭重工新型盾构项目": ("白鹭重工",),
        "青原电气第二代电芯项目": ("青原电气",),
        "星野生物疫苗生产基地": ("星野生物",),
    }


@pytest.mark.parametrize(
    ("sentence", "name", "builders"),
    [
        ("全力支持青原建设5万吨电池拆解项目。", "5万吨电池拆解项目", ("青原",)),
        ("力争引入云岭大学固态电池项目。", "云岭大学固态电池项目", ("云岭大学",)),
        ("实现白鹭重工电动底盘全面投产。", "白鹭重工电动底盘", ("白鹭重工",)),
        ("规划建设云岭算力中心。", "云岭算力中心", ()),
        ("重点打造国内首个全固态储能示范项目。", "国内首个全固态储能示范项目", ()),
        (
            "推进白鹭重工、青原电气电驱扩产项目投产。",
            "白鹭重工、青原电气电驱扩产项目",
            ("白鹭重工", "青原电气"),
        ),
    ],
)
def test_single_projects(projects, sentence, name, builders):
    assert projects(sentence) == {name: builders}


def test_second_mention_of_a_project_is_not_counted_again(projects):
    sentence = "加快建设白鹭重工智能起重机生产线项目。\n\n以智能起重机生产线项目为核心，带动配套。"
    assert list(projects(sentence)) == ["白鹭重工智能起重机生产线项目"]


def test_paragraph_that_states_money_and_builder_is_one_project(compile_text):
    text = (
        f"{HEAD}项目 1 “十四五”装备重点项目\n\n白鹭智能装备产业园项目。总投资约12.5亿元，"
        "建设主体为云岭白鹭建设发展有限公司，主要建设厂房、研发中心。\n\n"
        "桃溪路（北环—南环）改造项目。总投资6800万元，长1200米，由云岭城市建设有限公司承建。\n"
    )
    facts = [f for f in compile_text(text).facts if f.kind is FactKind.PROJECT]
    first, second = (f.content for f in facts)
    assert (first.name, first.builders) == ("白鹭智能装备产业园项目", ("云岭白鹭建设发展有限公司",))
    assert first.investment_cny_100m == Decimal("12.5")
    assert (first.category, first.content) == ("“十四五”装备重点项目", "主要建设厂房、研发中心")
    assert second.builders == ("云岭城市建设有限公司",)
    assert second.investment_cny_100m == Decimal("0.68")


def table_document(rows, header=("序号", "总投资（万元）", "项目名称", "建设单位", "主要建设内容")):
    """A document whose text is the table, and the table over it."""
    lines = ["重大项目清单", "\t".join(header), *("\t".join(row) for row in rows)]
    document = read_text("\n".join(lines).encode(), "list.txt")
    position = 0
    grid = []
    for line in ["\t".join(header), *("\t".join(row) for row in rows)]:
        start = document.text.index(line.strip("\t"), position)
        cells = []
        for cell in line.split("\t"):
            at = document.text.index(cell, start) if cell else start
            cells.append(Cell(cell, at, at + len(cell)))
            start = at + len(cell)
        grid.append(tuple(cells))
        position = start
    table = Table("重大项目清单", 0, 0, len(document.text), grid[0], tuple(grid[1:]))
    return replace(document, tables=(table,))


def test_columns_are_found_by_their_heading_and_category_rows_apply_below(vocabulary):
    document = table_document(
        [
            ("一、产业类项目（共2个）", "", "", "", ""),
            ("1", "125000", "白鹭产业园", "云岭白鹭有限公司", "建设厂房"),
            ("2", "3000", "星野疫苗车间", "星野生物公司、云岭大学", "建设车间"),
            ("合计", "128000", "", "", ""),
        ]
    )
    drafts = list(extract(document, vocabulary))
    assert not [d for d in drafts if isinstance(d, Doubt)]
    assert [
        (d.content.name, d.content.builders, d.content.investment_cny_100m, d.content.category)
        for d in drafts
    ] == [
        ("白鹭产业园", ("云岭白鹭有限公司",), Decimal("12.5"), "产业类项目"),
        ("星野疫苗车间", ("星野生物公司", "云岭大学"), Decimal("0.3"), "产业类项目"),
    ]


def test_swapped_cells_and_missing_rows_are_doubted(vocabulary):
    document = table_document(
        [
            ("一、科技类项目（共3个）", "", "", "", ""),
            ("1", "100", "青原电气有限公司", "青原研发中心", "建设"),
            ("2", "200", "储能试验线", "青原电气有限公司", "建设"),
        ]
    )
    doubts = {d.code: d.arguments for d in extract(document, vocabulary) if isinstance(d, Doubt)}
    assert set(doubts) == {"project_cells_swapped", "project_count_differs"}
    assert doubts["project_count_differs"] == {"heading": "科技类项目", "stated": "3", "found": "2"}


def test_table_without_project_names_is_left_alone(vocabulary):
    document = table_document(
        [("1", "9", "甲", "乙", "丙")], header=("序号", "数量", "指标", "单位", "备注")
    )
    assert list(extract(document, vocabulary)) == []


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1,250", "万", "0.125"),
        ("约10亿元", "万", "10"),
        ("3.46", "亿", "3.46"),
        ("待定", "亿", None),
    ],
)
def test_money_of_a_cell_is_read_in_hundred_millions(text, unit, expected):
    found = parse_money(text, unit)
    assert found == (Decimal(expected) if expected else None)


def test_terms_in_words():
    told = "项目总投资约8亿元，依托云岭星野股份有限公司，拟建设疫苗车间及配套。"
    assert find_investment(told, WORDS) == 8
    assert find_builders(told, WORDS) == ("云岭星野股份有限公司",)
    assert find_content(told, WORDS) == "拟建设疫苗车间及配套"


def test_institutions_of_a_list_that_goes_ahead_are_projects(projects):
    found = projects("白鹿湖实验室、海藻育种创新中心等重大科技创新项目稳步推进。")
    assert list(found) == ["白鹿湖实验室", "海藻育种创新中心"]


def test_each_numbered_member_is_a_project(projects):
    assert list(projects("协同推进3号线东延二期、5号线南延工程建设。")) == [
        "3号线东延二期",
        "5号线南延工程",
    ]


def test_a_place_in_brackets_shows_that_one_project_is_meant(projects):
    found = projects("加快国家绿色食品产业园区（青岛）建设。")
    assert list(found) == ["国家绿色食品产业园区（青岛）"]


def test_a_project_taken_up_behind_an_ordinal_is_named(projects):
    assert "白鹭重工智慧城项目" in projects("一是以白鹭重工智慧城项目为抓手，建设核心区。")


def test_places_and_what_they_push_are_no_list_of_projects(projects):
    assert projects("支持青岛、烟台等市推进火箭、卫星配套等重大项目。") == {}
