"""Names that lists hold: what the words around a list make of its members."""

import pytest

from lianqun.compiler.extract.entity_recogniser import recognise
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def named(text: str, kind: str = "") -> set[str]:
    """Names that a text mentions; only those of one kind where asked."""
    mentions = recognise(read_text(text.encode()), VOCABULARY)
    return {mention.name for mention in mentions if not kind or mention.type == kind}


def test_members_of_a_labelled_list_of_firms_need_no_suffix():
    text = "[牵头城市：云州市。龙头企业：岚泰、澄江重工、砚洵（云州）、通用飞行研究院]"
    assert named(text, "enterprise") == {"岚泰", "澄江重工", "砚洵（云州）", "通用飞行研究院"}
    assert named(text, "region") == {"云州市"}


def test_carriers_are_parks_and_districts():
    text = "承载园区（县市区）：云州高新区、青塘区、岚山经开区(排名第一位的为牵头单位,下同)。"
    assert named(text, "park") == {"云州高新区", "岚山经开区"}
    assert named(text, "region") == {"青塘区"}


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("依托岚泰、沅禾、砚洵等企业，发展航空配套。", {"岚泰", "沅禾", "砚洵"}),
        ("加强与岚泰、沅禾股份等行业领军企业的合作。", {"岚泰", "沅禾股份"}),
        ("发展壮大岚泰食品、统禾等一批规模大、带动强的龙头企业。", {"岚泰食品", "统禾"}),
        ("以岚泰集团、澄江重工等“全国百强”企业为依托。", {"岚泰集团", "澄江重工"}),
        ("联合岚泰、沅禾等云州鲲图产业联盟的合作伙伴。", {"岚泰", "沅禾"}),
        ("推进岚泰食品与统禾船务等制造业企业合作。", {"岚泰食品", "统禾船务"}),
        ("充分发挥岚泰、沅禾的链主作用。", {"岚泰", "沅禾"}),
    ],
)
def test_lists_that_a_word_for_firms_closes_hold_firms(text, firms):
    assert named(text, "enterprise") == firms


@pytest.mark.parametrize(
    "text",
    [
        "支持电机、电控、电池等企业加大研发投入。",
        "加快引进光刻胶、掩膜版、清洗液等制造端耗材企业。",
        "加大废钢铁、废塑料等再生资源行业规范企业的培育。",
        "在工程机械、食品加工等重点领域龙头企业开展试点。",
        "搭建算力、算法、数据等平台。",
        "引导高校、科研院所和企业建设众创空间、孵化器等载体。",
        "在风险投资、私募股权等方面对优势企业给予支持。",
        "建设一批特色园区，培育各类龙头企业、骨干企业。",
        "鼓励规模大、实力强等企业走出去。",
        "支持央企、国企、民企等企业发展。",
        "推动一批配套商成长为单打冠军、隐形龙头等企业。",
        "推动产业与高校等企业合作。",
        "发挥园区的龙头带动作用，做强产业。",
    ],
)
def test_products_and_kinds_of_firm_are_no_names(text):
    assert named(text) == set()


def test_members_of_mixed_lists_show_their_kind():
    text = "联合云州大学、岚科微、国家智能装备创新中心等高校或上下游企业力量。"
    assert named(text, "university") == {"云州大学"}
    assert named(text, "enterprise") == {"岚科微"}
    assert named(text, "platform") == {"国家智能装备创新中心"}


def test_platforms_without_a_head_are_names_where_they_are_quoted():
    assert named("涌现出“岚云”、CloudOS等一批工业互联网平台。", "platform") == {"岚云", "CloudOS"}


def test_short_names_of_cities_are_known_among_cities():
    text = "与云州、岚江、青塘等发达城市相比仍有差距。"
    assert named(text, "region") == {"云州", "岚江", "青塘"}


def test_open_lists_are_read_where_a_member_is_known():
    text = "鼓励岚泰、沅禾等企业创新。依托岚泰、砚洵开展回收利用。依托正极、负极开展研究。"
    assert named(text, "enterprise") == {"岚泰", "沅禾", "砚洵"}


def test_responsible_bodies_of_a_label_are_read_to_its_bracket():
    text = "加强研究。（责任单位：市科委、市经济信息化委、云湖医院发展中心）二是推广应用。"
    assert named(text, "government") >= {"市科委", "市经济信息化委"}
    assert "二是推广应用" not in named(text)
