"""What stands between the last line of a page and the first of the next, and which lines go on with the one before."""

from array import array

import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.page_breaks import order_items
from lianqun.compiler.readers.pdf.paragraphs import Setting
from lianqun.compiler.readers.pdf.printed import PrintedLine, PrintedPage, PrintedTable, Words
from lianqun.compiler.readers.pdf.reader import read_pdf

_SETTING = Setting(blank=0.5, is_indented=True, is_spaced=False)
_FULL = "全市培育壮大先进制造业集群，支持企业加大研发投入，建"


def _line(top: float, text: str, kind: str = "", indent: float = 0) -> PrintedLine:
    box = Box(72 + indent, top, 72 + indent + 12 * len(text), top + 14)
    lefts = [72 + indent + 12 * at for at in range(len(text))]
    boxes = array("f", [edge for left in lefts for edge in (left, top, left + 12, top + 14)])
    line = PrintedLine(Words(text, boxes), box, 12, 72, 72 + 12 * len(_FULL))
    line.is_furniture, line.is_note = kind == "furniture", kind == "note"
    return line


def _page(number: int, *items: PrintedLine | PrintedTable) -> PrintedPage:
    return PrintedPage(number, list(items), 595, 842)


def _texts(*pages: PrintedPage) -> list[list[str]]:
    return [
        [item.words.text if isinstance(item, PrintedLine) else "表" for item in items]
        for items in order_items(pages, _SETTING)
    ]


_HEAD, _NUMBER = _line(40, "白河市规划", "furniture"), _line(800, "— 3 —", "furniture")
_NOTE = _line(760, "①指规模以上工业企业。", "note")
_OTHER = _line(100, "第一段到此为止。", indent=24)


def test_notes_and_page_numbers_stand_before_the_paragraph_that_goes_on() -> None:
    first = _page(
        1, _HEAD, _OTHER, _line(120, _FULL[2:], indent=24), _line(140, _FULL), _NOTE, _NUMBER
    )
    second = _page(2, _HEAD, _line(100, "成重要基地。"), _NUMBER)
    heads = ["白河市规划", "— 3 —"]
    assert _texts(first, second) == [
        [_OTHER.words.text, *heads, _NOTE.words.text, _FULL[2:], _FULL],
        [*heads, "成重要基地。"],
    ]


def test_notes_stay_at_the_foot_where_no_paragraph_goes_on() -> None:
    first = _page(1, _OTHER, _line(120, "第二段也到此为止。", indent=24), _NOTE, _NUMBER)
    second = _page(2, _line(100, "第三段另起。", indent=24))
    assert _texts(first, second)[0][-1] == _NOTE.words.text


def test_page_numbers_stand_before_a_table_at_the_end_of_a_page() -> None:
    table = PrintedTable(Box(72, 300, 500, 780), [], 0, [72, 500])
    assert _texts(_page(1, _OTHER, table, _NUMBER)) == [[_OTHER.words.text, "— 3 —", "表"]]


def test_a_page_of_nothing_else_keeps_its_order() -> None:
    assert _texts(_page(1, _HEAD, _NUMBER)) == [["白河市规划", "— 3 —"]]


def test_a_sentence_over_three_pages_is_one_slice() -> None:
    pages = []
    for number in range(1, 4):
        page = ToyPage(texts=[(72, 60, "白河市先进制造业发展规划"), (290, 800, f"- {number} -")])
        page.paragraph(120, f"第{number}项任务已经开始。")
        page.paragraph(140, _FULL[2:], _FULL)
        page.texts.insert(0, (72, 100, "成重要基地。" if number > 1 else ""))
        pages.append(page)
    source = read_pdf(make_pdf(*pages))
    assert source.original.count(f"{_FULL}\n\f成重要基地。") == 2
    assert "- 2 -" in source.original
    assert not any("- 2 -" in line.text for line in source.lines)


def test_what_stands_below_a_date_at_the_right_does_not_go_on_with_it() -> None:
    date, title = (
        _line(100, "2022年3月16日", indent=12 * 17),
        _line(120, "白河市先进制造业发展规划"),
    )
    assert not _SETTING.goes_on(date, title)
    assert _SETTING.goes_on(_line(100, _FULL), title)


@pytest.mark.parametrize("mark", ["● ", "1.", "（1）", "①"])
def test_a_line_below_the_words_behind_a_bullet_goes_on(mark: str) -> None:
    item = _line(100, (mark + _FULL)[: len(_FULL)])
    assert _SETTING.goes_on(item, _line(120, "成重要基地。", indent=12 * len(mark)))
    assert not _SETTING.goes_on(_line(100, _FULL), _line(120, "另起一段。", indent=24))


def test_a_paragraph_set_in_below_a_heading_is_not_centred_with_it() -> None:
    heading = _line(100, "2.完善公共服务平台体系，支持中小企业健康发展"[:21], indent=24)
    first = _line(122, "全市建设公共服务平台，支持中小企业加快数字化转型。", indent=24)
    first.box = Box(first.box.left, 122, first.right - 1, 136)
    setting = Setting(blank=0.2, is_indented=True, is_spaced=False)
    assert setting.goes_on(heading, first) is False
