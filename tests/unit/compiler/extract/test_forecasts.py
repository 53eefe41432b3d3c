"""What a report foretells is neither told as reached nor as promised; own sentences."""

import pytest

from lianqun.model.fact import FactKind
from lianqun.services.interchange import to_row

REPORT = "云岭市2024年二季度经济运行分析报告\n\n一、运行情况\n\n"
PLAN = "云岭市“十四五”制造业发展规划\n（2021—2025年）\n\n二、发展目标\n"


@pytest.fixture
def read(compile_text):
    """Family and nature of each figure of words under a heading."""

    def run(words, head=REPORT):
        facts = compile_text(head + words + "\n").facts
        figures = [f for f in facts if f.kind in (FactKind.TARGET, FactKind.ACTUAL)]
        return [(f.kind.value, to_row(f).get("nature")) for f in figures]

    return run


@pytest.mark.parametrize(
    "words", ["预计全年出口增长4.9%左右。", "投资有望达到900亿元。", "机构预测房价下降2%。"]
)
def test_a_report_foretells(read, words):
    assert read(words) == [("target", "forecast")]


@pytest.mark.parametrize(
    "words", ["一季度出口增长2.3%。", "增速高于预期0.2个百分点。", "初步预计全年出口增长5%。"]
)
def test_what_is_reached_or_estimated_is_no_forecast(read, words):
    assert read(words) == [("actual", None)]


def test_only_what_follows_the_word_is_foretold(read):
    words = "一季度出口增长2.3%，预计全年增长4%左右。"
    assert read(words) == [("actual", None), ("target", "forecast")]


def test_a_plan_promises(read):
    assert read("预计到2025年产值达到900亿元。", PLAN) == [("target", None)]


def test_columns_of_a_table_may_be_foretold(read):
    table = (
        "表1：主要指标及预测（%）\n\n| 指标 | 2022(R) | 2023(R) | 2024(F) |\n|---|---|---|---|\n"
        "| 地区生产总值 | 3.1 | 5.2 | 4.9 |\n| 固定资产投资额（累计） | 2.0 | 3.0 | 4.0 |\n"
    )
    assert read(table).count(("target", "forecast")) == 2
    assert read(table).count(("actual", None)) == 4


def test_a_report_on_what_was_reached_sets_no_tasks(compile_text):
    text = (
        f"{REPORT}（一）优化创业担保贷款政策\n\n全年新增贷款12亿元。\n\n（二）支持青年创业就业\n\n"
        "全年发放补贴2亿元。\n\n二、下一步工作打算\n\n（一）完善担保体系\n\n健全机制。\n\n"
        "（二）推进信用建设\n\n扩大覆盖。\n"
    )
    tasks = [f.content.title for f in compile_text(text).facts if f.kind is FactKind.TASK]
    assert tasks == ["完善担保体系", "推进信用建设"]
