"""Bounds said twice, bounds on a share, and thresholds that are no figures; own sentences."""

import pytest


def quantity(fact):
    q = fact.content.quantity
    return fact.content.indicator, q.comparator.value, str(q.value), q.unit


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2025年，研发投入不低于销售收入的3%。", ("研发投入占销售收入比重", ">=", "3", "%")),
        ("到2025年，行政支出不超过一般支出的9%。", ("行政支出占一般支出比重", "<=", "9", "%")),
        (
            "到2025年，七成县区的财政收入增速超过8%。",
            ("县区的财政收入增速超过8%比例", "=", "7", "成"),
        ),
    ],
)
def test_a_share_is_named_by_part_and_whole(read_statements, sentence, expected):
    (fact,) = read_statements(sentence)
    assert quantity(fact) == expected


def test_the_second_bound_of_a_pair_keeps_its_sign(read_statements):
    facts = read_statements("到2025年，新建不超过10个园区且不超过20个市场。")
    bounds = [(str(f.content.quantity.value), f.content.quantity.comparator.value) for f in facts]
    assert bounds == [("10", "<="), ("20", "<=")]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("到2025年，主营业务收入500万元以上的企业达到1200家。", ["1200"]),
        ("到2025年，年产值亿元以上企业320家。", ["320"]),
        ("到2025年，500万元及以上固定资产投资达到900亿元。", ["900"]),
        ("固定资产投资的统计口径为计划总投资500万元及以上。", []),
        ("产值增长10%以上的，优先安排用地。", []),
        ("实际补贴超过测算比例15个百分点以上的，及时调查。", []),
        ("林产品有生漆、五倍子等。", []),
    ],
)
def test_a_threshold_is_no_figure(read_statements, sentence, values):
    assert [str(f.content.quantity.value) for f in read_statements(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("3.发放创业担保贷款12亿元。", "发放创业担保贷款"),
        ("4．全市90%的行政村通公交。", "行政村通公交比例"),
    ],
)
def test_the_number_of_an_item_and_the_own_region_are_no_part_of_a_name(
    read_statements, sentence, name
):
    assert [fact.content.indicator for fact in read_statements(sentence)] == [name]
