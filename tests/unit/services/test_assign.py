"""Rows of the 任务分工表: parts, goals of a year, bodies of the task above."""

import pytest

from lianqun.errors import InputError
from lianqun.services.assign import Source, build_assignment

PLAN = """云岭市制造业行动方案（2023—2025年）

一、发展目标

到2025年，新材料产业营业收入达到800亿元。到2024年，机器人产业营业收入达到50亿元。

二、重点任务

（一）大力发展装备产业。到2025年，产业总产值达到300亿元。牵头城市：云岭市。

1.推进集群发展。支持骨干企业做大做强，引导配套企业向园区集中；鼓励企业联合采购。

2.加快技术攻关。到2024年，新增专利200件。（责任单位：市科技局、市知识产权局）

（二）优化发展环境

1.精简审批事项。推行告知承诺。（牵头单位：市行政审批局；配合单位：市司法局；完成时限：2024年底）

2.降低要素成本。推进电价改革。
"""


@pytest.fixture(scope="module")
def compilation(compile_text):
    return compile_text(PLAN, "方案.txt")


@pytest.fixture(scope="module")
def sources(compilation):
    document = compilation.document
    source = Source(file_name="方案.txt", metadata=document.metadata, document=document)
    return {compilation.document.file_hash: source}


@pytest.fixture(scope="module")
def answer(compilation, sources):
    return build_assignment(compilation.facts, sources)


def test_rows_follow_the_text_and_only_tasks_without_parts_have_numbers(answer):
    assert [(r.number, r.task, r.is_group) for r in answer.rows] == [
        (None, "大力发展装备产业", True),
        (1, "推进集群发展", False),
        (2, "加快技术攻关", False),
        (None, "优化发展环境", True),
        (3, "精简审批事项", False),
        (4, "降低要素成本", False),
    ]
    assert [row.number for row in answer.tasks] == [1, 2, 3, 4]


def test_bodies_stand_by_role(answer):
    bodies = {row.task: row.bodies for row in answer.rows}
    assert bodies["大力发展装备产业"].lead == ("云岭市",)
    assert bodies["加快技术攻关"].responsible == ("市科技局", "市知识产权局")
    assert bodies["精简审批事项"].lead == ("市行政审批局",)
    assert bodies["精简审批事项"].supporting == ("市司法局",)


def test_measures_are_whole_sentences_of_the_text(answer):
    by_task = {row.task: row.measures for row in answer.rows}
    assert by_task["推进集群发展"] == (
        "支持骨干企业做大做强，引导配套企业向园区集中。",
        "鼓励企业联合采购。",
    )
    assert by_task["精简审批事项"] == ("推行告知承诺。",)
    assert by_task["大力发展装备产业"] == ()


def test_without_the_original_measures_and_quotes_are_those_of_the_facts(compilation):
    answer = build_assignment(compilation.facts)
    by_task = {row.task: row.measures for row in answer.rows}
    assert by_task["推进集群发展"][0] == "支持骨干企业做大做强"
    assert answer.unread == (compilation.document.file_hash[:8],)


def test_task_that_names_nobody_takes_those_of_the_task_above_with_their_role(answer):
    by_task = {row.task: row for row in answer.rows}
    assert by_task["推进集群发展"].above.lead == ("云岭市",)
    assert [row.task for row in answer.unassigned] == ["降低要素成本"]


def test_goals_under_no_task_are_overall_ones_with_subject_and_words(answer):
    said = [(o.subject, g.indicator, g.value, g.year) for o in answer.overall for g in o.goals]
    assert ("新材料产业", "营业收入", "≥800亿元", 2025) in said
    assert ("机器人产业", "营业收入", "≥50亿元", 2024) in said
    quotes = {overall.subject: overall.quote for overall in answer.overall}
    assert quotes["机器人产业"] == "到2024年，机器人产业营业收入达到50亿元。"


def test_year_keeps_only_tasks_with_a_goal_or_deadline_in_it(compilation, sources):
    only = build_assignment(compilation.facts, sources, year=2024)
    assert [row.task for row in only.tasks] == ["加快技术攻关", "精简审批事项"]
    assert only.left_out_count == 2
    assert {g.year for o in only.overall for g in o.goals} == {2024}


def test_year_without_anything_is_an_error_with_a_code(compilation, sources):
    with pytest.raises(InputError) as caught:
        build_assignment(compilation.facts, sources, year=2031)
    assert caught.value.code == "assign_nothing_in_year"


def test_leaves_drop_groups_but_not_their_goals(compilation, sources, answer):
    leaves = build_assignment(compilation.facts, sources, leaves=True)
    assert [row.task for row in leaves.rows] == [row.task for row in answer.tasks]
    values = {goal.value for overall in leaves.overall for goal in overall.goals}
    assert "≥300亿元" in values


def test_deadline_place_and_words_of_a_row(answer):
    row = answer.rows[4]
    assert row.deadline == 2024
    assert row.section == ("二、重点任务", "（二）优化发展环境")
    heading, _, body = row.quote.partition("\n")
    assert heading == "1.精简审批事项"
    assert body.startswith("推行告知承诺。")
    assert answer.rows[1].deadline is None
    assert row.file_name == "方案.txt"


def test_tasks_and_overall_goals_name_the_lines_of_the_original(answer):
    lines = {row.task: (row.line, row.goal_lines) for row in answer.rows}
    assert lines["加快技术攻关"] == (13, (13,))
    assert lines["降低要素成本"] == (19, ())
    assert {overall.lines for overall in answer.overall} == {(5,)}


RESTATED = """云岭市制造业行动方案（2023—2025年）

一、发展目标

到2025年，新增专利200件以上。

二、重点任务

（一）加快技术攻关。到2025年，新增专利200件。（责任单位：市科技局）
"""


def test_a_goal_stated_above_and_in_a_task_stands_at_both_and_counts_once(compile_text):
    compilation = compile_text(RESTATED, "方案.txt")
    document = compilation.document
    sources = {document.file_hash: Source(file_name="方案.txt", document=document)}
    answer = build_assignment(compilation.facts, sources)
    (overall,), (row,) = answer.overall, answer.rows
    assert [g.value for g in overall.goals] == [g.value for g in row.goals] == ["≥200件"]
    assert (overall.lines, row.goal_lines) == ((5, 9), (5, 9))
    assert len(answer.goals) == 1


def test_no_tasks_is_an_error_with_a_code():
    with pytest.raises(InputError) as caught:
        build_assignment([])
    assert caught.value.code == "assign_no_tasks"
