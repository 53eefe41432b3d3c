from collections.abc import Callable

import pytest

from lianqun.model.document import Document

Read = Callable[[str], Document]


def labels(document: Document) -> list[str]:
    return [section.label for section in document.sections[1:]]


def test_the_ranks_of_official_numbering(read: Read) -> None:
    document = read(
        "第一章 总则\n第一节 目标\n一、总体\n（一）产业\n1.装备\n（1）整机\n①电机\n研发高效电机。\n第二章 任务\n抓落实。\n"
    )
    assert [s.scheme for s in document.sections[1:]] == [
        "章",
        "节",
        "一",
        "（一）",
        "1.",
        "（1）",
        "①",
        "章",
    ]
    assert document.path(7)[-3:] == ("1.装备", "（1）整机", "①电机")
    assert document.path(8) == ("第二章任务",)


@pytest.mark.parametrize(
    "heading",
    [
        "（一）做强产业", "(一)做强产业", "一）做强产业", "十二）做强产业", "( 一 ) 做强产业", "一．做强产业", "1、做强产业", "(1)做强产业", "１．做强产业", "1)做强产业",
        "第一部分 做强产业", "愿景篇：做强产业", "附件1：做强产业", "专栏1 做强产业", "专栏2-1：做强产业", "1.1 做强产业", "行动一：做强产业",
    ],
)  # fmt: skip
def test_forms_of_headings(read: Read, heading: str) -> None:
    (section,) = read(heading + "\n培育龙头企业。\n").sections[1:]
    assert section.title == "做强产业"


@pytest.mark.parametrize(
    "line",
    [
        "一是做强产业，培育龙头企业。", "第一，做强产业，培育企业。", "2.5个百分点以上。", "项目300个、企业20家。",
        "（1）对新认定企业奖励50万元；", "第五条生产线投产。", "表2家企业达到要求。", "工程16家、平台9个。",
    ],
)  # fmt: skip
def test_what_is_no_heading(read: Read, line: str) -> None:
    assert labels(read("坚持创新发展。\n" + line + "\n")) == []


def test_a_heading_with_its_text_on_the_same_line(
    read: Read, texts: Callable[..., list[str]]
) -> None:
    document = read(
        "（一）做强产业。培育龙头企业10家。\n第一条　为规范管理，制定本办法。\n二、总体要求　　坚持创新，推动发展，实现跨越，建设强市。\n"
    )
    assert labels(document) == ["（一）做强产业", "第一条", "二、总体要求"]
    assert texts(document, "paragraph")[:2] == ["培育龙头企业10家。", "为规范管理，制定本办法。"]
    assert texts(document, "paragraph")[2].startswith("坚持创新")


def test_items_of_a_list_are_paragraphs(read: Read) -> None:
    document = read(
        "（一）申报条件\n1.在本市注册；\n2.守法经营；\n3.纳入统计。\n（二）申报程序\n按季申报。\n"
    )
    assert labels(document) == ["（一）申报条件", "（二）申报程序"]


def test_run_in_headings(read: Read) -> None:
    document = read(
        "——产业规模壮大。到2030年达到千亿元。\n强化企业培育，优化发展生态。支持企业上市。\n先进装备：以经开区为载体，发展整机。\n"
        "到2030年，全市企业达到300家。继续增加。\n主要目标是：年均增长7%。效益提高。\n预计总量突破500亿元。增速居前。\n"
    )
    assert [document.text[b.start : b.run_in_end] for b in document.blocks] == [
        "——产业规模壮大", "强化企业培育，优化发展生态", "先进装备", "", "", "",
    ]  # fmt: skip


def test_a_box_ends_where_the_text_around_goes_on(read: Read) -> None:
    document = read(
        "一、盘活土地\n开展土地摸排。摸清存量土地底数。\n计划 1 实施城市提质计划\n以提质为目标，分类推进更新。\n一是确定名单。全面调查。\n"
        "探索土地供给制度。加快出台管理办法。\n"
    )
    by_text = {document.text[b.start : b.start + 4]: b.section for b in document.blocks}
    box = next(s for s in document.sections if s.is_box)
    assert document.sections[by_text["一是确定"]].index == box.index
    assert document.path(by_text["探索土地"]) == ("一、盘活土地",)


def test_numbers_inside_a_box_stay_inside(read: Read) -> None:
    document = read(
        "（一）做强产业\n1.整机\n发展整机。\n专栏1 重大项目\n（1）农机园\n总投资12亿元。\n（2）矿机园\n总投资5亿元。\n2.配套\n发展配套。\n"
    )
    parents = {s.label: document.sections[s.parent or 0].label for s in document.sections[1:]}
    assert parents["（2）矿机园"] == "专栏1重大项目"
    assert parents["2.配套"] == "（一）做强产业"


