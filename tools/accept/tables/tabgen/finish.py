"""Finish a table: group rows, empty cells, captions, units, notes, and the names of its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tabgen import words as w
from tabgen.spec import Spec, spread
from tabgen.text import cn

if TYPE_CHECKING:
    import random

    from tabgen.model import Table

TITLES = {
    "indicator": [
        "“十五五”时期主要指标",
        "高质量发展主要指标一览表",
        "产业发展预期目标",
        "规划指标体系",
        "年度监测指标",
    ],
    "projects": [
        "“十五五”重大项目清单",
        "重点工程项目表",
        "政府投资计划安排",
        "拟开工项目汇总表",
        "储备项目情况表",
    ],
    "tasks": [
        "重点任务分工表",
        "规划实施任务清单",
        "主要任务分解落实表",
        "年度工作要点分工",
        "改革事项台账",
    ],
    "matrix": ["先进地区对标情况", "主要城市发展情况比较", "同类园区对比分析", "区域竞争力对照表"],
    "institutions": [
        "已认定创新平台名单",
        "重点科研机构一览表",
        "各级研发平台情况",
        "拟培育创新平台名录",
    ],
}
FRONTS = ["", "", "澜州市", "澜州市", "望川片区", "全市", "园区", "沿江地区"]
NOTES = [
    "[ ]内为五年累计数。",
    "2025年数据为初步统计数。",
    "带*的指标按上级最终核定数调整。",
    "总投资含规划期前已完成部分。",
    "项目排序不分先后。",
    "增速按可比价格计算。",
    "“—”表示不作要求。",
    "各项任务实行动态管理。",
    "占比为四舍五入结果。",
    "个别口径随统计制度调整。",
    "数据截至2025年12月。",
    "部分合计数因单位取舍产生的误差未作机械调整。",
]
UNIT = re.compile(r"（(亿元|万元|%)）")
SOURCES = ["各地统计公报。", "市级部门报送资料整理。", "相关规划文本及课题组整理", "园区统计年报"]


def add_groups(rng: random.Random, table: Table) -> None:
    """Cut the rows into groups with labelled rows over the whole width."""
    total_row = next((r for r, first, _ in table.merges if first == 0), -1)
    free = [i for i in range(len(table.rows)) if i != total_row]
    least = max(2, len(free) // 4)
    runs = spread(rng, len(free), least, max(least, len(free) // 2))
    names = rng.sample(w.GROUP_NAMES[table.content], len(w.GROUP_NAMES[table.content]))
    shape = rng.randint(0, 3)
    spot = 0
    for number, run in enumerate(runs):
        name = names[number % len(names)]
        if shape == 0:
            label = f"{cn(number + 1)}、{name}"
        elif shape == 1:
            label = f"（{cn(number + 1)}）{name}"
        elif shape == 2:
            tail = f"，计划投资{rng.uniform(5, 900):.1f}亿元" if table.content == "projects" else ""
            label = f"{cn(number + 1)}、{name}（共{run}{'项' if table.content != 'institutions' else '家'}{tail}）"
        else:
            label = f"{cn(number + 1)}．{name}"
        for index in free[spot : spot + run]:
            table.groups[index] = label
        spot += run


def add_empties(rng: random.Random, table: Table) -> None:
    """Empty some cells right of the leading columns."""
    held = {(r, c) for r, first, last in table.merges for c in range(first, last + 1)}
    first = 2 if len(table.columns) > 4 else 1
    first = max([first, *[c + 1 for c in table.carried if c < 2]])
    leaf = [c.path[-1] for c in table.columns]
    lead = max([i for i, t in enumerate(leaf) if "名称" in t or "指标" in t or "任务" in t] + [0])
    first = max(first, lead + 1) if lead < 4 else first
    for r, row in enumerate(table.rows):
        for c in range(first, len(row)):
            if c in table.carried or (r, c) in held or sum(1 for x in row if x) < 3:
                continue
            if rng.random() < 0.12:
                row[c] = ""


def add_caption(
    rng: random.Random, table: Table, manner: dict[str, Any], number: int, box: int
) -> None:
    """Caption in the manner of the document; a boxed table may take the title of its box."""
    title = rng.choice(FRONTS) + rng.choice(TITLES[table.content])
    if table.look.boxed:
        table.look.box_title = f"专栏{box}{rng.choice([' ', '　', '  '])}{title}"
        if rng.random() < 0.7:
            table.caption = table.look.box_title
            return
        title = rng.choice(FRONTS) + rng.choice(TITLES[table.content])
    kind = rng.choices(["number", "title", "none"], [0.7, 0.12, 0.18])[0]
    if table.look.caption_place != "above" and kind == "none":
        kind = "number"
    if table.look.cont == "xubiao":
        kind = "number"
    if kind == "none":
        table.caption = table.look.box_title  # what a reader takes for it, or nothing
        return
    if kind == "title":
        table.caption = title
        return
    word = (
        "附表" if table.look.orient != "portrait" and rng.random() < 0.6 else manner["caption_word"]
    )
    mark = f"{manner['caption_prefix']}{number}" if word == "表" else str(number)
    table.caption = f"{word}{manner['caption_gap']}{mark}{manner['caption_sep']}{title}"


def add_notes(rng: random.Random, table: Table) -> None:
    """Footnotes below the table."""
    shape = rng.randint(0, 4)
    if shape == 0:
        table.notes = [f"注：{rng.choice(NOTES)}"]
    elif shape == 1:
        one, two = rng.sample(NOTES, 2)
        table.notes = [f"注：1.{one}", f"2.{two}"]
    elif shape == 2:
        table.notes = [f"注：{rng.choice(NOTES)}", f"资料来源：{rng.choice(SOURCES)}"]
    elif shape == 3:
        table.notes = [f"资料来源：{rng.choice(SOURCES)}"]
    else:
        one, two = rng.sample([n for n in NOTES if "*" not in n], 2)
        table.notes = [f"*{one}"] if rng.random() < 0.5 else [f"注：①{one}②{two}"]


def place_unit(rng: random.Random, table: Table, spec: Spec) -> None:
    """Where the unit of a table stands."""
    if spec.unit != "caption":
        return
    inside = table.caption and table.look.caption_place != "above"
    if table.caption and (inside or rng.random() < 0.3) and table.caption != table.look.box_title:
        table.look.unit_place = "caption"
    else:
        table.look.unit_place = "line"


def name_forms(table: Table, spec: Spec) -> None:
    """The names of the forms a table has, as it was really made."""
    look = table.look
    out = {look.style}
    cells = [t for row in table.rows for t in row]
    checks = {
        "merged_rows": bool(table.carried),
        "merged_cols": bool(table.merges),
        "header2": table.depth() > 1,
        "col_groups": spec.col_groups and table.depth() > 1,
        "group_rows": any(table.groups),
        "unit_caption": spec.unit == "caption",
        "unit_header": any(UNIT.search(p) for c in table.columns for p in c.path),
        "notes": bool(table.notes),
        f"cont_{look.cont}": bool(look.cont),
        look.orient: look.orient != "portrait",
        "boxed": look.boxed,
        "caption_row": bool(table.caption) and look.caption_place == "row",
        "no_caption": not table.caption,
        "long_cells": any(len(t) > 36 for t in cells),
        "empty_cells": any(not t for t in cells),
        "header_breaks": any("\n" in p for c in table.columns for p in c.path),
    }
    out |= {name for name, there in checks.items() if there}
    table.forms = out


def finish(
    rng: random.Random, table: Table, spec: Spec, manner: dict[str, Any], numbers: tuple[int, int]
) -> None:
    """All finishing steps."""
    if spec.group_rows:
        add_groups(rng, table)
    if spec.empties:
        add_empties(rng, table)
    add_caption(rng, table, manner, *numbers)
    place_unit(rng, table, spec)
    if rng.random() < 0.36:
        add_notes(rng, table)
        if table.look.style == "ruled" and rng.random() < 0.12:
            table.look.notes_place = "row"
    name_forms(table, spec)
