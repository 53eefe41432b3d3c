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
        ("达到1，234家", "1234", None, "家"),
        ("达到20万元/人", "20", None, "万元/人"),
        ("处理3万人/年", "3", None, "万人/年"),
        ("利润增长-3.2%", "-3.2", None, "%"),
        ("规模5000万—1亿元", "0.5", "1", "亿元"),
        ("规模8—12%", "8", "12", "%"),
        ("企业1 200家", "1200", None, "家"),
        ("企业1,200家", "1200", None, "家"),
        ("服务12 000余万人次", "12000", None, "万人次"),
        ("产值1 234.5亿元", "1234.5", None, "亿元"),
        ("企业1 000—1 200家", "1000", "1200", "家"),
        ("培育三到五家企业", "3", "5", "家"),
        ("死亡率降至12/10万", "12", None, "/10万"),
        ("增长百分之六点五", "6.5", None, "%"),
        ("控制在千分之3以内", "3", None, "‰"),
        ("增长5.2¹%", "5.2", None, "%"),
        ("共有110²家", "110", None, "家"),
        ("业务³2961亿元", "2961", None, "亿元"),
    ],
)
def test_a_number_is_read_with_its_unit(scanner, text, value, high, unit):
    found = [m for m in scanner.scan(text) if m.unit == unit]
    assert len(found) == 1
    assert found[0].value == Decimal(value)
    assert found[0].high == (Decimal(high) if high else None)


@pytest.mark.parametrize("text", ["5—3家", "80～50家", "9%-7%", "1 200—800家"])
def test_a_range_that_runs_backwards_is_told(scanner, text):
    (mention,) = scanner.scan(text)
    assert mention.is_reversed


def test_a_power_of_ten_has_no_unit(scanner):
    assert [m.unit for m in scanner.scan("处理3×10⁴元")] == ["", ""]


def test_more_than_is_kept_apart_from_the_unit(scanner):
    (mention,) = scanner.scan("举办1100多名专家")
    assert (mention.value, mention.unit, mention.is_more) == (Decimal(1100), "名", True)


def test_scanning_covers_exactly_number_and_unit(scanner):
    text = "实现营收300亿元左右"
    (mention,) = scanner.scan(text)
    assert text[mention.start : mention.end] == "300亿元"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("从5.5%到4.5%", ["5.5%", "4.5%"]),
        ("从100元到200元", ["100元", "200元"]),
        ("由2015年的100元到200元", ["2015", "100元", "200元"]),
        ("培育100家至200家", ["100家至200家"]),
        ("从12到5个", ["12", "5个"]),
        ("5—3家", ["5—3家"]),
        ("0—0家", []),
        ("8%—6%", ["8%—6%"]),
        ("2021-12家", []),
        ("数十家", []),
        ("第12 300家", ["12 300家"]),
        ("2025 300家", ["2025", "300家"]),
        ("12 30家", ["12", "30家"]),
        ("12 3000家", ["12", "3000家"]),
        ("3家—5个", ["3家", "5个"]),
        ("数百亿元", []),
        ("三五百亿元", []),
        ("1/0", []),
        ("12,3456家", ["12", "3456家"]),
        ("123456789012345家", ["123456789012345家"]),
        ("1234567890123456家", []),
        ("1—1234567890123456家，3家", ["3家"]),
    ],
)
def test_what_is_one_number_and_what_is_two(scanner, text, read):
    assert [text[m.start : m.end] for m in scanner.scan(text)] == read


@pytest.mark.parametrize(
    ("text", "counted"), [("20万元/人", "元"), ("5万家", "家"), ("1/4", ""), ("3%", "%")]
)
def test_what_is_counted_is_the_first_side_of_a_ratio(scanner, text, counted):
    (mention,) = scanner.scan(text)
    assert mention.counted == counted
