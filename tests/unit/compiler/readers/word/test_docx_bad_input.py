import zipfile
from io import BytesIO

import pytest
from toy_work import lines_run
from word_files import NAMES, p, part, relations, run, tbl, tr, word_file, word_parts, zipped

from lianqun.compiler.readers.docx import package
from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.errors import UnreadableFileError

BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def refusal(content: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(content, "plan.docx")
    assert caught.value.args_by_name.pop("file") == "plan.docx"
    return caught.value.code, caught.value.args_by_name


def with_document(xml: str | bytes, name: str = "word/document.xml") -> bytes:
    return zipped(word_parts(p("正文。")) | {name: xml})


def ole(*streams: str, size: int = 4096) -> bytes:
    """The beginning of an OLE2 file and a directory with these streams."""
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries).ljust(size, b"\0")


def test_files_that_are_no_word_files() -> None:
    for content in (b"", b"text", b"%PDF-1.7", b"PK\x05\x06" + b"\0" * 18, ole("Workbook")):
        assert refusal(content) == ("docx_not_word", {})
    for files in ({}, {"ppt/presentation.xml": "<a/>"}, {"word/document.xml": "<html/>"}):
        assert refusal(zipped({"mimetype": "x"} | files)) == ("docx_without_document", {})
    assert refusal(zipped({"xl/workbook.xml": "<a/>"})) == ("spreadsheet_not_read", {})


def test_damaged_files() -> None:
    whole = word_file(p("正文。") * 50)
    assert refusal(whole[: len(whole) // 2]) == ("docx_damaged", {"part": "zip"})
    at = whole.index(b"document.xml") + 40
    assert refusal(whole[:at] + b"\xff\xff\xff" + whole[at + 3 :])[0] == "docx_damaged"
    assert refusal(with_document("<w:document")) == ("docx_damaged", {"part": "word/document.xml"})
    assert refusal(with_document(b"\xff\xfe<\0")) == ("docx_damaged", {"part": "word/document.xml"})
    assert refusal(with_document("\udcff".encode("utf-8", "surrogatepass")))[0] == "docx_damaged"
    assert refusal(with_document("<a>", "word/_rels/document.xml.rels"))[0] == "docx_damaged"


def test_a_way_of_packing_that_word_does_not_use() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in word_parts(p("正文。")).items():
            archive.writestr(name, data)
    assert refusal(content.getvalue())[0] == "docx_damaged"


def test_locked_files() -> None:
    assert refusal(ole("EncryptionInfo", "EncryptedPackage")) == ("docx_encrypted", {})
    content = bytearray(word_file(p("正文。")))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal(bytes(content)) == ("docx_encrypted", {})


def test_entities_and_external_entities_are_refused() -> None:
    body = part("document", f"<w:body>{p(run('&b;'))}</w:body>")
    for declaration in (BOMB, OUTSIDE):
        xml = body.replace("?>", "?>" + declaration, 1)
        assert refusal(with_document(xml)) == ("docx_unsafe_xml", {"part": "word/document.xml"})
        wide = xml.replace("UTF-8", "UTF-16").encode("utf-16")
        assert refusal(with_document(wide))[0] == "docx_unsafe_xml"
    assert refusal(with_document(BOMB + "<w:styles/>", "word/styles.xml")) == (
        "docx_unsafe_xml",
        {"part": "word/styles.xml"},
    )


def test_entities_that_are_not_declared_are_damage() -> None:
    assert refusal(with_document(part("document", "<w:body>&b;</w:body>")))[0] == "docx_damaged"


def test_zip_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 300_000)
    content = with_document(b" " * 400_000)
    assert refusal(content) == (
        "docx_too_large",
        {"part": "word/document.xml", "size": 0, "limit": 0},
    )
    monkeypatch.setattr(package, "RATIO_FROM_BYTES", 100_000)
    assert refusal(with_document(b" " * 200_000))[0] == "docx_too_large"
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", 100_000)
    assert refusal(with_document(b" " * 200_000, "word/media/image1.bmp"))[0] == "docx_too_large"
    monkeypatch.setattr(package, "MAX_MEMBERS", 2)
    assert refusal(word_file(p("正文。"))) == ("docx_too_many_parts", {"count": 3, "limit": 2})


def test_nesting_beyond_measure() -> None:
    for opened, closed in (
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ):
        for depth in (40, 80, 120, 100_000):
            body = opened * depth + p("深处。") + closed * depth
            content = word_file(body)
            if depth == 40:
                assert read_docx(content).original == "深处。\n"
            elif depth == 100_000:
                assert refusal(content)[0] in ("docx_unsafe_xml", "docx_damaged")
            else:
                read_or_refuse(content)


def read_or_refuse(content: bytes) -> None:
    try:
        read_docx(content)
    except UnreadableFileError:
        return


def test_files_without_words() -> None:
    assert refusal(word_file("")) == ("docx_without_text", {"pictures": 0})
    assert refusal(zipped({"word/document.xml": part("document", "")})) == (
        "docx_without_text",
        {"pictures": 0},
    )


def test_strict_files() -> None:
    files = word_parts(
        p("总则", '<w:pStyle w:val="a"/>') + tbl(tr("甲", "乙"), tr("丙", "丁")), styles=""
    )
    files["word/styles.xml"] = part(
        "styles", '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    )
    strict = {name: _to_strict(str(data)) for name, data in files.items()}
    assert "schemas.openxmlformats.org/wordprocessingml" not in str(strict["word/document.xml"])
    source = read_docx(zipped(strict))
    assert source.original == "总则\n甲\t乙\n丙\t丁\n"
    assert source.lines[0].mark == "##"


def _to_strict(xml: str) -> str:
    for name, strict in STRICT.items():
        xml = xml.replace(name, strict)
    return xml


def test_macro_files_templates_and_other_oddities_of_packing() -> None:
    body = part("document", f"<w:body>{p('正文。')}</w:body>")
    odd = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "/word/document2.xml", "thumbnail": "NULL"}),
        "word\\document2.xml": "\ufeff" + body.replace("UTF-8", "utf-8"),
        "word/_rels/document2.xml.rels": relations(
            {"styles": "../NULL", "vbaProject": "vbaProject.bin"}
        ),
        "word/vbaProject.bin": ole("VBA"),
    }
    assert read_docx(zipped(odd)).original == "正文。\n"
    assert read_docx(zipped({"word/document.xml": body})).original == "正文。\n"
    outside = relations({"officeDocument": "file:///etc/passwd"})
    assert (
        read_docx(zipped({"_rels/.rels": outside, "WORD/Document.xml": body})).original
        == "正文。\n"
    )
    wide = {"word/document.xml": body.replace("UTF-8", "UTF-16").encode("utf-16")}
    assert read_docx(zipped(wide)).original == "正文。\n"


def test_many_paragraphs_are_read_in_linear_time() -> None:
    block = p("到2030年，全市规模工业总产值达到五百亿元。") * 9 + tbl(
        tr("甲", "乙"), tr("丙", "丁")
    )
    work = []
    for count in (50, 200):
        content = word_file(block * count)
        assert len(read_docx(content).lines) == 11 * count
        work.append(lines_run(lambda read=content: read_docx(read)))
    assert work[1] < 5 * work[0]  # 4 times as much


def test_the_same_bytes_give_the_same_source() -> None:
    content = word_file(p("甲") + tbl(tr("甲", "乙"), tr("丙", "丁")), comments="<w:comment/>")
    assert read_docx(content) == read_docx(content)
    assert "xmlns:w" in NAMES
