"""Goals of a sheet: in the words of the list, the own region left out, a year from elsewhere marked."""

import pytest
from toy_figures import TABLE, figure

from lianqun.model.document import DocumentKind, Metadata
from lianqun.model.fact import PeriodBasis
from lianqun.model.quantity import Comparator, Direction
from lianqun.services.figures import Figure
from lianqun.services.goals import is_of_year, word_goal
from lianqun.vocab.messages import Messages

ZH = Messages("zh")
REGION = Metadata(region="云岭市")


def goal(fact, *others, metadata=REGION):
    return word_goal(Figure(fact, (fact, *others)), metadata, ZH)


def test_subject_is_left_out_only_where_it_is_the_own_region():
    assert goal(figure(1, "绿地率")).subject == ""
    assert goal(figure(1, "营业收入", subject="新材料产业")).subject == "新材料产业"


def test_subject_of_a_table_that_differs_is_named():
    row = figure(2, "绿地率", subject="东园", table=TABLE)
    assert goal(figure(1, "绿地率"), row).subject == "云岭市（表中为东园）"
    assert goal(row, figure(1, "绿地率")).subject == "东园（正文为云岭市）"


def test_value_is_worded_as_in_the_list():
    assert goal(figure(1, "绿地率", sign=Comparator.AT_LEAST)).value == "≥30%"
    assert goal(figure(1, "能耗强度", direction=Direction.DOWN)).value == "下降30%"
    assert goal(figure(1, "覆盖率", value=100, sign=Comparator.AT_LEAST)).value == "100%"


@pytest.mark.parametrize(
    ("metadata", "mark"),
    [
        ({}, "规划期末"),
        ({"kind": DocumentKind.WORK_REPORT, "report_year": 2030}, "报告年度"),
        ({"kind": DocumentKind.NEWS_REPORT, "report_year": 2030}, "报告年度"),
        ({"kind": DocumentKind.NEWS_REPORT}, "规划期末"),
        ({"kind": DocumentKind.WORK_REPORT, "report_year": 2026}, "规划期末"),
        ({"kind": DocumentKind.PLAN, "report_year": 2030}, "文件年度"),
    ],
)
def test_a_year_from_elsewhere_says_whether_it_is_the_plans_or_the_reports(metadata, mark):
    undated = figure(1, "绿地率", period_basis=PeriodBasis.PLAN_PERIOD)
    assert goal(undated, metadata=Metadata(**metadata)).mark == mark
    assert goal(figure(1, "绿地率"), metadata=Metadata(**metadata)).mark == ""


def test_year_is_asked_of_the_period():
    assert is_of_year(figure(1, "绿地率"), None)
    assert is_of_year(figure(1, "绿地率"), 2030)
    assert not is_of_year(figure(1, "绿地率"), 2031)
