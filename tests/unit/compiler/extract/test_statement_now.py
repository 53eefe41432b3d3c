"""What is so now among what is planned, and the year that a speaker calls this one."""

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import FactKind, Statement
from lianqun.vocab.vocabulary import Vocabulary

PLAN = "云岭市“十四五”制造业发展规划（2021—2025年）\n\n第二章 发展目标\n\n"
SPEECH = (
    "云岭市政府工作报告（2022年12月27日）\n\n"
    "——2022年12月27日在云岭市第五届人民代表大会第三次会议上\n\n市长 甲乙\n\n各位代表：\n\n"
    "一、2022年工作回顾\n\n"
)


def _read(text: str) -> list[tuple[str, str, int | None]]:
    compiled = compile_file((text + "\n").encode(), "text.txt", Vocabulary())
    return [
        (
            "T" if fact.kind is FactKind.TARGET else "A",
            f"{fact.content.quantity.value}{fact.content.quantity.unit}",
            fact.content.period.year if fact.content.period else None,
        )
        for fact in compiled.facts
        if isinstance(fact.content, Statement)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "目前全市已建成充电站30座，到2025年达到70座。",
            [("A", "30座", 2020), ("T", "70座", 2025)],
        ),
        (
            "到2025年，用电量达到90亿千瓦时。目前，全市共有供电企业2家，电源13处。",
            [("A", "2家", 2020), ("A", "13处", 2020), ("T", "90亿千瓦时", 2025)],
        ),
        ("到2025年，全市现有气源6个，新增气源3个。", [("A", "6个", 2020), ("T", "3个", 2025)]),
        ("目前起步，力争培育企业80家。", [("T", "80家", 2025)]),
    ],
)
def test_now_parts_what_is_from_what_is_promised(
    sentence: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert sorted(_read(PLAN + sentence)) == sorted(expected)


def test_next_year_of_a_speech_at_the_end_of_a_year_is_the_one_it_plans_for() -> None:
    found = _read(
        SPEECH + "地区生产总值增长6%。\n\n二、明年工作安排\n\n"
        "建议明年发展的主要预期目标是：地区生产总值增长8%左右，今后五年培育企业300家。"
    )
    assert found == [("A", "6%", 2022), ("T", "8%", 2023), ("T", "300家", 2027)]
