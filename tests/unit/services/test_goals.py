"""Goals of a sheet: what a table repeats of the text stands once."""

import pytest

from lianqun.model.fact import FactKind
from lianqun.services.goals import is_of_year, without_doubles, word_goal

PLAN = """云岭市制造业行动方案（2023—2025年）

一、发展目标

到2025年，全市高新技术企业总数达到900家，上市企业达到20家，新材料产业营业收入达到800亿元。

表1 主要指标

指标\t单位\t2022年\t2025年
高新技术企业数\t家\t500\t900
专利授权量\t件\t300\t800

二、重点任务

（一）培育企业。新增小巨人企业5家。
"""


@pytest.fixture(scope="module")
def targets(compile_text):
    facts = compile_text(PLAN, "方案.txt").facts
    return [fact for fact in facts if fact.kind is FactKind.TARGET]


def test_figure_in_text_and_table_stands_once(targets):
    kept = without_doubles(targets, {"云岭市"})
    written = [word_goal(fact, {"云岭市"}).value for fact in kept]
    assert len([fact for fact in targets if fact.content.quantity.value == 900]) == 2
    assert [value for value in written if "900" in value] == ["≥900家"]
    assert "800件" in written


def test_subject_is_left_out_only_where_it_is_the_own_region(targets):
    goals = [word_goal(fact, {"云岭市"}) for fact in targets]
    assert {goal.subject for goal in goals} == {"", "新材料产业"}


def test_year_is_asked_of_the_period(targets):
    assert all(is_of_year(fact, None) for fact in targets)
    assert not any(is_of_year(fact, 2030) for fact in targets)
