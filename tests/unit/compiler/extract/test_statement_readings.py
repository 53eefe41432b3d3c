"""Figures of work reports: what is counted, what it is a share of, and whose it is."""

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import Statement
from lianqun.vocab.vocabulary import Vocabulary

HEAD = "清源市2026年政府工作报告\n\n一、2025年工作回顾\n2025年，"


def read(sentence):
    facts = compile_file((HEAD + sentence + "\n").encode(), "report.txt", Vocabulary()).facts
    return [
        (f.content.subject, f.content.indicator, f"{f.content.quantity.value}")
        for f in facts
        if isinstance(f.content, Statement)
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("全市新建综合高中6所。", "新建综合高中数", "6"),
        ("乡镇卫生院增至14所。", "乡镇卫生院数", "14"),
        ("青河至南岭等3条公路相继开通。", "公路数", "3"),
        ("筛选60家成长型企业。", "筛选成长型企业数", "60"),
        ("发行专项债券资金85亿元支持项目建设。", "发行专项债券资金", "85"),
        ("科技创新提速，研发投入13亿元。", "研发投入", "13"),
        ("高质量完成18件民生实事。", "民生实事数", "18"),
        ("十大类40项民生实事如期完成。", "民生实事数", "40"),
        ("2所区域医疗中心投入运行。", "投入运行区域医疗中心数", "2"),
        ("36个储能试点加快推进。", "储能试点数", "36"),
        ("75%的规上企业实现数字化改造。", "规上企业数字化改造比例", "75"),
        ("公共服务点覆盖85%以上行政村。", "公共服务点覆盖行政村比例", "85"),
    ],
)
def test_what_is_counted_names_the_figure(sentence, name, value):
    assert [(n, v) for _, n, v in read(sentence)] == [(name, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "规划围绕开放提出12项指标。",
        "20户以上自然村全部通路。",
        "海拔3000米以上乡镇实现集中供暖。",
        "干部群众倍增信心。",
        "5%左右的预期增长目标与规划衔接。",
    ],
)
def test_words_and_sizes_of_places_are_no_figures(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "subject", "name"),
    [
        ("市属企业完成产业投资25亿元。", "市属企业", "产业投资"),
        ("欠发达地区农民人均收入突破2万元。", "欠发达地区", "农民人均收入"),
        ("林区劳动力实现转移就业8万人次。", "清源市", "林区劳动力实现转移就业"),
        ("下放自治区级管理权限30项。", "清源市", "下放自治区级管理权限数"),
        ("获评25个全国节水示范县。", "清源市", "全国节水示范县数"),
        ("主导产业产值突破90亿元。", "清源市", "主导产业产值"),
    ],
)
def test_groups_own_their_figures_and_acts_do_not(sentence, subject, name):
    assert [(s, n) for s, n, _ in read(sentence)] == [(subject, name)]


def test_a_word_for_two_names_both_numbers():
    assert [(n, v) for _, n, v in read("城乡低保标准提高到每月800元和600元。")] == [
        ("城镇低保标准", "800"),
        ("农村低保标准", "600"),
    ]


def test_what_projects_did_together_is_a_figure_of_its_own():
    assert ("清源市", "80") in [(s, v) for s, _, v in read("120个工业项目完成投资超80亿元。")]


def test_both_ends_of_a_change_of_two_are_named():
    sentence = "城乡居民人均收入从2021年的4万元和2万元分别提高到5万元和3万元。"
    assert [n for _, n, _ in read(sentence)] == ["城镇居民人均收入", "农村居民人均收入"] * 2


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("固定资产投资增长8%，增速居全省第2位。", ["固定资产投资增速", "固定资产投资增速全省排名"]),
        (
            "国有资本收益增长5%，市属企业营业收入、利润分别增长6%、7%。",
            ["国有资本收益增速", "营业收入增速", "利润增速"],
        ),
        ("引进重大项目14个，光电产业产值增长16%。", ["引进重大项目数", "产值增速"]),
    ],
)
def test_bare_measures_are_of_what_the_words_say(sentence, names):
    assert [n for _, n, _ in read(sentence)] == names
