"""Chinese and Arabic numerals."""

from decimal import Decimal

import pytest

from lianqun.text.numerals import parse_arabic, parse_han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三百二十", 320),
        ("一万二千", 12000),
        ("两", 2),
        ("百", 100),
        ("二〇二五", 2025),
        ("三亿", 300000000),
    ],
)
def test_han_numerals_have_their_value(text, value):
    assert parse_han(text) == Decimal(value)


def test_arabic_with_thousands_separators():
    assert parse_arabic("12,345.6") == Decimal("12345.6")


@pytest.mark.parametrize("text", ["", "甲", "三甲"])
def test_what_is_no_numeral_raises(text):
    with pytest.raises(ValueError, match="numeral"):
        parse_han(text)
