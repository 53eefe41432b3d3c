"""The encoding of a web page: mark, what the page says, what the bytes are."""

import pytest
from toy_html import PROSE

from lianqun.compiler.readers.html.decoding import decode_page
from lianqun.compiler.readers.html.signature import is_web_page
from lianqun.errors import UnreadableFileError


def page(declaration: str) -> str:
    return f"<html><head>{declaration}<title>白河市規劃</title></head><body>{PROSE}</body></html>"


@pytest.mark.parametrize(
    ("declaration", "codec", "encoding"),
    [
        ("<meta charset='gb2312'>", "gb18030", "gb18030"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=GBK">', "gb18030", "gb18030"),
        ("<meta charset=utf-8>", "utf-8", "utf-8"),
        ("<meta charset='gb2312'>", "utf-8", "utf-8"),
        ("<meta charset='utf-8'>", "gb18030", "gb18030"),
        ("<meta charset='iso-8859-1'>", "gb18030", "gb18030"),
        ("<meta charset='unicode_escape'>", "utf-8", "utf-8"),
        ("", "gb18030", "gb18030"),
        ("<meta charset='gb2312'>", "utf-8-sig", "utf-8-sig"),
        ("<meta charset='gb2312'>", "utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_found(declaration: str, codec: str, encoding: str) -> None:
    text = page(declaration)
    assert decode_page(text.encode(codec)) == (text, encoding)


def test_a_page_in_big5_is_read_by_what_it_says() -> None:
    text = "<html><head><meta charset=big5></head><body>" + "臺北市產業發展計畫，推動產業升級。" * 9
    assert decode_page(text.encode("big5")) == (text, "big5hkscs")


def test_an_xml_declaration_tells_the_encoding() -> None:
    text = '<?xml version="1.0" encoding="GB2312"?>' + page("")
    assert decode_page(text.encode("gb18030")) == (text, "gb18030")


def test_a_few_broken_bytes_do_not_lose_the_page() -> None:
    content = page("<meta charset=gb2312>").encode("gb18030")
    at = content.index("坚持".encode("gb18030"))
    text, _ = decode_page(content[:at] + b"\xff" + content[at:])
    assert "动全市工业高质量发展" in text


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02<html>\x00\xff" * 90])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        decode_page(content)


@pytest.mark.parametrize(
    ("content", "is_page"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf \r\n<!-- saved from url -->\n<HTML lang=zh>", True),
        ("<html>白河".encode("utf-16"), True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', True),
        (b"<%@ page language='java' %>\n<html>", True),
        (b"<meta charset=gb2312><title>x", True),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", True),
        (b"# plan\n\n<table><tr><td>1</td></tr></table>", False),
        (b"<table><tr><td>1</td></tr></table>", False),
        (b'<?xml version="1.0"?><w:document/>', False),
        ("一、总体要求 <html>".encode(), False),
        (b"<headline>", False),
        (b"", False),
        (b"<!--" * 3000, False),
    ],
)
def test_pages_are_told_by_how_they_begin(content: bytes, *, is_page: bool) -> None:
    assert is_web_page(content) is is_page
