"""Indicator tables: indicator, unit, base, target, growth, attribute, category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabgen import words as w
from tabgen.model import Column, Table
from tabgen.spec import Spec, labels, spread
from tabgen.text import pair, spice

if TYPE_CHECKING:
    import random

Item = tuple[str, str, str]


def items(rng: random.Random, count: int, dump: bool, one_unit: bool = False) -> list[Item]:
    """Indicators for a table; long tables take the measures of many trades."""
    if one_unit:
        names = ["营业收入", "增加值", "技术改造投资", "利润总额", "税收收入"]
        money = [(trade + "产业" + name, "亿元", "money") for trade in w.TRADES for name in names]
        return rng.sample(money, count)
    pool: list[Item] = list(w.INDICATORS)
    rng.shuffle(pool)
    if dump:
        pool = [p for p in pool if len(p[0]) <= 14]
    if count > 28 or (count > 12 and rng.random() < 0.3):
        trades = rng.sample(w.TRADES, len(w.TRADES))
        pool = [
            (t + m[0] if t.endswith("业") else t + "产业" + m[0], m[1], m[2])
            for t in trades
            for m in w.MEASURES
        ]
    pool = pool[:count]
    if not dump and count > 6 and rng.random() < 0.4:
        pool[rng.randint(1, count - 1)] = rng.choice(w.SUB_INDICATORS)
    return pool


def value_columns(rng: random.Random, spec: Spec) -> tuple[list[Column], list[str]]:
    """The value columns and the key of what fills each."""
    cols, keys = plain_value_columns(rng, spec)
    if spec.unit == "header":
        brk = "\n" if spec.breaks else ""
        for col, key in zip(cols, keys, strict=True):
            if key in ("base", "mid", "goal", "num"):
                col.path[-1] += brk + "（亿元）"
                col.weight = 2.0
    return cols, keys


def plain_value_columns(rng: random.Random, spec: Spec) -> tuple[list[Column], list[str]]:
    """The value columns before units are written into them."""
    base, goal = rng.choice(
        [("2025年", "2030年"), ("2025年基数", "2030年目标"), ("2025年实际", "2030年预期")]
    )
    brk = "\n" if spec.breaks else ""
    if spec.col_groups:
        uppers = rng.choice([["2025年", "2030年"], ["2025年基数", "2027年目标", "2030年目标"]])
        leaves = rng.choice([["全市", "市区"], ["数值", "省内位次"], ["绝对值", "增速"]])
        if len(uppers) == 3 and not spec.wide:
            uppers = uppers[:2]
        cols = [Column([up, leaf], 1.5) for up in uppers for leaf in leaves]
        keys = [
            "rank" if leaf == "省内位次" else "grow" if leaf == "增速" else "num"
            for _ in uppers
            for leaf in leaves
        ]
        return cols, keys
    if spec.header2:
        upper = rng.choice(["规划目标", "发展目标", "指标值"])
        years = ["2025年", "2030年"] if rng.random() < 0.5 else ["2025年", "2027年", "2030年"]
        cols = [Column([upper, y], 1.5) for y in years]
        keys = ["base", "goal"] if len(years) == 2 else ["base", "mid", "goal"]
        if rng.random() < 0.6:
            cols.append(
                Column(
                    ["年均增速" + brk + "（%）"]
                    if brk
                    else [f"年均增速{rng.choice(['', '（%）'])}"],
                    1.5,
                )
            )
            keys.append("grow")
        return cols, keys
    cols = [
        Column([base.replace("年", "年" + brk, 1)], 1.6),
        Column([goal.replace("年", "年" + brk, 1)], 1.8),
    ]
    keys = ["base", "goal"]
    if rng.random() < 0.6:
        cols.append(
            Column([rng.choice(["年均增速", "年均增长", f"年均增速{brk}（%）", "五年累计"])], 1.5)
        )
        keys.append("grow")
    if spec.wide and rng.random() < 0.6:
        cols.insert(1, Column([f"2027年{brk}中期值"], 1.6))
        keys.insert(1, "mid")
    return cols, keys


def fill(rng: random.Random, keys: list[str], item: Item) -> list[str]:
    """Values of one row."""
    base, goal, grow = pair(rng, item[2])
    known = {"base": base, "goal": goal, "grow": grow}
    out = []
    for key in keys:
        if key in known:
            text = known[key]
        elif key == "rank":
            text = str(rng.randint(1, 13))
        elif key == "mid":
            text = rng.choice([pair(rng, item[2])[0], "—"])
        else:
            text = pair(rng, item[2])[0]
        out.append(spice(rng, text))
    return out


def columns_of(rng: random.Random, spec: Spec, category: bool) -> tuple[list[Column], list[str]]:
    """All columns and their keys."""
    cols: list[Column] = []
    keys: list[str] = []
    if category:
        cols.append(Column([rng.choice(["类别", "领域", "目标", "一级指标"])], 1.4))
        keys.append("cat")
    if rng.random() < 0.6:
        cols.append(Column(["序号"], 0.8))
        keys.append("no")
    cols.append(
        Column(
            [rng.choice(["指标", "指标名称", "主要指标", "具体指标"])],
            5.0,
            rng.choice(["left", "center"]),
        )
    )
    keys.append("name")
    if not spec.unit:
        cols.append(Column(["单位"], 1.3))
        keys.append("unit")
    vcols, vkeys = value_columns(rng, spec)
    cols += vcols
    keys += vkeys
    if rng.random() < 0.75 or len(cols) < 4:
        cols.append(Column([rng.choice(["属性", "指标属性"])], 1.4))
        keys.append("attr")
    if spec.wide and rng.random() < 0.6 and not spec.dump:
        cols.append(Column([rng.choice(["责任部门", "数据来源部门"])], 2.2))
        keys.append("dept")
    return cols[:9], keys[:9]


def merge_values(rng: random.Random, table: Table, keys: list[str]) -> None:
    """Some rows hold one text over two or more value columns side by side."""
    spots = [i for i, k in enumerate(keys) if k in ("base", "goal", "mid", "num", "rank")]
    spots = [i for i in spots if i + 1 in spots or i - 1 in spots]
    run = [spots[0], spots[1]] if len(spots) >= 2 and spots[1] == spots[0] + 1 else []
    if not run:
        return
    if len(spots) > 2 and spots[2] == run[1] + 1 and rng.random() < 0.4:
        run.append(spots[2])
    for row in rng.sample(range(len(table.rows)), max(1, len(table.rows) // rng.randint(3, 6))):
        text = rng.choice(
            ["完成上级下达任务", "保持全省前列", "按年度计划执行", "不低于全省平均水平"]
        )
        for col in run:
            table.rows[row][col] = text
        table.merges.append((row, run[0], run[-1]))


def make(rng: random.Random, spec: Spec) -> Table:
    """An indicator table."""
    category = not spec.dump and (spec.merged_rows or rng.random() < 0.15)
    cols, keys = columns_of(rng, spec, category)
    pool = items(rng, spec.rows, spec.dump, bool(spec.unit))
    cats = labels(rng, w.CATEGORIES, spread(rng, len(pool), 2, 6))
    rows: list[list[str]] = []
    for number, item in enumerate(pool, start=1):
        values = iter(
            fill(
                rng, [k for k in keys if k in ("base", "goal", "grow", "mid", "num", "rank")], item
            )
        )
        row = []
        for key in keys:
            if key == "cat":
                row.append(cats[number - 1])
            elif key == "no":
                row.append(str(number))
            elif key == "name":
                row.append(item[0] + (rng.choice(["①", "*", ""]) if rng.random() < 0.06 else ""))
            elif key == "unit":
                row.append(item[1])
            elif key == "attr":
                row.append(rng.choice(w.ATTRS))
            elif key == "dept":
                row.append(rng.choice(w.DEPTS))
            else:
                row.append(next(values))
        rows.append(row)
    table = Table("indicator", cols, rows, [""] * len(rows))
    if spec.unit:
        table.unit = "亿元"
    if category and spec.merged_rows:
        table.carried = [0]
    if spec.merged_cols:
        merge_values(rng, table, keys)
    return table
