"""What an answer says besides its facts: who is not named, what has no number, what a year leaves out."""

import pytest

from lianqun.model.fact import FactKind
from lianqun.services.compilation import compile_documents
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.intake import add_files
from lianqun.services.issues import list_issues
from lianqun.services.listing import list_facts

PLAN = """青石高新区“十四五”产业发展规划（2021—2025年）

一、发展目标

到2025年，高新技术企业达到900家，技术合同成交额达到80亿元。到2023年，上市企业达到12家。

表1 主要指标

指标\t单位\t2020年\t2025年
高新技术企业数\t家\t500\t900
单位产值能耗降幅\t%\t3\t完成市级任务

注：表中高新技术企业数含东园。

二、重点任务

（一）培育企业梯队

支持中小企业升规入统。

（二）引育创新平台

到2025年，新建研发平台15个。

（三）优化营商环境

2024年底前全面推行告知承诺。

三、保障措施

（一）健全实施机制。各部门按照职责抓好落实。将本规划确定的主要目标和重点任务分解到各部门，
明确责任分工、牵头单位和完成时限。

（二）压实安全生产责任。企业落实主体责任。
"""


@pytest.fixture
def plan(workspace, clock, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    add_files(workspace, clock.tick(), [path])
    compile_documents(workspace, clock.tick())
    return workspace


def asked(workspace, clock, **wanted):
    asked_for = FactFilter(**{"kinds": (FactKind.TARGET,)} | wanted)
    answer = find_facts(workspace, clock.tick(), asked_for)
    return list_facts(answer, asked_for)


def notes(listing):
    return {note.code: note.arguments for note in (*listing.remarks, *listing.counts)}


def test_a_plan_without_bodies_is_told_with_its_own_words_on_assigning_tasks(plan, clock):
    told = notes(asked(plan, clock))
    assert "bodies_not_named" in told
    sentence = told["bodies_to_be_assigned"]
    assert sentence["sentence"].startswith("将本规划确定的主要目标和重点任务分解到各部门，明确责任")
    assert sentence["line"] == PLAN[: PLAN.index("将本规划")].count("\n") + 1


def test_a_plan_that_says_nothing_of_assigning_tasks_has_no_such_sentence(
    workspace, clock, tmp_path
):
    path = tmp_path / "bare.txt"
    bare = PLAN.replace(
        "重点任务分解到各部门，\n明确责任分工、牵头单位和完成时限", "重点任务落到实处"
    )
    path.write_text(bare, encoding="utf-8")
    add_files(workspace, clock.tick(), [path])
    compile_documents(workspace, clock.tick())
    told = notes(asked(workspace, clock))
    assert "bodies_not_named" in told
    assert "bodies_to_be_assigned" not in told


def test_tasks_without_a_figure_are_counted_as_the_command_named_lists_them(plan, clock):
    told = notes(asked(plan, clock, year=2025, documents=("plan",)))["tasks_without_figure"]
    assert told["command"] == ("lianqun facts --document plan --kind task --year 2025 --no-figure")
    listed = asked(
        plan, clock, kinds=(FactKind.TASK,), year=2025, documents=("plan",), without_figure=True
    )
    titles = [item.fact.content.title for item in listed.rows]
    assert len(titles) == told["count"]
    assert "培育企业梯队" in titles
    assert "引育创新平台" not in titles
    assert "优化营商环境" not in titles  # due in another year


def test_undated_tasks_belong_to_the_years_of_their_plan_only(plan, clock):
    assert "tasks_without_figure" not in notes(asked(plan, clock, year=2031))


def test_a_question_about_one_indicator_is_not_told_of_all_tasks(plan, clock):
    assert "tasks_without_figure" not in notes(asked(plan, clock, indicator="高新技术企业"))


def test_targets_in_words_are_counted(plan, clock):
    told = notes(asked(plan, clock))["targets_in_words"]
    assert (told["count"], told["words"]) == (1, "完成市级任务")


def test_the_note_of_a_table_is_shown_with_its_line(plan, clock):
    told = notes(asked(plan, clock))["table_note"]
    assert told["note"] == "表中高新技术企业数含东园。"
    assert told["line"] == PLAN[: PLAN.index("注：")].count("\n") + 1
    assert "table_note" not in notes(asked(plan, clock, indicator="上市企业"))


def test_a_year_says_how_many_it_leaves_out_and_which_years_they_are(plan, clock):
    told = notes(asked(plan, clock, year=2025))["year_left_out"]
    assert (told["count"], told["years"]) == (1, "2023（1）")
    assert "year_left_out_none" in notes(asked(plan, clock, year=2025, indicator="高新技术企业"))
    assert not [code for code in notes(asked(plan, clock)) if code.startswith("year")]


def test_a_figure_in_prose_and_table_is_one_row_with_both_lines(plan, clock):
    (row,) = asked(plan, clock, indicator="高新技术企业").rows
    first = PLAN[: PLAN.index("到2025年，高新")].count("\n") + 1
    second = PLAN[: PLAN.index("高新技术企业数\t")].count("\n") + 1
    assert row.lines == (first, second)
    assert row.fact.content.base_value == 500


def test_lines_are_left_out_when_the_original_is_gone(plan, clock):
    listing = asked(plan, clock, indicator="高新技术企业")
    plan.store.originals.path(listing.rows[0].document.document).unlink()
    (row,) = asked(plan, clock, indicator="高新技术企业").rows
    assert (row.line, row.lines) == (0, ())


def test_tasks_that_an_issue_counts_are_the_ones_listed_without_a_body(plan, clock):
    answer = list_issues(plan, clock.tick(), code="tasks_without_body")
    (issue,) = answer.issues
    listed = asked(plan, clock, kinds=(FactKind.TASK,), without_body=True)
    assert len(listed.rows) == int(issue.issue.arguments["count"])
    assert issue.lines
    assert [note.code for note in answer.notes] == ["issues_list_tasks"]


def test_promises_without_a_body_are_targets_and_tasks_not_indicators_of_the_past(compiled, clock):
    listed = asked(compiled, clock, kinds=(), without_body=True)
    kinds = {item.fact.kind for item in listed.rows}
    assert kinds <= {FactKind.TARGET, FactKind.TASK, FactKind.PROJECT}
    assert not any(item.bodies for item in listed.rows)


NAMED = """青石市实施方案（2024—2025年）

一、发展目标

到2025年，新增专利200件，上市企业达到20家。

二、主要任务

（一）强化创新。牵头单位：市科技局。

1.攻关技术。到2025年，新增专利200件。

2.推广应用。组织供需对接。

（二）优化环境。精简审批事项。
"""


def test_blank_bodies_are_counted_as_the_flag_lists_them(workspace, clock, tmp_path):
    path = tmp_path / "named.txt"
    path.write_text(NAMED, encoding="utf-8")
    add_files(workspace, clock.tick(), [path])
    compile_documents(workspace, clock.tick())
    told = notes(asked(workspace, clock))["facts_bodies_missing"]
    listed = asked(workspace, clock, without_body=True)
    assert [item.fact.content.indicator for item in listed.rows] == ["上市企业数"]
    assert told["count"] == len(listed.rows)
    tasks = asked(workspace, clock, kinds=(FactKind.TASK,))
    bodies = {item.fact.content.title: item.bodies for item in tasks.rows}
    assert bodies["推广应用"] == ("市科技局",)
    assert bodies["优化环境"] == ()
    assert "facts_bodies_by_task" in notes(tasks)
