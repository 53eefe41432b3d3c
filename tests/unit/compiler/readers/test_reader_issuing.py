"""Who issued a document, when and under which number."""

import pytest

from lianqun.compiler.readers.issuing import split_bodies
from lianqun.compiler.readers.regions import load_regions
from lianqun.compiler.readers.text import read_text

BODY = "一、总体要求\n坚持创新驱动，推动经济实现质的有效提升和量的合理增长。\n二、主要任务\n抓好落实。\n"


def about(head, foot=""):
    return read_text((head + BODY + foot).encode(), "x.txt").metadata


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("南京市统计局　国家统计局南京调查队", ["南京市统计局", "国家统计局南京调查队"]),
        ("湖北省财政厅湖北省交通运输厅", ["湖北省财政厅", "湖北省交通运输厅"]),
        ("中共中央办公厅国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("国家统计局南京调查队", ["国家统计局南京调查队"]),
        ("国 务 院 办 公 厅", ["国务院办公厅"]),
        ("武汉市人民政府鄂州市人民政府", ["武汉市人民政府", "鄂州市人民政府"]),
        ("各市人民政府要加强领导", []),
    ],
)
def test_a_line_may_name_several_bodies(line, bodies):
    assert split_bodies(line, load_regions()) == bodies


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("南京市人民政府办公室关于加快发展新材料产业的意见\n", ("南京市人民政府办公室",)),
        ("国家能源局关于印发《储能发展规划》的通知\n储能发展规划\n", ("国家能源局",)),
        ("南京市新材料产业发展规划\n", ()),
    ],
)
def test_a_title_begins_with_the_issuer(head, issuers):
    assert about(head).issuers == issuers


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("（2016年1月29日南京市第十五届人民代表大会第四次会议通过）\n", "2016年1月29日"),
        ("2024年第3期　报告日期：2024年9月12日\n", "2024年9月12日"),
        ("2024年9月12日下午召开\n", ""),
    ],
)
def test_the_day_of_adoption_or_behind_a_label(lines, day):
    assert about("南京市新材料产业发展规划\n" + lines).issued_on == day


def test_a_number_within_a_sentence_is_that_of_another_document():
    named = "根据《省政府关于加快发展的意见》（苏政发〔2020〕5号）要求，现将《南京市新材料产业规划》印发给你们，请认真执行。\n"
    assert about(named + "南京市新材料产业规划\n").document_number == ""
    assert about("宁政发〔2021〕8号\n" + named + "南京市新材料产业规划\n").document_number == (
        "宁政发〔2021〕8号"
    )


def test_an_order_has_a_number_too():
    head = "南京市市场监督管理局\n令\n第 7 号\n南京市新材料产业促进办法\n"
    assert about(head).document_number == "令第7号"


def test_lines_of_a_newspaper_are_no_part_of_the_title():
    head = "分类号:B6\n某某日报/2011年/3月/1日/第A01版/\n南京市国民经济和社会发展\n第十二个五年规划纲要\n"
    assert about(head).title == "南京市国民经济和社会发展第十二个五年规划纲要"


def test_the_plan_behind_a_notice_may_write_its_dash_in_another_way():
    head = (
        "关于印发南京市2023-2025年新材料产业实施方案的通知\n各区人民政府，市府各委办局：\n"
        "为加快新材料产业发展，推动产业链上下游协同创新，现将《2023—2025年南京市新材料产业实施方案》印发给你们，"
        "请结合各自实际认真组织实施，并于每年年底前将落实情况报送市政府办公厅。\n"
        "南京市人民政府办公厅\n2023年2月3日\n南京市2023—2025年\n新材料产业实施方案\n"
    )
    assert about(head).issued_on == "2023年2月3日"
    assert about(head).issuers == ("南京市人民政府办公厅",)
