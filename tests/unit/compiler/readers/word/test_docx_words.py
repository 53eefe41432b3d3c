import pytest
from word_files import (
    PICTURE,
    field,
    in_style,
    p,
    raw,
    read_body,
    run,
    style,
    tbl,
    tc,
    tr,
    word_file,
)

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.docx.reader import probe_docx
from lianqun.compiler.readers.opening import probe
from lianqun.errors import UnreadableFileError

HIDDEN = "<w:vanish/>"


def codes(body: str, **others: str) -> dict[str, dict[str, str]]:
    return {code: arguments for code, _, _, arguments in read_body(body, **others).issues}


def test_a_paragraph_is_a_line() -> None:
    source = read_body(
        p("到2030年产值达到500亿元。")
        + p()
        + p("<w:r><w:t>支持企业</w:t></w:r>" + run("做大做强。"))
    )
    assert source.original == "到2030年产值达到500亿元。\n支持企业做大做强。\n"
    assert [(line.text, line.joins) for line in source.lines] == [
        ("到2030年产值达到500亿元。", False),
        ("支持企业做大做强。", False),
    ]
    assert source.pages == (0,)
    assert source.encoding == "docx"


def test_lines_stand_where_they_say() -> None:
    source = read_body(p("　　总产值") + p("１２３家") + tbl(tr("甲", "乙"), tr("", "丙")))
    for line in source.lines:
        assert source.original[line.start : line.end].replace("１２３", "123") == line.text


def test_tabs_breaks_hyphens() -> None:
    body = p(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t>"
        "<w:softHyphen/><w:t>C\u00adD</w:t></w:r>"
    )
    assert raw(body) == "甲\t乙\n丙\nA-BCD\n"


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ('<w:vertAlign w:val="superscript"/>', "增长5.2¹²%"),
        ('<w:rStyle w:val="mark"/>', "增长5.2¹²%"),
        ('<w:rStyle w:val="small mark"/>', "增长5.2¹²%"),
        ('<w:rStyle w:val="mark"/><w:vertAlign w:val="baseline"/>', "增长5.212%"),
        ('<w:vertAlign w:val="subscript"/>', "增长5.212%"),
    ],
)
def test_raised_digits_are_marks(properties: str, shown: str) -> None:
    styles = style("mark", look='<w:vertAlign w:val="superscript"/>') + style("small mark", "mark")
    body = p(run("增长5.2") + run("12", properties) + run("%"))
    assert raw(body, styles=styles) == shown + "\n"


def test_a_mark_in_brackets_stays_and_so_does_a_sentence_set_high() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    body = p(run("产值") + run("[3]", high) + run("，2023年数据为初步核算数", high))
    assert raw(body) == "产值[3]，2023年数据为初步核算数\n"


def test_a_break_made_by_hand_tells_nothing_but_in_a_heading() -> None:
    styles = style("heading 1", properties='<w:outlineLvl w:val="0"/>')
    broken = "<w:r><w:t>做强主导</w:t><w:br/><w:t>产业</w:t></w:r>"
    body = p(broken) + p(broken, in_style("heading 1"))
    assert [line.joins for line in read_body(body, styles=styles).lines] == [
        False,
        None,
        False,
        True,
    ]


def test_space_at_the_ends_of_text_counts_only_where_it_is_kept() -> None:
    body = p("<w:r><w:t>\n  总产\n  值  </w:t></w:r>" + run(" 5 ") + run("亿元"))
    assert raw(body) == "总产 值 5 亿元\n"


def test_page_breaks_make_no_pages() -> None:
    body = (
        p("<w:r><w:lastRenderedPageBreak/><w:t>前</w:t></w:r>")
        + p('<w:r><w:br w:type="page"/></w:r>')
        + p("后")
    )
    source = read_body(body)
    assert source.original == "前\n后\n"
    assert source.pages == (0,)


