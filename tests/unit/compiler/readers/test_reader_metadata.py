"""What a document says of itself where a copy has lost its title, or prints it in other ways."""

import pytest

from lianqun.compiler.readers.text import read_text
from lianqun.model.document import BlockKind, DocumentKind
from lianqun.model.five_year_plans import five_year_plan, plan_of
from lianqun.model.period import Period

GIVEN = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n"
BODY = "一、工作回顾\n过去一年，全市经济稳定增长，各项事业取得新的成绩，人民生活继续改善。\n二、工作安排\n抓好落实。\n"
TASKS = "一、总体要求\n坚持创新驱动，推动经济实现质的有效提升和量的合理增长。\n二、主要任务\n抓好落实。\n"
GOALS = "三、发展目标\n到2025年，产值达到8亿元。到2030年，产值达到9亿元。\n"


def about(text, file_name="x.txt"):
    return read_text(text.encode(), file_name).metadata


@pytest.mark.parametrize(
    ("head", "file_name", "year"),
    [
        ("——2021年2月5日在白山市第五届人民代表大会第七次会议上\n", "x.txt", 2021),
        ("——2021年12月28日在白山市第五届人民代表大会第八次会议上\n", "x.txt", 2022),
        ("二〇二四年二月三日在白山市第六届人民代表大会第二次会议上\n", "x.txt", 2024),
        ("白山市政府工作报告（2021年12月30日 王明）\n", "x.txt", 2022),
        ("", "白山市2019政府工作报告.txt", 2019),
    ],
)
def test_a_work_report_without_its_title(head, file_name, year):
    found = about(head + GIVEN + BODY, file_name)
    assert (found.kind, found.report_year) == (DocumentKind.WORK_REPORT, year)
    assert found.region == "白山市"
    assert found.period == Period.of_year(year)


def test_a_report_without_any_day_is_of_the_year_that_its_headings_plan():
    found = about(
        "政府工作报告\n"
        + GIVEN
        + "一、2024年工作回顾\n全省经济稳定增长。我省进位争先，江西发展迈上新台阶。\n二、2025年工作安排\n江西各地要抓好落实。全省上下一心，江西明天更好，我省未来可期。\n"
    )
    assert (found.report_year, found.region) == (2025, "江西省")


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("中华人民共和国国民经济和社会发展第十五个五年规划纲要", "全国"),
        ("推进白山市先进制造业集群建设实施方案", "白山市"),
        ("国务院关于印发“十三五”水利发展规划的通知", "全国"),
        ("中国中小企业发展情况分析报告", "全国"),
        ("中国声谷发展情况分析报告", ""),
        (
            "伊犁哈萨克自治州产业发展规划\n伊犁州要发展产业，伊犁州各县要抓落实。",
            "伊犁哈萨克自治州",
        ),
        ("推动新型运输应用实施方案\n为落实党中央、国务院部署，促进我国运输转型。", "全国"),
    ],
)
def test_whose_plan_it_is(title, region):
    assert about(f"{title}\n{TASKS}").region == region


def test_a_bulletin_whose_title_is_a_picture_is_known_by_its_office():
    found = about(
        "白山市统计局\n2024年5月7日\n2023年，全市经济稳定增长，地区生产总值达到310亿元。\n" * 1
    )
    assert (found.kind, found.period) == (DocumentKind.STATISTICAL_REPORT, Period.of_year(2023))


def test_a_text_that_goes_through_many_provinces_is_of_none():
    named = "".join(
        f"{name}贷款增长较快。" * 3 for name in ("湖北省", "安徽省", "江西省", "河南省")
    )
    assert about(f"中小企业贷款分析报告\n{TASKS}{named}安徽省发布办法。\n").region == ""


def test_the_congress_that_approved_a_plan_tells_whose_it_is():
    text = "和二〇三五年远景目标纲要\n2021年1月27日白山市第十五届\n人民代表大会第五次会议批准\n"
    found = about(text + TASKS + "“十四五”时期要抓好落实。“十四五”是关键时期。“十四五”末见成效。\n")
    assert (found.region, found.period) == ("白山市", five_year_plan("十四"))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("白山市国民经济和社会发展第十个五年计划纲要", DocumentKind.PLAN),
        ("白山市低空经济三年行动计划（2025—2027年）", DocumentKind.ACTION_PLAN),
        ("白山新城创新区建设方案", DocumentKind.IMPLEMENTATION_PLAN),
        ("2023年白山市国民经济和社会发展统计公报①", DocumentKind.STATISTICAL_REPORT),
        ("2023年白山市国民经济和社会发展统计公报[1]", DocumentKind.STATISTICAL_REPORT),
    ],
)
def test_the_kind_is_what_the_title_ends_in(title, kind):
    assert about(f"{title}\n{TASKS}").kind is kind


def test_the_tasks_of_a_work_report_are_a_plan_of_their_year():
    found = about("2024年市政府工作报告重点任务清单\n" + TASKS)
    assert (found.kind, found.period) == (DocumentKind.ACTION_PLAN, Period.of_year(2024))


def test_an_agency_prints_a_plan_in_full():
    found = about(
        f"> 新华社北京3月13日电\n中华人民共和国国民经济和社会发展第十五个五年规划纲要\n{TASKS}",
        "x.md",
    )
    assert (found.kind, found.period) == (DocumentKind.PLAN, five_year_plan("十五"))


