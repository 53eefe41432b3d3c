"""Tables whose rows are places or industries."""

from toy_statements import statements, value_of, year_of

from lianqun.compiler.pipeline import compile_file
from lianqun.vocab.vocabulary import Vocabulary

TITLE = "# 云岭市工业发展“十五五”规划（2026—2030年）\n\n## 二、目标\n\n"


def _read(table: str) -> list[tuple[str, str, str, str, int | None]]:
    return [
        (kind, said.subject, said.indicator, value_of(said), year_of(said))
        for kind, said in statements(TITLE + table, "plan.md")
    ]


def test_each_place_has_the_figure_of_its_row_by_the_time_of_the_caption() -> None:
    found = _read(
        "表2　各板块2030年目标分解\n\n"
        "| 板块 | 外贸进出口（亿元） | 主攻方向 |\n|---|---:|---|\n"
        "| 云东新区 | 780 | 石化、新材料 |\n| 东山县、西山县 | 各55 | 纺织 |\n| 合计 | 890 | |\n"
    )
    assert found == [
        ("T", "云东新区", "外贸进出口", "780亿元", 2030),
        ("T", "东山县", "外贸进出口", "55亿元", 2030),
        ("T", "西山县", "外贸进出口", "55亿元", 2030),
        ("T", "云岭市", "外贸进出口", "890亿元", 2030),
    ]


def test_years_in_the_header_part_what_is_from_what_is_aimed_at() -> None:
    found = _read(
        "表3　产业链目标\n\n"
        "| 产业链 | 2025年产值（亿元） | 2030年产值目标（亿元） | 年均增长（%） |\n|---|---|---|---|\n"
        "| 光伏 | 120 | 300 | 20 |\n"
    )
    assert sorted(found) == [
        ("A", "光伏", "产值", "120亿元", 2025),
        ("T", "光伏", "产值", "300亿元", 2030),
        ("T", "光伏", "产值年均增速", "20%", 2030),
    ]


def test_a_column_without_a_year_anywhere_is_an_issue_and_no_figure() -> None:
    table = "表4　县区企业\n\n| 县区 | 规上企业（家） | 说明（项） |\n|---|---|---|\n| 东山县 | 30 | 无 |\n"
    assert _read(table) == []
    compiled = compile_file((TITLE + table).encode(), "plan.md", Vocabulary())
    undated = [issue for issue in compiled.issues if issue.code == "table_column_undated"]
    assert [issue.arguments["column"] for issue in undated] == ["规上企业（家）"]


def test_a_goal_starts_from_the_same_measure_of_its_row() -> None:
    table = (
        "| 县区 | 2025年产值（亿元） | 2025年税收（亿元） | 2030年产值（亿元） |\n|---|---|---|---|\n"
        "| 东山县 | 120 | 9 | 300 |\n"
    )
    goals = [said for kind, said in statements(TITLE + table, "plan.md") if kind == "T"]
    assert [str(goal.base_value) for goal in goals] == ["120"]


def test_a_cell_that_holds_no_number_is_an_issue() -> None:
    table = "| 县区 | 2030年产值（亿元） |\n|---|---|\n| 东山县 | 5—3 |\n| 西山县 | 8 |\n"
    compiled = compile_file((TITLE + table).encode(), "plan.md", Vocabulary())
    assert "table_value_unread" in [issue.code for issue in compiled.issues]


def test_projects_are_no_owners() -> None:
    found = _read(
        "表5　2030年重点项目\n\n| 项目名称 | 总投资（亿元） |\n|---|---|\n| 东山电池基地 | 30 |\n"
    )
    assert found == []


def test_a_national_plan_of_one_trade_is_the_trades(compile_text):
    text = (
        "印染行业发展规划\n（2016-2020年）\n\n为推动我国印染行业（以下简称染整行业）发展，落实党中央、国务院部署，"
        "制定本规划。\n\n一、发展目标\n到2020年，企业数达到80家，全国棉花产量达到600万吨。\n"
    )
    facts = compile_text(text).facts
    owned = {f.content.indicator: f.content.subject for f in facts if f.kind == "target"}
    assert owned == {"企业数": "染整行业", "棉花产量": "全国"}


def test_a_heading_on_leading_trades_is_of_none_of_them(compile_text):
    plan = "云岭市碳达峰实施方案（2024—2030年）\n\n（一）{}\n\n到2025年，综合能耗下降5%。\n"
    owners = {}
    for heading in ("推动工业重点行业绿色转型", "推动钢铁行业尽早达峰"):
        (fact,) = [f for f in compile_text(plan.format(heading)).facts if f.kind == "target"]
        owners[heading] = fact.content.subject
    assert owners == {"推动工业重点行业绿色转型": "云岭市", "推动钢铁行业尽早达峰": "钢铁行业"}
