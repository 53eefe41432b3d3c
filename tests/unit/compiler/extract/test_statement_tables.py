"""Indicator tables, printed by rows and by columns."""

import pytest

HEADER = "指标名称\t单位\t2020年\t2025年\t属性\n"


def rows(*lines):
    return "表1 主要指标\n" + HEADER + "\n".join(lines) + "\n"


def test_a_row_is_an_actual_and_a_target_with_its_base(read_statements):
    facts = read_statements(
        rows("规模工业总产值\t亿元\t1800\t2600\t预期性", "高新技术企业\t家\t520\t≥900\t约束性")
    )
    actuals = [f.content for f in facts if f.kind == "actual"]
    targets = [f.content for f in facts if f.kind == "target"]
    assert [(a.indicator, int(a.quantity.value), a.period.year) for a in actuals] == [
        ("规模工业总产值", 1800, 2020),
        ("高新技术企业数", 520, 2020),
    ]
    assert [(t.quantity.comparator, int(t.base_value), t.target_kind) for t in targets] == [
        ("=", 1800, "预期性"),
        (">=", 520, "约束性"),
    ]


def test_a_corner_left_empty_over_years_stands_over_the_indicators(read_statements):
    table = "表1 主要指标\n\t{}\t2025年\n粮食产量（万吨）\t12.4\t15\n绿地率（%）\t31\t36\n"
    facts = read_statements(table.format("2020年"))
    assert [f.content.indicator for f in facts if f.kind == "target"] == ["粮食产量", "绿地率"]
    assert read_statements(table.format("甲县")) == []


@pytest.mark.parametrize(
    ("cell", "comparator", "value"),
    [
        ("35", "=", 35),
        ("35以上", ">=", 35),
        ("不超过35", "<=", 35),
        ("35左右", "~", 35),
        ("＞35", ">=", 35),
        ("-1.5", "=", -1.5),
        ("［35］", "=", 35),
    ],
)
def test_a_cell_is_read_with_its_bound(read_statements, cell, comparator, value):
    facts = read_statements(
        rows(f"本地配套率\t%\t20\t{cell}\t预期性", "绿色工厂\t家\t3\t12\t预期性")
    )
    (target,) = [
        f.content for f in facts if f.kind == "target" and f.content.indicator == "本地配套率"
    ]
    assert (target.quantity.comparator, float(target.quantity.value)) == (comparator, value)
    assert target.measure == "share"


def test_a_cell_of_words_is_kept_as_words(read_statements):
    facts = read_statements(
        rows("单位产值能耗\t吨标准煤\t0.5\t完成省级要求\t约束性", "绿色工厂\t家\t3\t12\t预期性")
    )
    (target,) = [f.content for f in facts if f.content.value_text]
    assert (target.quantity.value, target.value_text) == (None, "完成省级要求")


def test_the_kind_of_a_row_is_in_its_name(read_statements):
    facts = read_statements(
        rows(
            "规模工业增加值年均增速\t%\t7.1\t8\t预期性",
            "单位产值能耗下降\t%\t12\t13.5\t约束性",
            "新增上市公司\t家\t2\t10\t预期性",
            "打造特色产业集群\t个\t1\t4\t预期性",
        )
    )
    measures = {f.content.indicator: f.content.measure for f in facts if f.kind == "target"}
    assert measures == {
        "规模工业增加值年均增速": "annual_growth",
        "单位产值能耗下降": "change",
        "新增上市公司数": "increment",
        "特色产业集群数": "count_to_build",
    }


def test_columns_printed_one_after_the_other_are_paired_by_place(read_statements):
    columns = (
        "指标名称 单位 2020年 2025年",
        "规模工业总产值 高新技术企业 绿色工厂",
        "亿元 家 家",
        "1800 520 3",
        "2600 900 12",
    )
    facts = read_statements("表1 主要指标\n" + " ".join(columns).replace(" ", "\n") + "\n")
    targets = {f.content.indicator: f for f in facts if f.kind == "target"}
    assert {name: int(f.content.quantity.value) for name, f in targets.items()} == {
        "规模工业总产值": 2600,
        "高新技术企业数": 900,
        "绿色工厂数": 12,
    }
    assert "规模工业总产值" in targets["规模工业总产值"].evidence.context


def told(facts, kind="target"):
    return [
        (c.indicator, c.quantity.comparator, float(c.quantity.value), c.quantity.unit, c.measure)
        for c in (fact.content for fact in facts if fact.kind == kind)
        if c.quantity.value is not None
    ]


