"""Whatever a page holds: no error but that it cannot be read, quotes that stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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
_PAGE = wrap_page(plan_markup(_PLAN), "白河市“十四五”工业发展规划")
_GBK_PAGE = wrap_page(plan_markup(_PLAN), "白河市规划", "gb2312").encode("gb18030")
_SCRAPS = (
    "<", ">", "</", "<!--", "-->", "<![", "]]>", "<p", "</p>", "<div>", "</div>", "<td>", "<tr>", "<table>", "</table>", "<td rowspan=9 colspan=9>",
    "&", "&#", "&#x;", "&ldquo", "&nbsp;", "&#0;", "&#xD800;", "&#1114112;", "\"", "'", "=", "/>", "<script>", "</script>", "<style>", "<span hidden>",
    "<a href=x>", "<h1>", "<br>", "\x00", "\ufffd", "\u3000", "<title>", "<textarea>", "<svg>", "<?", "<select>", "<table><tr><th>", "<pre>", "\n", "\r",
)  # fmt: skip
_EDIT = st.tuples(
    st.sampled_from(("drop", "double", "insert", "replace")),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from((1, 2, 5, 40, 400)),
    st.sampled_from(_SCRAPS),
)
Edit = tuple[str, int, int, int, str]


def mutate(page: str, edits: list[Edit]) -> str:
    """The page with a few stretches dropped, doubled elsewhere or replaced by scraps of markup."""
    for kind, place, other, length, scrap in edits:
        at, to = place % len(page), other % len(page)
        if kind == "double":
            page = page[:to] + page[at : at + length] + page[to:]
        else:
            behind = at if kind == "insert" else at + length
            page = page[:at] + ("" if kind == "drop" else scrap) + page[behind:]
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


@settings(
    max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(edits=st.lists(_EDIT, min_size=1, max_size=12))
def test_mutated_pages_are_read_or_refused(edits: list[Edit], vocabulary: Vocabulary) -> None:
    content = mutate(_PAGE, edits).encode("utf-8", "replace")
    try:
        document = build_document(read_html(content, "page.html"), content, "page.html")
    except UnreadableFileError:
        return
    check_map(document)
    if len(edits) % 4 == 0:
        check(document, vocabulary)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=30))
def test_mutated_bytes_are_read_or_refused(edits: list[tuple[int, int]]) -> None:
    content = bytearray(_GBK_PAGE)
    for place, value in edits:
        content[place % len(content)] = value
    try:
        read_html(bytes(content), "page.html")
    except UnreadableFileError:
        return


def test_the_whole_page_gives_quotes_that_stand(vocabulary: Vocabulary) -> None:
    content = _PAGE.encode()
    document = build_document(read_html(content, "page.html"), content, "page.html")
    assert check(document, vocabulary) > 5


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
