"""Which headings are tasks, at which level, with whom and by when; own plans of invented places."""

import importlib.util

import pytest

from lianqun.model.fact import FactKind
from lianqun.services.interchange import FILES, to_row

PLAN = """云岭市“十四五”先进制造业发展规划

一、发展基础与形势

（一）发展基础

推动产业做大。规模稳步壮大，结构持续优化。

二、总体要求

（一）指导思想

坚持以高质量发展为主题，推动产业升级。

（二）基本原则

坚持创新引领。把创新摆在核心位置，推动产业链升级。

坚持绿色发展。把绿色理念贯穿始终，推动低碳转型。

（三）发展目标

——规模稳步增长。到2025年，工业增加值年均增长7%。

三、全力构建现代产业体系

（一）培育壮大新兴产业

1.智能装备

围绕整机和部件发展，加快补链。

2.生物制造

围绕发酵工程发展，加快补链。

（二）巩固提升传统产业

1.陶瓷

推进窑炉节能改造。

四、实施重点专项行动

（一）园区提效行动

完善园区功能定位。统筹各园区分工，突出主导产业，到2024年形成错位发展格局。

推进亩均效益改革。发布用地产出标准，盘活低效土地。

（二）数字赋能行动

加快企业上云。鼓励中小企业上云上平台。（市工业和信息化局、市数据局）

建设数字园区。推动园区管理数字化。

五、保障措施

（一）加强组织领导

建立统筹推进机制，细化责任分工。由市政府办公室负责督促检查。

（二）多元化资金保障

统筹用好各类专项资金。

（三）完善评估机制

开展年度评估。
"""


def tasks_of(compilation):
    return [f.content for f in compilation.facts if f.kind is FactKind.TASK]


@pytest.fixture(scope="module")
def plan(compile_text):
    return compile_text(PLAN)


def test_tasks_are_the_headings_that_say_what_will_be_done(plan):
    assert [(t.level, t.title) for t in tasks_of(plan)] == [
        (1, "培育壮大新兴产业"),
        (1, "巩固提升传统产业"),
        (1, "园区提效行动"),
        (2, "完善园区功能定位"),
        (2, "推进亩均效益改革"),
        (1, "数字赋能行动"),
        (2, "加快企业上云"),
        (2, "建设数字园区"),
        (1, "加强组织领导"),
        (1, "多元化资金保障"),
        (1, "完善评估机制"),
    ]


def test_bodies_and_deadline_belong_to_the_innermost_task(plan):
    by_title = {t.title: t for t in tasks_of(plan)}
    assert [b.body for b in by_title["加快企业上云"].bodies] == ["市工业和信息化局", "市数据局"]
    assert by_title["数字赋能行动"].bodies == ()
    assert [b.body for b in by_title["加强组织领导"].bodies] == ["市政府办公室"]
    assert by_title["完善园区功能定位"].deadline == 2024
    assert by_title["园区提效行动"].deadline is None


def test_one_doubt_counts_the_tasks_without_bodies(plan):
    doubts = [i for i in plan.issues if i.code == "tasks_without_body"]
    assert [d.arguments for d in doubts] == [{"count": "7", "total": "9"}]


def test_evidence_opens_with_the_task_itself(plan):
    for fact in plan.facts:
        if fact.kind is FactKind.TASK:
            assert fact.content.title in fact.evidence.quote
            assert fact.evidence.stands_in(plan.document.original)


def test_measures_are_short_forms_of_the_sentences_below(plan):
    by_title = {t.title: t for t in tasks_of(plan)}
    assert by_title["推进亩均效益改革"].measures == ("发布用地产出标准",)


def test_section_that_names_bodies_is_a_task_whatever_its_title(compile_text):
    compilation = compile_text(
        "白河县行动方案\n\n一、重点任务\n\n（一）检测服务\n\n提供检测服务。（责任单位：县市场监管局）\n\n"
        "（二）会展\n\n办展。\n\n（三）物流\n\n办物流。\n"
    )
    assert [(t.title, t.bodies[0].body) for t in tasks_of(compilation)] == [
        ("检测服务", "县市场监管局")
    ]


def test_bodies_said_for_all_items_reach_those_without_their_own(compile_text):
    compilation = compile_text(
        "白河县行动方案\n\n一、重点任务\n\n（一）加强检测。\n\n提升检测能力。（县科技局）\n\n（二）办好会展。\n\n"
        "引进展会。\n\n（三）发展物流。\n\n建设物流园。（以上任务责任单位：县商务局）\n"
    )
    assert [[b.body for b in t.bodies] for t in tasks_of(compilation)] == [
        ["县科技局"],
        ["县商务局"],
        ["县商务局"],
    ]


def test_numbered_sentences_with_bodies_are_tasks(compile_text):
    compilation = compile_text(
        "白河县落实方案\n\n一、重点任务\n\n"
        "1.全县工业园区在两年内实现污水集中处理并通过验收，形成可以推广的做法和成套经验以及长效管护的制度安排，"
        "持续提升水质。（牵头单位：县生态环境局）\n\n"
        "2.鼓励企业开展节能改造，对成效明显的给予支持，推动全县规模以上工业企业能耗水平持续下降并形成示范带动效应，"
        "做好宣传。（牵头单位：县工业和信息化局）\n"
    )
    assert [(t.title, t.bodies[0].role) for t in tasks_of(compilation)] == [
        ("全县工业园区在两年内实现污水集中处理并通过验收", "lead"),
        ("鼓励企业开展节能改造", "lead"),
    ]


