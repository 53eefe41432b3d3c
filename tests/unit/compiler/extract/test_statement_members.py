"""分别 lists whose members move their own way, share words or a unit; and which way changes go."""

import pytest


def read(facts):
    return [
        (
            f.content.indicator,
            f"{f.content.quantity.value.normalize():f}",
            f.content.direction.value if f.content.direction else "",
        )
        for f in facts
    ]


def test_each_member_moves_its_own_way(read_statements):
    facts = read_statements("粮食、油料和棉花产量分别增长5.2%、下降3.1%和增长0.4%。", "review")
    assert read(facts) == [
        ("粮食产量增速", "5.2", ""),
        ("油料产量", "3.1", "down"),
        ("棉花产量增速", "0.4", ""),
    ]


def test_a_member_that_stays_flat_keeps_its_place(read_statements):
    facts = read_statements("粮食、油料和棉花产量分别增长1.2%、持平和下降3.4%。", "review")
    assert read(facts) == [("粮食产量增速", "1.2", ""), ("棉花产量", "3.4", "down")]


def test_a_second_run_repeats_the_names(read_statements):
    facts = read_statements("粮食、油料产量分别为3万吨、2万吨，分别增长1.2%和下降3.4%。", "review")
    assert read(facts)[2:] == [("粮食产量增速", "1.2", ""), ("油料产量", "3.4", "down")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "第一、二、三产业对经济增长的贡献率分别为9%、28%和63%。",
            [f"第{n}产业对经济增长的贡献率" for n in "一二三"],
        ),
        (
            "三次产业投资占比分别为9%、28%和63%。",
            [f"第{n}产业投资占比" for n in "一二三"],
        ),
        (
            "对东盟、欧盟和非洲出口分别增长9%、8%和7%。",
            ["对东盟出口增速", "对欧盟出口增速", "对非洲出口增速"],
        ),
        (
            "专用设备制造业、皮革和制鞋业、酒和饮料制造业分别增长9%、8%和7%。",
            ["专用设备制造业增速", "皮革和制鞋业增速", "酒和饮料制造业增速"],
        ),
    ],
)
def test_each_member_has_its_own_name(read_statements, sentence, names):
    assert [f.content.indicator for f in read_statements(sentence, "review")] == names


def test_each_trade_of_a_list_owns_its_figure(read_statements):
    read = read_statements("建材、冶金、轻纺三大行业用电量分别增长9%、8%和7%。", "review")
    owned = [(f.content.subject, f.content.indicator) for f in read]
    assert owned == [(f"{name}行业", "用电量增速") for name in ("建材", "冶金", "轻纺")]


def test_one_unit_at_the_end_holds_for_the_run(read_statements):
    facts = read_statements("公路、铁路货运量增速分别比上年回落2.4和1.5个百分点。", "review")
    assert read(facts) == [
        ("公路货运量增速降幅", "2.4", "down"),
        ("铁路货运量增速降幅", "1.5", "down"),
    ]


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("工业增加值增长5%，较上年放缓0.3个百分点。", ("工业增加值增速降幅", "0.3", "down")),
        ("工业投资增长5%，增速比上年加快0.9个百分点。", ("工业投资增速提高幅度", "0.9", "up")),
        ("出口下降5%，降幅扩大1.4个百分点。", ("出口降幅扩大幅度", "1.4", "up")),
        ("出口下降5%，降幅较上年同期收窄2个百分点。", ("出口降幅收窄幅度", "2", "down")),
        ("用电量增长5%，增速比一季度回升2个百分点。", ("用电量增速提高幅度", "2", "up")),
    ],
)
def test_a_change_says_of_what_it_is_and_which_way_it_goes(read_statements, sentence, change):
    assert read(read_statements(sentence, "review"))[1] == change


@pytest.mark.parametrize("base", ["比年初", "较上月末", "较1—2月", "较上年同期"])
def test_a_base_of_comparison_is_no_name(read_statements, base):
    facts = read_statements(f"各项存款余额900亿元，{base}增长8.1%。", "review")
    assert facts[1].content.indicator == "各项存款余额增速"


def test_more_than_the_year_before_is_a_change(read_statements):
    facts = read_statements("新增贷款80亿元，同比多增12亿元。", "review")
    assert (facts[1].content.measure.value, facts[1].content.direction.value) == ("change", "up")
