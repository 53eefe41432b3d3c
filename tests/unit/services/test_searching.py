"""Words are found whatever is between them; what no fact came of is counted and shown."""

from dataclasses import replace

import pytest
from toy_figures import figure

from lianqun.model.evidence import Evidence
from lianqun.model.ids import FileHash
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.searching import Mentions, mentions

TEXT = "第一章\n\n建设人才公\n寓100套。推广５Ｇ应用。另建人才公寓。"


@pytest.mark.parametrize(
    ("words", "text", "is_there"),
    [
        ("人才公寓", "人才公\n  寓", True),
        ("人才 公寓", "人才公寓", True),
        ("5g", "５Ｇ基站", True),
        ("５Ｇ", "5G基站", True),
        ("（一）", "(一)总则", True),
        ('"双碳"', "“双碳”工作", True),
        ("公寓", "公园", False),
    ],
)
def test_white_space_width_and_case_do_not_matter(words, text, is_there):
    assert mentions(words, [text]) is is_there


def quote(words):
    start = TEXT.index(words)
    return Evidence(FileHash("0" * 64), 1, start, start + len(words), words)


def test_a_sentence_has_the_words_around_its_quote_and_the_rest_is_elsewhere():
    found = Mentions(None, TEXT, "人才公寓")
    assert found.has_sentence_of(quote("寓100套"))
    assert not found.has_sentence_of(quote("推广５Ｇ"))
    (place,) = found.places_beside([fact("寓100套", "住房数")])
    assert (place.line, place.words, place.after) == (4, "人才公寓", "。")
    assert len(list(found.places_beside([]))) == 2
    assert list(Mentions(None, TEXT, "没有的词").places_beside([])) == []


def fact(words, indicator):
    return replace(figure(1, indicator), evidence=quote(words))


def test_another_figure_of_the_sentence_does_not_cover_a_mention_and_is_named():
    text = "到2025年，新建剧院2座，建设体育公园。"

    def made_of(words, name):
        start = text.index(words)
        evidence = Evidence(FileHash("0" * 64), 1, start, start + len(words), words)
        return replace(figure(1, name), evidence=evidence)

    found = Mentions(None, text, "体育公园")
    theatre = made_of("新建剧院2座", "新建剧院数")
    (place,) = found.places_beside([theatre])
    assert [item.content.indicator for item in place.read] == ["新建剧院数"]
    assert not list(found.places_beside([theatre, made_of("建设体育公园", "公园数")]))
    assert not list(found.places_beside([made_of("新建剧院2座", "体育公园面积")]))


def test_an_answer_counts_the_places_where_no_fact_was_read(compiled, clock):
    answer = find_facts(compiled, clock.tick(), FactFilter(indicator="工业发展规划"))
    (note,) = answer.notes
    assert (note.code, note.arguments["count"]) == ("mentions_elsewhere", 1)
    assert note.arguments["documents"] == "first 1"
    assert answer.places[0].line == 1
