"""Rows of the 任务分工表: parts, goals of a year, bodies of the task above."""

import pytest

from lianqun.errors import InputError
from lianqun.model.fact import FactKind
from lianqun.services.assign import build_assignment

PLAN = """云岭市制造业行动方案（2023—2025年）

一、重点任务

（一）大力发展装备产业。到2025年，产业总产值达到300亿元。牵头城市：云岭市。

1.推进集群发展。支持骨干企业做大做强。

2.加快技术攻关。到2024年，新增专利200件。（责任单位：市科技局、市知识产权局）

（二）优化发展环境

1.精简审批事项。推行告知承诺。（牵头单位：市行政审批局；配合单位：市司法局；完成时限：2024年底）

2.降低要素成本。推进电价改革。
"""


@pytest.fixture(scope="module")
def compilation(compile_text):
    return compile_text(PLAN, "方案.txt")


@pytest.fixture(scope="module")
def answer(compilation):
    names = {compilation.document.file_hash: "方案.txt"}
    return build_assignment(compilation.facts, file_names=names)


def test_rows_follow_the_text_and_carry_bodies_by_role(answer):
    assert [(r.number, r.task, r.lead, r.responsible, r.supporting) for r in answer.rows] == [
        (1, "大力发展装备产业", ("云岭市",), (), ()),
        (2, "推进集群发展", (), (), ()),
        (3, "加快技术攻关", (), ("市科技局", "市知识产权局"), ()),
        (4, "优化发展环境", (), (), ()),
        (5, "精简审批事项", ("市行政审批局",), (), ("市司法局",)),
        (6, "降低要素成本", (), (), ()),
    ]


def test_measures_are_the_parts_or_else_short_sentences(answer):
    by_task = {row.task: row.measures for row in answer.rows}
    assert by_task["大力发展装备产业"] == ("推进集群发展", "加快技术攻关")
    assert by_task["降低要素成本"] == ("推进电价改革",)


def test_task_that_names_nobody_takes_those_of_the_task_above(answer):
    by_task = {row.task: row for row in answer.rows}
    assert by_task["推进集群发展"].above == ("云岭市",)
    assert [row.task for row in answer.unassigned] == ["降低要素成本"]


def test_targets_stand_with_the_innermost_task_and_can_be_asked_by_year(compilation, answer):
    if not any(fact.kind is FactKind.TARGET for fact in compilation.facts):
        pytest.skip("no extractor of targets in this checkout")
    goals = {row.task: [goal.value for goal in row.goals] for row in answer.rows if row.goals}
    assert set(goals) == {"大力发展装备产业", "加快技术攻关"}
    only_2024 = build_assignment(compilation.facts, year=2024)
    assert [row.task for row in only_2024.rows if row.goals] == ["加快技术攻关"]


def test_deadline_and_place_of_a_row(answer):
    row = answer.rows[4]
    assert row.deadline == 2024
    assert row.section == ("一、重点任务", "（二）优化发展环境")
    assert row.quote.startswith("1.精简审批事项")
    assert row.file_name == "方案.txt"


def test_no_tasks_is_an_error_with_a_code():
    with pytest.raises(InputError) as caught:
        build_assignment([])
    assert caught.value.code == "assign_no_tasks"
