"""A work report is read by its course: past years, the five years to come, this year's work."""

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import FactKind, Statement
from lianqun.vocab.vocabulary import Vocabulary

REPORT = """2026年清源市政府工作报告
——2026年1月20日在清源市第六届人民代表大会第五次会议上

各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
这五年，我们坚持实体为本。规上工业企业达到820家，研发投入强度从1.9%提高到2.6%。
我们加快补短板。完成水利投资46亿元，改造老旧小区310个。
去年，全市完成技改投资120亿元。
《纲要（草案）》提出，“十五五”时期全市经济社会发展的主要目标是：地区生产总值年均增长6%左右。
今年经济社会发展的主要预期目标是：地区生产总值增长6.5%，新增就业3万人。
（一）壮大实体经济，推动“十五五”开好局。实施技改项目400个。
（二）办好民生实事。改造老旧小区80个。
"""


def _statements(text: str) -> dict[tuple[str, str], tuple[FactKind, int | None]]:
    facts = compile_file(text.encode(), "report.txt", Vocabulary()).facts
    return {
        (f.content.indicator, str(f.content.quantity.value)): (
            f.kind,
            f.content.period.year if f.content.period else None,
        )
        for f in facts
        if isinstance(f.content, Statement)
    }


@pytest.mark.parametrize(
    ("value", "kind", "year"),
    [
        ("820", FactKind.ACTUAL, 2025),
        ("1.9", FactKind.ACTUAL, 2020),
        ("2.6", FactKind.ACTUAL, 2025),
        ("46", FactKind.ACTUAL, 2025),
        ("310", FactKind.ACTUAL, 2025),
        ("120", FactKind.ACTUAL, 2025),
        ("6", FactKind.TARGET, 2030),
        ("6.5", FactKind.TARGET, 2026),
        ("3", FactKind.TARGET, 2026),
        ("400", FactKind.TARGET, 2026),
        ("80", FactKind.TARGET, 2026),
    ],
)
def test_figures_are_of_the_part_they_stand_in(value, kind, year):
    found = {key[1]: told for key, told in _statements(REPORT).items()}
    assert found[value] == (kind, year)


def test_a_plan_has_no_course():
    plan = REPORT.replace("2026年清源市政府工作报告", "清源市“十五五”制造业发展规划")
    found = {key[1]: told for key, told in _statements(plan).items()}
    assert found["310"][0] is FactKind.TARGET  # without a word of the past, a plan promises


BULLETIN = """2023年临川市国民经济和社会发展统计公报
临川市统计局
2024年4月20日

一、综合
全年地区生产总值1250.4亿元，比上年增长5.6%。年末常住人口420.5万人，新增城镇就业7.5万人。
二、工业
培育规模以上工业企业810家。
"""


def test_a_statistical_report_reports_and_promises_nothing():
    found = _statements(BULLETIN)
    assert {value for _, value in found} == {"1250.4", "5.6", "420.5", "7.5", "810"}
    assert set(found.values()) == {(FactKind.ACTUAL, 2023)}


def test_an_annex_on_what_was_done_is_of_its_own_year(compile_text):
    annex = "\n附件1\n\n2024年为民办实事完成情况\n\n一、优化教育资源。改扩建中小学校90所。\n"
    facts = compile_text(REPORT + annex).facts
    (fact,) = [f for f in facts if getattr(f.content, "indicator", "") == "改扩建中小学校数"]
    assert (fact.kind, fact.content.period.year) == ("actual", 2024)