def test_changes_are_accepted_and_counted() -> None:
    body = (
        p(run("产值达到") + f"<w:del>{run('四')}<w:r><w:delText>四百</w:delText></w:r></w:del><w:ins>{run('五百')}</w:ins>" + run("亿元。"))
        + p(f"<w:moveFrom>{run('引进项目十个。')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
        + p(run("其他。"))
        + p(f"<w:moveTo>{run('引进项目十个。')}</w:moveTo>")
    )  # fmt: skip
    assert raw(body) == "产值达到五百亿元。\n其他。\n引进项目十个。\n"
    assert codes(body)["docx_tracked_changes"] == {"inserted": "1", "deleted": "2", "moved": "1"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("推动企业", "<w:rPr><w:del/></w:rPr>") + p("上云用数。") + p("下一段。")
    assert raw(body) == "推动企业上云用数。\n下一段。\n"


def test_a_deleted_mark_before_a_table_keeps_the_text() -> None:
    assert raw(p("表前", "<w:rPr><w:del/></w:rPr>") + tbl(tr("甲", "乙"))) == "表前\n甲\t乙\n"


def test_hidden_text_is_left_out_and_counted() -> None:
    styles = style("隐", look=HIDDEN)
    body = p(run("公开") + run("内部", HIDDEN) + run("内容", '<w:vanish w:val="0"/>')) + p(
        "全段隐藏", in_style("隐")
    )
    assert raw(body, styles=styles) == "公开内容\n"
    assert codes(body, styles=styles)["docx_hidden_left_out"] == {"count": "2"}


def test_a_hidden_mark_puts_a_heading_on_one_line_with_its_text() -> None:
    body = p("发展基础。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("全市共有企业三百家。")
    assert raw(body) == "发展基础。全市共有企业三百家。\n"


def test_a_large_initial_joins_its_paragraph() -> None:
    assert (
        raw(p("白", '<w:framePr w:dropCap="drop"/>') + p("河市位于东部。")) == "白河市位于东部。\n"
    )


def test_fields_show_their_result() -> None:
    nested = field("IF " + field("MERGEFIELD x", run("内")) + " = 1", run("外"))
    body = p(run("表") + field("SEQ 表 \\* ARABIC", run("3")) + run("　主要指标")) + p(nested)
    body += p('<w:fldSimple w:instr="SEQ 图">' + run("2") + "</w:fldSimple>" + run("次"))
    assert raw(body) == "表3　主要指标\n外\n2次\n"


def test_characters_in_rings_by_a_field() -> None:
    ring = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,</w:instrText></w:r>'
    ring += '<w:r><w:instrText>12)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert raw(p(ring + run("整机"))) == "⑫整机\n"


def test_a_field_that_never_separates_hides_nothing_behind_it() -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    ) + p("正文。")
    assert raw(body) == "正文。\n"
    assert not read_body(body).kinds


def test_links_controls_and_tags_are_seen_through() -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("<w:hyperlink>" + run("白河市") + "</w:hyperlink>")
        + "</w:sdtContent></w:sdt><w:customXml>" + p("<w:smartTag>" + run("人民政府") + "</w:smartTag>") + "</w:customXml>"
        + p("<w:sdt><w:sdtContent>" + run("2026年") + "</w:sdtContent></w:sdt>")
    )  # fmt: skip
    assert raw(body) == "白河市\n人民政府\n2026年\n"


def test_symbols_become_plain_characters() -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="宋体" w:char="2103"/>'
        '<w:sym w:font="Wingdings" w:char="F0FF"/><w:sym w:char="zz"/></w:r>'
    ) + p(run("\uf06c整机", '<w:rFonts w:ascii="Wingdings"/>'))
    assert raw(body) == "✓≥℃\ufffd\ufffd\n●整机\n"


def test_radicals_and_ruby() -> None:
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>bai</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>⽩</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert raw(p(ruby + run("河"))) == "白河\n"


