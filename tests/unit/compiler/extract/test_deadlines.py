"""By when a task is to be done: dated, undated, labelled; own sentences of an invented city."""

import pytest

from lianqun.model.fact import FactKind

ONE_YEAR = "云岭市2024年数字政府建设工作要点\n\n一、重点任务\n\n"
SEVERAL = "云岭市数字政府建设行动方案（2024—2026年）\n\n一、重点任务\n\n"


@pytest.fixture
def deadline(compile_text):
    """The deadline of the first task in the words of a plan."""

    def read(words, plan=ONE_YEAR):
        text = f"{plan}（一）建设统一办事平台\n\n{words}\n\n（二）推进档案数字化\n\n逐步推进。\n"
        facts = compile_text(text).facts
        tasks = [f for f in facts if f.kind is FactKind.TASK and "办事平台" in f.content.title]
        return tasks[0].content.deadline

    return read


@pytest.mark.parametrize(
    "words",
    [
        "完成接口改造。（6月底完成，牵头单位：市数据局）",
        "6月底前完成接口改造。",
        "10月底取得明显成效并持续推进。",
        "年底前完成接口改造。",
        "今年三季度末完成接口改造。",
        "上半年建成主体工程。",
        "完成接口改造。（责任单位：市数据局；完成时限：9月底）",
    ],
)
def test_a_time_without_a_year_is_of_the_year_that_the_document_is_about(deadline, words):
    assert deadline(words) == 2024


@pytest.mark.parametrize(
    "words",
    [
        "每年6月底前完成数据更新。",
        "去年年底前已经开展试点。",
        "1—6月完成试点工作的地区要总结经验。",
        "持续推进，不断完善。",
    ],
)
def test_what_recurs_or_is_past_is_no_deadline(deadline, words):
    assert deadline(words) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2025年三季度前完成接口改造。", 2025),
        ("2025年6月底完成接口改造。", 2025),
        ("2026年上半年投用。", 2026),
        ("完成改造。（2025年6月底前完成，市水务局牵头）", 2025),
        ("6月底前完成接口改造。", None),
    ],
)
def test_a_plan_of_several_years_says_which_is_meant(deadline, words, year):
    assert deadline(words, SEVERAL) == year


def test_each_numbered_item_that_names_its_own_body_is_a_task(compile_text):
    items = (
        "1．建设统一办事平台，接入各类事项。（6月底完成，牵头考核单位：市数据局）\n"
        "2．按照省里的清单，完善档案服务。（年底前完成，牵头考核单位：市档案局）\n"
        "3．为老年人提供上门服务。（持续推进，牵头考核单位：市民政局）\n"
    )
    compilation = compile_text(f"{ONE_YEAR}（一）推进一网通办（3分）\n\n{items}")
    tasks = [f.content for f in compilation.facts if f.kind is FactKind.TASK]
    read = [(t.deadline, *(b.body for b in t.bodies)) for t in tasks if t.bodies]
    assert read == [(2024, "市数据局"), (2024, "市档案局"), (None, "市民政局")]
