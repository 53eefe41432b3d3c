import pytest

from lianqun.compiler.extract.industries.headings import IndustryHeadings, TitleKind, read_title
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary

WORDING = wording_of(Vocabulary())


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("大力发展船舶制造产业", TitleKind.NAMED, "船舶制造产业"),
        ("推动纺织产业高质量发展", TitleKind.NAMED, "纺织产业"),
        ("生物医药产业（含医疗器械）", TitleKind.NAMED, "生物医药产业（含医疗器械）"),
        ("培育壮大新兴产业", TitleKind.GROUP, "新兴产业"),
        ("做大做强1个首位产业——船舶制造，迈向高端化", TitleKind.GROUP, "首位产业"),
        ("推动传统产业转型升级", TitleKind.GROUP, "传统产业"),
        ("石墨烯", TitleKind.NOUN, "石墨烯"),
        ("船：远洋船舶", TitleKind.NOUN, "远洋船舶"),
        ("以民用为特色的无人机", TitleKind.NOUN, "无人机"),
        ("做强远洋船舶", TitleKind.DEVELOPED, "远洋船舶"),
        ("推进产业集群发展", TitleKind.OTHER, None),
        ("加强组织领导", TitleKind.OTHER, None),
        ("发展目标", TitleKind.OTHER, None),
        ("提升产业创新能力", TitleKind.OTHER, None),
        ("空间布局", TitleKind.OTHER, None),
        ("加快电子信息产业高质量发展", TitleKind.NAMED, "电子信息产业"),
        ("加快优质高效现代农业发展", TitleKind.NAMED, "优质高效现代农业"),
    ],
)
def test_a_heading_reads_as_its_kind(title, kind, name):
    read = read_title(title, WORDING)
    assert read.kind is kind
    assert name is None or read.name == name


def sites(text):
    found = IndustryHeadings(read_text(text.encode(), "plan.txt"), WORDING).find()
    return [(site.name, site.group) for site in found]


def test_noun_phrases_below_a_group_are_industries():
    text = """一、总体要求

（一）指导思想

坚持创新。

二、现代产业体系

（一）培育壮大新兴产业

1.石墨烯

重点发展石墨烯薄膜。

2.远洋船舶

重点发展液化气船。

（二）前瞻布局未来产业

1.脑机接口

重点发展电极。

三、保障措施

（一）加强组织领导

各部门要配合。
"""
    assert sites(text) == [
        ("石墨烯", "新兴产业"),
        ("远洋船舶", "新兴产业"),
        ("脑机接口", "未来产业"),
    ]


def test_developing_an_industry_below_tasks_is_one_and_its_own_tasks_are_not():
    text = """三、重点任务

（一）大力发展船舶产业

到2030年产值翻番。

1.壮大配套产业

支持配套企业发展。

（二）大力发展钢铁产业

到2030年产值翻番。

（三）大力发展渔业产业

到2030年产值翻番。

四、保障措施

（一）加强领导

各部门要配合。
"""
    assert sites(text) == [("船舶产业", ""), ("钢铁产业", ""), ("渔业产业", "")]


def test_tasks_and_general_chapters_are_no_industries():
    text = """一、产业创新能力提升

（一）推进产业集群发展

建设集群。

（二）完善产业生态

优化环境。

（三）强化企业培育

培育企业。
"""
    assert sites(text) == []


def test_paragraphs_of_a_group_may_open_with_their_industry():
    text = """二、现代产业体系

（一）做大做强优势产业

船舶制造。重点发展液化气船、科考船、豪华邮轮。

绿色化工。重点发展合成树脂、工程塑料、电子化学品。

（二）加强要素保障

加强土地和人才保障。
"""
    assert sites(text) == [("船舶制造", "优势产业"), ("绿色化工", "优势产业")]


def test_groups_that_only_prose_describes_are_no_industries():
    text = """二、现代产业体系

（一）改造提升传统产业

推动企业改造。

（二）培育壮大新兴产业

推动企业发展。

（三）前瞻布局未来产业

推动前沿研究。
"""
    assert sites(text) == []


def test_a_chapter_of_one_industry_is_one_beside_its_sections():
    text = (
        "云岭市产业规划\n\n第一章 做大做强1个首位产业——船舶制造，迈向高端化\n\n发挥带动作用。\n\n"
        "第一节 远洋船舶产业\n\n发展货船。\n\n第二节 内河船舶产业\n\n发展渡轮。\n"
    )
    sites = IndustryHeadings(read_text(text.encode(), "plan.txt"), WORDING).find()
    names = [(site.name, site.group) for site in sites]
    assert names[0] == ("船舶制造", "首位产业")
    assert [name for name, _ in names[1:]] == ["远洋船舶产业", "内河船舶产业"]
