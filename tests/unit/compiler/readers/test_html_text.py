"""How the characters of a web page become text: entities, white space, blocks, hidden things."""

import pytest
from toy_html import PROSE, behind, body, read_page, text_lines

from lianqun.model.document import BlockKind, Document


def place_of(document: Document, words: str) -> str:
    """The slice of the file that some words of the text stand for."""
    at = document.text.index(words)
    start, end = document.to_original(at, at + len(words))
    return document.original[start:end]


def test_an_entity_stands_whole_in_the_original() -> None:
    document = read_page(body("<p>培育&ldquo;小巨人&#8221;企业&#x31;00家&mdash;以上。</p>"))
    assert "培育“小巨人”企业100家—以上。" in document.text
    assert place_of(document, "“小巨人”") == "&ldquo;小巨人&#8221;"
    assert place_of(document, "”") == "&#8221;"
    assert place_of(document, "100家") == "&#x31;00家"


def test_a_slice_over_tags_begins_and_ends_between_characters() -> None:
    document = read_page(body("<p>产值<b>达到</b><span style='x'>500</span>亿元。</p>"))
    assert place_of(document, "达到500") == "达到</b><span style='x'>500"


def test_the_line_break_of_the_text_takes_nothing_of_the_original() -> None:
    document = read_page(body("<p>第一段话。</p><p>第二段话。</p>"))
    at = document.text.index("第一段话。")
    start, end = document.to_original(at, at + 6)
    assert document.original[start:end] == "第一段话。"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>甲\n  乙\t丙</p>", ["甲乙丙"]),
        ("<p>GDP\n growth&nbsp;rate</p>", ["GDP growth rate"]),
        ("<p>&emsp;&emsp;甲&nbsp;&nbsp;乙&ensp;丙</p>", ["甲乙丙"]),
        ("<p>甲&#8203;乙\u200b丙&shy;丁&zwnj;戊\ufeff己</p>", ["甲乙丙丁戊己"]),
        ("<p>２０２５年达到５０％</p>", ["2025年达到50%"]),
        ("<p>甲<br>乙<br/>丙</br>丁</p>", ["甲", "乙", "丙", "丁"]),
        ("<div>甲<div>乙</div>丙<p>丁</div>", ["甲", "乙", "丙", "丁"]),
        ("<p>制<b>造</b><font color=red>业<i>强</i></font>市</p>", ["制造业强市"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<ol start=3><li>甲</li><li>乙</li></ol>", ["甲", "乙"]),
        ("<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>", ["甲", "乙", "丙", "丁"]),
        ("<pre>甲一\n\n乙二\n  丙三</pre>", ["甲一", "乙二", "丙三"]),
        ("<span style='display:block'>甲</span><span style='display:block'>乙</span>", ["甲", "乙"]),
        ("<p>甲<sup><a href='#_ftn1'>[1]</a></sup>乙</p>", ["甲乙"]),
        ("<p>m<sup>2</sup>和<ruby>漢<rt>han</rt></ruby></p>", ["m²和漢"]),
        ("<p>增长5.2<sup>1</sup>%，<span style='font-size:9px;vertical-align:super'>2</span>3家</p>", ["增长5.2¹%，²3家"]),
        ("<p>R&D经费&D<5%且>3%，A&B、&unknown;</p>", ["R&D经费&D<5%且>3%，A&B、&unknown;"]),
        ("<p>⽩河⼯业</p>", ["白河工业"]),
    ],
)  # fmt: skip
def test_text_as_a_page_shows_it(markup: str, lines: list[str]) -> None:
    assert behind(markup) == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var a = '<p>藏</p>';</script>",
        "<style>p:after{content:'藏'}</style>",
        "<noscript>藏</noscript>",
        "<template><p>藏</p></template>",
        "<!-- 藏 -->",
        "<!--[if IE]><p>藏</p><![endif]-->",
        "<p style='color:red;DISPLAY : none'>藏</p>",
        "<div hidden><p>藏</p></div>",
        "<span aria-hidden='true'>藏</span>",
        "<textarea>藏</textarea><select><option>藏</select><button>藏</button>",
        "<svg><text>藏</text></svg><iframe src=x>藏</iframe>",
        "<p><del>藏</del></p>",
        "<xml><w:x>藏</w:x></xml>",
        "<?php 藏 ?>",
        "<!藏>",
        "<dialog>藏</dialog>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(markup: str) -> None:
    assert "藏" not in "".join(behind(markup + "<p>后</p>"))
    assert behind(markup + "<p>后</p>")[-1] == "后"


