import pytest

from lianqun.model.fact import FactKind

PLAN = """扬泰先进制造业发展意见

一、重点任务

（一）大力发展船舶海工产业

到2030年，产值达到900亿元，打造世界级船舶海工产业集群。[牵头城市：扬州市。承载园区：扬州高新区、江都区、扬州高新区。龙头企业：甲船、乙重工]

1.提升配套水平

依托甲船、丙机电等企业，重点发展低速机、甲板机械。

专栏1 船舶海工产业集群建设

加强产学研合作。鼓励丁船舶等企业参与标准制定，提升话语权。

（二）大力发展绿色化工产业

客户需求为先。树脂领域，支持戊化学、己新材等企业，重点发展环氧树脂、聚氨酯。

（三）大力发展现代食品产业

（涉密，内容略；牵头城市：泰州市）

二、空间布局

绿色化工：以泰兴经开区、江都区为核心载体，完善链条。

三、保障措施

（一）加强领导

各部门要配合。
"""


@pytest.fixture(scope="module")
def compiled(compile_text):
    return compile_text(PLAN)


@pytest.fixture(scope="module")
def profiles(compiled):
    return {f.content.name: f.content for f in compiled.facts if f.kind is FactKind.INDUSTRY}


def test_each_industry_section_gives_one_profile(profiles):
    assert list(profiles) == ["船舶海工产业", "绿色化工产业", "现代食品产业"]


def test_labelled_lists_fill_their_fields(profiles):
    ships = profiles["船舶海工产业"]
    assert ships.lead_cities == ("扬州市",)
    assert ships.carriers == ("扬州高新区", "江都区", "扬州高新区")
    assert ships.leading_enterprises == ("甲船", "乙重工")


def test_firms_of_running_text_and_of_boxes_are_kept_apart(profiles):
    ships = profiles["船舶海工产业"]
    assert ships.enterprises == ("甲船", "丙机电")
    assert ships.enterprises_in_box == ("丁船舶",)


def test_carriers_stated_in_another_chapter_are_linked_by_name(profiles):
    assert profiles["绿色化工产业"].carriers == ("泰兴经开区", "江都区")


def test_fields_have_directions_and_firms(profiles):
    (field,) = profiles["绿色化工产业"].sub_domains
    assert field.name == "树脂"
    assert field.directions == ("环氧树脂", "聚氨酯")
    assert field.enterprises == ("戊化学", "己新材")


def test_a_section_without_content_still_gives_what_it_says(profiles):
    assert profiles["现代食品产业"].lead_cities == ("泰州市",)
    assert profiles["现代食品产业"].carriers == ()


def test_a_name_listed_twice_is_reported(compiled):
    doubts = [i for i in compiled.issues if i.code == "name_listed_twice"]
    assert [d.arguments["name"] for d in doubts] == ["扬州高新区"]


def test_evidence_shows_the_heading_and_the_opening(compiled):
    fact = next(f for f in compiled.facts if f.kind is FactKind.INDUSTRY)
    assert fact.evidence.quote.startswith("（一）大力发展船舶海工产业")
    assert fact.evidence.stands_in(compiled.document.original)


def test_clauses_in_a_row_name_industries_where_none_has_a_section(compile_text):
    text = "各地施策精准，例如船舶产业重点引进推进器、锚机等；化工产业主攻环氧树脂、聚氨酯项目。\n"
    found = [f.content for f in compile_text(text).facts if f.kind is FactKind.INDUSTRY]
    assert [(p.name, p.sub_domains[0].directions) for p in found] == [
        ("船舶产业", ("推进器", "锚机")),
        ("化工产业", ("环氧树脂", "聚氨酯")),
    ]


def test_one_such_clause_alone_is_no_profile(compile_text):
    text = "会议指出，船舶产业主攻推进器、锚机，增速居前。\n"
    assert not [f for f in compile_text(text).facts if f.kind is FactKind.INDUSTRY]
