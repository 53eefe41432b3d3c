from lianqun.compiler.extract.industries.positioning import read_positioning
from lianqun.compiler.extract.industries.sub_domains import FieldReader
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.model.document import BlockKind
from lianqun.vocab.vocabulary import Vocabulary


def fields(text):
    document = read_text(text.encode(), "plan.txt")
    reader = FieldReader(document, wording_of(Vocabulary()))
    blocks = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    return {f.name: reader.directions(f.spans) for f in reader.read(blocks, [])}


def test_sentences_that_open_with_a_field_part_the_paragraph():
    text = (
        "巩固行业地位，完善链条。客船领域，重点发展邮轮、客滚船、游艇等产品。加快布局电动渡船。"
        "配套设备领域，突破低速机、吊舱推进器、甲板机械和压载水系统等关键设备；"
        "船舶服务领域，大力发展设计、检验。到2030年，打造国家船舶基地。"
    )
    assert fields(text) == {
        "客船": ("邮轮", "客滚船", "游艇", "电动渡船"),
        "配套设备": ("低速机", "吊舱推进器", "甲板机械", "压载水系统"),
        "船舶服务": ("检验",),
    }


def test_a_bare_field_counts_beside_others_that_say_so():
    text = "客船领域，重点发展邮轮、客滚船。船型设计，依托甲所，重点培育概念设计、生产设计。"
    assert list(fields(text)) == ["客船", "船型设计"]


def test_a_sentence_about_several_fields_opens_none():
    assert fields("在客船、货船等领域，重点发展邮轮、散货船。围绕客船领域，开展攻关。") == {}


def test_run_in_headings_of_paragraphs_are_fields_unless_they_are_tasks():
    text = "客船领域。重点发展邮轮、客滚船。\n\n加强人才培养。完善制度，引进人才。\n\n船舶服务。发展检验、设计服务。\n"
    assert list(fields(text)) == ["客船", "船舶服务"]


def test_firms_and_projects_are_no_directions():
    assert fields("客船领域，发展壮大甲船、乙船等龙头企业，建设甲项目、乙项目。") == {"客船": ()}


def test_positioning_keeps_the_roles_an_industry_is_to_reach():
    text = "到2030年，打造全国重要的船舶基地、海工装备高地，将扬州建设成为国际船舶之都，支撑全省打造制造高地。"
    assert read_positioning(text, [(0, len(text))], wording_of(Vocabulary()).words) == (
        "打造全国重要的船舶基地、海工装备高地",
        "将扬州建设成为国际船舶之都",
    )
