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


BOXED = """白河市文化规划
目录
一、发展基础.....1
二、重点任务.....3
专栏1 重点工程.....4
1.古窑址保护展示工程.....4
2.数字展馆建设工程.....5
3.民间技艺传承工程.....6
三、保障措施.....9
一、发展基础
全市文化事业稳步发展。
二、重点任务
加强保护利用，提升展示水平。
专栏1 重点工程
"""


@pytest.mark.parametrize(
    "box",
    [
        "1.古窑址保护展示工程：划定保护范围，建设遗址公园。\n2.数字展馆建设工程。建设五个数字展馆。\n3.民间技艺传承工程：扶持传习所，培养传承人。\n",
        "1. 古窑址保护 展示工程\n划定保护范围。\n2.数字展馆建\n设工程:建设五个数字展馆。\n民间技艺传承工程\n扶持传习所。\n",
        "（4）古窑址保护展示工程：划定保护范围。\n数字展馆建设工程：建设五个数字展馆。\n3.民间技艺传承工程扶持传习所。\n",
    ],
)
def test_headings_that_run_into_their_text_are_not_missing(read: Read, box: str) -> None:
    document = read(BOXED + box + "三、保障措施\n加强组织领导。\n")
    assert not any(s.is_restored for s in document.sections)
    assert not [i for i in document.reading_issues if i[0].startswith("heading_")]


def test_one_line_serves_one_entry_of_the_contents(read: Read) -> None:
    titles = ("一、发展基础", "二、重点任务", "（一）总体安排", "（二）具体安排", "三、保障措施")
    listed = "".join(f"{title}.....{page}\n" for page, title in enumerate(titles, 1))
    listed += "（一）总体安排.....7\n四、组织实施.....9\n"
    body = "".join(f"{title}\n推进有关工作。\n" for title in titles)
    document = read("白河市规划\n目录\n" + listed + body + "四、组织实施\n加强督促检查。\n")
    (issue,) = document.reading_issues
    assert issue[0] == "heading_missing"
    assert issue[3] == {
        "heading": "（一）总体安排",
        "before": "三、保障措施",
        "after": "四、组织实施",
    }


def test_headings_lost_side_by_side_are_reported_and_not_restored(read: Read) -> None:
    body = BODY.replace("第一节 发展目标\n", "").replace("第二节 空间布局\n", "")
    document = read(contents(".....") + body)
    assert not any(s.is_restored for s in document.sections)
    found = [issue for issue in document.reading_issues if issue[0] == "heading_missing"]
    assert len(found) == 2
    for _, start, end, _ in found:
        assert document.text[start:end] == "第三章重点任务"


def test_a_heading_is_not_restored_amid_a_sentence(read: Read) -> None:
    body = BODY.replace("第三章 重点任务\n", "").replace("两带格局。", "两带格局，")
    document = read(contents(".....") + body)
    assert not any(s.is_restored for s in document.sections)
    assert "heading_missing" in [issue[0] for issue in document.reading_issues]


def test_a_lost_heading_is_restored_before_the_first_one_below_it(read: Read) -> None:
    body = BODY.replace("第二章 总体要求\n", "")
    document = read(contents(".....") + body)
    (restored,) = [s for s in document.sections if s.is_restored]
    below = next(s for s in document.sections if s.label == "第一节发展目标")
    assert below.parent == restored.index
    assert "heading_restored" in [issue[0] for issue in document.reading_issues]


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
