"""Figures stated twice are one promise; figures that only look alike are not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianqun.model.evidence import Evidence
from lianqun.model.fact import Fact, FactKind, Statement, TargetKind
from lianqun.model.ids import FactId, FileHash
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.services.facts import FoundFact, once_each
from lianqun.services.restating import fullest, group_restated, same_as

TABLE = "表1 主要指标"
_HASH = FileHash("0" * 64)


def figure(number, indicator, *, subject="云岭市", value=30, sign=Comparator.EQUAL, **more):
    quantity = Quantity(Decimal(value), more.pop("unit", "%"), sign)
    content = Statement(
        subject=subject,
        indicator=indicator,
        quantity=quantity,
        measure=more.pop("measure", Measure.SHARE),
        period=Period.of_year(more.pop("year", 2030)),
        **more,
    )
    evidence = Evidence(_HASH, 1, number, number + 4, "甲乙丙丁")
    return Fact(
        id=FactId(f"f{number}"),
        kind=FactKind.TARGET,
        document=_HASH,
        section=(),
        evidence=evidence,
        origin="test",
        content=content,
    )


def ids(*facts):
    return [tuple(f.id for f in group) for group in group_restated(facts, ["云岭市"])]


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


def test_three_places_are_one_group_and_each_names_the_others():
    groups = group_restated([figure(n, "绿地率") for n in (3, 1, 2)])
    assert [[f.id for f in group] for group in groups] == [["f1", "f2", "f3"]]
    assert same_as(groups)["f2"] == ("f1", "f3")


def test_the_row_that_says_more_is_shown():
    bound = figure(1, "绿地率", sign=Comparator.AT_LEAST)
    full = figure(2, "绿地率", base_value=Decimal(20), target_kind=TargetKind.OBLIGATORY)
    assert fullest([bound, full]) is full
    assert fullest([figure(3, "绿地率"), bound]) is bound
    same = replace(bound, id=FactId("f9"))
    assert fullest([bound, same]) is bound


def test_a_figure_is_shown_once_with_the_bodies_of_any_of_its_places():
    plain = FoundFact(figure(1, "绿地率"), None, same_as=(FactId("f2"),))
    named = FoundFact(figure(2, "绿地率"), None, ("市林业局",), same_as=(FactId("f1"),))
    (shown,) = once_each([plain, named])
    assert (shown.fact.id, shown.bodies) == ("f1", ("市林业局",))
    assert once_each([named]) == [named]
