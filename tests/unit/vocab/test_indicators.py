"""Indicators: which written name means which, and which stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianqun.errors import VocabularyError
from lianqun.model.quantity import Measure
from lianqun.vocab.indicators import IndicatorIndex, Preference, indicator_index
from lianqun.vocab.vocabulary import Vocabulary

INDEX = IndicatorIndex(Vocabulary())
HEADER = "code,name_zh,name_en,synonyms,unit,direction,measure,definition,source,checked_on"


def row(**changes: str) -> str:
    """A sound row of a workspace with some cells changed."""
    cells = {
        "code": "tea_output",
        "name_zh": "茶叶产量",
        "name_en": "tea output",
        "synonyms": "精制茶产量|毛茶产量",
        "unit": "吨",
        "direction": "higher_is_better",
        "measure": "level",
        "definition": "当年生产的茶叶重量。",
        "source": "our own survey",
        "checked_on": "2026-01-01",
    }
    return ",".join((cells | changes).values())


@pytest.mark.parametrize(
    ("name", "unit", "measure", "code"),
    [
        ("规模以上工业增加值年均增速", "%", "annual_growth", "above_scale_industrial_value_added"),
        ("规模工业增加值增长率（%）", "%", "annual_growth", "above_scale_industrial_value_added"),
        ("全市规上工业增加值", "%", "annual_growth", "above_scale_industrial_value_added"),
        ("地区生产总值（GDP）", "万亿元", "level", "gross_domestic_product"),
        ("我省国内生产总值年均增长", "%", "annual_growth", "gross_domestic_product"),
        ("人均GDP", "万美元", "level", "gdp_per_capita"),
        ("制造业增加值占GDP的比例", "%", "share", "manufacturing_share_of_gdp"),
        ("全社会R&D经费支出占地区生产总值的比重", "%", "share", "rd_intensity"),
        ("研究与试验发展（R&D）经费", "亿元", "level", "rd_expenditure"),
        ("新增高新技术企业", "家", "increment", "high_tech_enterprises"),
        ("国家高新技术企业总数", "万家", "level", "high_tech_enterprises"),
        ("国家级专精特新“小巨人”企业", "户", "level", "little_giants"),
        ("省级专精特新“小巨人”企业", "家", "level", "provincial_little_giants"),
        ("培育制造业单项冠军企业（产品）数", "个", "count_to_build", "single_champions"),
        ("万人高价值发明专利拥有量（件）", "件", "level", "high_value_patents_per_10k"),
        ("单位GDP能源消耗降低率", "%", "change", "energy_per_gdp"),
        ("细颗粒物（PM2.5）年均浓度", "微克/立方米", "level", "pm25"),
        ("地表水达到或好于Ⅲ类水体比例", "%", "share", "good_surface_water"),
        ("亩均税收（万元/亩）", "万元/亩", "level", "tax_per_mu"),
        ("城镇新增就业人数〔累计〕", "万人", "increment", "new_urban_employment"),
        ("市场主体总量", "万户", "level", "market_entities"),
        ("进出口总额", "亿美元", "level", "goods_trade"),
        ("地区生产总值", "位", "rank", "gross_domestic_product"),
        ("碳排放下降幅度", "", "level", "carbon_emissions"),
        ("年产值过100亿元的企业数", "家", "count_to_build", "ten_billion_enterprises"),
        ("新增百亿元工业企业数", "家", "increment", "ten_billion_industrial_enterprises"),
        ("1000亿级园区", "个", "level", "hundred_billion_parks"),
    ],
)
def test_a_written_form_finds_its_indicator(name, unit, measure, code):
    assert INDEX.match(name, unit, measure) == code


@pytest.mark.parametrize(
    "names",
    [
        ("工业增加值", "规模以上工业增加值", "制造业增加值", "规模以上制造业增加值"),
        ("高新技术产业增加值", "高技术制造业增加值", "战略性新兴产业增加值"),
        ("税收收入", "一般公共预算收入", "财政总收入", "工业税收"),
        ("工业投资", "制造业投资", "固定资产投资", "技术改造投资", "民间投资"),
        ("研发经费投入", "企业研发经费投入", "规模以上工业企业研发经费"),
        ("营业收入", "主营业务收入", "规模以上工业营业收入", "企业总收入"),
        ("省重点实验室数", "国家重点实验室数", "国家工程研究中心数", "国家工程技术研究中心数"),
        ("绿色工厂", "国家级绿色工厂", "省级绿色工厂"),
        ("居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ],
)
def test_near_namesakes_stay_apart(names):
    units = ("亿元", "家", "万元")
    codes = [next(c for u in units if (c := INDEX.match(n, u, "level"))) for n in names]
    assert len(set(codes)) == len(names)


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [
        ("高新技术产业", "亿元", "level"),
        ("财政收入", "亿元", "level"),
        ("高技术产业增加值", "亿元", "level"),
        ("先进装备产业增加值", "亿元", "level"),
        ("某某市地区生产总值", "亿元", "level"),
        ("主导产业占规模工业增加值比重", "%", "share"),
        ("高新技术企业工业总产值", "亿元", "level"),
        ("与标杆园区企业总收入的差距", "亿元", "gap"),
        ("5千亿级园区数", "个", "level"),
        ("市值过100亿元的企业数", "家", "level"),
        ("5100亿元企业数", "家", "level"),
        ("", "家", "level"),
        ("数", "家", "level"),
        ("规模以上工业增加值" * 10, "亿元", "level"),
    ],
)
def test_what_the_vocabulary_does_not_surely_know_gets_no_code(name, unit, measure):
    assert INDEX.match(name, unit, measure) == ""


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [
        ("地区生产总值", "家", "level"),
        ("地区生产总值", "斗", "level"),
        ("高新技术企业数", "%", "share"),
        ("高新技术企业数", "人", "level"),
        ("地区生产总值增速", "亿元", "level"),
        ("新增高新技术企业", "家", "level"),
        ("新增高新技术企业增速", "%", "annual_growth"),
        ("地区生产总值", "位", "level"),
        ("研发投入强度", "亿元", "level"),
    ],
)
def test_a_figure_that_cannot_be_one_of_the_indicator_gets_no_code(name, unit, measure):
    assert INDEX.match(name, unit, measure) == ""


@pytest.mark.parametrize("indicator", INDEX.indicators, ids=lambda i: i.code)
def test_every_name_of_an_indicator_finds_it(indicator):
    measure = indicator.measure
    unit = "%" if measure in (Measure.ANNUAL_GROWTH, Measure.CHANGE) else indicator.unit
    for name in (indicator.name_zh, *indicator.synonyms):
        assert INDEX.match(name, unit, measure) == indicator.code
        assert INDEX.match(f"全市{name}", unit, measure) == indicator.code


def test_the_table_is_sound():
    assert len(INDEX.indicators) >= 100
    assert INDEX.indicator("unicorns").preference is Preference.HIGHER
    for indicator in INDEX.indicators:
        assert indicator.definition.endswith("。")
        assert indicator.name_zh not in indicator.synonyms
        assert len(set(indicator.synonyms)) == len(indicator.synonyms)


@given(st.text(max_size=70), st.sampled_from(["", "%", "家", "亿元"]), st.sampled_from(Measure))
def test_any_name_is_answered(name, unit, measure):
    code = INDEX.match(name, unit, measure)
    assert code == "" or INDEX.indicator(code).code == code


def test_an_unknown_code_is_an_error():
    with pytest.raises(VocabularyError) as caught:
        INDEX.indicator("no_such")
    assert caught.value.code == "indicator_unknown"


def test_the_index_of_a_vocabulary_is_built_once(vocabulary):
    assert indicator_index(vocabulary) is indicator_index(vocabulary)


def test_a_workspace_adds_an_indicator(overlaid):
    index = IndicatorIndex(overlaid("indicators", HEADER, row()))
    assert index.match("新增毛茶产量", "万吨", "increment") == "tea_output"
    assert index.match("瞪羚企业数", "家", "level") == "gazelles"


def test_a_workspace_overrides_an_indicator_and_it_is_reported(overlaid):
    vocabulary = overlaid("indicators", HEADER, row(code="gazelles", unit="家", name_zh="快跑企业"))
    index = IndicatorIndex(vocabulary)
    assert index.match("快跑企业数", "家", "level") == "gazelles"
    assert index.match("瞪羚企业数", "家", "level") == ""
    assert vocabulary.overridden == [("indicators", "gazelles")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code", "Tea Output"),
        ("name_zh", "“”"),
        ("name_en", ""),
        ("unit", "斗"),
        ("definition", ""),
        ("source", ""),
    ],
)
def test_a_malformed_row_is_named_with_its_column(overlaid, column, value):
    vocabulary = overlaid("indicators", HEADER, row(**{column: value}))
    with pytest.raises(VocabularyError) as caught:
        IndicatorIndex(vocabulary)
    assert caught.value.code == "indicator_row_malformed"
    assert caught.value.args_by_name["column"] == column


def test_a_name_that_two_indicators_claim_is_an_error(overlaid):
    vocabulary = overlaid("indicators", HEADER, row(synonyms="毛茶产量|GDP"))
    with pytest.raises(VocabularyError) as caught:
        IndicatorIndex(vocabulary)
    assert caught.value.code == "indicator_name_shared"
    assert caught.value.args_by_name["first"] == "gross_domestic_product"


def test_a_missing_column_is_named(overlaid):
    vocabulary = overlaid("indicators", "code,name_zh,source,checked_on", "tea,茶叶,x,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        IndicatorIndex(vocabulary)
    assert caught.value.code == "vocabulary_column_missing"
