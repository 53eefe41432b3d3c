"""Figures in time: from A to B, doublings, years inherited, spans, years that no one names."""

import pytest


def dated(facts):
    return [(f.kind, f.content.period.year, float(f.content.quantity.value)) for f in facts]


def test_a_doubling_is_of_the_year_it_is_promised_for(read_statements):
    (fact,) = read_statements("到2025年，规模工业总产值比2020年翻一番。")
    content = fact.content
    assert (fact.kind, content.measure, content.quantity.unit) == ("target", "change", "倍")
    assert (content.period.year, content.base_period.year) == (2025, 2020)
    assert int(content.quantity.value) == 2


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("到2025年，产值达到2020年的2倍。", 2),
        ("到2025年，居民收入在2020年基础上翻一番。", 2),
        ("到2025年，数字经济规模较2020年翻两番。", 4),
        ("到2025年，市场主体总量比2020年增长1.5倍。", 1.5),
    ],
)
def test_a_multiple_of_an_earlier_year_stays_a_goal(read_statements, sentence, times):
    (fact,) = read_statements(sentence)
    assert dated([fact]) == [("target", 2025, times)]
    assert fact.content.base_period.year == 2020
    assert "2020" not in fact.content.indicator


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("失业率从5.5%到4.5%。", 5.5, 4.5),
        ("规模工业总产值从100亿元到200亿元。", 100, 200),
        ("数字经济增加值占GDP比重由7.8%提升至10%。", 7.8, 10),
        ("审批时限由20个工作日压缩至5个工作日。", 20, 5),
    ],
)
def test_a_goal_from_a_to_b_starts_before_the_plan(read_statements, sentence, first, last):
    facts = read_statements(sentence)
    assert dated(facts) == [("actual", 2020, first), ("target", 2025, last)]
    assert float(facts[1].content.base_value) == first
    assert facts[0].content.indicator == facts[1].content.indicator


def test_a_change_over_a_span_starts_the_year_before(read_statements):
    facts = read_statements(
        "“十三五”期间，市场主体从6.8万户增至9.5万户，五年净增2.7万户。", "review"
    )
    assert [(f.content.period.first_day.year, f.content.period.year) for f in facts] == [
        (2015, 2015),
        (2016, 2020),
        (2016, 2020),
    ]
    assert str(facts[1].content.base_value) == "6.8"
    assert (facts[2].content.indicator, facts[2].content.measure) == ("市场主体数", "increment")


def test_recent_years_are_no_year(read_statements):
    (fact,) = read_statements("近年来，新增企业100家。", "review")
    assert (fact.kind, fact.content.period) == ("actual", None)


def test_an_earlier_year_that_is_compared_with_is_no_period(read_statements):
    (fact,) = read_statements("单位地区生产总值能耗比2020年降低13.5%。")
    content = fact.content
    assert (content.measure, content.direction, content.base_period.year) == (
        "change",
        "down",
        2020,
    )
    assert content.period.year == 2025


def test_a_fall_below_nothing_keeps_its_sign(read_statements):
    (fact,) = read_statements("2020年，进出口总额增长-3.2%。", "review")
    assert (fact.content.indicator, str(fact.content.quantity.value)) == ("进出口总额增速", "-3.2")


@pytest.mark.parametrize(
    ("sentence", "comparator", "value", "high", "unit"),
    [
        ("建成3～5个产业园。", "range", 3, 5, "个"),
        ("建成3个—5个产业园。", "range", 3, 5, "个"),
        ("工业增加值年均增长6%—8%。", "range", 6, 8, "%"),
        ("产值规模5000万—1亿元。", "range", 0.5, 1, "亿元"),
        ("产值规模100万元～1亿元。", "range", 0.01, 1, "亿元"),
        ("森林覆盖率稳定在54%左右。", "~", 54, None, "%"),
        ("登记失业率控制在5%以内。", "<=", 5, None, "%"),
        ("亏损面不高于5%。", "<=", 5, None, "%"),
        ("引进人才10余万人。", ">=", 10, None, "万人"),
    ],
)
def test_ranges_and_bounds(read_statements, sentence, comparator, value, high, unit):
    (fact,) = read_statements(sentence)
    quantity = fact.content.quantity
    assert (quantity.comparator, float(quantity.value), quantity.unit) == (comparator, value, unit)
    assert quantity.high == high


def test_a_target_left_to_a_superior_has_words_for_a_value(read_statements):
    facts = read_statements("能源消费总量、主要污染物排放总量完成省下达目标任务。")
    assert [f.content.indicator for f in facts] == ["能源消费总量", "主要污染物排放总量"]
    assert {f.content.value_text for f in facts} == {"完成省下达目标"}
    assert all(f.content.quantity.value is None and f.kind == "target" for f in facts)


def test_a_review_leaves_nothing_to_a_superior(read_statements):
    assert read_statements("主要污染物排放总量完成省下达目标任务。", "review") == []
