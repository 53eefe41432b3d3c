"""Whole sentences below a task's heading, cut only where they are too long."""

from lianqun.services.task_text import (
    LONGEST_SENTENCE,
    TaskText,
    first_sentences,
    plain,
    shorten,
    whole_sentences,
)


def test_gaps_between_chinese_words_are_closed_and_latin_ones_kept():
    assert plain("产业 规模\n\n达到 5G open source 水平") == "产业规模达到5G open source水平"


def test_long_sentence_ends_at_a_clause_with_an_ellipsis():
    cut = shorten("推进协作，" * 60)
    assert len(cut) <= LONGEST_SENTENCE
    assert cut.endswith("推进协作…")


def test_first_sentences_are_whole_and_say_that_more_follow():
    text = "甲" * 120 + "。" + "乙" * 120 + "；" + "丙。"
    assert first_sentences(text) == "甲" * 120 + "。…"
    assert first_sentences("只有一句。") == "只有一句。"


def test_short_forms_become_the_sentences_they_come_from():
    text = TaskText("1.办好展会", "围绕市场需求，引进 专业展会。打造品牌（责任单位：市商务局）。")
    found = whole_sentences(("引进专业展会", "打造品牌", "别处的话…"), text)
    assert found == ("围绕市场需求，引进 专业展会。", "打造品牌。", "别处的话…")
