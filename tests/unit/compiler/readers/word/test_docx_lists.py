import pytest
from word_files import (
    in_style,
    level,
    listed,
    lists,
    p,
    raw,
    read_body,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

from lianqun.compiler.readers.docx.number_formats import format_number


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2 10 21"), ("decimalZero", "01 02 10 21"), ("upperRoman", "I II X XXI"), ("lowerRoman", "i ii x xxi"),
        ("upperLetter", "A B J U"), ("lowerLetter", "a b j u"), ("chineseCounting", "一 二 十 二十一"),
        ("chineseCountingThousand", "一 二 十 二十一"), ("japaneseCounting", "一 二 十 二十一"),
        ("taiwaneseCountingThousand", "一 二 十 二十一"), ("ideographDigital", "一 二 一〇 二一"),
        ("chineseLegalSimplified", "壹 贰 拾 贰拾壹"), ("ideographLegalTraditional", "壹 貳 拾 貳拾壹"),
        ("ideographTraditional", "甲 乙 癸 21"), ("ideographZodiac", "子 丑 酉 21"), ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲申"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 21"), ("decimalEnclosedCircle", "① ② ⑩ 21"), ("decimalEnclosedCircleChinese", "① ② ⑩ 21"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ 21"), ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ 21"), ("decimalFullWidth", "１ ２ １０ ２１"),
        ("ordinal", "1st 2nd 10th 21st"), ("hex", "1 2 A 15"), ("numberInDash", "- 1 - - 2 - - 10 - - 21 -"), ("chicago", "* † ††† ******"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, expected: str) -> None:
    assert " ".join(format_number(n, form) or "" for n in (1, 2, 10, 21)) == expected


def test_large_and_odd_numbers() -> None:
    assert format_number(105, "chineseCountingThousand") == "一百零五"
    assert format_number(1210, "japaneseCounting") == "千二百十"
    assert format_number(28, "upperLetter") == "BB"
    assert format_number(0, "chineseCounting") == "〇"
    assert format_number(7, "custom", "001, 002, 003, ...") == "007"
    assert format_number(3, "none") == ""
    assert format_number(3, "aiueo") is None


def test_chapters_sections_and_items() -> None:
    numbering = lists(
        level(0, "第%1章", "chineseCounting") + level(1, "%2、", "chineseCountingThousand", '<w:suff w:val="nothing"/>')
        + level(2, "（%3）", "chineseCounting", '<w:suff w:val="nothing"/>') + level(3, "%4.") + level(4, "(%5)")
        + level(5, "%6", "decimalEnclosedCircle") + level(6, "%7)", "lowerLetter")
    )  # fmt: skip
    order = (0, 1, 2, 2, 3, 4, 5, 6, 1, 2, 0, 1)
    body = "".join(p("事项", listed(1, at)) for at in order)
    assert raw(body, numbering=numbering).splitlines() == [
        "第一章 事项", "一、事项", "（一）事项", "（二）事项", "1. 事项", "(1) 事项", "① 事项", "a) 事项",
        "二、事项", "（一）事项", "第二章 事项", "一、事项",
    ]  # fmt: skip


def test_levels_that_name_levels_above_and_legal_ones() -> None:
    numbering = lists(
        level(0, "%1", "chineseCounting")
        + level(1, "%1.%2", more="<w:isLgl/>")
        + level(2, "%1.%2.%3")
    )
    body = "".join(p("项", listed(1, at)) for at in (0, 1, 1, 2, 0, 1))
    assert raw(body, numbering=numbering).splitlines() == [
        "一 项",
        "1.1 项",
        "1.2 项",
        "一.2.1 项",
        "二 项",
        "2.1 项",
    ]


def test_a_level_never_begun_counts_as_its_start() -> None:
    numbering = lists(level(0, "%1") + level(1, "%1.%2"))
    assert raw(p("项", listed(1, 1)), numbering=numbering) == "1.1 项\n"