@pytest.mark.parametrize(
    "markup",
    [
        "<p><![if !supportLists]>一、<![endif]>做强</p>",
        "<p><!--[if !supportLists]-->一、<!--[endif]-->做强</p>",
        "<p><o:p>一、</o:p><st1:x w:st='on'>做强</st1:x></p>",
        "<div style='visibility: hidden'><p>一、做强</p></div>",
        "<p><![CDATA[一、做强]]></p>",
        "<details><summary>一、做强</summary></details>",
    ],
)
def test_what_editors_leave_around_text_is_skipped(markup: str) -> None:
    assert behind(markup) == ["一、做强"]


def test_hidden_text_is_read_where_a_script_would_show_it() -> None:
    page = f"<body><p>加载中</p><div id=app style='display:none'>{PROSE * 20}</div></body>"
    assert text_lines(page)[-1].startswith("到2025年")


def test_struck_text_is_an_issue() -> None:
    document = read_page(body("<p>产值达到<s>400</s>500亿元。</p>"))
    assert "产值达到500亿元" in document.text
    assert [issue[0] for issue in document.reading_issues] == ["html_struck_out"]


def test_headings_of_the_page_become_headings_of_the_outline() -> None:
    document = read_page(
        "<h1>白河市工业发展规划</h1><h2>指导思想</h2><p>坚持创新驱动，推动产业升级，建设制造强市。</p>"
        "<h2>发展<br>目标</h2><p>到2025年，产值达到500亿元，培育企业100家。</p><h3>分项目标</h3><p>到2025年，投资增长8%，技改投资增长10%。</p>"
    )
    titles = [(section.title, section.level) for section in document.sections[1:]]
    assert [title for title, _ in titles] == ["指导思想", "发展目标", "分项目标"]
    assert titles[2][1] > titles[1][1] == titles[0][1]
    assert document.metadata.title == "白河市工业发展规划"


def test_numbered_headings_in_heading_elements_keep_their_numbers() -> None:
    document = read_page(
        f"<h1>白河市工业发展规划</h1>{PROSE.replace('<p>一、总体要求</p>', '<h2>一、总体要求</h2>')}"
    )
    assert document.sections[1].label == "一、总体要求"


def test_lines_parted_by_breaks_are_joined_like_a_print() -> None:
    cut = "<br>".join(
        [
            "坚持创新驱动发展战略，推动全市工业经济持续健康稳定",
            "增长，建设具有全国竞争力的现代化产业体系，培育一批",
            "骨干企业。",
        ]
    )
    assert len(behind(f"<p>{cut}</p>")) == 1


def test_paragraphs_are_not_joined() -> None:
    lines = behind("<p>承载园区：东湖园区、西湖园区、</p><p>龙头企业：甲公司、乙公司</p>")
    assert len(lines) == 2


def test_paragraphs_that_keep_a_prints_line_ends_are_joined() -> None:
    one = [
        "坚持创新驱动发展战略，推动全市工业经济持续健康稳定增长，",
        "建设具有全国竞争力的现代化产业体系，培育一批骨干企业和领",
        "军人才。",
    ]
    lines = text_lines("<h1>白河市规划</h1>" + "".join(f"<p>{line}</p>" for line in one * 12))
    assert len(lines) == 13


def test_footnotes_are_notes() -> None:
    document = read_page(
        body("<div id='ftn1'><p><a href='#_ftnref1'>[1]</a>按可比价格计算。</p></div>")
    )
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert kinds["[1]按可比价格计算。"] is BlockKind.NOTE


def test_page_numbers_and_rules_are_left_out() -> None:
    assert behind("<p>甲</p><p>— 12 —</p><p>------</p><p>乙</p>") == ["甲", "乙"]