def test_glossary_at_the_end_of_a_report_holds_no_tasks(compile_text):
    compilation = compile_text(
        "2026年云岭市政府工作报告\n\n一、2025年工作回顾\n\n（一）推动工业升级。\n\n成效明显。\n\n"
        "二、2026年重点工作\n\n（一）扩大有效投资。\n\n抓好项目建设。\n\n（二）做强现代工业。\n\n推进改造。\n\n"
        "附件\n\n1.“链式改造”：是指沿产业链开展的改造。\n\n2.“四上”企业：\n\n指规模以上企业。\n"
    )
    assert [t.title for t in tasks_of(compilation)] == ["扩大有效投资", "做强现代工业"]


@pytest.mark.shared
@pytest.mark.parametrize(("document", "least"), [("000", 0.95), ("004", 0.98)])
def test_tasks_of_labelled_plans(document, least, shared, compile_file_of):
    assert score(shared, document, compile_file_of(document))["tasks"]["f1"] >= least


@pytest.mark.shared
@pytest.mark.parametrize(("document", "least"), [("000", 0.95), ("004", 0.95)])
def test_projects_of_labelled_plans(document, least, shared, compile_file_of):
    scored = score(shared, document, compile_file_of(document))["projects"]
    assert scored["f1"] >= least
    assert scored["builder"]["accuracy"] >= 0.95


@pytest.fixture
def compile_file_of(shared, compile_text):
    def run(document):
        path = next((shared / "corpus").glob(f"{document}_*"))
        return compile_text(path.read_text(encoding="utf-8"), path.name)

    return run


def score(shared, document, compilation):
    """Name scores of the official scorer for tasks and projects."""
    spec = importlib.util.spec_from_file_location(
        "score_facts", shared / "tools" / "score_facts.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scored = {}
    for kind, name in ((FactKind.TASK, "title"), (FactKind.PROJECT, "name")):
        family = FILES[kind]
        rows = [to_row(fact) for fact in compilation.facts if fact.kind is kind]
        gold = module.load(shared / "gold" / document / f"{family}.jsonl")
        scored[family], pairs = module.score_names(rows, gold, name, kind=family)
        if kind is FactKind.PROJECT:
            scored[family]["builder"] = module.score_field(
                pairs, "builder", lambda a, b: bool(module.as_set(a) & module.as_set(b))
            )
    return scored


def titles_of(compile_text, body):
    facts = compile_text(f"云岭市工作报告\n\n一、重点任务\n\n{body}\n").facts
    return [f.content.title for f in facts if f.kind is FactKind.TASK]


def test_paragraphs_that_open_with_ordinals_are_tasks(compile_text):
    body = "一是推进果品深加工，支持企业扩产。\n\n二是完善冷链网络，建设前置仓。"
    assert titles_of(compile_text, body) == ["推进果品深加工", "完善冷链网络"]


def test_paragraphs_behind_an_opener_are_tasks(compile_text):
    body = (
        "一方面，加快建设交易平台。引导商户进场交易，扩大规模。\n\n"
        "此外，着眼长远，加快布局检测平台。围绕果品开展检测，保障质量。"
    )
    assert titles_of(compile_text, body) == ["加快建设交易平台", "加快布局检测平台"]


def test_two_short_clauses_are_a_title_when_they_come_in_series(compile_text):
    series = (
        "强化品种攻关，增加优质供给。支持院校育种，建设种质库。\n\n"
        "强化品牌培育，壮大营销队伍。支持企业参展，办好果品节。"
    )
    assert titles_of(compile_text, series) == [
        "强化品种攻关，增加优质供给",
        "强化品牌培育，壮大营销队伍",
    ]


def test_programmes_are_tasks_where_a_title_tells_their_number(compile_text):
    body = "云岭将实施果园更新行动和冷链提速行动，并启动品牌出海行动。"
    facts = compile_text(f"云岭市果业三大行动实施方案\n\n一、重点任务\n\n{body}\n").facts
    found = [f.content.title for f in facts if f.kind is FactKind.TASK]
    assert found == ["果园更新行动", "冷链提速行动", "品牌出海行动"]


def test_a_heading_may_say_first_in_what_respect(compile_text):
    text = (
        "云岭市粮食储备实施方案（2024—2026年）\n\n一、总体要求\n\n坚持稳中求进。\n\n二、实施重点\n\n"
        "（一）在库容建设方面着力补齐短板\n\n新建库点。\n\n（二）在轮换管理方面着力提升效率\n\n优化流程。\n"
    )
    tasks = [f.content.title for f in compile_text(text).facts if f.kind is FactKind.TASK]
    assert tasks == ["在库容建设方面着力补齐短板", "在轮换管理方面着力提升效率"]
