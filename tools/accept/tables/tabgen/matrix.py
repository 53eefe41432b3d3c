"""Comparison matrices: aspects down, cities across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabgen import words as w
from tabgen.model import Column, Table
from tabgen.spec import Spec, labels, spread
from tabgen.text import pair, phrases

if TYPE_CHECKING:
    import random


def city_names(rng: random.Random, count: int) -> list[str]:
    """Names of the places compared."""
    tail = rng.choice(["市", "高新区", "经开区", "新区"])
    return [c + tail for c in rng.sample(w.CITIES, count)]


def numeric(rng: random.Random, spec: Spec) -> tuple[list[Column], list[list[str]]]:
    """A matrix of numbers; cities may stand over two columns each."""
    lead = Column([rng.choice(["指标", "对比指标", "内容"])], 3.6, "left")
    if spec.col_groups:
        cities = city_names(
            rng, rng.randint(3, 4 - spec.merged_rows) if spec.wide else rng.randint(2, 3)
        )
        leaves = rng.choice([["数值", "位次"], ["2024年", "2030年"], ["总量", "增速"]])
        cols = [Column([c, leaf], 1.7) for c in cities for leaf in leaves]
    elif spec.header2:
        cities = city_names(rng, rng.randint(3, 6) if spec.wide else rng.randint(2, 4))
        upper = rng.choice(["对标地区", "兄弟地市", "同类园区"])
        cols = [Column(["本市"], 1.7)] + [Column([upper, c], 1.9) for c in cities]
    else:
        cities = city_names(rng, rng.randint(4, 7) if spec.wide else rng.randint(3, 5))
        cols = [Column([c], 1.9) for c in cities]
    aspects = list(w.NUM_ASPECTS)
    rng.shuffle(aspects)
    while len(aspects) < spec.rows:
        aspects += [
            (trade + name, kind)
            for trade in rng.sample(w.TRADES, 6)
            for name, kind in [("产业产值（亿元）", "money"), ("产业企业（家）", "count")]
        ]
    rows = []
    for name, kind in aspects[: spec.rows]:
        cells = []
        for col in cols:
            value = pair(rng, kind)[0]
            if col.path[-1] == "位次":
                value = str(rng.randint(1, 40))
            elif col.path[-1] == "增速":
                value = rng.choice([f"{rng.uniform(-3, 12):.1f}%", f"{rng.uniform(1, 12):.1f}"])
            cells.append(value)
        rows.append([name, *cells])
    return [lead, *cols], rows


def wordy(rng: random.Random, spec: Spec) -> tuple[list[Column], list[list[str]]]:
    """A matrix of phrases."""
    count = rng.randint(3, 4) if spec.wide else rng.randint(2, 3)
    names = city_names(rng, count)
    if spec.header2:
        cols = [Column(["本市"], 3.0, "left")] + [
            Column(["对标地区", n], 3.0, "left") for n in names
        ]
    else:
        cols = [Column([n], 3.2, "left") for n in names]
    aspects = labels(rng, w.ASPECTS, [1] * spec.rows)
    least, most = (2, 4) if spec.long_cells else (1, 2)
    rows = [[a, *[phrases(rng, least, most) for _ in cols]] for a in aspects]
    return [Column([rng.choice(["内容", "方面", "对比项"])], 1.8), *cols], rows


def make(rng: random.Random, spec: Spec) -> Table:
    """A comparison matrix."""
    words_wanted = spec.long_cells or (spec.rows <= len(w.ASPECTS) and rng.random() < 0.5)
    cols, rows = wordy(rng, spec) if words_wanted and not spec.col_groups else numeric(rng, spec)
    table = Table("matrix", cols, rows, [""] * len(rows))
    if spec.merged_cols:
        for index in rng.sample(range(len(rows)), max(1, len(rows) // 4)):
            last = len(cols) - 1
            first = rng.randint(1, last - 1)
            text = rng.choice(["均已实施", "统一执行省级标准", "未单独公布", "两地协同推进"])
            for col in range(first, first + 2):
                rows[index][col] = text
            table.merges.append((index, first, first + 1))
    if spec.merged_rows:
        cats = labels(rng, w.GROUP_NAMES["matrix"] + w.CATEGORIES, spread(rng, len(rows), 2, 5))
        for row, cat in zip(rows, cats, strict=True):
            row.insert(0, cat)
        cols.insert(0, Column([rng.choice(["维度", "类别"])], 1.4))
        table.carried = [0]
        table.merges = [(r, a + 1, b + 1) for r, a, b in table.merges]
    return table