@pytest.mark.parametrize(
    ("cell", "row"),
    [
        ("1 350", ("=", 1350, "家", "level")),
        ("1，350", ("=", 1350, "家", "level")),
        ("不低于120", (">=", 120, "家", "level")),
        ("控制在30以内", ("<=", 30, "家", "level")),
        ("达到80左右", ("~", 80, "家", "level")),
        ("90家以上", (">=", 90, "家", "level")),
        ("60（市级口径）", ("=", 60, "家", "level")),
        ("95%", ("=", 95, "%", "share")),
        ("年均增长8%", ("=", 8, "%", "annual_growth")),
        ("全省前3位", ("<=", 3, "排名", "rank")),
        ("翻一番", ("=", 2, "倍", "change")),
    ],
)
def test_a_cell_may_say_more_than_a_number(read_statements, cell, row):
    facts = read_statements(
        rows(f"绿色工厂\t家\t—\t{cell}\t预期性", "规模工业总产值\t亿元\t1800\t2600\t预期性")
    )
    assert told(facts)[0][1:] == row


def test_a_range_printed_backwards_in_a_cell_is_an_issue(compile_text):
    compilation = compile_text(
        "临川市制造业发展规划\n（2021—2025年）\n\n二、发展目标\n"
        + rows("绿色工厂\t家\t3\t5—3\t预期性", "高新技术企业\t家\t520\t900\t预期性")
    )
    assert ("table_value_unread", "5—3") in [
        (issue.code, issue.arguments.get("cell")) for issue in compilation.issues
    ]


def test_digits_longer_than_any_figure_are_an_issue_not_a_value(compile_text):
    digits = "15776932421582607322962" * 3
    compilation = compile_text(
        "临川市制造业发展规划\n（2021—2025年）\n\n二、发展目标\n"
        + rows(f"绿色工厂\t家\t3\t{digits}\t预期性", "高新技术企业\t家\t520\t900\t预期性")
    )
    values = [f.content.quantity.value for f in compilation.facts if f.kind == "target"]
    assert values == [900]
    assert ("table_value_unread", digits) in [
        (issue.code, issue.arguments.get("cell")) for issue in compilation.issues
    ]


@pytest.mark.parametrize("layout", ["tabs", "markdown"])
def test_a_unit_printed_once_holds_for_the_rows_below(read_statements, layout):
    lines = [
        "指标名称\t单位\t2020年\t2025年\t属性",
        "工业投资\t亿元\t85\t120\t预期性",
        "技改投资\t\t30\t45\t预期性",
        "城乡居民收入比\t\t1.9\t1.8\t预期性",
        "绿色工厂\t家\t3\t12\t预期性",
        "智能工厂\t\t1\t8\t预期性",
    ]
    if layout == "markdown":
        lines = ["| " + line.replace("\t", " | ") + " |" for line in lines]
        lines.insert(1, "|---|---|---|---|---|")
    facts = read_statements("表1 主要指标\n\n" + "\n".join(lines) + "\n")
    assert [(name, unit) for name, _, _, unit, _ in told(facts)] == [
        ("工业投资", "亿元"),
        ("技改投资", "亿元"),
        ("城乡居民收入比", ""),
        ("绿色工厂数", "家"),
        ("智能工厂数", "家"),
    ]


def test_columns_of_growth_and_of_sums_are_no_levels(read_statements):
    header = "指标\t单位\t2020年\t2025年\t年均增速\t累计\t属性\n"
    facts = read_statements(
        "表1 主要指标\n"
        + header
        + "规模工业总产值\t亿元\t1800\t2600\t7.5\t—\t预期性\n"
        + "城镇化率\t%\t60\t65\t〔5〕\t—\t预期性\n"
        + "新增上市公司\t家\t—\t—\t—\t10\t预期性\n"
    )
    assert told(facts) == [
        ("规模工业总产值", "=", 2600, "亿元", "level"),
        ("规模工业总产值年均增速", "=", 7.5, "%", "annual_growth"),
        ("城镇化率", "=", 65, "%", "share"),
        ("城镇化率", "=", 5, "个百分点", "change"),
        ("新增上市公司数", "=", 10, "家", "increment"),
    ]
    assert not [f for f in facts if f.content.measure == "annual_growth" and f.content.base_value]


def test_a_target_starts_from_what_was_before_the_plan(read_statements):
    facts = read_statements(
        "表1 主要指标\n指标\t单位\t2020\t2023\t2025\n高新技术企业\t家\t520\t700\t900\n绿色工厂\t家\t3\t8\t12\n"
    )
    targets = [fact.content for fact in facts if fact.kind == "target"]
    assert [(t.period.year, int(t.base_value)) for t in targets] == [
        (2023, 520),
        (2025, 520),
        (2023, 3),
        (2025, 3),
    ]


