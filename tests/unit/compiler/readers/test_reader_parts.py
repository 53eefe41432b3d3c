from collections.abc import Callable
from datetime import date

import pytest

from lianqun.model.document import Document, DocumentKind

Read = Callable[[str], Document]
BODY = "一、总体要求\n坚持创新驱动，建设现代化产业体系，推动全市工业经济实现质的有效提升和量的合理增长。\n二、主要任务\n抓好落实。\n三、保障\n加强领导。\n"

NEWS = """开局起步 奋勇争先

实施五大行动，白河奋力打造制造业强市

白河日报3月2日讯(记者 王明)2日,全市工业大会召开,会上发布《白河市打造制造业强市2026年行动方案》,提出规模工业增加值增长7%。

创新驱动,激发动能

推动企业加大研发投入,建设一批高水平的创新平台和中试基地,全年新增省级以上平台10家。强化服务保障,推动项目早日

建成投产,为全年目标完成提供支撑。

今年研发经费投入增长8.5%,新增研发机构40家

白河加快建设科技创新高地

白河日报3月2日讯(记者 李华)2日,《白河市科技创新2026年行动方案》发布,明确了目标任务,各项工作全面展开。

白河2026年科技创新目标

研发经费投入增速**8.5%**左右

新增研发机构**40**家

技术合同成交额**15**亿元

制图/张三
"""


def test_a_newspaper_page_is_several_documents(read: Read, texts: Callable[..., list[str]]) -> None:
    document = read(NEWS)
    first, second = (part.metadata for part in document.parts)
    assert first.kind is second.kind is DocumentKind.NEWS_REPORT
    assert (first.title, second.title) == (
        "实施五大行动，白河奋力打造制造业强市",
        "白河加快建设科技创新高地",
    )
    assert (first.region, first.report_year, second.report_year) == ("白河市", 2026, 2026)
    assert [s.label for s in document.sections[1:]] == [
        "创新驱动，激发动能",
        "白河2026年科技创新目标",
    ]
    assert document.sections[2].is_box
    assert any(
        p.endswith("推动项目早日建成投产，为全年目标完成提供支撑。")
        for p in texts(document, "paragraph")
    )
    assert texts(document, "front_matter") == ["制图/张三"]
    assert document.part_at(document.text.index("技术合同")).metadata is second


def test_a_notice_and_its_plan_are_one_document(
    read: Read, texts: Callable[..., list[str]]
) -> None:
    document = read(
        "白河市人民政府办公室\n关于印发《白河市“十五五”工业发展规划》的通知\n白政办发〔2026〕8号\n\n各县（市、区）人民政府，市直各单位：\n"
        "现将《白河市“十五五”工业发展规划》印发给你们，请认真组织实施。\n白河市人民政府办公室\n2026年5月8日\n\n白河市“十五五”工业发展规划\n"
        + BODY
    )
    (part,) = document.parts
    data = part.metadata
    assert data.title == "白河市“十五五”工业发展规划"
    assert data.document_number == "白政办发〔2026〕8号"
    assert data.issuers == ("白河市人民政府办公室",)
    assert data.issued_on == "2026年5月8日"
    assert data.kind is DocumentKind.PLAN
    assert data.region == "白河市"
    assert data.period is not None
    assert (data.period.first_day, data.period.last_day) == (date(2026, 1, 1), date(2030, 12, 31))
    assert texts(document, "title") == ["白河市“十五五”工业发展规划"]
    assert document.blocks[0].kind == "front_matter"


def test_cities_that_issue_together(read: Read) -> None:
    document = read(
        "白河市人民政府\n\n东岭市人民政府\n\n南溪市人民政府\n关于推进河岭溪产业协同发展的意见\n白政发〔2026〕1号\n\n各县市区人民政府：\n"
        + BODY
        + "到2030年总产值达到千亿元。\n白河市人民政府    东岭市人民政府    南溪市人民政府\n 2026年8月2日\n"
    )
    data = document.metadata
    assert data.region == "河岭溪"
    assert data.regions == ("白河市", "东岭市", "南溪市")
    assert data.issuers == ("白河市人民政府", "东岭市人民政府", "南溪市人民政府")
    assert data.period is not None
    assert data.period.year == 2030


