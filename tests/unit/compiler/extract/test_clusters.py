import pytest

from lianqun.model.fact import FactKind

NATIONAL = "国家级（战略性新兴产业集群）"


def claims(compile_text, text):
    facts = compile_text(text).facts
    return [
        (f.content.name, f.content.tier, f.content.status)
        for f in facts
        if f.kind is FactKind.CLUSTER
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("打造世界级船舶海工产业集群。", [("船舶海工产业集群", "世界级", "打造")]),
        (
            "培育客船、货船、船用电气等一批省级先进制造业集群。",
            [("客船", "省级", "培育"), ("货船", "省级", "培育"), ("船用电气", "省级", "培育")],
        ),
        (
            "争创链条齐全、带动力强的远洋船舶和海工装备两大国家级先进制造业集群。",
            [("远洋船舶", "国家级", "争创"), ("海工装备", "国家级", "争创")],
        ),
        (
            "船舶配套产业集群获批国家首批战略性新兴产业集群。",
            [("船舶配套产业集群", NATIONAL, "已获批")],
        ),
        (
            "扬州船舶、泰州医药等2个产业集群入选国家第二批战略性新兴产业集群名单。",
            [("扬州船舶", NATIONAL, "已获批"), ("泰州医药", NATIONAL, "已获批")],
        ),
        ("加快将远洋船舶培育成为世界级先进制造业集群。", [("远洋船舶", "世界级", "培育")]),
        ("推动远洋船舶向世界级先进制造业集群迈进。", [("远洋船舶", "世界级", "培育")]),
        (
            "加快远洋船舶、生物药等争创国家级产业集群。",
            [("远洋船舶", "国家级", "争创"), ("生物药", "国家级", "争创")],
        ),
        ("支撑全省打造远洋船舶“世界级先进制造业集群”。", [("远洋船舶", "世界级", "打造")]),
        (
            "着力培育以远洋船舶、海工装备为代表的世界级产业集群。",
            [("远洋船舶", "世界级", "培育"), ("海工装备", "世界级", "培育")],
        ),
        (
            "围绕远洋船舶、海工装备两大优势产业，提高竞争力，努力形成世界级产业集群。",
            [("远洋船舶", "世界级", "形成"), ("海工装备", "世界级", "形成")],
        ),
        ("建设特色鲜明的船用阀门产业集群。", [("船用阀门产业集群", "", "建设")]),
    ],
)
def test_a_cluster_is_read_with_name_tier_and_status(compile_text, sentence, expected):
    assert claims(compile_text, sentence + "\n") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "培育3个世界级先进制造业集群。",
        "建设一批国家级先进制造业集群，完善治理。",
        "做大做强优势产业集群，提升集聚水平。",
        "推动产业集群化发展，发挥产业集群效应。",
        "建设国家枢纽节点数据中心集群。",
        "实施农业产业集群培育行动。",
        "打造一批有影响力的品牌和产业集群。",
        "协同打造世界级先进制造业集群。",
        "组织参与某省先进制造业集群认定工作。",
    ],
)
def test_counts_programmes_and_general_talk_are_no_clusters(compile_text, sentence):
    assert claims(compile_text, sentence + "\n") == []


LAYOUT = """一、总体目标

推动客船向世界级产业集群迈进，培育船用电气、船用阀门等一批省级先进制造业集群。

二、重点任务

（一）空间布局

打造世界级先进制造业集群。以扬州高新区、江都区为核心载体，推动客船向世界级先进制造业集群迈进。

专栏1 省级先进制造业集群布局

船用电气：以靖江经开区为载体，加快船电产业集群建设。

船用电缆：以泰兴经开区、泰州高新区为载体，发展海缆。
"""


def test_mentions_join_to_one_claim_with_its_carriers(compile_text):
    facts = [f.content for f in compile_text(LAYOUT).facts if f.kind is FactKind.CLUSTER]
    assert {(c.name, c.tier, c.carriers) for c in facts} == {
        ("客船", "世界级", ("扬州高新区", "江都区")),
        ("船用电气", "省级", ("靖江经开区",)),
        ("船用阀门", "省级", ()),
        ("船用电缆", "省级", ("泰兴经开区", "泰州高新区")),
    }


SECTIONS = """三、重点任务

（一）大力发展船舶产业

打造世界级船舶产业集群，协力打造世界级海缆产业集群。[承载园区：扬州高新区、江都区]

（二）大力发展医药产业

打造国家战略性新兴产业集群、全国医药基地。[承载园区：泰州高新区]

（三）大力发展食品产业

推动增产。
"""


def test_a_cluster_of_its_sections_industry_takes_the_sections_carriers(compile_text):
    compiled = compile_text(SECTIONS)
    facts = [f.content for f in compiled.facts if f.kind is FactKind.CLUSTER]
    assert [(c.name, c.tier, c.carriers) for c in facts] == [
        ("船舶产业集群", "世界级", ("扬州高新区", "江都区")),
        ("海缆产业集群", "世界级", ()),
        ("国家战略性新兴产业集群", NATIONAL, ("泰州高新区",)),
    ]
    assert [i.code for i in compiled.issues].count("cluster_without_name") == 1


def test_clusters_of_other_places_in_a_comparison_are_left_out(compile_text):
    text = "一、产业园对标分析\n\n某地已形成中药、疫苗等多个产业集群，打造世界级中药产业集群。\n"
    assert claims(compile_text, text) == []
