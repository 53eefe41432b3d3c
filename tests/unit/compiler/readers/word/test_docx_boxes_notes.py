from word_files import p, raw, read_body, run, tbl, tc, text_box, tr, vml_box, word_parts, zipped

from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.model.document import BlockKind


def note(number: str, content: str, kind: str = "normal", tag: str = "footnote") -> str:
    return f'<w:{tag} w:id="{number}" w:type="{kind}">{content}</w:{tag}>'


def refer(number: str, tag: str = "footnoteReference", more: str = "") -> str:
    return f'<w:r><w:{tag} w:id="{number}" {more}/></w:r>'


NOTES = note("-1", p("隔"), "separator") + note(
    "2", p("<w:r><w:footnoteRef/></w:r>" + run("按可比价计算。")) + p("不含规模以下。")
)


def test_notes_stand_behind_the_paragraph_and_no_mark_in_it() -> None:
    source = read_body(
        p(run("工业增加") + refer("2") + run("值增长8%。")) + p("下一段。"), footnotes=NOTES
    )
    assert source.original == "工业增加值增长8%。\n按可比价计算。\n不含规模以下。\n下一段。\n"
    assert dict(source.kinds) == {1: BlockKind.NOTE, 2: BlockKind.NOTE}


def test_endnotes_repeated_references_and_notes_that_are_not_there() -> None:
    endnotes = note("2", p("尾注。"), tag="endnote")
    body = p(
        run("甲")
        + refer("2", "endnoteReference")
        + refer("2", "endnoteReference")
        + refer("2")
        + refer("9")
        + refer("-1")
    )
    assert (
        raw(body, endnotes=endnotes, footnotes=NOTES)
        == "甲\n尾注。\n按可比价计算。\n不含规模以下。\n"
    )


def test_a_mark_of_ones_own_is_no_text() -> None:
    own = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    assert raw(p(run("产值") + own + run("五百亿元")), footnotes=NOTES).startswith("产值五百亿元\n")


def test_a_note_that_refers_to_itself() -> None:
    assert (
        raw(p(run("甲") + refer("2")), footnotes=note("2", p(run("乙") + refer("2")))) == "甲\n乙\n"
    )


def test_a_note_in_a_table_stands_behind_it() -> None:
    source = read_body(
        tbl(tr("指标", "值"), tr(tc(p(run("产值") + refer("2"))), "5")), footnotes=NOTES
    )
    assert source.original == "指标\t值\n产值\t5\n按可比价计算。\n不含规模以下。\n"
    assert [source.kinds[at] for at in (2, 3)] == [BlockKind.NOTE] * 2


def test_a_table_in_a_note_is_a_note() -> None:
    notes = note("2", tbl(tr("甲", "乙"), tr("丙", "丁")))
    source = read_body(p(run("文") + refer("2")), footnotes=notes)
    assert source.original == "文\n甲\t乙\n丙\t丁\n"
    assert not source.tables


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = p("专栏1 重点工程") + p("建设园区。")
    assert (
        raw(p(run("正文") + text_box(box) + run("还有。")))
        == "正文还有。\n专栏1 重点工程\n建设园区。\n"
    )
    assert raw(p("<w:r>" + vml_box(box) + "</w:r>")) == "专栏1 重点工程\n建设园区。\n"
    assert (
        raw(p(text_box(p(text_box(box)) + p("外框。")))) == "专栏1 重点工程\n建设园区。\n外框。\n"
    )


def test_of_alternatives_that_are_not_understood_the_fallback() -> None:
    choice = '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    block = f'<mc:AlternateContent><mc:Choice Requires="w14">{p("甲")}</mc:Choice><mc:Fallback>{p("乙")}</mc:Fallback></mc:AlternateContent>'
    assert raw(p(choice) + block) == "旧\n甲\n"


def test_word_art() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="白河市人民政府文件"/></v:shape></w:pict></w:r>'
    assert raw(p(art)) == "白河市人民政府文件\n"


def test_heads_and_feet_of_pages_are_left_out() -> None:
    files = word_parts(p("正文。", '<w:sectPr><w:headerReference r:id="r5"/></w:sectPr>'))
    files["word/header1.xml"] = "<w:hdr>页眉</w:hdr>"
    assert read_docx(zipped(files)).original == "正文。\n"