def test_the_block_of_labels_of_a_markdown_file():
    document = read_text(
        f"---\nsource: https://example.org/1\ntitle: 白山市政府工作报告（2022年1月5日 王明）\n---\n\n{GIVEN}{BODY}".encode(),
        "x.md",
    )
    assert document.metadata.title == "白山市政府工作报告（2022年1月5日 王明）"
    assert document.metadata.report_year == 2022
    labels = [b for b in document.blocks if "source" in document.text[b.start : b.end]]
    assert [b.kind for b in labels] == [BlockKind.FRONT_MATTER]


def test_a_rule_that_no_labels_follow_is_no_block():
    found = about(f"---\n白山市政府工作报告（2022年1月5日）\n---\n{GIVEN}{BODY}", "x.md")
    assert found.report_year == 2022


@pytest.mark.parametrize(
    ("ordinal", "years"),
    [("一", (1953, 1957)), ("六", (1981, 1985)), ("十", (2001, 2005)), ("十四", (2021, 2025))],
)
def test_the_years_of_a_five_year_plan(ordinal, years):
    assert five_year_plan(ordinal) == Period.of_years(*years)
    assert plan_of(years[0]) == plan_of(years[1]) == (ordinal, Period.of_years(*years))


def test_years_between_plans_are_of_none():
    assert plan_of(1964) is None


def test_digits_that_a_copy_has_spaced_out_are_numbers():
    text = "白山市国民经济和社会发展第十个五年计划纲要\n" + TASKS.replace(
        "抓好落实。",
        "2 0 0 0年打好基础，2 0 0 3年见到成效，2 0 0 5年完成任务，产值达到1 2 0亿元，增长9. 5%。",
    )
    assert "产值达到120亿元，增长9.5%" in read_text(text.encode(), "x.txt").text


def test_a_middle_dot_between_digits_is_a_decimal_point_but_not_in_a_day():
    text = f"白山市“十四五”规划\n{TASKS}产值增长4·5倍，“5·12”不会忘记。\n"
    assert "增长4.5倍，“5·12”不会忘记" in read_text(text.encode(), "x.txt").text


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("“十四五”时期，全市产业稳步发展。“十五五”时期是转型的关键阶段。", (2026, 2030)),
        ("“十四五”时期，全市产业稳步发展，各项事业取得新的成绩。", (2021, 2025)),
        ("“十四五”时期，全市产业稳步发展。2026年是转型之年。", None),
        ("2016—2020年全市产业稳步发展，2021—2025年要再上台阶。", (2021, 2025)),
    ],
)
def test_an_opening_may_look_back_on_the_plan_before(opening, period):
    more = "为推动产业结构优化升级，增强企业创新能力，提高资源利用效率，促进区域协调发展，扩大就业，改善民生，现提出如下意见。"
    found = about("关于做好产业转型工作的意见\n" + opening + more * 2 + "\n" + TASKS).period
    assert found == (Period.of_years(*period) if period else None)


def test_the_first_document_of_a_year_is_of_that_year_and_the_nation():
    found = about(
        "2019年中央一号文件\n“十二五”时期，农业稳步发展，各项事业取得新的成绩。\n" + TASKS
    )
    assert (found.title, found.report_year, found.region) == ("2019年中央一号文件", 2019, "全国")


def test_an_issue_of_a_periodical_is_of_its_year():
    text = (
        "白河市经济展望报告\n2025年第2季度（总第62期）\n2025年3月27日\n到2030年形成新的发展格局。\n"
    )
    assert about(text + TASKS).period == Period.of_year(2025)


def test_a_city_is_not_the_prefecture_that_shares_its_short_name():
    assert about(f"文山市政府工作报告\n{TASKS}").region == "文山市"
    assert about(f"文山州制造业发展规划\n{TASKS}").region_full == "文山壮族苗族自治州"
    park = "文山市高新技术产业开发区"
    assert about(f"{park}发展规划\n{TASKS}").region == park


def test_a_title_that_names_a_last_year_plans_up_to_it():
    found = about(f"2030年前碳达峰行动方案\n{TASKS}{GOALS}")
    assert (found.report_year, found.period) == (None, Period.of_years(2025, 2030))


def test_the_date_below_a_title_is_no_period():
    text = f"关于做好低碳工作的意见\n（2021年9月22日）\n{TASKS}{GOALS}"
    assert about(text).period == Period.of_years(2021, 2025)


def test_a_plan_without_a_place_that_carries_out_what_the_centre_decided_is_the_nations():
    named = "认真落实党中央、国务院决策部署，健全区域布局，制定本方案。\n"
    assert about(f"绿色技术示范工程实施方案\n{named}{TASKS}").region == "全国"
    assert about(f"绿色技术示范工程实施方案\n{named}全县推进。\n{TASKS}").region == ""


def test_a_district_is_told_by_the_source_of_a_page():
    text = "关于污染防治的实施意见\n上海海棠\n根据上海市的意见，结合我区实际，提出如下意见。\n"
    text += "上海市海棠区建设美丽海棠。上海市要求明确。上海市支持。\n"
    found = about(text + TASKS)
    assert (found.region, found.region_full) == ("海棠区", "上海市海棠区")


def test_a_page_that_announces_a_plan_is_of_its_year():
    text = "深化数字建设，工作要点来啦\n\n《深化数字建设2020年工作要点》近日出台，明确了总体安排：聚焦三大转型，推进技术突破、设施提升和数据协同。\n"
    assert about(text + TASKS).period == Period.of_year(2020)