def test_of_two_columns_of_names_the_finer_one_names_the_indicator(read_statements):
    table = (
        "表1 主要指标\n二级指标\t三级指标\t单位\t2025年\n"
        "产出\t食品产量\t万吨\t5\n产出\t纺织品产量\t万米\t6\n规模\t企业数\t家\t7\n"
    )
    found = [fact.content.indicator for fact in read_statements(table)]
    assert found == ["食品产量", "纺织品产量", "企业数"]


def test_a_column_of_sums_holds_no_growth(read_statements):
    table = "表1 主要指标\n指标名称\t单位\t2025年\t五年累计\n食品产量\t万吨\t5\t20\n纺织品产量\t万米\t6\t25\n"
    measures = {str(f.content.quantity.value): f.content.measure for f in read_statements(table)}
    assert measures["5"] == "level"
    assert "annual_growth" not in measures.values()


def test_under_a_name_drawn_over_two_columns_the_finer_one_names_the_indicator(read_statements):
    table = (
        "表1 主要指标\n指标\t指标\t单位\t2025年\n产出\t食品产量\t万吨\t5\n规模\t企业数\t家\t7\n"
        "规模\t园区数\t个\t3\n"
    )
    found = [fact.content.indicator for fact in read_statements(table)]
    assert found == ["食品产量", "企业数", "园区数"]


@pytest.mark.parametrize(
    ("cell", "way", "row"),
    [
        ("下降15%", "down", ("=", 15, "%", "change")),
        ("累计下降13.5%以上", "down", (">=", 13.5, "%", "change")),
        ("降低20", "down", ("=", 20, "家", "change")),
        ("提高2个百分点", "up", ("=", 2, "个百分点", "change")),
        ("提高到95%", None, ("=", 95, "%", "share")),
        ("<15000", None, ("<=", 15000, "家", "level")),
        ("≥50%", None, (">=", 50, "%", "share")),
    ],
)
def test_a_cell_may_tell_how_far_something_moves(read_statements, cell, way, row):
    facts = read_statements(
        rows(f"散乱污企业\t家\t—\t{cell}\t约束性", "规模工业总产值\t亿元\t1800\t2600\t预期性")
    )
    assert told(facts)[0][1:] == row
    target = next(fact.content for fact in facts if fact.kind == "target")
    assert (target.direction, target.target_kind) == (way, "约束性")


BOX = """专栏1 主要指标
序号\n指 标\n预期值\n属性
1\n事故死亡人数\n下降15%\n约束性
2\n年均受灾人次\n<15000\n预期性
3\n预警信息覆盖率\n≥90%\n预期性
"""


def test_a_box_of_one_cell_a_line_holds_targets_of_the_plan(read_statements):
    facts = read_statements(BOX)
    assert [row[1:] for row in told(facts)] == [
        ("=", 15, "%", "change"),
        ("<=", 15000, "", "level"),
        (">=", 90, "%", "share"),
    ]
    assert [fact.content.target_kind for fact in facts] == ["约束性", "预期性", "预期性"]
    assert {fact.content.period.last_day.year for fact in facts} == {2025}
    assert facts[0].content.direction == "down"


BULLETIN = """2023年临川市国民经济和社会发展统计公报
临川市统计局
2024年4月2日

一、综合
全年经济运行平稳。
"""


def figures(compilation):
    return [
        (f.content.indicator, float(f.content.quantity.value), f.content.quantity.unit)
        for f in compilation.facts
        if f.kind == "actual" and f.origin == "statements.table"
    ]


def test_rows_of_a_bulletin_are_actuals_of_its_year(compile_text):
    table = "表1 产量\n产品名称 产量（万吨） 比上年增长（%）\n稻谷 81.4 -3.1\n薯类（鲜薯） 2.5 1.2\n油菜籽 2.6 6.5\n"
    compilation = compile_text(BULLETIN + table + "全年农业生产稳定。\n")
    assert figures(compilation) == [
        ("稻谷产量", 81.4, "万吨"),
        ("稻谷产量增速", -3.1, "%"),
        ("薯类产量", 2.5, "万吨"),
        ("薯类产量增速", 1.2, "%"),
        ("油菜籽产量", 2.6, "万吨"),
        ("油菜籽产量增速", 6.5, "%"),
    ]
    years = {f.content.period.year for f in compilation.facts if f.origin == "statements.table"}
    assert years == {2023}


