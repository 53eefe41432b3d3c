"""What holds for any text: no exception, spans inside each other, evidence with the number; no slow input."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract import statements
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
PLAN = "临川市“十四五”制造业发展规划\n（2021—2025年）\n\n二、发展目标\n" + (
    "加快推进制造业高质量发展，打造现代化产业体系，营造良好环境。\n" * 60
)
"""Long enough that no odd sentence makes the whole look like another encoding."""

WORDS = (
    "规模工业总产值 高新技术企业 占GDP比重 怀安 到2025年 比2020年 从 由 至 到 达到 增长 下降 分别 突破 新增 培育 近年来 其中 和 的 与 占 等 不少于 不超过 每千人口拥有 国家级 每年培育 总投资 目前 城镇、农村",
    "1,234 １２，３４５ 5 0—0 5—3 3～5 1/4 1/0 -3.2 8.5 1 200 六 三五百 三到五 百分之六 12/10万 18:1 万 亿 千亿 万亿 亿元 家 个 % 个百分点 倍 元/人 万人 岁 翻一番 以上 左右",
    "、 ， 。 （ ） “ ” 《 》",
)
PIECES = st.sampled_from([word for line in WORDS for word in line.split()] + ["\n"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def drafts_of(text):
    document = read_text((PLAN + text + "\n").encode(), "plan.txt")
    found = statements.extract(document, VOCABULARY)
    return document, [draft for draft in found if isinstance(draft, Draft)]


@settings(max_examples=150, deadline=None)
@given(TEXTS | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_any_text_is_read_without_an_exception(text):
    document, drafts = drafts_of(text)
    for draft in drafts:
        (start, end), (value_start, value_end) = draft.span, draft.value_span
        assert 0 <= start <= value_start < value_end <= end <= len(document.text)
        assert draft.content.indicator
        written = document.text[value_start:value_end]
        assert draft.content.quantity.value is None or re.search(r"[\d一-龥]", written)


@pytest.mark.parametrize(
    "text",
    [
        "新" * 1900 + "5家",
        "到" * 1900 + "5家",
        "的" * 1900 + "5家企业",
        "支持建设" * 400 + "目录5家",
        "产值" + "增长" * 900 + "5%",
        "企业1家、" * 380,
        "和" * 1900,
        "1，" * 900,
        "1" + "万" * 1900,
        "（" * 1900 + "5家企业",
    ],
)
def test_long_and_odd_sentences_are_read_to_their_end(text):
    _, found = drafts_of(text)
    assert all(0 <= draft.span[0] < draft.span[1] for draft in found)
