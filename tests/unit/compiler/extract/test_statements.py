"""Targets and actuals of running text: one sentence a case, all sentences our own."""

import pytest

from lianqun.model.fact import FactKind

HEAD = "临川市“十四五”制造业发展规划\n（2021—2025年）\n\n"
GOALS = HEAD + "二、发展目标\n"
REVIEW = HEAD + "一、发展基础\n"


def statements(compilation, kind):
    return [f.content for f in compilation.facts if f.kind is kind]


def only(compilation, kind=FactKind.TARGET):
    found = statements(compilation, kind)
    assert len(found) == 1, [(f.kind, f.content) for f in compilation.facts]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "indicator", "comparator", "value", "unit", "measure"),
    [
        (
            "到2025年，全市规模工业总产值达到2600亿元。",
            "规模工业总产值",
            ">=",
            2600,
            "亿元",
            "level",
        ),
        ("规模工业增加值年均增长8%左右。", "规模工业增加值年均增速", "~", 8, "%", "annual_growth"),
        ("研发投入强度提高到3.1%。", "研发投入强度", "=", 3.1, "%", "share"),
        ("新增规模以上企业200家以上。", "新增规模以上企业数", ">=", 200, "家", "increment"),
        ("打造4个特色产业集群。", "特色产业集群数", "=", 4, "个", "count_to_build"),
        ("单位产值能耗控制在0.4吨标准煤以内。", "单位产值能耗", "<=", 0.4, "吨标准煤", "level"),
        ("培育6家产值过50亿元的企业。", "产值过50亿元的企业数", "=", 6, "家", "count_to_build"),
        ("本地配套率不低于45%。", "本地配套率", ">=", 45, "%", "share"),
        ("高新技术企业突破900家。", "高新技术企业数", ">=", 900, "家", "level"),
    ],
)
def test_a_goal_is_read_whole(compile_text, sentence, indicator, comparator, value, unit, measure):
    target = only(compile_text(GOALS + sentence))
    assert target.indicator == indicator
    assert target.quantity.comparator == comparator
    assert float(target.quantity.value) == value
    assert target.quantity.unit == unit
    assert target.measure == measure
    assert target.period.year == 2025
    assert target.subject == "临川市"


@pytest.mark.parametrize(
    "sentence",
    [
        "深入实施“五个200”工程，推进“三高四新”战略。",
        "对首次入选的企业给予100万元奖励。",
        "重点发展12英寸晶圆和第8.6代面板。",
        "围绕22条产业链招商。",
        "引进一批产值过10亿元的配套企业。",
        "完善三个清单、两个机制。",
        "依托中电48所等机构开展攻关。",
    ],
)
def test_what_is_no_promise_is_left_alone(compile_text, sentence):
    compilation = compile_text(GOALS + sentence)
    assert not statements(compilation, FactKind.TARGET)
    assert not statements(compilation, FactKind.ACTUAL)


def test_respective_lists_are_split(compile_text):
    targets = statements(
        compile_text(GOALS + "纺织服装、电子材料产业规模分别达到800亿元、300亿元。"),
        FactKind.TARGET,
    )
    assert [(t.subject, t.indicator, int(t.quantity.value)) for t in targets] == [
        ("纺织服装", "产业规模", 800),
        ("电子材料", "产业规模", 300),
    ]


def test_a_past_change_gives_two_actuals_the_second_with_its_base(compile_text):
    first, second = statements(
        compile_text(REVIEW + "固定资产投资由2015年的120亿元增加到2020年的260亿元。"),
        FactKind.ACTUAL,
    )
    assert (first.period.year, int(first.quantity.value)) == (2015, 120)
    assert (second.period.year, int(second.quantity.value)) == (2020, 260)
    assert (second.base_period.year, int(second.base_value)) == (2015, 120)
    assert first.indicator == second.indicator == "固定资产投资"


