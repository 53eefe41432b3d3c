from word_files import field, in_style, level, listed, lists, p, raw, read_body, run, style

from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.model.document import BlockKind

STYLES = (
    style("Title", style_id="a") + style("heading 1", style_id="1", properties='<w:outlineLvl w:val="0"/>')
    + style("heading 2", style_id="2") + style("标题 3", style_id="3") + style("我的标题", "2", style_id="4")
    + style("TOC Heading", "1", '<w:outlineLvl w:val="9"/>', style_id="5") + style("toc 1", style_id="6")
    + style("绕", "圈", style_id="绕") + style("圈", "绕", style_id="圈")
)  # fmt: skip
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def marks(body: str) -> list[str]:
    return [line.mark for line in read_body(body, styles=STYLES).lines]


def headings(*styles: str) -> str:
    return "".join(p(f"标题{at}", in_style(name)) for at, name in enumerate(styles))


def test_styles_and_what_they_are_based_on() -> None:
    assert marks(headings("a", "1", "2", "3", "4", "5", "绕", "没有", "1")) == [
        "#", "##", "###", "####", "###", "", "", "", "##",
    ]  # fmt: skip


def test_outline_levels_of_paragraphs_win() -> None:
    body = p("甲", '<w:outlineLvl w:val="0"/>') + p(
        "乙", in_style("1") + '<w:outlineLvl w:val="9"/>'
    )
    assert marks(body + headings("1") + p("丙", '<w:outlineLvl w:val="7"/>')) == [
        "##",
        "",
        "##",
        "######",
    ]


def test_a_single_highest_heading_at_the_top_is_the_title() -> None:
    assert marks(headings("1", "2", "3", "2")) == ["#", "###", "####", "###"]
    assert marks(headings("2", "1", "2")) == ["###", "##", "###"]
    assert marks(headings("1", "1", "2")) == ["##", "##", "###"]


def test_text_in_the_style_of_a_heading_is_text() -> None:
    text = "加快培育龙头企业。到2030年，培育营业收入超百亿元企业十家。"
    assert marks(
        p(text, in_style("1")) + p("其中：", in_style("1")) + p("长" * 80, in_style("1"))
    ) == ["", "", ""]


def test_contents_are_printed_with_leader_and_page() -> None:
    entry = "第一章\t发展基础\t{}"
    first = (
        MARK.format("begin")
        + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        + MARK.format("separate")
    )
    entries = [
        p(first + run("第一章") + "<w:r><w:tab/></w:r>" + run("总则\t") + field("PAGEREF _Toc1 \\h", run("1", "<w:webHidden/>"))),
        p(run(entry.format(12))),
        p(run("附件\t30")),
    ]  # fmt: skip
    body = (
        p("目 录", in_style("5"))
        + "".join(entries)
        + p(MARK.format("end"))
        + p("第一章 总则", in_style("1"))
    )
    source = read_body(body, styles=STYLES)
    assert source.original.splitlines() == [
        "目 录", "第一章 总则…………1", "第一章 发展基础…………12", "附件…………30", "第一章 总则",
    ]  # fmt: skip
    assert dict(source.kinds) == dict.fromkeys((1, 2, 3), BlockKind.CONTENTS)
    assert [line.mark for line in source.lines] == ["", "", "", "", "##"]


def test_contents_by_style_or_by_control() -> None:
    control = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    body = (
        p("总则\t1", in_style("6"))
        + control
        + p("目录")
        + p("目标\t2")
        + "</w:sdtContent></w:sdt>"
        + p("正文\t3")
    )
    source = read_body(body, styles=STYLES)
    assert source.original.splitlines() == ["总则…………1", "目录", "目标…………2", "正文\t3"]
    assert set(source.kinds) == {0, 1, 2}


def test_a_contents_field_that_never_ends_makes_no_contents() -> None:
    first = (
        MARK.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + MARK.format("separate")
    )
    source = read_body(p(first + run("总则\t1")) + p("全市产值达到五百亿元。"))
    assert source.original == "总则\t1\n全市产值达到五百亿元。\n"
    assert not source.kinds


def test_numbered_headings_keep_their_rank() -> None:
    source = read_body(
        p("总则", in_style("1") + listed(1)), styles=STYLES, numbering=lists(level(0, "第%1章"))
    )
    assert [(line.text, line.mark) for line in source.lines] == [("第1章 总则", "##")]


def test_without_styles_part() -> None:
    assert raw(p("总则", in_style("1"))) == "总则\n"


def test_the_whole_outline_of_a_document_of_python_docx(word_document) -> None:
    word_document.add_heading("白河市工业规划", 0)
    for text, rank in (("发展基础", 1), ("主要成就", 2), ("发展目标", 1)):
        word_document.add_heading(text, rank)
        word_document.add_paragraph("全市工业稳定增长。")
    assert [line.mark for line in read_docx(word_document.saved()).lines] == [
        "#",
        "##",
        "",
        "###",
        "",
        "##",
        "",
    ]
