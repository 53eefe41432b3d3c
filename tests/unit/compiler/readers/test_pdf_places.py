"""Where a quote stands on a page: a box a line, cells of a row apart, every sign inside."""

import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.pdf.reader import read_pdf


@pytest.fixture(scope="module")
def source():
    page = ToyPage()
    y = page.paragraph(
        100,
        "到2025年，全市规模以上工业总产值达到2600亿元，培育企业",
        "300家，研发投入强度达到3.2%。",
    )
    page.table(y + 20, [("指标", "单位", "2025年"), ("绿色工厂", "万家", "12")])
    return read_pdf(make_pdf(page))


def boxes(source, start: str, end: str):
    first = source.original.index(start)
    return source.places.boxes(first, source.original.index(end, first) + len(end))


def test_a_sentence_over_two_lines_has_two_boxes(source) -> None:
    upper, lower = boxes(source, "培育企业", "300家")
    assert upper[4] <= lower[2] + 8
    assert lower[1] < upper[1]


def test_the_cells_of_a_row_have_boxes_of_their_own(source) -> None:
    name, unit, value = boxes(source, "绿色工厂", "12")
    assert name[3] < unit[1]
    assert unit[3] < value[1]


def test_a_box_reaches_below_the_line_for_tails_of_commas(source) -> None:
    ((_, left, top, right, bottom),) = boxes(source, "，", "，")
    assert 12 < bottom - top < 15
    assert 12 < right - left < 15


def test_blocks_beside_no_row_are_running_text(monkeypatch) -> None:
    from lianqun.compiler.readers.pdf import aligned
    from lianqun.compiler.readers.pdf.row_bands import Rows

    monkeypatch.setattr(aligned, "find_rows", lambda *_: Rows([], [object()]))
    page = ToyPage(
        texts=[(72 + 150 * x, 100 + 20 * y, f"第{x}列{y}") for y in range(6) for x in range(3)]
    )
    assert "第2列5" in read_pdf(make_pdf(page)).original
