"""Parts that a sentence or a row names only by what parts them: the whole is named with them."""

import pytest

BULLETIN = "云岭市2023年国民经济和社会发展统计公报\n\n一、综合\n\n"


@pytest.fixture
def names(compile_text):
    """The indicators of the figures in words of a bulletin, in order."""

    def run(words):
        facts = compile_text(BULLETIN + words + "\n").facts
        figures = [f for f in facts if f.kind in ("target", "actual")]
        figures.sort(key=lambda fact: (fact.evidence.start, fact.evidence.end))
        return [fact.content.indicator for fact in figures]

    return run


def test_a_part_takes_its_whole_from_the_sentence_before(names):
    words = "全年货运量8000万吨。其中：铁路1200万吨，增长3%；公路6000万吨。旅客周转量80亿人公里。"
    assert names(words) == ["货运量", "铁路货运量", "铁路货运量增速", "公路货运量", "旅客周转量"]


def test_the_growth_of_a_part_is_of_what_the_whole_is(names):
    words = "房地产开发投资增长8.3%，其中住宅增长2.4%。"
    assert names(words) == ["房地产开发投资增速", "住宅开发投资增速"]


def test_a_part_with_a_name_of_its_own_keeps_it(names):
    words = "外贸进出口总额901万元。其中：出口900万元，进口1万元。"
    assert names(words)[1:] == ["出口", "进口"]


def test_rows_of_a_table_under_another_are_parts_of_it(names):
    table = (
        "表1 运输\n\n| 指标 | 单位 | 绝对数 |\n|---|---|---|\n| 货物周转量 | 亿吨公里 | 80 |\n"
        "| 其中：铁路 | 亿吨公里 | 30 |\n| 公路 | 亿吨公里 | 50 |\n| 房屋施工面积 | 万平方米 | 9 |\n"
        "| #住宅 | 万平方米 | 7 |\n"
    )
    assert names(table) == [
        "货物周转量",
        "铁路货物周转量",
        "公路货物周转量",
        "房屋施工面积",
        "住宅施工面积",
    ]
