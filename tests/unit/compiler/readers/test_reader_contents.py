from collections.abc import Callable

import pytest

from lianqun.model.document import Document

Read = Callable[[str], Document]

BODY = """第一章 发展基础
全市工业总量稳步扩大，产业结构不断优化。
第二章 总体要求
坚持创新驱动，推动高质量发展。
第一节 发展目标
到2030年工业增加值达到450亿元。
第二节 空间布局
构建一核两带格局。
第三章 重点任务
培育三大产业集群。
第四章 保障措施
加强组织领导。
"""
PLAIN = [
    "第一章 发展基础",
    "第二章 总体要求",
    "第一节 发展目标",
    "第二节 空间布局",
    "第三章 重点任务",
    "第四章 保障措施",
]
PAGES = (1, 3, 3, 5, 8, 12)


def contents(leader: str) -> str:
    lines = [f"{title}{leader}{page}" for title, page in zip(PLAIN, PAGES, strict=True)]
    return "白河市工业规划\n目 录\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("leader", [".....", "……", "·····", "\t", " ", "...... ", "　　"])
def test_contents_pages_are_not_body(
    read: Read, texts: Callable[..., list[str]], leader: str
) -> None:
    document = read(contents(leader) + BODY)
    assert len(texts(document, "contents")) == 7
    assert [s.label for s in document.sections[1:]] == [title.replace(" ", "") for title in PLAIN]


def test_contents_without_pages(read: Read, texts: Callable[..., list[str]]) -> None:
    document = read("白河市工业规划\n目录\n" + "\n".join(PLAIN) + "\n" + BODY)
    assert len(texts(document, "contents")) == 7
    assert len(document.sections) == 7


def test_a_lost_heading_is_restored_between_its_neighbours(read: Read) -> None:
    document = read(contents(".....") + BODY.replace("第三章 重点任务\n", ""))
    (restored,) = [s for s in document.sections if s.is_restored]
    assert restored.label == "第三章重点任务"
    assert document.text[restored.start :].startswith("培育三大产业集群")
    assert restored.heading_end == restored.start
    assert [issue[0] for issue in document.reading_issues] == ["heading_restored_by_pages"]
    block = next(b for b in document.blocks if document.text[b.start :].startswith("培育三大"))
    assert document.path(block.section) == ("第三章重点任务",)


def test_headings_that_differ_a_little_are_not_restored(read: Read) -> None:
    document = read(contents(".....") + BODY.replace("空间布局", "空间格局"))
    assert not any(s.is_restored for s in document.sections)


def test_wrapped_entries_join_broken_headings(read: Read) -> None:
    text = (
        "目 录\n第一章 做大做强一个首位产业——以先进装备为主导\n的现代制造业.....1\n第二章 全面提升产业创新能力.....4\n"
        "第三章 保障措施.....9\n第一章 做大做强一个首位产业——以先进装备为主导\n的现代制造业\n发展装备制造。\n"
        "第二章 全面提升产业创新能力\n建设平台。\n第三章 保障措施\n加强领导。\n"
    )
    labels = [s.label for s in read(text).sections[1:]]
    assert labels[0] == "第一章做大做强一个首位产业——以先进装备为主导的现代制造业"


def test_the_framework_of_another_plan_is_no_outline(
    read: Read, texts: Callable[..., list[str]]
) -> None:
    text = (
        "附件：对标分析\n一、框架对比\n与先进地区相比，规划框架各有侧重，现将其框架列出。\n"
        "东岭高新区建设一流园区规划纲要（2021-2035年）\n- 一、战略形势\n - （一）国内形势\n - （二）国际形势\n"
        "- 二、总体要求\n - （一）指导思想\n - （二）发展目标\n- 三、重点任务\n - （一）做强产业\n - （二）做优生态\n"
        "二、内容对比\n从目标看，东岭高新区提出建设一流园区。\n"
    )
    document = read(text)
    assert [s.label for s in document.sections[1:]] == [
        "附件：对标分析",
        "一、框架对比",
        "二、内容对比",
    ]
    assert len(texts(document, "contents")) == 10


def test_a_list_of_bare_tasks_stays_an_outline(read: Read) -> None:
    tasks = "".join(f"（{n}）建设{n}号产业园\n" for n in "一二三四五六七八九十")
    document = read("一、重点任务\n" + tasks)
    assert len(document.sections) == 12