def test_levels_that_restart_late_or_never() -> None:
    numbering = lists(
        level(0, "%1.")
        + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
        + level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')
    )
    body = "".join(p("项", listed(1, at)) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert raw(body, numbering=numbering).split() == [
        word
        for label in ("1.", "1)", "(1)", "2)", "(2)", "2.", "3)", "(1)")
        for word in (label, "项")
    ]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    more = '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    more += '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    more += (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "第%1条", "chineseCounting")
        + "</w:lvlOverride></w:num>"
    )
    body = "".join(p("项", listed(at)) for at in (1, 1, 7, 8, 8, 1, 9))
    labels = raw(body, numbering=lists(level(0, "%1."), extra=more)).replace(" 项", "").split()
    assert labels == ["1.", "2.", "3.", "5.", "6.", "7.", "第八条"]


def test_lists_by_style_and_by_list_style() -> None:
    styles = style("章", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    styles += style("节", "章") + style("无", "章", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    styles += '<w:style w:type="numbering" w:styleId="列"><w:name w:val="列"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    definitions = level(0, "第%1章", more='<w:pStyle w:val="章"/>') + level(
        1, "第%2节", more='<w:pStyle w:val="节"/>'
    )
    numbering = lists(
        definitions, '<w:styleLink w:val="列"/>' + level(0, "[%1]"), '<w:numStyleLink w:val="列"/>'
    )
    body = (
        p("甲", in_style("章"))
        + p("乙", in_style("节"))
        + p("丙", in_style("无"))
        + p("丁", in_style("章") + listed(0))
    )
    body += (
        p("戊", listed(3))
        + p("己", listed(2))
        + p("庚", in_style("章") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    )
    lines = raw(body, styles=styles, numbering=numbering).splitlines()
    assert lines == ["第1章 甲", "第1节 乙", "丙", "丁", "[1] 戊", "[2] 己", "第2节 庚"]


def test_signs_of_lists_without_numbers() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr>'
    numbering = lists(
        level(0, "\uf06e", "bullet", fonts.format("Wingdings")) + level(1, "●", "bullet") + level(2, "\uf0ff", "bullet", fonts.format("Wingdings"))
        + level(3, "l", "bullet", fonts.format("Wingdings")) + level(4, "", "none")
    )  # fmt: skip
    body = "".join(p("项", listed(1, at)) for at in range(5))
    source = read_body(body, numbering=numbering)
    assert source.original.splitlines() == ["■ 项", "● 项", "• 项", "● 项", "项"]
    assert [(line.text, line.mark) for line in source.lines][2] == ("项", "-")


def test_numbers_in_cells_stand_even_where_no_words_do() -> None:
    numbering = lists(level(0, "%1"))
    rows = [tr(tc(p("", listed(1))), name) for name in ("整机厂", "电机厂")]
    assert raw(
        tbl(tr("序号", "名称"), *rows) + p("", listed(1)) + p("后", listed(1)), numbering=numbering
    ) == ("序号\t名称\n1\t整机厂\n2\t电机厂\n4 后\n")


def test_a_form_that_is_not_known_is_reported() -> None:
    source = read_body(p("项", listed(1)), numbering=lists(level(0, "%1.", "iroha")))
    assert source.original == "1. 项\n"
    assert [code for code, *_ in source.issues] == ["docx_number_forms_unknown"]


def test_lists_that_are_not_there() -> None:
    numbering = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="x"/>'
    assert (
        raw(p("甲", listed(1)) + p("乙", listed(44)) + p("丙", listed(1, 12)), numbering=numbering)
        == "甲\n乙\n丙\n"
    )


def test_levels_left_out_count_as_begun() -> None:
    numbering = lists(level(0, "%1.") + level(1, "%1.%2"))
    body = "".join(p("项", listed(1, at)) for at in (1, 0, 1))
    assert raw(body, numbering=numbering) == "1.1 项\n2. 项\n2.1 项\n"


def test_lists_in_text_boxes_count_apart() -> None:
    body = p("甲", listed(1)) + p(text_box(p("框", listed(1)))) + p("乙", listed(1))
    assert raw(body, numbering=lists(level(0, "%1."))) == "1. 甲\n1. 框\n2. 乙\n"