def test_a_work_report_with_the_noise_of_its_web_page(
    read: Read, texts: Callable[..., list[str]]
) -> None:
    document = read(
        "下载\n打印\n【字号：\n大\n中\n小\n】\n政府工作报告\n——2026年1月20日在贵州省第十四届\n人民代表大会第四次会议上\n贵州省省长 王明\n"
        "来源：\n贵州日报\n各位代表：\n下面由我作政府工作汇报。\n一、2025年工作回顾\n地区生产总值增长5%。\n"
        "二、2026年安排\n抓好落实。\n责任编辑：\n李华\n扫一扫在手机打开当前页\n打印本页\n"
    )
    data = document.metadata
    assert data.kind is DocumentKind.WORK_REPORT
    assert (data.region, data.report_year, data.issued_on) == ("贵州省", 2026, "2026年1月20日")
    assert data.issuers == ("贵州省人民政府",)
    assert "下载" in texts(document, "front_matter")
    assert texts(document, "front_matter")[-4:] == [
        "责任编辑：",
        "李华",
        "扫一扫在手机打开当前页",
        "打印本页",
    ]
    assert "各位代表：" in texts(document, "paragraph")


def test_a_collection_of_plans(read: Read) -> None:
    document = read("白河市工业规划\n" + BODY + "东岭市工业行动计划（2026—2028年）\n" + BODY)
    assert [part.metadata.region for part in document.parts] == ["白河市", "东岭市"]
    assert document.parts[1].metadata.kind is DocumentKind.ACTION_PLAN
    assert document.sections[4].parent == 0


@pytest.mark.parametrize(
    ("title", "region", "first", "last"),
    [
        ("贵阳市“十四五”工业发展规划", "贵阳市", 2021, 2025),
        ("云泽市雨山区工业发展规划（2026—2030年）", "云泽市雨山区", 2026, 2030),
        ("贵州省贵阳市2026年工业稳增长行动方案", "贵阳市", 2026, 2026),
        ("恩施土家族苗族自治州特色产业行动计划（2025-2027年）", "恩施土家族苗族自治州", 2025, 2027),
        ("青山县国民经济和社会发展第十五个五年规划纲要", "青山县", 2026, 2030),
    ],
)
def test_region_and_period_of_titles(
    read: Read, title: str, *, region: str, first: int, last: int
) -> None:
    data = read(title + "\n" + BODY).metadata
    assert data.region == region
    assert data.period is not None
    assert (data.period.first_day.year, data.period.year) == (first, last)


def test_a_park_goes_by_the_name_that_its_plan_uses(read: Read) -> None:
    document = read(
        "云泽经济技术开发区“十五五”规划\n云泽经济技术开发区管理委员会\n2026年3月\n"
        + BODY
        + "云泽经开区加快发展。\n" * 3
    )
    data = document.metadata
    assert (data.region, data.region_full) == ("云泽经开区", "云泽经济技术开发区")
    assert data.issuers == ("云泽经济技术开发区管理委员会",)
    assert data.issued_on == "2026年3月"


def test_national_plans(read: Read) -> None:
    document = read(
        "国务院关于印发\n“十五五”先进制造业发展规划的通知\n国发〔2026〕9号\n国务院\n2026年2月1日\n“十五五”先进制造业发展规划\n"
        + BODY
    )
    assert document.metadata.region == "全国"


def test_a_notice_without_book_marks_and_a_date_in_characters(
    read: Read, texts: Callable[..., list[str]]
) -> None:
    document = read(
        "云泽市人民政府办公室关于印发云泽市培育产业集群三年行动计划的通知\n索 引 号：0001/2026-12\n云政办发〔2026〕5号\n各县（市、区）人民政府：\n"
        "请认真组织实施。\n云泽市人民政府办公室\n二〇二六年三月十一日\n云泽市培育产业集群三年行动计划\n　　到2028年，培育百亿级集群3个。\n"
        + BODY
        + "附件：1.任务分工表\n　　　2.重点项目表\n版权所有 云泽市人民政府\n"
    )
    data = document.metadata
    assert (data.title, data.issued_on) == ("云泽市培育产业集群三年行动计划", "2026年3月11日")
    assert data.period is not None
    assert (data.period.first_day.year, data.period.year) == (2026, 2028)
    assert [s.label for s in document.sections[1:]] == ["一、总体要求", "二、主要任务", "三、保障"]
    assert texts(document, "title") == ["云泽市培育产业集群三年行动计划"]


def test_a_plan_annexed_to_nothing(read: Read) -> None:
    document = read("附件\n\n云泽市“十五五”先进制造业\n发展规划\n（2026—2030年）\n\n" + BODY)
    assert document.metadata.title == "云泽市“十五五”先进制造业发展规划"
    assert document.path(1) == ("一、总体要求",)


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("粤港澳大湾区制造业发展规划", "粤港澳大湾区"),
        ("深化园区体制机制改革方案", ""),
        ("城市更新行动方案", ""),
        ("加快新型工业化实施方案", ""),
    ],
)
def test_words_that_look_like_regions(read: Read, title: str, region: str) -> None:
    assert read(title + "\n" + BODY).metadata.region == region
