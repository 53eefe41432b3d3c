from hypothesis import given
from hypothesis import strategies as st

from lianqun.text.lists import split_list


def items(text, **options):
    return [text[a:b] for a, b in split_list(text, 0, len(text), **options)]


def test_items_are_parted_by_the_enumeration_comma():
    assert items("北一机床、沈阳重工、大连铸造") == ["北一机床", "沈阳重工", "大连铸造"]


def test_commas_in_brackets_and_quotes_do_not_part():
    assert items("齿轮（含蜗轮、蜗杆）、“东风、红旗”系列、轴承") == [
        "齿轮（含蜗轮、蜗杆）",
        "“东风、红旗”系列",
        "轴承",
    ]


def test_an_unclosed_bracket_is_an_ordinary_character():
    assert items("齿轮（含蜗轮、轴承") == ["齿轮（含蜗轮", "轴承"]


def test_a_closing_bracket_that_opens_nowhere_is_an_ordinary_character():
    assert items("齿轮）、轴承") == ["齿轮）", "轴承"]


def test_quoted_names_that_touch_are_items():
    assert items("“一号平台”“二号平台”、《三号方案》《四号方案》") == [
        "“一号平台”",
        "“二号平台”",
        "《三号方案》",
        "《四号方案》",
    ]


def test_nested_brackets_count_as_one():
    assert items("甲（乙（丙、丁）、戊）、己") == ["甲（乙（丙、丁）、戊）", "己"]


def test_conjunctions_part_only_the_last_item_and_only_on_request():
    text = "齿轮和蜗杆、轴承以及密封件"
    assert items(text) == ["齿轮和蜗杆", "轴承以及密封件"]
    assert items(text, conjunctions=True) == ["齿轮和蜗杆", "轴承", "密封件"]


def test_a_conjunction_in_brackets_does_not_part():
    assert items("轴承（滚动和滑动）", conjunctions=True) == ["轴承（滚动和滑动）"]


def test_empty_items_and_spaces_are_left_out():
    assert items("、 齿轮 、、轴承、") == ["齿轮", "轴承"]
    assert items("") == []


def test_positions_are_those_of_the_whole_text():
    text = "重点发展齿轮、轴承。"
    assert split_list(text, 4, 9) == [(4, 6), (7, 9)]


@given(st.text(alphabet="甲乙、和（）“”《》 ", max_size=40), st.booleans())
def test_items_lie_in_order_within_the_span(text, conjunctions):
    spans = split_list(text, 0, len(text), conjunctions=conjunctions)
    flat = [position for span in spans for position in span]
    assert flat == sorted(flat)
    assert all(a < b for a, b in spans)
