import pytest

from lianqun.compiler.extract.industries.name_lists import NameListReader
from lianqun.compiler.extract.industries.organisations import NameKind, kind_of
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

WORDING = wording_of(Vocabulary())


def names(text, kinds=(NameKind.ENTERPRISE,)):
    document = read_text(text.encode(), "plan.txt")
    return [m.name for m in NameListReader(document, WORDING).read() if m.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("依托沪东、江南、外高桥等企业，重点发展液化气船。", ["沪东", "江南", "外高桥"]),
        ("支持沪东造船等龙头企业做大做强，提升配套水平。", ["沪东造船"]),
        ("以沪东造船、江南船务等行业领军企业为依托，建设船舶城。", ["沪东造船", "江南船务"]),
        ("一是依托沪东造船等重点企业和项目，发展客船。", ["沪东造船"]),
        ("深化与沪东造船、江南船务等企业的合作，共同研发。", ["沪东造船", "江南船务"]),
        ("加大对沪东造船等新势力企业培育力度，做优服务。", ["沪东造船"]),
        ("发展壮大沪东、江南等一批技术好、规模大的龙头企业。", ["沪东", "江南"]),
        ("推进沪东造船与江南船务等制造业企业深入合作。", ["沪东造船", "江南船务"]),
    ],
)
def test_a_list_that_says_firms_gives_firms_whatever_their_names(sentence, firms):
    assert names(sentence) == firms


@pytest.mark.parametrize(
    "sentence",
    [
        "引进悬挂系统、变速箱、底盘等零部件生产企业，完善链条。",
        "重点引进甲钢股份、乙铝股份等知名企业落户。",
        "支持企业通过兼并、重组、收购等方式组建大型企业集团。",
        "面向机械、交通、冶金等重点行业企业，开发软件。",
        "鼓励规模大、实力强等企业走出去。",
        "支持央企、国企、民企等企业发展。",
        "推动一批配套商成长为单打冠军、隐形龙头等企业。",
        "重点依托龙腾操作系统，发展数据库产品。",
        "以国产处理器为核心，发展服务器。",
    ],
)
def test_products_qualities_and_firms_to_attract_are_no_firms(sentence):
    assert names(sentence) == []


def test_institutions_in_a_mixed_list_are_told_from_firms_by_their_ending():
    text = "依托华东理工大学、国家船舶工程研究中心、沪东造船等高校和企业，开展攻关。"
    assert names(text) == ["沪东造船"]
    assert names(text, [NameKind.UNIVERSITY, NameKind.INSTITUTE]) == [
        "华东理工大学",
        "国家船舶工程研究中心",
    ]


def test_an_institution_beside_it_shows_that_an_unknown_name_is_a_body():
    text = "依托船舶708所及沪东，重点开展船型研发。"
    assert names(text) == ["沪东"]
    assert names(text, [NameKind.INSTITUTE]) == ["船舶708所"]


def test_a_firm_known_from_one_list_is_known_elsewhere():
    text = "依托沪东、江南等企业，发展客船。鼓励沪东开展远洋船研发。建设以江南牵头的研发中心。"
    assert names(text) == ["沪东", "江南", "沪东", "江南"]


def test_what_leads_as_a_dragon_head_is_a_firm():
    assert names("充分发挥沪东的龙头带动作用，建设船舶城。") == ["沪东"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("武汉理工大学", NameKind.UNIVERSITY),
        ("国家超算中心（天津）", NameKind.PLATFORM),
        ("昆山高新区（国家级）", NameKind.PARK),
        ("中国船舶708所", NameKind.INSTITUTE),
        ("沪东造船股份有限公司", NameKind.ENTERPRISE),
        ("行业协会", NameKind.THING),
        ("液压系统", NameKind.THING),
        ("沪东", NameKind.UNKNOWN),
    ],
)
def test_the_last_word_of_a_name_tells_its_kind(name, kind):
    assert kind_of(name, WORDING) is kind