def test_gaps_and_repeats_of_numbers_are_reported(read: Read) -> None:
    document = read("一、基础\n稳步发展。\n三、任务\n抓落实。\n三、保障\n强领导。\n")
    assert [issue[0] for issue in document.reading_issues] == [
        "numbering_gap",
        "numbering_repeated",
    ]


def test_numbers_that_run_through_the_document_are_in_order(read: Read) -> None:
    document = read(
        "一、产业\n1.装备\n发展装备。\n2.材料\n发展材料。\n二、平台\n3.中试\n建设中试平台。\n"
    )
    assert document.reading_issues == ()


def test_notes_at_the_end_are_no_body(read: Read, texts: Callable[..., list[str]]) -> None:
    document = read(
        "一、工作安排\n加快发展。\n附件\n名词解释\n1.“双千”计划：\n指培育千家企业。\n2.“两新”：指设备更新和以旧换新。\n"
    )
    assert labels(document) == ["一、工作安排", "附件 名词解释"]
    assert len(texts(document, "note")) == 3


def test_annex_titles_on_the_next_line(read: Read) -> None:
    document = read("一、任务\n抓落实。\n附件2\n2026年民生实事\n一、提高补贴\n提高到800元。\n")
    assert document.path(3) == ("附件2 2026年民生实事", "一、提高补贴")


def test_markdown_headings_without_numbers(read: Read) -> None:
    document = read(
        "# 白河市行动方案\n\n## 总体目标\n\n建设强市。\n\n### 近期目标\n\n达到百亿元。\n\n## 重点任务\n\n抓落实。\n"
    )
    assert [(s.label, s.level) for s in document.sections[1:]] == [
        ("总体目标", 2), ("近期目标", 3), ("重点任务", 2),
    ]  # fmt: skip


def test_a_number_whose_title_stands_on_the_next_line(read: Read) -> None:
    document = read("第一章\n发展基础\n全市工业稳中有进。\n第二章\n总体要求\n坚持创新驱动。\n")
    assert labels(document) == ["第一章 发展基础", "第二章 总体要求"]


def test_a_heading_and_its_text_parted_by_one_space(read: Read) -> None:
    document = read("（一）主要目标 到2030年，全市工业增加值达到500亿元，企业达到300家以上。\n")
    assert labels(document) == ["（一）主要目标"]
    assert document.text[document.blocks[1].start :].startswith("到2030年")


def test_marked_headings_without_a_number_stand_between_numbered_ones_of_other_ranks(
    read: Read,
) -> None:
    text = "# 计划\n## 一、基础\n### 产业规模\n有进步。\n### 企业活力\n有进步。\n## 二、任务\n### 强链\n抓落实。\n"
    assert [(s.label, s.level) for s in read(text).sections[1:]] == [
        ("一、基础", 4), ("产业规模", 5), ("企业活力", 5), ("二、任务", 4), ("强链", 5),
    ]  # fmt: skip


def test_ranks_of_marked_headings_where_none_is_numbered(read: Read) -> None:
    text = "# 计划\n## 基础\n### 规模\n#### 总量\n有进步。\n### 活力\n有进步。\n## 任务\n1. 抓落实；\n2. 抓项目。\n"
    assert [(s.label, s.level) for s in read(text).sections[1:]] == [
        ("基础", 2), ("规模", 3), ("总量", 4), ("活力", 3), ("任务", 2),
    ]  # fmt: skip


def test_the_title_of_a_box_may_stand_below_its_number(read: Read) -> None:
    document = read(
        "一、主要任务\n抓好各项任务落实。\n专栏1\n重点服务平台\n建设公共服务平台。\n二、保障措施\n加强领导。\n"
    )
    assert labels(document) == ["一、主要任务", "专栏1 重点服务平台", "二、保障措施"]
    assert document.sections[2].is_box


def test_decimal_numbers_without_a_blank_are_headings_where_they_follow(read: Read) -> None:
    document = read(
        "一、产品目录\n1.农用机械\n1.1种植机械\n1.1.1播种机\n1.1.2插秧机\n1.2收获机械\n2.加工机械\n2.1种子机械\n"
        "2.5万户农民受益。\n3.1种子站负责实施。\n"
    )
    assert labels(document)[1:] == [
        "1.农用机械", "1.1种植机械", "1.1.1播种机", "1.1.2插秧机", "1.2收获机械", "2.加工机械", "2.1种子机械",
    ]  # fmt: skip
    assert document.path(4) == ("一、产品目录", "1.农用机械", "1.1种植机械", "1.1.1播种机")
