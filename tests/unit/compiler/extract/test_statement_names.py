"""Names, owners and kinds of figures: lists, 分别, thresholds, bare measures, gaps."""

import pytest


def named(facts):
    return [
        (f.content.subject, f.content.indicator, float(f.content.quantity.value)) for f in facts
    ]


def test_places_of_a_respective_list_are_subjects(read_statements):
    text = (
        "与怀安、青陵、白沙等城市相比差距明显。\n到2025年，怀安、青陵产值分别达到800亿元、300亿元。"
    )
    assert named(read_statements(text)) == [("怀安", "产值", 800), ("青陵", "产值", 300)]


def test_a_respective_list_of_years_dates_each_number(read_statements):
    facts = read_statements("到2023年和2025年，森林覆盖率分别达到40%和45%。")
    assert [(f.content.period.year, int(f.content.quantity.value)) for f in facts] == [
        (2023, 40),
        (2025, 45),
    ]


def test_a_pair_word_stands_for_two(read_statements):
    facts = read_statements("城乡居民人均可支配收入分别增长7%、8%。")
    assert [f.content.indicator for f in facts] == [
        "城镇居民人均可支配收入增速",
        "农村居民人均可支配收入增速",
    ]


def test_levels_of_a_respective_list_are_named_in_full(read_statements):
    facts = read_statements("国家、省级企业技术中心分别达到12家、80家。")
    assert [f.content.indicator for f in facts] == ["国家级企业技术中心数", "省级企业技术中心数"]


def test_a_second_run_of_numbers_is_of_the_same_list(read_statements):
    facts = read_statements(
        "2020年，甲材料、乙装备产值分别达90亿元、70亿元，增长4.2%、5.3%。", "review"
    )
    assert [(f.content.subject, f.content.measure) for f in facts] == [
        ("甲材料", "level"),
        ("乙装备", "level"),
        ("甲材料", "annual_growth"),
        ("乙装备", "annual_growth"),
    ]


def test_what_is_achieved_names_every_count(read_statements):
    facts = read_statements("2020年，16所高校、48个学科入选省级一流名单。", "review")
    assert [f.content.indicator for f in facts] == [
        "入选省级一流名单高校数",
        "入选省级一流名单学科数",
    ]


@pytest.mark.parametrize(
    ("sentence", "indicator", "threshold"),
    [
        ("新增产值超百亿元企业3家。", "新增产值超百亿元企业数", "产值超百亿元"),
        ("打造6个千亿级园区。", "千亿级园区数", "千亿级"),
        ("培育6家年产值过50亿元的企业。", "年产值过50亿元的企业数", "年产值过50亿元"),
        ("瞪羚企业达到90家。", "瞪羚企业数", ""),
    ],
)
def test_a_size_condition_is_apart_from_the_count(read_statements, sentence, indicator, threshold):
    (fact,) = read_statements(sentence)
    assert (fact.content.indicator, fact.content.threshold) == (indicator, threshold)


def test_a_bare_measure_takes_its_owner_from_the_clause_before(read_statements):
    (fact,) = read_statements("2020年，经营主体持续壮大，总量达到12万户。", "review")
    assert fact.content.indicator == "经营主体总量"


def test_a_share_of_the_whole_is_of_what_was_named_before(read_statements):
    facts = read_statements("2020年，新增就业超70万人、约占全国1/10。", "review")
    assert facts[1].content.indicator == "新增就业占全国比重"
    assert (facts[1].content.measure, str(facts[1].content.quantity.value)) == ("share", "0.1")


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("新型储能突破10万千瓦。", "新型储能"),
        ("亩均税收增长10%。", "亩均税收增速"),
        ("城乡居民收入比降至2.2。", "城乡居民收入比"),
        (
            "高新技术产业增加值占规模工业增加值比重达到35%。",
            "高新技术产业增加值占规模工业增加值比重",
        ),
    ],
)
def test_words_that_end_like_a_link_stay_whole(read_statements, sentence, indicator):
    (fact,) = read_statements(sentence)
    assert fact.content.indicator == indicator


def test_a_gap_is_no_change(read_statements):
    (fact,) = read_statements("规模工业增加值增速高于全省平均水平2个百分点以上。")
    content = fact.content
    assert (content.measure, content.quantity.comparator, content.direction) == ("gap", ">=", None)


@pytest.mark.parametrize(
    ("sentence", "unit", "code"),
    [
        ("全员劳动生产率达到20万元/人。", "万元/人", "labour_productivity"),
        ("亩均税收达到30万元/亩。", "万元/亩", "tax_per_mu"),
        ("高新技术企业达到1200家。", "家", "high_tech_enterprises"),
    ],
)
def test_an_indicator_of_the_vocabulary_has_its_code(read_statements, sentence, unit, code):
    (fact,) = read_statements(sentence)
    assert (fact.content.quantity.unit, fact.content.indicator_code) == (unit, code)


@pytest.mark.parametrize(
    "sentence",
    [
        "为0—6岁儿童和65岁以上老年人提供服务。",
        "培育5—3家企业。",
        "培育0—0家企业。",
        "占全国1/0以上。",
        "从2020年的100亿元增至2025年的300亿元。",
        "实现产值三五百亿元。",
        "企业产值数百亿元。",
        "2025—2021年。",
    ],
)
def test_what_cannot_be_read_surely_is_left_alone(read_statements, sentence):
    assert read_statements(sentence) == []


def test_money_without_its_unit_is_a_figure(read_statements):
    (fact,) = read_statements("服务业增加值突破1万亿。")
    assert (fact.content.indicator, fact.content.quantity.unit) == ("服务业增加值", "万亿")


@pytest.mark.parametrize("written", ["１２，３４５", "12，345", "12,345", "12345"])
def test_thousands_are_one_number(read_statements, written):
    (fact,) = read_statements(f"规模工业总产值达到{written}亿元。")
    assert int(fact.content.quantity.value) == 12345
    assert written in fact.evidence.quote
