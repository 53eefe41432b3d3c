"""Lines of an original, as an editor counts them."""

import pytest

from lianqun.model.evidence import Evidence
from lianqun.model.ids import FileHash
from lianqun.services.line_numbers import LineNumbers, join_lines

TEXT = "第一行\n第二行\r\n\n第四行\n"


def quote(words):
    start = TEXT.index(words)
    return Evidence(FileHash("0" * 64), 1, start, start + len(words), words)


@pytest.mark.parametrize(
    ("words", "line"),
    [("第一", 1), ("行", 1), ("第二行", 2), ("第四", 4), ("\n\n第四", 4), ("一行\n第", 1)],
)
def test_a_quote_is_found_on_the_line_of_its_first_word(words, line):
    assert LineNumbers(TEXT).of(quote(words)) == line


def test_without_the_original_no_line_is_known():
    assert LineNumbers("").of(quote("第四")) == 0


@pytest.mark.parametrize(
    ("lines", "written"),
    [([], ""), ([0], ""), ([7], "7"), ([9, 7, 7], "7、9"), ([1, 3, 4, 5, 9, 10], "1、3–5、9、10")],
)
def test_lines_are_printed_in_order_with_runs(lines, written):
    assert join_lines(lines) == written