def test_a_large_picture_within_a_text_is_counted() -> None:
    large = PICTURE.replace("<wp:inline>", '<wp:inline><wp:extent cx="4320000" cy="2160000"/>')
    small = PICTURE.replace("<wp:inline>", '<wp:inline><wp:extent cx="720000" cy="720000"/>')
    odd = PICTURE.replace("<wp:inline>", '<wp:inline><wp:extent cx="-1"/>')
    assert codes(p(run("见下图") + large)) == {"docx_pictures_unread": {"count": "1"}}
    assert codes(p(run("见下图") + small + odd)) == {}


def test_what_is_not_read_is_counted() -> None:
    body = (
        p(PICTURE) + p(run("图下文字") + PICTURE)
        + p(run("其中") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
        + p("<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>")
        + '<w:altChunk r:id="r9"/>' + tbl(tr(tc(p(PICTURE)), "甲"), tr("乙", "丙"))
    )  # fmt: skip
    comments = "<w:comment/><w:comment/>"
    assert codes(body, comments=comments) == {
        "docx_pictures_unread": {"count": "2"},
        "docx_math_left_out": {"count": "1"},
        "docx_objects_unread": {"count": "1"},
        "docx_parts_unread": {"count": "1"},
        "docx_comments_left_out": {"count": "2"},
    }
    for _, start, end, _ in read_body(body, comments=comments).issues:
        assert 0 <= start < end <= len(raw(body))


def test_paragraphs_that_are_printed_lines_may_be_joined() -> None:
    line = "坚持创新驱动发展战略推动全市工业经济持续健康"
    assert {line.joins for line in read_body(p(line) * 40).lines} == {None}
    assert {line.joins for line in read_body(p(line + "。") * 40).lines} == {False}
    items = "".join(p("完成" + "工业投资项目" * (2 + at % 5)) for at in range(60))
    assert {line.joins for line in read_body(items).lines} == {False}


def test_titles_broken_over_centred_paragraphs_may_be_joined() -> None:
    centred = '<w:jc w:val="center"/>'
    styles = style("居中", properties=centred)
    body = (
        p("白河市工业和信息化", centred)
        + p("发展规划", in_style("居中"))
        + p("正文。")
        + p("表1", centred)
    )
    assert [line.joins for line in read_body(body, styles=styles).lines] == [
        False,
        None,
        False,
        False,
    ]


def test_the_title_of_a_notice_broken_over_paragraphs_is_one() -> None:
    centred = '<w:jc w:val="center"/>'
    body = (
        p("白河市人民政府", centred)
        + p("关于印发白河市工业", centred)
        + p("发展规划的通知", centred)
        + p("各县区人民政府：")
    )
    body += (
        p("现将规划印发给你们，请认真组织实施。")
        + p("白河市工业发展规划", centred)
        + p("一、发展目标")
        + p("到2030年产值达到五百亿元。")
    )
    document = build_document(read_body(body), b"word", "plan.docx")
    assert document.metadata.title == "白河市工业发展规划"
    assert "关于印发白河市工业发展规划的通知" in document.text


def test_how_far_lines_are_set_in() -> None:
    body = (
        p("甲", '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
        + p("　　乙")
        + p("丙", '<w:ind w:left="480"/>')
    )
    assert [line.indent for line in read_body(body).lines] == [2.0, 2.0, 2.0]


def test_probing_tells_the_format_or_refuses() -> None:
    assert probe_docx(word_file(p("正文。"))) == "docx"
    for body in ("", p(PICTURE), p(run("隐藏", HIDDEN))):
        with pytest.raises(UnreadableFileError, match="docx_without_text"):
            probe_docx(word_file(body))


def test_a_converted_file_is_said_to_be_what_it_was() -> None:
    converted = word_file(p("正文。"))
    assert probe(b"", "plan.DOC", converted=converted) == "doc"
    assert probe(b"", "plan.WPS", converted=converted) == "wps"
    assert probe(converted, "plan.docx") == "docx"
    with pytest.raises(UnreadableFileError, match="docx_without_text"):
        probe(b"", "plan.doc", converted=word_file(""))
