"""Numbers with units in running text."""

from decimal import Decimal

import pytest

from lianqun.text.numbers import NumberScanner

UNITS = ["元", "家", "%", "个", "个百分点", "百分点", "人", "名", "番", "倍", "项", "美元", "人次"]


@pytest.fixture(scope="module")
def scanner():
    return NumberScanner(UNITS)


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("产值5000亿元", "5000", None, "亿元"),
        ("企业1.25万家", "1.25", None, "万家"),
        ("培育3～5家企业", "3", "5", "家"),
        ("引进60余万人", "60", None, "万人"),
        ("占全国1/4以上", "0.25", None, ""),
        ("提高两个百分点", "2", None, "个百分点"),
        ("规模突破千亿元", "1000", None, "亿元"),
        ("总额突破万亿元", "1", None, "万亿元"),
        ("出口超百亿美元", "100", None, "亿美元"),
        ("增长2.5个百分点", "2.5", None, "个百分点"),
    ],
)
def test_a_number_is_read_with_its_unit(scanner, text, value, high, unit):
    found = [m for m in scanner.scan(text) if m.unit == unit]
    assert len(found) == 1
    assert found[0].value == Decimal(value)
    assert found[0].high == (Decimal(high) if high else None)


def test_more_than_is_kept_apart_from_the_unit(scanner):
    (mention,) = scanner.scan("举办1100多名专家")
    assert (mention.value, mention.unit, mention.is_more) == (Decimal(1100), "名", True)


def test_scanning_covers_exactly_number_and_unit(scanner):
    text = "实现营收300亿元左右"
    (mention,) = scanner.scan(text)
    assert text[mention.start : mention.end] == "300亿元"