def test_growth_takes_the_name_before_it(compile_text):
    level, growth = statements(
        compile_text(REVIEW + "2020年，进出口总额310亿元、增长9.2%。"), FactKind.ACTUAL
    )
    assert level.indicator == "进出口总额"
    assert growth.indicator == "进出口总额增速"
    assert growth.measure == "annual_growth"


def test_chapters_decide_where_no_year_is_said(compile_text):
    assert (
        only(compile_text(REVIEW + "拥有省级创新平台31个。"), FactKind.ACTUAL).period.year == 2020
    )
    assert only(compile_text(GOALS + "省级创新平台达到60个。")).period.year == 2025


def test_a_year_is_inherited_through_the_paragraph(compile_text):
    targets = statements(
        compile_text(GOALS + "到2023年，技改投资突破90亿元。绿色工厂达到12家。"), FactKind.TARGET
    )
    assert [t.period.year for t in targets] == [2023, 2023]


def test_other_places_keep_their_figures(compile_text):
    text = REVIEW + "与怀安、青陵、白沙等城市相比差距明显。2020年，怀安研发投入强度达到4.2%。"
    actual = only(compile_text(text), FactKind.ACTUAL)
    assert actual.subject == "怀安"


def test_the_industry_of_a_section_owns_its_figures(compile_text):
    text = (
        HEAD
        + "三、重点任务\n（一）大力发展轴承产业。到2025年，产业总产值达到260亿元，上市公司达到3家。\n（二）大力发展陶瓷产业。推进产业集聚。\n"
    )
    assert [t.subject for t in statements(compile_text(text), FactKind.TARGET)] == [
        "轴承产业",
        "轴承产业",
    ]


def test_evidence_is_a_slice_of_the_original_that_holds_the_number(compile_text):
    compilation = compile_text(GOALS + "高新技术企业突破 900 家。")
    (fact,) = [f for f in compilation.facts if f.kind is FactKind.TARGET]
    assert fact.evidence.stands_in(compilation.document.original)
    assert "900" in fact.evidence.quote


@pytest.mark.parametrize(
    ("sentence", "value", "basis"),
    [
        ("到2024年，绿色工厂达到12家。", 2024, "stated"),
        ("绿色工厂达到12家。", 2025, "plan_period"),
        ("到二〇三五年，绿色工厂达到90家。", 2035, "stated"),
    ],
)
def test_how_the_year_is_known_is_kept(compile_text, sentence, value, basis):
    target = only(compile_text(GOALS + sentence))
    assert (target.period.year, target.period_basis) == (value, basis)


def test_doubling_keeps_its_words(compile_text):
    target = only(compile_text(GOALS + "到2025年，轴承产业产值翻一番。"))
    assert (int(target.quantity.value), target.quantity.unit) == (2, "倍")
    assert (target.value_text, target.measure) == ("翻一番", "change")


def test_what_is_left_to_a_superior_has_words_for_a_value(compile_text):
    target = only(compile_text(GOALS + "单位产值能耗降幅完成省里下达的任务。"))
    assert target.quantity.value is None
    assert target.value_text == "完成省里下达的任务"


def test_a_rank_is_bounded_from_above(compile_text):
    target = only(compile_text(GOALS + "到2025年，轴承产业规模进入全国前十名。"))
    assert (target.measure, target.quantity.comparator, int(target.quantity.value)) == (
        "rank",
        "<=",
        10,
    )


def test_a_sum_names_what_the_clause_before_builds(compile_text):
    target = only(compile_text(GOALS + "到2025年，培育省级质量标杆企业，合计达到20家。"))
    assert target.indicator == "省级质量标杆企业数"


def test_every_year_stays_in_the_name(compile_text):
    target = only(compile_text(GOALS + "每年新建6-8座街角公园。"))
    assert target.indicator.startswith("每年")


def test_figures_of_a_comparison_with_others_are_left_alone(compile_text):
    text = HEAD + "二、发展目标\n总产值达到900亿元。\n附件一：系列对标分析\n总产值达到7000亿元。\n"
    assert [int(t.quantity.value) for t in statements(compile_text(text), FactKind.TARGET)] == [900]
