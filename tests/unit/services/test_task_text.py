"""Whole sentences below a task's heading, cut only where they are too long."""

from lianqun.services.task_text import (
    LONGEST_SENTENCE,
    TaskText,
    count_left_out,
    first_sentences,
    plain,
    shorten,
    whole_sentences,
    with_year,
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


def test_no_point_of_a_list_is_lost():
    text = TaskText("1.做强平台", "一是建中心；二是强队伍；三是拓市场。另行考核。")
    found = whole_sentences(("一是建中心", "三是拓市场"), text)
    assert found == ("一是建中心。", "二是强队伍。", "三是拓市场。")
    assert count_left_out(found, text) == 1


def test_the_sentence_with_the_deadline_stands_behind_the_opening():
    assert with_year("开展培训。…", "开展培训。到2024年底，全部达标。", 2024) == (
        "开展培训。…到2024年底，全部达标。"
    )
    assert with_year("到2024 年完成。", "到2024 年完成。", 2024) == "到2024 年完成。"


def test_short_forms_become_the_sentences_they_come_from():
    text = TaskText("1.办好展会", "围绕市场需求，引进 专业展会。打造品牌（责任单位：市商务局）。")
    found = whole_sentences(("引进专业展会", "打造品牌", "别处的话…"), text)
    assert found == ("围绕市场需求，引进 专业展会。", "打造品牌。", "别处的话…")
