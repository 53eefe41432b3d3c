"""What is so now among what is planned, and the year that a speaker calls this one."""

import pytest
from toy_statements import statements, value_of, year_of

PLAN = "云岭市“十四五”制造业发展规划（2021—2025年）\n\n第二章 发展目标\n\n"
SPEECH = (
    "云岭市政府工作报告（2022年12月27日）\n\n"
    "——2022年12月27日在云岭市第五届人民代表大会第三次会议上\n\n市长 甲乙\n\n各位代表：\n\n"
    "一、2022年工作回顾\n\n"
)


def _read(text: str) -> list[tuple[str, str, int | None]]:
    found = statements(text + "\n", "text.txt")
    return [(kind, value_of(said), year_of(said)) for kind, said in found]


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


def test_a_plan_tells_of_the_past_in_all_parts_of_a_section_that_looks_back() -> None:
    found = _read(
        "云岭市“十五五”规划纲要（2026—2030年）\n\n第一章 站在更高起点\n\n一、五年的历程\n\n"
        "（一）产业更强\n\n2025年，产值达到300亿元。\n\n（二）创新更足\n\n培育市级企业20家。\n\n"
        "二、未来的任务\n\n（一）产业\n\n培育企业80家。"
    )
    assert found == [("A", "300亿元", 2025), ("A", "20家", 2025), ("T", "80家", 2030)]


def test_a_section_before_the_situation_of_a_plan_tells_of_the_past() -> None:
    found = _read(
        "云岭市“十五五”规划纲要（2026—2030年）\n\n第一章 总论\n\n一、产业的家底\n\n"
        "培育市级企业20家。\n\n二、面临的形势\n\n竞争加剧。\n\n第二章 任务\n\n一、产业\n\n培育企业80家。"
    )
    assert found == [("A", "20家", 2025), ("T", "80家", 2030)]


def test_the_situation_of_another_document_in_the_file_says_nothing_of_this_one() -> None:
    signed = "云岭市人民政府\n2026年3月2日\n\n"
    found = _read(
        f"云岭市“十五五”工业发展规划（2026—2030年）\n\n{signed}一、总体要求\n\n坚持创新驱动，建设现代化产业体系。\n\n"
        "二、产业布局\n\n培育市级企业20家。\n\n三、保障\n\n加强领导。\n\n"
        f"云岭市“十五五”农业发展规划（2026—2030年）\n\n{signed}一、产业家底\n\n拥有农业企业50家，推动农业经济合理增长。\n\n"
        "二、面临的形势\n\n竞争加剧。\n\n三、保障\n\n加强领导。\n"
    )
    assert found == [("A", "50家", 2025), ("T", "20家", 2030)]


def test_what_stands_before_the_situation_tells_of_the_past_though_it_speaks_of_building() -> None:
    found = _read(
        "云岭市“十五五”规划纲要（2026—2030年）\n\n第一篇 承前启后\n\n第一章 新城建设开局良好\n\n"
        "培育市级企业20家。\n\n第二章 机遇挑战\n\n竞争加剧。\n\n第二篇 任务\n\n第三章 加快产业建设\n\n培育企业80家。"
    )
    assert found == [("A", "20家", 2025), ("T", "80家", 2030)]


def test_a_task_that_is_to_make_progress_is_to_be_done() -> None:
    found = _read(
        "云岭市2024年重点任务清单\n\n一、持续优化功能，推动协同取得新的更大进展\n\n疏解企业100家。"
    )
    assert found == [("T", "100家", 2024)]


def test_a_preface_that_names_no_year_of_the_plan_tells_of_what_is() -> None:
    found = _read(
        "云岭市“十五五”规划纲要（2026—2030年）\n\n自2001年建市以来，森林面积占比达28%。\n\n"
        "到2030年，森林面积占比达30%。\n\n第一章 任务\n\n培育企业80家。"
    )
    assert found == [("A", "28%", 2025), ("T", "30%", 2030), ("T", "80家", 2030)]


def test_what_a_plan_says_of_a_place_is_what_is() -> None:
    found = _read(
        PLAN
        + "云岭市地处东部，行政辖区范围面积2600平方公里，下辖16个镇。到2025年，绿地达到90公顷。"
    )
    assert ("A", "2600平方公里", 2020) in found
    assert ("T", "90公顷", 2025) in found


def test_a_scheme_that_names_only_its_goal_year_promises_all_that_follows_it() -> None:
    found = _read(
        "推动新型运输应用实施方案\n\n为落实党中央、国务院部署，促进我国运输转型，制定本方案。\n\n总体要求\n\n"
        "到2030年，新型车辆渗透率达到40%；东部短途运输电动化比例超过80%。"
    )
    assert found == [("T", "40%", 2030), ("T", "80%", 2030)]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("为“十三五”良好开局奠定了坚实基础。粮食产量257万吨。", 2022),
        ("全年销售商品房280万平方米。", 2022),
        ("一季度工业增加值20亿元，全年工业增加值90亿元。", 2022),
    ],
)
def test_times_of_a_review_are_those_of_its_figures(sentence: str, year: int) -> None:
    assert _read(SPEECH + sentence)[-1][2] == year


def test_next_year_of_a_speech_at_the_end_of_a_year_is_the_one_it_plans_for() -> None:
    found = _read(
        SPEECH + "地区生产总值增长6%。\n\n二、明年工作安排\n\n"
        "建议明年发展的主要预期目标是：地区生产总值增长8%左右，今后五年培育企业300家。"
    )
    assert found == [("A", "6%", 2022), ("T", "8%", 2023), ("T", "300家", 2027)]


def test_the_year_gone_by_is_the_reviewed_one_though_told_in_december() -> None:
    found = _read(SPEECH + "一年来，新增企业20家。去年新增企业18家。")
    assert sorted(found) == [("A", "18家", 2021), ("A", "20家", 2022)]


def test_what_a_plan_up_to_a_day_reports_of_now_is_of_that_year() -> None:
    plan = "云岭市“十五五”加油站规划（2026—2030年）\n\n第二章 发展现状\n\n"
    found = _read(plan + "我市现有加油站48座。\n截至2024年底，销售成品油3万吨。")
    assert sorted(found) == [("A", "3万吨", 2024), ("A", "48座", 2024)]


def test_a_forecast_of_the_situation_is_of_what_is_to_come() -> None:
    plan = "云岭市“十五五”加油站规划（2026—2030年）\n\n第三章 发展形势及需求预测\n\n"
    assert _read(plan + "加油站总数达到402座。") == [("T", "402座", 2030)]
