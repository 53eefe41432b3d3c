"""Promises with a year and no number, and numbers in the text of tasks that nobody read."""

import pytest

from lianqun.model.fact import FactKind
from lianqun.services.compilation import compile_documents
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.intake import add_files
from lianqun.services.listing import list_facts

PLAN = """青石高新区“十四五”产业发展规划（2021—2025年）

一、发展基础

到2022年，建成西部算力枢纽。

二、发展目标

力争到2025年，实现综合性国家实验室“零突破”，高新技术企业达到900家。到2023年，全面建成智慧园区。
到“十四五”末，基本形成开放协同的创新体系。到2035年，建成世界一流园区。到2025年，我国将建成质量强国。

三、重点任务

（一）改善出行条件

依托占地300亩的老厂区改造停车场。

（二）优化营商环境

推行告知承诺，2024年底前办成。
"""


@pytest.fixture
def ask(workspace, clock, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    add_files(workspace, clock.tick(), [path])
    compile_documents(workspace, clock.tick())

    def run(**wanted):
        asked = FactFilter(**{"kinds": (FactKind.TARGET,)} | wanted)
        return list_facts(find_facts(workspace, clock.tick(), asked), asked)

    return run


def told(listing):
    return {note.code: note.arguments for note in listing.remarks}


def line_of(words):
    return PLAN[: PLAN.index(words)].count("\n") + 1


def test_promises_without_a_number_are_listed_with_year_line_and_words(ask):
    said = [(p.year, p.line, p.words) for p in ask().worded]
    assert said == [
        (2025, line_of("力争"), "力争到2025年，实现综合性国家实验室“零突破”"),
        (2023, line_of("到2023"), "到2023年，全面建成智慧园区"),
        (2025, line_of("到“十四五”"), "到“十四五”末，基本形成开放协同的创新体系"),
    ]


def test_what_was_read_is_left_out_as_are_reviews_later_years_and_other_promisers(ask):
    words = "".join(promise.words for promise in ask().worded)
    for left_out in ("900家", "算力枢纽", "世界一流", "质量强国"):
        assert left_out not in words


def test_year_section_and_text_narrow_them_and_one_indicator_has_none(ask):
    assert [p.year for p in ask(year=2023).worded] == [2023]
    assert ask(section="重点任务").worded == ()
    assert len(ask(year=2025).worded) == 2
    assert len(ask(text="创新体系").worded) <= 1
    assert ask(indicator="高新技术企业").worded == ()


def test_they_stand_below_the_list_with_the_first_of_them(ask):
    listing = ask(year=2025)
    assert told(listing)["promises_in_words"]["count"] == 2
    said = [n.arguments["words"] for n in listing.remarks if n.code == "promise_in_words"]
    assert said[0].startswith("力争到2025年")


def test_tasks_whose_text_has_a_number_that_nobody_read_are_counted_and_come_first(ask):
    remark = told(ask(year=2025))["tasks_with_unread_numbers"]
    assert remark["numbers"] == 1
    listed = ask(kinds=(FactKind.TASK,), without_figure=True)
    titles = [(row.fact.content.title, row.unread_numbers) for row in listed.rows]
    assert titles == [("改善出行条件", ("300亩",)), ("优化营商环境", ())]
