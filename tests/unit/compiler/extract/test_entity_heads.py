"""Names that their last word shows: where they begin, and what is only a description."""

import pytest

from lianqun.compiler.extract.entity_recogniser import recognise
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def kinds(text: str) -> dict[str, str]:
    """Names that a text mentions with their kinds."""
    mentions = recognise(read_text(text.encode()), VOCABULARY)
    return {mention.name: mention.type.value for mention in mentions}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("依托青岚经开区重点发展飞机部件。", "青岚经开区", "park"),
        ("加快建设国家智能装备质量检验中心，吸引企业。", "国家智能装备质量检验中心", "platform"),
        ("大力推动中国（杭州）自由贸易试验区建设。", "中国（杭州）自由贸易试验区", "park"),
        ("提升国家网络安全产业园区（武汉）能级。", "国家网络安全产业园区（武汉）", "park"),
        ("发挥武汉先进储能产业促进中心作用。", "武汉先进储能产业促进中心", "institute"),
        ("争创集成电路国家创新中心，推动落地。", "集成电路国家创新中心", "platform"),
        ("成立长三角新能源汽车产业链联盟。", "长三角新能源汽车产业链联盟", "other"),
        ("办好武汉国际机床展，吸引客商。", "武汉国际机床展", "other"),
        ("由武汉青岚建设发展有限公司承建。", "武汉青岚建设发展有限公司", "enterprise"),
        ("对接量子机理与技术湖北省重点实验室。", "量子机理与技术湖北省重点实验室", "institute"),
        ("依托中电48所开展研发。", "中电48所", "institute"),
        ("支持国防科大技术转化。", "国防科大", "university"),
        ("支持青岚山实验室建设。", "青岚山实验室", "institute"),
        ("长沙拥有中南大学这样的高校。", "中南大学", "university"),
    ],
)
def test_name_begins_behind_the_verb_and_ends_with_its_head(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "建设一批产业园区、重点实验室和研发中心。",
        "支持企业建设国家级创新中心、企业技术中心。",
        "各区县、各园区要加强平台建设，鼓励高校和科研院所参与。",
        "打造具有国际影响力的国家级先进材料产业基地。",
        "建成全国重要的先进制造业基地。",
        "支持上市公司、平台公司和保险公司发展。",
        "到明年新增省级重点实验室5家，公办幼儿园12所。",
        "推动大学生创业，建设国际一流研究院。",
    ],
)
def test_generic_words_with_a_head_are_no_names(text):
    assert kinds(text) == {}


def test_sentence_around_two_names_is_parted():
    names = kinds("武汉高新区提出建设青岚软件园，武汉软件园进入全国前十。")
    assert set(names) == {"武汉高新区", "青岚软件园", "武汉软件园"}


def test_firm_before_a_site_belongs_to_the_name():
    text = "支持岚泰、沅禾等企业发展，建设岚泰武汉动力电池生产基地。"
    assert kinds(text)["岚泰武汉动力电池生产基地"] == "park"


def test_contents_pages_and_titles_name_nothing():
    assert kinds("依据《中共中央关于制定规划的建议》，编制本规划。") == {}


def test_a_firm_is_known_by_its_short_name_and_by_its_full_one():
    text = "支持岚泰生物、沅禾等企业创新。依托岚泰生物科技股份有限公司，建设基地。"
    assert kinds(text) == dict.fromkeys(
        ["岚泰生物", "沅禾", "岚泰生物科技股份有限公司"], "enterprise"
    )
