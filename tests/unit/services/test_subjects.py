"""Whose a figure is: a sentence that names nobody leaves it to the table and its note."""

import pytest
from toy_figures import TABLE, figure

from lianqun.model.fact import FactKind
from lianqun.services.compilation import compile_documents
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.found_facts import once_each
from lianqun.services.intake import add_files
from lianqun.services.subjects import SubjectBasis, show_subject

REGIONS = {"云岭市", "云岭"}
PROSE = figure(1, "绿地率")
ROW = figure(2, "绿地率", subject="东园", table=TABLE)
STATED, REGION = SubjectBasis.STATED, SubjectBasis.REGION
NOTE = SubjectBasis.TABLE_NOTE


def test_where_both_places_name_somebody_both_are_shown():
    said = [(PROSE, STATED), (ROW, NOTE)]
    shown = show_subject(PROSE, said, REGIONS)
    assert (shown.name, shown.other, shown.is_from_table) == ("云岭市", "东园", False)
    shown = show_subject(ROW, said, REGIONS)
    assert (shown.name, shown.other) == ("东园", "云岭市")


def test_a_sentence_that_names_nobody_takes_the_subject_of_its_table():
    said = [(PROSE, REGION), (ROW, NOTE)]
    for fact in (PROSE, ROW):
        shown = show_subject(fact, said, REGIONS)
        assert (shown.name, shown.other, shown.basis) == ("东园", "", NOTE)
        assert shown.is_from_table


def test_a_third_place_that_names_another_is_still_a_difference():
    third = figure(3, "绿地率", subject="西园")
    shown = show_subject(ROW, [(PROSE, REGION), (ROW, NOTE), (third, STATED)], REGIONS)
    assert (shown.name, shown.other) == ("东园", "西园")


def test_the_region_under_another_name_and_an_industry_in_short_are_no_others():
    short = figure(2, "绿地率", subject="云岭")
    assert show_subject(PROSE, [(PROSE, STATED), (short, STATED)], REGIONS).other == ""
    industry = figure(3, "规模", subject="锂电材料产业")
    same = figure(4, "规模", subject="锂电材料")
    assert show_subject(industry, [(industry, STATED), (same, STATED)], REGIONS).other == ""


PLAN = """白塔高新区“十四五”产业发展规划（2021—2025年）

一、发展目标

到2025年，高新技术企业总数达到900家。到2025年，白塔高新区技术合同成交额达到80亿元。

表1 主要指标

指标\t单位\t2020年\t2025年
高新技术企业数\t家\t500\t900
技术合同成交额\t亿元\t30\t80

注：表中目标值均为东园指标。

二、产业体系

到2025年，光伏产业产值达到300亿元。
"""


@pytest.fixture
def figures(workspace, clock, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    add_files(workspace, clock.tick(), [path])
    compile_documents(workspace, clock.tick())
    answer = find_facts(workspace, clock.tick(), FactFilter(kinds=(FactKind.TARGET,)))
    return {item.fact.content.indicator: item.subject for item in once_each(answer.facts)}


def test_a_plan_is_read_for_who_is_named_where(figures):
    by_note = figures["高新技术企业总数"]
    assert (by_note.name, by_note.basis, by_note.is_from_table) == ("东园", NOTE, True)
    both = figures["技术合同成交额"]
    assert {both.name, both.other} == {"东园", "白塔高新区"}
    assert figures["产值"].basis is STATED
