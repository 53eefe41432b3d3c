"""Project lists, task lists and lists of institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabgen import words as w
from tabgen.model import Column, Table
from tabgen.spec import Spec, labels, spread
from tabgen.text import (
    build_text,
    company,
    depts,
    number,
    place,
    platform_name,
    project_name,
    task_text,
)

if TYPE_CHECKING:
    import random


def money(rng: random.Random, unit: str) -> str:
    """An investment."""
    if unit == "万元":
        return number(rng, 800, 260000, 0, comma=True)
    return number(rng, 0.3, 90, rng.choice([1, 2, 2]))


def project_columns(rng: random.Random, spec: Spec, unit: str) -> tuple[list[Column], list[str]]:
    """Columns and keys of a project list."""
    brk = "\n" if spec.breaks else ""
    mark = "" if spec.unit == "caption" else f"{brk}（{unit}）"
    cols = [Column(["序号"], 0.8), Column(["项目名称"], 3.2, "left")]
    keys = ["no", "name"]
    if spec.merged_rows:
        cols.insert(1, Column([rng.choice(["类别", "领域", "项目类别"])], 1.4))
        keys.insert(1, "cat")
    if rng.random() < 0.4:
        cols.append(Column(["建设单位"], 2.6))
        keys.append("owner")
    if spec.long_cells or rng.random() < 0.4:
        cols.append(
            Column([rng.choice(["建设内容", "建设内容及规模", "主要建设内容"])], 6.0, "left")
        )
        keys.append("text")
    if rng.random() < 0.5 or len(cols) < 3:
        cols.append(Column(["建设地点"], 1.6))
        keys.append("place")
    cols.append(Column([rng.choice(["建设年限", f"建设{brk}年限", "起止年限"])], 1.6))
    keys.append("years")
    if spec.col_groups:
        for upper in (
            ("总投资", "其中：财政资金") if not spec.wide else ("总投资", "财政资金", "社会资本")
        ):
            cols += [Column([upper, f"金额{mark}"], 1.7), Column([upper, "占比（%）"], 1.5)]
            keys += ["money", "pct"]
    elif spec.header2:
        upper = f"投资{mark}"
        cols += [Column([upper, "总投资"], 1.6), Column([upper, "2026年计划"], 1.8)]
        keys += ["money", "money"]
    else:
        cols.append(Column([f"总投资{mark}"], 1.6))
        keys.append("money")
    if rng.random() < 0.6 and len(cols) < 9:
        cols.append(Column([rng.choice(["责任单位", "牵头单位"])], 2.2))
        keys.append("dept")
    if unit == "万元":
        for col, key in zip(cols, keys, strict=True):
            col.weight = 2.2 if key == "money" else col.weight
    return trim(cols, keys, 9 if spec.wide else 8)


def trim(cols: list[Column], keys: list[str], most: int) -> tuple[list[Column], list[str]]:
    """Drop dispensable columns of a table that grew too wide."""
    for key in ("owner", "place", "years", "text"):
        if len(cols) > most and key in keys:
            spot = keys.index(key)
            cols = cols[:spot] + cols[spot + 1 :]
            keys = keys[:spot] + keys[spot + 1 :]
    return cols, keys


def project_cell(rng: random.Random, key: str, spec: Spec, unit: str) -> str:
    """A cell of a project list by its key."""
    if key == "name":
        return project_name(rng)
    if key == "owner":
        return company(rng)
    if key == "text":
        return build_text(rng, rng.randint(3, 6) if spec.long_cells else rng.randint(1, 2))
    if key == "place":
        return place(rng)
    if key == "years":
        start = rng.randint(2024, 2027)
        return f"{start}{rng.choice(['—', '-'])}{start + rng.randint(1, 4)}" + rng.choice(
            ["", "", "年"]
        )
    if key == "money":
        return money(rng, unit)
    if key == "pct":
        return f"{rng.uniform(5, 95):.1f}{rng.choice(['', '%'])}"
    return depts(rng, 2)


def projects(rng: random.Random, spec: Spec) -> Table:
    """A project list."""
    unit = rng.choice(["亿元", "万元"])
    cols, keys = project_columns(rng, spec, unit)
    rows: list[list[str]] = []
    cats = labels(rng, w.CATEGORIES, spread(rng, spec.rows, 2, 6))
    for index in range(spec.rows):
        row = []
        for key in keys:
            if key == "no":
                row.append(str(index + 1))
            elif key == "cat":
                row.append(cats[index])
            else:
                row.append(project_cell(rng, key, spec, unit))
        rows.append(row)
    table = Table("projects", cols, rows, [""] * len(rows))
    if spec.unit:
        table.unit = unit
    if spec.merged_rows:
        table.carried = [1]
    if spec.merged_cols:
        add_total(rng, table, keys, unit, at_top=spec.group_rows)
    return table


def add_total(rng: random.Random, table: Table, keys: list[str], unit: str, at_top: bool) -> None:
    """A sum row whose first cells are merged, at the end or (before group rows) at the top."""
    label = rng.choice(["合计", "总计"])
    first = keys.index("money")
    row = [label] * first + [""] * (len(keys) - first)
    for col, key in enumerate(keys):
        if key == "money":
            row[col] = (
                number(rng, 300, 9000, 1, comma=True)
                if unit == "亿元"
                else number(rng, 9e5, 9e6, 0, True)
            )
        elif key == "pct":
            row[col] = "100.0"
        elif key == "dept":
            row[col] = "—"
    table.rows.insert(0 if at_top else len(table.rows), row)
    table.groups.append("")
    table.merges.append((0 if at_top else len(table.rows) - 1, 0, first - 1))


def tasks(rng: random.Random, spec: Spec) -> Table:
    """A task list."""
    cols: list[Column] = []
    keys: list[str] = []
    if spec.merged_rows:
        cols.append(Column([rng.choice(["领域", "重点领域", "工作方向"])], 1.6))
        keys.append("cat")
    if rng.random() < 0.6 or spec.group_rows:
        cols.append(Column(["序号"], 0.9))
        keys.append("no")
    cols.append(Column([rng.choice(["任务", "重点任务", "工作任务", "主要任务"])], 6.0, "left"))
    keys.append("task")
    if spec.header2 or spec.col_groups:
        cols += [Column(["责任分工", "牵头单位"], 2.4), Column(["责任分工", "配合单位"], 3.0)]
    else:
        cols += [Column(["牵头单位"], 2.4), Column(["配合单位"], 3.0)]
    keys += ["lead", "help"]
    if spec.col_groups:
        cols += [Column(["进度安排", "2027年"], 2.2), Column(["进度安排", "2030年"], 2.2)]
        keys += ["step", "step"]
    else:
        cols.append(Column(["完成时限" if not spec.breaks else "完成\n时限"], 1.7))
        keys.append("due")
    if rng.random() < 0.2 or (spec.wide and rng.random() < 0.5):
        cols.append(Column(["备注"], 1.4))
        keys.append("memo")
    rows = [[task_cell(rng, key, spec, i) for key in keys] for i in range(spec.rows)]
    table = Table("tasks", cols, rows, [""] * len(rows))
    if spec.merged_rows:
        cats = labels(rng, w.CATEGORIES, spread(rng, spec.rows, 2, 5))
        for row, cat in zip(rows, cats, strict=True):
            row[0] = cat
        table.carried = [0]
        if rng.random() < 0.4:
            share_column(rng, table, keys.index("lead"))
    if spec.merged_cols:
        spot = keys.index("lead")
        for index in rng.sample(range(len(rows)), max(1, len(rows) // 5)):
            rows[index][spot] = rows[index][spot + 1] = rng.choice(
                ["各有关部门按职责分工负责", "各县（区）政府"]
            )
            table.merges.append((index, spot, spot + 1))
        table.carried = [c for c in table.carried if c != spot]
    return table


def share_column(rng: random.Random, table: Table, col: int) -> None:
    """One department answers for all rows of a category: that column is merged too."""
    run_text, last = "", ""
    for row in table.rows:
        if row[0] != last:
            last = row[0]
            options = [d for d in w.DEPTS if d != run_text]
            run_text = rng.choice(options)
        row[col] = run_text
    table.carried.append(col)


def task_cell(rng: random.Random, key: str, spec: Spec, index: int) -> str:
    """A cell of a task list by its key."""
    if key == "no":
        return str(index + 1)
    if key == "task":
        return task_text(rng, rng.randint(2, 4) if spec.long_cells else rng.randint(0, 1))
    if key == "lead":
        return rng.choice(w.DEPTS)
    if key == "help":
        return depts(rng, 3).replace("、", rng.choice(["、", "、", "\n"]))
    if key == "due":
        return rng.choice(w.DEADLINES)
    if key == "step":
        return rng.choice(
            ["完成方案", "全面启动", "建成投用", "覆盖率≥60%", "完成3—5个", "—", "初步见效"]
        )
    return rng.choice(["续建", "新增", "—", "试点"])


def institutions(rng: random.Random, spec: Spec) -> Table:
    """A list of institutions."""
    cols: list[Column] = []
    keys: list[str] = []
    if spec.merged_rows:
        cols.append(Column(["级别"], 1.3))
        keys.append("cat")
    if rng.random() < 0.7 or spec.group_rows or spec.merged_cols:
        cols.append(Column(["序号"], 0.9))
        keys.append("no")
    cols.append(Column([rng.choice(["名称", "机构名称", "平台名称"])], 4.2, "left"))
    keys.append("name")
    if not spec.merged_rows:
        cols.append(Column(["级别"], 1.3))
        keys.append("level")
    cols.append(Column(["依托单位"], 4.0, rng.choice(["left", "center"])))
    keys.append("host")
    if spec.header2 or spec.col_groups:
        cols += [Column(["认定情况", "年份"], 1.4), Column(["认定情况", "批次"], 1.5)]
        keys += ["year", "batch"]
        if spec.col_groups:
            cols += [Column(["评估情况", "年份"], 1.4), Column(["评估情况", "结果"], 1.4)]
            keys += ["year", "mark"]
    else:
        cols.append(
            Column([rng.choice(["认定年份", "认定\n年份" if spec.breaks else "认定时间"])], 1.5)
        )
        keys.append("year")
    if rng.random() < 0.5 and len(cols) < 8:
        cols.append(Column(["所属领域"], 1.8))
        keys.append("field")
    if spec.unit:
        cols.append(Column([f"年度经费{'（万元）' if spec.unit == 'header' else ''}"], 1.6))
        keys.append("money")
    rows = [[institution_cell(rng, key, spec, i) for key in keys] for i in range(spec.rows)]
    table = Table("institutions", cols, rows, [""] * len(rows), unit="万元" if spec.unit else "")
    if spec.merged_rows:
        runs = spread(rng, len(rows), max(2, len(rows) // 3 + 1), len(rows))[:3]
        runs[-1] += len(rows) - sum(runs)
        for row, level in zip(rows, labels(rng, w.LEVELS, runs), strict=True):
            row[0] = level
        table.carried = [0]
    if spec.merged_cols:
        spot = keys.index("host")
        for index in rng.sample(range(len(rows)), max(1, len(rows) // 6)):
            rows[index][spot] = rows[index][spot + 1] = "正在申报"
            table.merges.append((index, spot, spot + 1))
    return table


def institution_cell(rng: random.Random, key: str, spec: Spec, index: int) -> str:
    """A cell of a list of institutions by its key."""
    if key == "no":
        return str(index + 1)
    if key == "name":
        return platform_name(rng)
    if key == "level":
        return rng.choice(w.LEVELS)
    if key == "host":
        if rng.random() < 0.35:
            return rng.choice(w.CITIES) + rng.choice(w.SCHOOLS)
        return company(rng) + ("、" + company(rng) if spec.long_cells else "")
    if key == "year":
        return str(rng.randint(2012, 2025))
    if key == "batch":
        return f"第{rng.choice('一二三四五')}批"
    if key == "mark":
        return rng.choice(["优秀", "良好", "合格", "—"])
    if key == "field":
        return rng.choice(w.FIELDS)
    if key == "money":
        return number(rng, 50, 4000, 0, comma=True)
    return ""
