"""Quotes of a file with markup: whole tags and entities, 4 to 120 visible characters, the value inside."""

import pytest
from toy_html import PROSE, read_page

from lianqun.compiler.pipeline import make_evidence
from lianqun.model.document import Document
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, visible_length


def quote(document: Document, words: str, value: str) -> str:
    """The quote of a stretch of the text whose value is a part of it."""
    start = document.text.index(words)
    at = document.text.index(value, start)
    span, value_span = (start, start + len(words)), (at, at + len(value))
    return make_evidence(document, span, value_span).quote


def test_a_short_value_takes_in_its_neighbours() -> None:
    document = read_page(f"{PROSE}<table><tr><td>产值<td>家数<tr><td>甲<td>6</table>")
    found = quote(document, "6", "6")
    assert found == "<td>6"
    assert visible_length(found) >= MIN_QUOTE


def test_a_value_without_near_neighbours_takes_in_a_tag() -> None:
    style = "x" * 300
    document = read_page(f"{PROSE}<p class={style}>8</p><p class={style}>末</p>")
    assert quote(document, "8", "8") == "8</p>"


def test_a_quote_never_ends_in_a_tag_or_entity() -> None:
    span = "<span lang='EN-US' style='font-size:16pt;font-family:x'>"
    words = "&ldquo;十四五&rdquo;时期，规模工业增加值达到"
    document = read_page(f"{PROSE}<p>{words}{span}500</span>亿元以上，{span}年均</span>增长。</p>")
    text = "“十四五”时期，规模工业增加值达到500亿元以上，年均增长。"
    found = quote(document, text, "500")
    assert visible_length(found) <= MAX_QUOTE
    assert "500</span>亿元" in found
    assert found.startswith("增加值达到<span")
    assert found.count("<") == found.count(">")


@pytest.mark.parametrize("length", [100, 300])
def test_a_value_longer_than_a_quote_with_its_tags_keeps_its_digits(length: int) -> None:
    span = f"<span style='{'x' * length}'>"
    document = read_page(f"{PROSE}<p>产值达到{span}12345</span>{span}亿元</span>。</p>")
    found = quote(document, "产值达到12345亿元", "12345亿元")
    assert "12345" in found
    assert visible_length(found) <= MAX_QUOTE
