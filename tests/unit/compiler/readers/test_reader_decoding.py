import codecs

import pytest

from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.text import read_text
from lianqun.errors import UnreadableFileError

PLAN = (
    "南江市工业发展规划\n一、总体要求\n到2030年，全市工业增加值达到500亿元，建设一批现代产业集群。\n"
    * 5
)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (PLAN.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + PLAN.encode("utf-8"), "utf-8-sig"),
        (PLAN.encode("gb18030"), "gb18030"),
        (PLAN.encode("utf-16"), "utf-16"),
        (PLAN.encode("utf-16-le"), "utf-16-le"),
        (PLAN.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_encoding_of_a_plan_is_told(content: bytes, encoding: str) -> None:
    assert decode(content) == (PLAN, encoding)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_positions_lead_back_to_the_original(newline: str, encoding: str) -> None:
    original = PLAN.replace("\n", newline)
    document = read_text(original.encode(encoding))
    assert document.original == original
    start = document.text.rindex("500亿元")
    first, last = document.to_original(start, start + 5)
    assert original[first:last] == "500亿元"
    assert document.sections[1].label == "一、总体要求"


def test_a_broken_byte_does_not_turn_the_file_to_nonsense() -> None:
    content = bytearray((PLAN * 20).encode("utf-8"))
    content[301] = 0xFF
    document = read_text(bytes(content))
    assert document.encoding == "utf-8"
    assert "工业增加值达到500亿元" in document.text
    assert "characters_unreadable" in {code for code, *_ in document.reading_issues}


@pytest.mark.parametrize(
    "content", [b"", b" \n\n", bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 100]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        decode(content, "a.bin")


def test_a_mark_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        decode(codecs.BOM_UTF8 + b"\n")


@pytest.mark.parametrize("text", ["— 1 —\n— 2 —\n", "|---|\n", "<table></table>", "-----"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_text(text.encode("utf-8"))


@pytest.mark.parametrize("text", ["。", "２０２６", "目录", "附件1", "α β", "打印"])
def test_the_shortest_texts_are_read(text: str) -> None:
    document = read_text(text.encode("utf-8"))
    assert document.encoding == "utf-8"
    assert document.blocks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_blanks_of_any_kind_are_an_empty_file(encoding: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(("　 \u2003\r\n" * 9).encode(encoding))
    assert caught.value.code == "file_empty"


def test_what_is_no_text_is_told_by_its_beginning() -> None:
    class Content(bytes):
        def decode(self, *_: object) -> str:
            raise AssertionError("all of it was decoded")

    with pytest.raises(UnreadableFileError) as caught:
        decode(Content(bytes(1_000_000)))
    assert caught.value.code == "file_not_text"
