"""Who answers: labels, brackets and phrases, on sentences written for the test."""

import pytest

from lianqun.compiler.extract.bodies import BodyReader
from lianqun.compiler.extract.body_lists import BodySuffixes, split_bodies


@pytest.fixture(scope="module")
def reader(vocabulary):
    return BodyReader(vocabulary)


@pytest.fixture(scope="module")
def suffixes(vocabulary):
    return BodySuffixes.load(vocabulary)


def triples(reader, text):
    return [(b.body, b.role) for a in reader.find(text, 0, len(text)) for b in a.bodies]


def test_labelled_bracket_gives_each_body_the_role_of_its_label(reader):
    text = "办好展会。（牵头单位：市商务局；配合单位：市财政局、各县（市、区）人民政府）"
    assert triples(reader, text) == [
        ("市商务局", "lead"),
        ("市财政局", "supporting"),
        ("各县（市、区）人民政府", "supporting"),
    ]


def test_bare_bracket_at_the_end_of_a_sentence_names_responsible_bodies(reader):
    assert triples(reader, "建设云岭公共检测平台。（市科委、相关区）") == [
        ("市科委", "responsible"),
        ("相关区", "responsible"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "在两市（云岭市、白河市）开展试点。",
        "支持骨干企业牵头组建创新联合体。",
        "由龙头企业牵头，打通上下游。",
        "明确责任单位和完成时限。",
        "推广应用（含医院、学校）。",
        "联盟会长由各领域的龙头国有企业担任。",
        "健全党委领导、部门负责、社会协同的机制。",
        "详见附件（略）。",
    ],
)
def test_places_firms_and_slogans_are_no_bodies(reader, text):
    assert triples(reader, text) == []


def test_phrases_in_a_bracket_say_who_leads_and_who_helps(reader):
    text = "落实政策。（市发展改革委牵头，市财政局、市科技局等按职责分工负责，市统计局配合）"
    assert triples(reader, text) == [
        ("市发展改革委", "lead"),
        ("市财政局", "responsible"),
        ("市科技局", "responsible"),
        ("市统计局", "supporting"),
    ]


def test_running_text_names_leader_and_those_who_go_on_from_it(reader):
    text = "由市政府分管副市长总牵头，发改、科技、工信等部门具体负责，按月调度。"
    assert triples(reader, text) == [
        ("市政府分管副市长", "lead"),
        ("发改", "responsible"),
        ("科技", "responsible"),
        ("工信", "responsible"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以临江经开区作为牵头单位，共建园区。", ("临江经开区", "lead")),
        ("云白两市作为推进协同的责任主体，要细化方案。", ("云白两市", "responsible")),
        ("市商务局负责会展促进。", ("市商务局", "responsible")),
        ("各区县人民政府按职责分工负责。", ("各区县人民政府", "responsible")),
        ("（二）市科技局牵头组织实施。", ("市科技局", "lead")),
        ("责任单位为市教育局。", ("市教育局", "responsible")),
        ("省统计局要会同有关部门开展评估。", ("省统计局", "lead")),
    ],
)
def test_single_phrases(reader, text, expected):
    assert triples(reader, text) == [expected]


def test_label_in_running_text_ends_at_the_full_stop(reader):
    text = "打造集群。牵头城市：云岭市、白河市。承载园区：云岭高新区、白河经开区。"
    assert triples(reader, text) == [("云岭市", "lead"), ("白河市", "lead")]


def test_other_parts_of_a_bracket_are_left_alone(reader):
    text = "（内容从略；牵头城市：云岭市）"
    assert triples(reader, text) == [("云岭市", "lead")]


def test_deadline_of_a_bracket_is_read(reader):
    text = "完成改造。（责任单位：市水务局；完成时限：2026年12月底）"
    assert [a.deadline for a in reader.find(text, 0, len(text))] == ["2026年12月底"]


def test_who_appraises_or_presses_for_a_task_does_not_answer_for_it(reader):
    text = (
        "建成云岭一网通平台。（牵头考核单位：市数据局；督办单位：市政府督查室；考核单位：市统计局）"
    )
    assert triples(reader, text) == [
        ("市数据局", "lead"),
        ("市政府督查室", "supervising"),
        ("市统计局", "supervising"),
    ]


def test_first_of_a_list_leads_where_the_document_says_so(reader):
    text = "推进改革。（责任单位：市商务局、市财政局）注：排名第一的单位为牵头单位。"
    assert triples(reader, text) == [("市商务局", "lead"), ("市财政局", "supporting")]


def test_labels_that_white_space_parted_are_parted(reader):
    text = "办展。（牵头单位：市委宣传部、市文化和旅游局责任单位：市财政局）"
    assert triples(reader, text) == [
        ("市委宣传部", "lead"),
        ("市文化和旅游局", "lead"),
        ("市财政局", "responsible"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市发展和改革委员会、市经济和信息化局", ["市发展和改革委员会", "市经济和信息化局"]),
        ("市财政局和市科技局", ["市财政局", "市科技局"]),
        ("市财政局等部门", ["市财政局"]),
        ("各市、县（区）政府、市税务局", ["各市、县（区）政府", "市税务局"]),
        ("国务院各部门", ["国务院各部门"]),
        ("发改、工信、财政等部门", ["发改", "工信", "财政"]),
        ("市委、市政府", ["市委", "市政府"]),
        ("市科委市财政局", ["市科委", "市财政局"]),
        (
            "国家药监机构审评检查云岭分中心、市医保局",
            ["国家药监机构审评检查云岭分中心", "市医保局"],
        ),
    ],
)
def test_lists_of_bodies(suffixes, text, names):
    assert split_bodies(text, suffixes) == names
