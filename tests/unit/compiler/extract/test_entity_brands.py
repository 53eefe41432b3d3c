"""Names that need what stands around them: firms listed in full, regions spelt out, roads before a dash."""

import pytest

from lianqun.compiler.extract.entity_recogniser import recognise
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def kinds(text: str) -> dict[str, str]:
    """Names that a text mentions with their kinds."""
    mentions = recognise(read_text(text.encode()), VOCABULARY)
    return {mention.name: mention.type.value for mention in mentions}


def test_a_site_may_begin_with_the_brand_of_a_firm_listed_in_full():
    firms = "入驻企业：武汉岚渡数码科技股份有限公司、武汉青屿医疗技术有限公司。\n\n"
    names = kinds(firms + "岚渡智能矿山科技产业园\n\n推进青屿医疗器械产业园建设。\n")
    assert names["岚渡智能矿山科技产业园"] == "park"
    assert names["青屿医疗器械产业园"] == "park"


def test_a_trade_behind_a_region_is_no_brand():
    text = "名单有武汉征信有限公司、武汉岚渡数码科技有限公司。\n\n完善征信平台。\n"
    assert "征信平台" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("打造完善湖北省公共数据开放平台。", "湖北省公共数据开放平台", "platform"),
        ("推进武汉市检验检测特色产业园建设。", "武汉市检验检测特色产业园", "park"),
        ("建设长三角绿色发展示范区。", "长三角绿色发展示范区", "park"),
        ("用好长三角国家技术创新中心。", "长三角国家技术创新中心", "platform"),
        ("武汉实验室建成投用。", "武汉实验室", "institute"),
        ("参与举办全球高端制造业大会。", "全球高端制造业大会", "other"),
        ("东段（岚渡大道—青岚山大学科技城）以研发为主。", "青岚山大学科技城", "park"),
        ("汇集了岚渡、青屿科技等知名电池生产企业。", "岚渡", "enterprise"),
        ("组织赴欧洲、南美洽谈。", "南美", "region"),
        ("推进青屿创新馆建设。", "青屿创新馆", "platform"),
        ("武汉市第一人民医院扩建。", "武汉市第一人民医院", "other"),
        ("支持中国科学院武汉分院发展。", "中国科学院武汉分院", "institute"),
    ],
)
def test_common_words_may_name_one_thing(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "建设武汉市成果转化概念验证中心、中试平台40家。",
        "争创国家级博物馆，国家一级博物馆达到3家。",
        "举办国际高水平论坛。",
        "发挥国家实验室引领作用。",
        "等电池生产企业，以及钢材、电池等配套生产企业。",
    ],
)
def test_what_is_counted_praised_or_wanted_is_no_name(text):
    assert set(kinds(text)) <= {"武汉", "武汉市"}


def test_a_legal_name_of_common_words_is_a_firm_in_a_cell():
    rows = "国家中心\t惠民装备股份有限公司\t宁夏\n国家中心\t惠农装备股份有限公司\t宁夏\n"
    assert {"惠民装备股份有限公司", "惠农装备股份有限公司"} <= set(kinds(rows))
