"""Firms and platforms that the text about an industry names, and what is only wanted."""

import pytest

from lianqun.compiler.extract.industries.carriers import CarrierReader
from lianqun.compiler.extract.industries.named import NamedReader
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def read(text):
    document = read_text(text.encode(), "plan.txt", VOCABULARY)
    wording = wording_of(VOCABULARY)
    lists = CarrierReader(document, wording).labelled_lists()
    named = NamedReader(document, VOCABULARY, wording, lists)
    whole = [(0, len(document.text))]
    return list(named.firms(whole)), list(named.platforms(whole))


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
        ("充分发挥沪东的龙头带动作用，建设船舶城。", ["沪东"]),
        ("依托沪东、江南等企业，发展客船。鼓励沪东开展远洋船研发。", ["沪东", "江南"]),
    ],
)
def test_firms_are_those_that_the_recogniser_finds(sentence, firms):
    assert read(sentence)[0] == firms


@pytest.mark.parametrize(
    "sentence",
    [
        "引进悬挂系统、变速箱、底盘等零部件生产企业，完善链条。",
        "重点引进甲钢股份、乙铝股份等知名企业落户。",
        "推动甲钢股份、乙铝股份等企业落户，完善链条。",
        "支持企业通过兼并、重组、收购等方式组建大型企业集团。",
        "面向机械、交通、冶金等重点行业企业，开发软件。",
        "鼓励规模大、实力强等企业走出去。",
        "支持央企、国企、民企等企业发展。",
        "重点依托龙腾操作系统，发展数据库产品。",
        "以国产处理器为核心，发展服务器。",
        "龙头企业：沪东造船、江南船务。",
    ],
)
def test_products_kinds_wanted_firms_and_labelled_lists_are_left_out(sentence):
    assert read(sentence)[0] == []


def test_what_is_attracted_does_not_touch_who_is_relied_on():
    assert read("引进先进技术，依托沪东造船、江南船务等企业发展客船。")[0] == [
        "沪东造船",
        "江南船务",
    ]


def test_universities_and_institutes_are_platforms_beside_firms():
    firms, platforms = read(
        "依托华东理工大学、国家船舶工程研究中心、沪东造船等高校和企业，开展攻关。"
    )
    assert firms == ["沪东造船"]
    assert platforms == ["华东理工大学", "国家船舶工程研究中心"]
    assert read("依托船舶708所及沪东，重点开展船型研发。") == (["沪东"], ["船舶708所"])


@pytest.mark.parametrize(
    "sentence",
    [
        "争创国家船舶工程创新中心，提升研发水平。",
        "推动国家船舶工程创新中心落地，提升研发水平。",
        "联合高校共建国家船舶工程创新中心。",
    ],
)
def test_platforms_that_are_still_to_be_built_are_left_out(sentence):
    assert read(sentence)[1] == []


def test_an_alliance_is_a_platform_where_an_industry_relies_on_it():
    assert read("依托国家船舶产业技术创新战略联盟，完善标准。")[1] == [
        "国家船舶产业技术创新战略联盟"
    ]
