"""Units: reading written units and converting between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianqun.errors import VocabularyError
from lianqun.vocab.units import UnitTable
from lianqun.vocab.vocabulary import Vocabulary

TABLE = UnitTable(Vocabulary())
HEADER = "unit,dimension,factor,base,source,checked_on"
MONEY = ("元", "千元", "万元", "百万元", "千万元", "亿元", "百亿元", "千亿元", "万亿元")
AREAS = ("平方米", "亩", "公顷", "平方公里", "万平方米", "万亩")
NUMBERS = st.decimals(-(10**9), 10**9, places=4)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("1", "万亿元", "亿元", "10000"),
        ("1.25", "万家", "家", "12500"),
        ("3", "千亿元", "万亿元", "0.3"),
        ("5", "个百分点", "百分点", "5"),
        ("12", "万元/亩", "元/亩", "120000"),
        ("2", "万套（间）", "套", "20000"),
        ("760", "亿斤", "万吨", "3800"),
        ("1500", "户", "家", "1500"),
        ("30", "个", "家", "30"),
        ("0.4", "吨标准煤/万元", "吨标准煤/元", "0.00004"),
        ("７", "％", "%", "7"),
    ],
)
def test_a_value_converts_between_units_of_one_kind(value, unit, to, expected):
    assert TABLE.convert(Decimal(value), unit, to) == Decimal(expected)


def test_a_converted_value_is_written_without_an_exponent():
    assert str(TABLE.convert(Decimal(1), "万亿元", "亿元")) == "10000"


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("亿元", "家"),
        ("亿元", "亿美元"),
        ("%", "个百分点"),
        ("人", "个"),
        ("家", "项"),
        ("公里", "平方公里"),
        ("万元/亩", "万元"),
    ],
)
def test_units_without_a_fixed_ratio_do_not_convert(unit, to):
    with pytest.raises(VocabularyError) as caught:
        TABLE.convert(Decimal(1), unit, to)
    assert caught.value.code == "unit_not_convertible"
    assert caught.value.args_by_name == {"unit": unit, "to": to}


@pytest.mark.parametrize("unit", ["", "万", "斗", "万斗", "元/斗", "元/亩/年", "（间）", "）"])
def test_an_unknown_unit_is_an_error_and_never_a_guess(unit):
    assert not TABLE.knows(unit)
    with pytest.raises(VocabularyError) as caught:
        TABLE.read(unit)
    assert caught.value.code == "unit_unknown"


def test_the_table_wins_over_reading_a_ratio():
    assert TABLE.read("微克/立方米").dimension == "concentration"
    assert TABLE.read("千瓦").dimension == "power"
    assert TABLE.read("千米").dimension == "length"


def test_currencies_share_a_dimension_persons_and_things_do_not():
    assert TABLE.same_dimension("亿元", "万美元")
    assert TABLE.same_dimension("家", "项")
    assert not TABLE.same_dimension("人", "家")
    assert not TABLE.same_dimension("%", "亿元")


@given(NUMBERS, st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_money_converts_exactly_and_back(value, unit, to):
    assert TABLE.convert(TABLE.convert(value, unit, to), to, unit) == value


@given(NUMBERS, st.sampled_from(AREAS), st.sampled_from(AREAS), st.sampled_from(AREAS))
def test_converting_by_way_of_a_third_unit_changes_nothing(value, unit, via, to):
    direct = TABLE.convert(value, unit, to)
    around = TABLE.convert(TABLE.convert(value, unit, via), via, to)
    assert abs(direct - around) <= abs(direct) * Decimal("1e-20")


@given(st.sampled_from(TABLE_UNITS := Vocabulary().words("units")))
def test_every_unit_of_the_table_converts_to_itself_and_knows_scales(unit):
    assert TABLE.convert(Decimal("1.5"), unit, unit) == Decimal("1.5")
    assert TABLE.knows(unit)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    assert TABLE.knows(text) in (True, False)


def test_a_workspace_adds_and_overrides_units(overlaid):
    vocabulary = overlaid(
        "units", HEADER, "石,mass,0.05,吨,common usage,2026-01-01", "斤,mass,0.0006,吨,x,2026-01-01"
    )
    table = UnitTable(vocabulary)
    assert table.convert(Decimal(20), "石", "吨") == 1
    assert table.convert(Decimal(1), "斤", "吨") == Decimal("0.0006")
    assert vocabulary.overridden == [("units", "斤")]


@pytest.mark.parametrize("factor", ["", "x", "0", "-1", "NaN", "Infinity"])
def test_a_factor_that_is_no_positive_number_is_named(overlaid, factor):
    vocabulary = overlaid("units", HEADER, f"石,mass,{factor},吨,common usage,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        UnitTable(vocabulary)
    assert caught.value.code == "unit_row_malformed"
    assert caught.value.args_by_name == {"unit": "石", "factor": factor}


def test_a_missing_column_is_named(overlaid):
    vocabulary = overlaid("units", "unit,dimension,source,checked_on", "石,mass,x,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        UnitTable(vocabulary)
    assert caught.value.args_by_name == {"table": "units", "columns": "factor, base"}
