"""Whose figures they are where a heading, a paragraph or a clause opens with a park, place or industry."""

import pytest

_PARKS = """临川市产业园区发展“十四五”规划（2021—2025年）

第一章 发展基础
一、发展成效
临川经济技术开发区。2020年规上工业总产值1120亿元，税收38亿元；入园企业560家。
白石高新技术产业开发区：实现技工贸总收入860亿元，研发投入强度4.1%。
全市园区亩均税收12.6万元。
青溪县规上工业产值82亿元，同比增长6.8%；白塘县以食品为主，培育规上企业45家，产值36亿元。

第二章 园区布局
一、临川经济技术开发区
到2025年，规上工业总产值达到2000亿元。其中汽车产业产值达到900亿元。
二、重点园区
新增规上企业100家。
"""


def _owners(compilation):
    """(subject, indicator, value) of every target and actual."""
    facts = (fact.content for fact in compilation.facts if fact.kind in ("target", "actual"))
    return {(said.subject, said.indicator, str(said.quantity.value)) for said in facts}


def test_a_park_or_county_that_opens_a_heading_paragraph_or_clause_owns_its_figures(compile_text):
    owners = _owners(compile_text(_PARKS))
    assert owners == {
        ("临川经济技术开发区", "规上工业总产值", "1120"),
        ("临川经济技术开发区", "税收", "38"),
        ("临川经济技术开发区", "入园企业数", "560"),
        ("白石高新技术产业开发区", "技工贸总收入", "860"),
        ("白石高新技术产业开发区", "研发投入强度", "4.1"),
        ("临川市园区", "亩均税收", "12.6"),
        ("青溪县", "规上工业产值", "82"),
        ("青溪县", "规上工业产值增速", "6.8"),
        ("白塘县", "规上企业数", "45"),
        ("白塘县", "规上企业产值", "36"),
        ("临川经济技术开发区", "规上工业总产值", "2000"),
        ("汽车产业", "产值", "900"),
        ("临川市", "新增规上企业数", "100"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "城镇新增就业5万人。",
        "城乡居民收入比降至1.8。",
        "市区空气优良率达到90%。",
        "强化园区建设，新建标准厂房80万平方米。",
        "国家级高新区达到3个。",
        "建成区绿化覆盖率达到42%。",
        "开放县（区、市）达到5个。",
    ],
)
def test_words_that_only_look_like_a_place_own_nothing(read_statements, words):
    assert {fact.content.subject for fact in read_statements(words)} == {"临川市"}


def test_what_is_told_of_an_industry_in_a_clause_is_its_own(read_statements):
    facts = read_statements(
        "光伏产业加快升级，产能20GW，产值突破300亿元。推动电池产业延链补链，产量达到60GWh。"
    )
    assert [(f.content.subject, f.content.indicator) for f in facts] == [
        ("临川市", "光伏产业产能"),
        ("光伏产业", "产值"),
        ("电池产业", "产量"),
    ]


_INDUSTRY_PLAN = """临川市新材料产业发展“十四五”规划（2021—2025年）

一、发展目标
到2025年，产值达到1200亿元，规上企业达到300家。
二、产业链强基行动
合金材料。依托龙头企业，产值由53亿元提高到80亿元。
化工材料。到2025年营业收入达到90亿元。
"""


def test_a_plan_of_one_industry_and_its_paragraphs_on_others(compile_text):
    owners = _owners(compile_text(_INDUSTRY_PLAN))
    assert ("新材料产业", "产值", "1200") in owners
    assert ("临川市", "规上企业数", "300") in owners
    assert ("合金材料", "产值", "80") in owners
    assert ("化工材料", "营业收入", "90") in owners


_LOOKING_BACK = """临川高新区创新发展三年行动计划（2025—2027年）

一、我们在哪里
- 经济：2024年实现生产总值612亿元。
- 主体：科技型中小企业540家。
二、我们要去哪里
到2027年，科技型中小企业达到800家。现状产值486亿元；目标为产值达到900亿元。
"""


def test_a_section_that_only_looks_back_tells_of_the_past(compile_text):
    facts = compile_text(_LOOKING_BACK, "plan.md").facts
    told = {
        (str(f.kind), f.content.indicator, str(f.content.quantity.value), f.content.period.year)
        for f in facts
        if f.kind in ("target", "actual")
    }
    assert told == {
        ("actual", "生产总值", "612", 2024),
        ("actual", "科技型中小企业数", "540", 2024),
        ("target", "科技型中小企业数", "800", 2027),
        ("actual", "产值", "486", 2024),
        ("target", "产值", "900", 2027),
    }


_PLAN_REPORT = """关于临川市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告

一、2024年国民经济和社会发展计划执行情况
规上工业增加值增长8.9%。
二、2025年经济社会发展主要目标
规上工业增加值增长8%。
"""


def test_a_report_on_the_plan_looks_back_on_one_year_and_ahead_to_the_next(compile_text):
    compilation = compile_text(_PLAN_REPORT)
    assert compilation.document.metadata.report_year == 2025
    told = [
        (str(f.kind), f.content.period.year)
        for f in compilation.facts
        if f.kind in ("target", "actual")
    ]
    assert sorted(told) == [("actual", 2024), ("target", 2025)]


def test_a_text_that_speaks_of_our_nation_is_of_the_nation(compile_text):
    text = "扩大内需战略规划（2022—2035年）\n\n一、发展基础\n我国市场规模扩大。我国内需潜力大。我国消费占比达到54%。\n"
    assert compile_text(text).document.metadata.region == "全国"


def test_a_city_whose_name_ends_like_the_word_for_city(compile_text):
    text = "柳城市产业强市行动方案（2024—2026年）\n\n一、目标\n到2026年，产值达到20亿元。\n"
    assert compile_text(text).document.metadata.region == "柳城市"


def test_figures_in_the_task_cells_of_a_table_are_promised(compile_text):
    text = (
        "临川市三年行动方案（2024—2026年）\n\n附件 2024年重点任务清单\n\n"
        "序号\t重点任务\t完成时限\t责任单位\n"
        "1\t净增规上工业企业36家\t2024年12月底\t市工信局\n"
        "2\t新建人才公寓500套\t2025年12月底\t市住建局\n"
    )
    facts = [f for f in compile_text(text).facts if f.kind == "target"]
    assert {(f.content.indicator, f.content.period.year) for f in facts} == {
        ("净增规上工业企业数", 2024),
        ("新建人才公寓", 2025),
    }