def test_the_unit_of_a_note_holds_where_column_and_row_have_none(compile_text):
    table = "表2 投资\n单位：亿元\n行 业 投资额 比上年增长%\n总 计 194.1 3.5\n一、采矿业 9.2 -1.0\n建筑业 1.3 7.7\n"
    assert figures(compile_text(BULLETIN + table + "全年投资稳定。\n")) == [
        ("总计投资额", 194.1, "亿元"),
        ("总计投资额增速", 3.5, "%"),
        ("采矿业投资额", 9.2, "亿元"),
        ("采矿业投资额增速", -1.0, "%"),
        ("建筑业投资额", 1.3, "亿元"),
        ("建筑业投资额增速", 7.7, "%"),
    ]


def test_growth_is_of_the_measure_before_it(compile_text):
    table = (
        "表3 出口\n商品名称 单位 数量 比上年增长% 金额（亿元） 比上年增长%\n"
        "钢材 万吨 24 5.8 22 -6.4\n鞋类 — — — 28 -5.7\n玩具 万个 69 7.2 4 1.1\n"
    )
    assert figures(compile_text(BULLETIN + table + "全年出口稳定。\n"))[:5] == [
        ("钢材数量", 24, "万吨"),
        ("钢材数量增速", 5.8, "%"),
        ("钢材金额", 22, "亿元"),
        ("钢材金额增速", -6.4, "%"),
        ("鞋类金额", 28, "亿元"),
    ]


def test_a_table_in_two_halves_names_the_things_of_each(compile_text):
    lines = [
        "行业\t比上年增长（%）\t行业\t比上年增长（%）",
        "采矿业\t1.5\t建筑业\t2.5",
        "制造业\t3.5\t金融业\t4.5",
    ]
    found = figures(compile_text(BULLETIN + "表4 投资增速\n" + "\n".join(lines) + "\n全年稳定。\n"))
    assert sorted(found) == [
        ("制造业增速", 3.5, "%"),
        ("建筑业增速", 2.5, "%"),
        ("采矿业增速", 1.5, "%"),
        ("金融业增速", 4.5, "%"),
    ]


def goals_of(facts):
    return [
        (f.content.indicator, float(f.content.quantity.value), f.content.quantity.unit)
        for f in facts
        if f.kind == "target"
    ]


def test_a_bracketed_sum_is_points_things_or_per_cent_by_its_row(read_statements):
    table = (
        "表2 主要指标\n指标名称\t单位\t2020年\t2025年\t年均增长〔累计〕\n"
        "上市企业\t家\t10\t16\t〔6〕\n研发投入强度\t%\t1.6\t2.2\t〔0.6〕\n工业产值\t亿元\t500\t600\t〔20〕\n"
    )
    assert goals_of(read_statements(table))[1::2] == [
        ("上市企业数", 6, "家"),
        ("研发投入强度", 0.6, "个百分点"),
        ("工业产值", 20, "%"),
    ]


def test_rows_that_name_a_measure_with_its_unit_need_no_known_header(read_statements):
    table = (
        "表3 重点任务\n序号\t产业链\t任务内容\t2020年\t2025年目标\n"
        "1\t石墨材料\t产值（亿元）\t512\t620\n2\t碳纤维\t碳纤维产能（万吨）\t1.1\t1.5\n"
        "3\t综合\t绿电项目\t—\t新开工不少于4个\n"
    )
    assert goals_of(read_statements(table))[-2:] == [
        ("石墨材料产值", 620, "亿元"),
        ("碳纤维产能", 1.5, "万吨"),
    ]


def test_a_cell_may_tell_power_and_energy(read_statements):
    table = "表4 主要指标\n指标名称\t2025年\n储能装机规模\t>40万千瓦/80万千瓦时\n绿地率（%）\t36\n"
    assert goals_of(read_statements(table))[:2] == [
        ("储能装机规模", 40, "万千瓦"),
        ("储能装机规模", 80, "万千瓦时"),
    ]


def test_figures_that_a_copy_has_run_together_are_reported(compile_text):
    glued = (
        "序号指标2010年2015年增长1河道长度（公里）2551.72347.6-8%2绿地面积（亩）264.4238.0-10%。"
    )
    issues = compile_text(
        f"云岭市“十二五”规划\n\n一、目标\n{glued}\n按2.1.1节，自2021.12.31起。\n"
    ).issues
    (issue,) = [issue for issue in issues if issue.code == "table_cells_glued"]
    assert issue.arguments == {"count": "2", "sample": "2551.72347.6、264.4238.0"}
