"""Regions and public bodies: the country's own, and those that only their form shows."""

import pytest

from lianqun.compiler.extract.entity_recogniser import recognise
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def named(text: str, kind: str) -> set[str]:
    """Names of one kind that a text mentions."""
    mentions = recognise(read_text(text.encode()), VOCABULARY)
    return {mention.name for mention in mentions if mention.type == kind}


def test_invented_city_and_its_short_form_are_learnt():
    text = "云州市是重要基地。云州与周边互补，将云州市打造为中心。"
    assert named(text, "region") == {"云州市", "云州"}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("以包河区、庐阳区、蜀山区为核心，联动肥西县。", {"包河区", "庐阳区", "蜀山区", "肥西县"}),
        ("依托湘潭县壮大种植规模。", {"湘潭县"}),
        ("融入长三角一体化和粤港澳大湾区建设。", {"长三角", "粤港澳大湾区"}),
        ("推动云岚都市圈发展，云岚三市协同。", {"云岚都市圈", "云岚三市"}),
    ],
)
def test_regions_are_known_by_form_or_table(text, regions):
    assert named(text, "region") >= regions


@pytest.mark.parametrize(
    "text",
    [
        "推动全市各区县、城市社区和园区、山区、老区发展。",
        "完成市里下达任务，增加市县自主财力，采用省、市、区三级共建。",
        "我市上市企业入市交易，打造美丽城区、示范区、先导区。",
        "建设好社区、好城区，事关国家长治久安。",
    ],
)
def test_common_words_that_end_like_regions_are_none(text):
    assert named(text, "region") == set()


def test_street_names_do_not_name_a_province():
    assert named("在南京东路建设美丽街区。", "region") == set()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("按照省委、省人民政府部署。", {"省委", "省人民政府"}),
        ("云州市人民政府办公厅印发。云州市发展很快。", {"云州市人民政府办公厅"}),
        ("由市发展改革委会同市财政局负责。", {"市发展改革委", "市财政局"}),
        ("报工业和信息化部、国家发展改革委批准。", {"工业和信息化部", "国家发展改革委"}),
        ("上海海关、杭州警备区参加。", {"上海海关", "杭州警备区"}),
        ("成立市新能源产业发展领导小组。", {"市新能源产业发展领导小组"}),
    ],
)
def test_bodies_carry_their_region_or_level(text, bodies):
    assert named(text, "government") == bodies


@pytest.mark.parametrize(
    "text",
    [
        "各级政府、各县（市）区人民政府要加强领导。",
        "发挥政府引导作用，加强政府采购支持，加大民政部门投入。",
        "市委托第三方评估，各有关部门配合。",
    ],
)
def test_government_in_general_is_no_body(text):
    assert named(text, "government") == set()
