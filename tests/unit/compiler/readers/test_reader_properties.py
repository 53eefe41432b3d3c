from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lianqun.compiler.readers.text import read_text
from lianqun.errors import UnreadableFileError
from lianqun.model.document import Document
from lianqun.text.characters import make_plain

LINES = (
    "白河市“十五五”工业发展规划", "（2026—2030年）", "目 录", "第一章 总则.....1", "第一章 总则", "第一节 目标", "一、发展目标",
    "（一）做强产业。培育龙头企业10家。", "1.装备", "（1）整机；", "专栏1 重大项目", "附件1", "名词解释", "表1 主要指标", "注：为预计数。",
    "指标\t单位\t2025年\t2030年", "产值\t亿元\t300\t450", "\t\t完成上级", "指标 单位 2025年 2030年 属性", "产值 亿元 300 450 预期性",
    "类别", "指标", "单位", "产值规模", "亿元", "300", "—", "预期性", "| 指标 | 单位 |", "|---|---|", "| 产值 | 亿元 |",
    "<table><tr><td rowspan=2>类别</td><td>指标</td></tr>", "<tr><td>产值</td><td colspan='2'>450</td></tr></table>", "<td>",
    "指标    单位    2030年", "产值    亿元    450", "— 12 —", "13", "坚持创新驱动发展战略，推动全市工业经济持续健康稳定",
    "增长，建设现代化产业体系。", "白河日报3月2日讯(记者 王明)大会召开。", "白河市人民政府", "2026年3月2日", "打印", "来源：", "**做强产业**",
    "# 白河市行动方案", "- 第一项", "现将《白河市“十五五”工业发展规划》印发给你们。", "抄送：市委。", "\u3000\u3000到２０３０年，增长７％。",
)  # fmt: skip
NEWLINES = ("\n", "\r\n", "\r", "\f", "\n\n", "\u2028", " \n", "")
texts = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(LINES), st.text(st.characters(codec="utf-8"), max_size=12)),
        st.sampled_from(NEWLINES),
    ),
    max_size=40,
).map(lambda pairs: "".join(line + newline for line, newline in pairs))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
@example(
    f"{LINES[0]}\n附件1\n{LINES[0]}\n{LINES[0]}\n{LINES[0]}\n{LINES[0]}\n白河日报3月2日讯(记者 王明)大会召开。\n"
)
def test_any_text_is_read_soundly(text: str) -> None:
    try:
        document = read_text(text.encode("utf-8"))
    except UnreadableFileError:
        return
    check_map(document)
    check_outline(document)
    check_tables(document)
    assert document.parts[0].start == 0
    assert document.parts[-1].end == len(document.text)
    for _, start, end, _ in document.reading_issues:
        assert 0 <= start <= end <= len(document.text)


_WIDE = dict(zip(",;()", "，；（）", strict=True))


def check_map(document: Document) -> None:
    """Every character of the text stands for one of the original, in rising order."""
    last = -1
    for position, char in enumerate(document.text):
        start, end = document.to_original(position, position + 1)
        original = document.original[start:end]
        assert end == start + 1
        assert start >= last
        last = start
        is_separator = char in " \n" and (original.isspace() or original in "|<\u200b\ufeff*")
        assert char in (original, make_plain(original), _WIDE.get(original), "\t") or is_separator


def check_outline(document: Document) -> None:
    previous = 0
    for block in document.blocks:
        section = document.sections[block.section]
        assert previous <= block.start <= block.run_in_end <= block.end
        assert block.start < block.end
        assert section.start <= block.start
        assert block.end <= section.end
        previous = block.end
    for section in document.sections[1:]:
        assert section.parent is not None
        parent = document.sections[section.parent]
        assert parent.start <= section.start <= section.heading_end <= section.end <= parent.end
        assert parent.level < section.level


def check_tables(document: Document) -> None:
    for table in document.tables:
        assert len(table.groups) == len(table.rows)
        for cell in (*table.header, *(cell for row in table.rows for cell in row)):
            printed = document.text[cell.start : cell.end]
            if cell.text and not cell.is_carried:
                assert "".join(printed.split()) in "".join(cell.text.split())
