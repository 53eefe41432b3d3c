"""Whatever a page holds: no error but that it cannot be read, quotes that stand, linear time."""

import random
import time

import pytest
from toy_html import PROSE
from toy_pages import plan_markup, wrap_page

from lianqun.compiler.extract import EXTRACTORS
from lianqun.compiler.pipeline import make_evidence
from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.html.reader import read_html
from lianqun.compiler.readers.html.tree import read_page
from lianqun.errors import UnreadableFileError
from lianqun.model.document import Document
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, visible_length
from lianqun.vocab.vocabulary import Vocabulary

_PLAN = """（2021—2025年）
一、总体要求
到2025年，规模工业增加值年均增长7.5%以上，企业达到“1000家”。
类别\t指标\t单位\t2025年
规模\t产值\t亿元\t500
创新\t研发强度\t%\t3.2
二、重点任务
1．做强装备。到2025年，装备产业营业收入达到300亿元。（责任单位：市工信局）
三、保障措施
加强组织领导，按年评估规划实施情况，及时调整。"""
_SCRAPS = (
    "<", ">", "</", "<!--", "-->", "<![", "]]>", "<p", "</p>", "<div>", "</div>", "<td>", "<tr>", "<table>", "</table>", "<td rowspan=9 colspan=9>",
    "&", "&#", "&#x;", "&ldquo", "&nbsp;", "&#0;", "&#xD800;", "&#1114112;", "\"", "'", "=", "/>", "<script>", "</script>", "<style>", "<span hidden>",
    "<a href=x>", "<h1>", "<br>", "\x00", "\ufffd", "\u3000", "<title>", "<textarea>", "<svg>", "<?", "<select>", "<table><tr><th>", "<pre>", "\n", "\r",
)  # fmt: skip
_COUNT = 500


def mutate(page: str, dice: random.Random) -> str:
    """The page with a few stretches dropped, doubled, moved or replaced by scraps of markup."""
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(page))
        length = dice.choice((0, 1, 2, 5, 40, 400))
        stretch = page[at : at + length]
        other = dice.randrange(len(page))
        kind = dice.randrange(4)
        if kind == 0:
            page = page[:at] + page[at + length :]
        elif kind == 1:
            page = page[:other] + stretch + page[other:]
        else:
            page = page[:at] + dice.choice(_SCRAPS) + page[at + length * (kind - 2) :]
        page = page or "x"
    return page


def check(document: Document, vocabulary: Vocabulary) -> int:
    """How many quotes of what the extractors find in a page stand there; all do."""
    count = 0
    for extract in EXTRACTORS:
        for found in extract(document, vocabulary):
            spans = [found.span] if hasattr(found, "span") else found.spans
            values = [found.value_span] if hasattr(found, "value_span") else spans
            for span, value in zip(spans, values, strict=True):
                evidence = make_evidence(document, span, value)
                assert evidence.stands_in(document.original)
                assert visible_length(evidence.quote) <= MAX_QUOTE
                assert visible_length(evidence.quote) >= min(
                    MIN_QUOTE, visible_length(document.original)
                )
                count += 1
    return count


def check_map(document: Document) -> None:
    """Every character of the text stands for a slice of the original, none before the one above it."""
    for position in range(len(document.text)):
        start, end = document.to_original(position, position + 1)
        assert 0 <= start <= end <= len(document.original)


@pytest.mark.parametrize("seed", range(10))
def test_mutated_pages_are_read_or_refused(seed: int, vocabulary: Vocabulary) -> None:
    page = wrap_page(plan_markup(_PLAN), "白河市“十四五”工业发展规划")
    dice = random.Random(seed)
    quotes = 0
    for at in range(_COUNT // 10):
        content = mutate(page, dice).encode("utf-8", "replace")
        try:
            document = build_document(read_html(content, "page.html"), content, "page.html")
        except UnreadableFileError:
            continue
        check_map(document)
        if at % 5 == 0:
            quotes += check(document, vocabulary)
    assert quotes > 20


def test_mutated_bytes_are_read_or_refused() -> None:
    page = wrap_page(plan_markup(_PLAN), "白河市规划", "gb2312").encode("gb18030")
    dice = random.Random(7)
    for _ in range(60):
        content = bytearray(page)
        for _ in range(dice.randint(1, 30)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        try:
            read_html(bytes(content), "page.html")
        except UnreadableFileError:
            continue


def test_the_same_bytes_give_the_same_source() -> None:
    content = wrap_page(plan_markup(_PLAN), "白河市规划").encode()
    assert read_html(content) == read_html(content)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 500 + PROSE,
        "<div>" * 30_000 + PROSE + "</div>" * 30_000,
        "<table><td>" * 3_000 + PROSE,
        "<b><i><font>" * 5_000 + PROSE,
        "<ul><li>" * 5_000 + PROSE,
        "<p hidden>".join(["<div>"] * 3_000) + PROSE,
    ],
)
def test_deep_pages_are_read(page: str) -> None:
    source = read_html(page.encode(), "deep.html")
    assert "到2025年" in source.lines[-1].text


@pytest.mark.parametrize(
    "unit",
    [
        "<!--", "<a ", "<p", "<![if ", "</div>", "<div>", "&#x;", "<script>", "<title>", '<a b="', "<td>", "<table><tr><td>甲", "<li>", "<span></div>",
        "<p>一、发展目标</p>", "<a href=x>链接文字</a>", "索引号：", "<br>", "<?", "<!x", "<h1>甲</h1>", "<td rowspan=99 colspan=60>", "<tr><td>甲<td>乙", "<dt>", "</",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    head = f"<body><div>{PROSE}"

    def measure(count: int) -> float:
        content = (head + unit * count).encode()
        started = time.process_time()
        read_html(content, "long.html")
        return time.process_time() - started

    measure(10)
    assert measure(8_000) <= 20 * max(measure(1_000), 0.01)


def test_elements_are_closed_as_browsers_do() -> None:
    page = read_page("<p>一<p>二<ul><li>三<li>四</ul><table><td>五</div></p><td>六</table>七")
    parents = [(e.tag, page.elements[e.parent].tag) for e in page.elements[1:]]
    assert parents == [
        ("p", "#page"),
        ("p", "#page"),
        ("ul", "#page"),
        ("li", "ul"),
        ("li", "ul"),
        ("table", "#page"),
        ("td", "table"),
        ("td", "table"),
    ]
