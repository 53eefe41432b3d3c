"""Figures stated twice are one promise; figures that only look alike are not."""

from dataclasses import replace

import pytest
from toy_figures import TABLE, figure

from lianqun.model.document import Metadata
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity
from lianqun.services.restating import group_restated, restated_in


def ids(*facts, region="云岭市"):
    return [tuple(f.id for f in group) for group in group_restated(facts, [region])]


@pytest.mark.parametrize(
    ("prose", "table"),
    [
        ("制造业增加值占GDP比重", "制造业增加值占地区生产总值的比重"),
        ("上市企业数量", "上市企业数"),
        ("高新技术企业总数", "高新技术企业数"),
        ("培育智能工厂（车间）数", "智能工厂数"),
        ("5千亿级园区数", "5000亿级园区数"),
        ("五年累计新增企业数", "新增企业数"),
    ],
)
def test_prose_and_table_are_one_promise(prose, table):
    assert ids(figure(1, prose, sign=Comparator.AT_LEAST), figure(2, table, table=TABLE)) == [
        ("f1", "f2")
    ]


def test_what_is_added_is_one_promise_however_its_measure_was_read():
    added = figure(1, "新增企业数", measure=Measure.INCREMENT)
    assert ids(added, figure(2, "五年累计新增企业数", measure=Measure.LEVEL)) == [("f1", "f2")]


def test_ways_to_write_a_rate_of_growth_are_one_promise():
    rate = {"measure": Measure.ANNUAL_GROWTH}
    assert ids(figure(1, "研发投入年均增速", **rate), figure(2, "研发投入年均增长", **rate))


@pytest.mark.parametrize(
    "change",
    [
        {"value": 31},
        {"unit": "家"},
        {"year": 2029},
        {"sign": Comparator.AT_MOST},
        {"measure": Measure.INCREMENT},
    ],
)
def test_figures_that_differ_are_two_promises(change):
    assert ids(figure(1, "绿地率"), figure(2, "绿地率", **change)) == []


def test_a_part_may_be_told_as_the_region_in_the_table_only():
    part = figure(1, "常住人口", subject="东园区", table=TABLE)
    assert ids(part, figure(2, "常住人口")) == [("f1", "f2")]
    assert ids(part, figure(2, "常住人口", subject="西园区")) == []
    plain = figure(1, "常住人口", subject="东园区")
    assert ids(plain, figure(2, "常住人口")) == []


def test_rows_of_one_table_are_never_one_promise():
    assert ids(figure(1, "企业数", table=TABLE), figure(2, "企业数", table=TABLE)) == []


def test_one_code_is_enough_between_prose_and_table_but_not_within_prose():
    coded = {"indicator_code": "platforms"}
    prose = figure(1, "省重点平台", **coded)
    assert ids(prose, figure(2, "省级以上平台", table=TABLE, **coded)) == [("f1", "f2")]
    assert ids(prose, figure(2, "国家平台", **coded)) == []


def test_names_with_the_same_letters_are_one_promise_between_prose_and_table():
    prose = figure(1, "企业完成节能诊断数", unit="家")
    table = figure(2, "节能诊断企业数", unit="家", table=TABLE)
    assert ids(prose, table) == [("f1", "f2")]
    assert ids(prose, figure(2, "节能诊断企业数", unit="家")) == []


def test_a_part_of_the_park_goes_without_saying_in_the_plan_of_a_park():
    prose = figure(1, "园区常住人口", subject="青石高新区")
    table = figure(2, "常住人口数量", subject="东园", table=TABLE)
    assert ids(prose, table, region="青石高新区") == [("f1", "f2")]
    assert ids(figure(1, "园区企业数"), figure(2, "企业数", table=TABLE)) == []


def test_an_industry_is_the_same_with_and_without_the_word_industry():
    summary = figure(1, "规模", subject="锂电材料产业", unit="亿元")
    detail = figure(2, "全产业规模", subject="锂电材料", unit="亿元")
    assert ids(summary, detail) == [("f1", "f2")]
    assert ids(summary, figure(2, "规模", subject="锂电池", unit="亿元")) == []


def test_a_rate_of_growth_is_one_promise_however_its_measure_was_read():
    prose = figure(1, "技改投资年均增速", measure=Measure.SHARE)
    table = figure(2, "技改投资年均增速", measure=Measure.ANNUAL_GROWTH, table=TABLE)
    assert ids(prose, table) == [("f1", "f2")]


def worded(number, words, **more):
    plain = figure(number, "碳排放下降幅度", value_text=words, **more)
    content = replace(plain.content, quantity=Quantity(None, more.get("table", "") and "%"))
    return replace(plain, content=content)


def test_what_is_handed_down_is_one_promise_in_whatever_words():
    prose = worded(1, "完成省里下达的目标")
    table = worded(2, "完成省级任务", table=TABLE, direction=Direction.DOWN, measure=Measure.CHANGE)
    assert ids(prose, table) == [("f1", "f2")]
    assert ids(prose, worded(2, "翻一番", table=TABLE)) == []


def test_every_statement_of_a_group_knows_all_of_them():
    groups = restated_in(Metadata(region="云岭市"), [figure(n, "绿地率") for n in (3, 1, 2)])
    assert set(groups) == {"f1", "f2", "f3"}
    assert {tuple(f.id for f in group) for group in groups.values()} == {("f1", "f2", "f3")}
