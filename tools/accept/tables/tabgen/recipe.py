"""Recipes: how many tables of each form, and what each is asked to be."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tabgen import indicators, lists, matrix
from tabgen.model import Look, Table
from tabgen.spec import Spec

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENTS = ["indicator", "projects", "tasks", "matrix", "institutions"]
MAKERS: dict[str, Callable[[random.Random, Spec], Table]] = {
    "indicator": indicators.make,
    "projects": lists.projects,
    "tasks": lists.tasks,
    "matrix": matrix.make,
    "institutions": lists.institutions,
}
SLOTS = [
    "repeat",
    "repeat",
    "norepeat",
    "norepeat",
    "rowbreak",
    "rowbreak",
    "rowbreak",
    "xubiao",
    "xubiao",
    "landscape",
    "landscape",
    "rotated",
    "rotated",
    "boxed",
    "boxed",
    "merged_cols",
    "merged_cols",
    "col_groups",
    "col_groups",
    "caption_row",
    "caption_row",
    "small",
    "small",
    "borderless",
    "three_line",
]
CONT = ("repeat", "norepeat", "rowbreak", "xubiao")


def deal(seed: str, count: int) -> list[tuple[str, str]]:
    """Slot and content of each table, dealt evenly and shuffled."""
    rng = random.Random(f"deal:{seed}")
    slots: list[str] = []
    while len(slots) < count:
        slots += SLOTS
    seen: dict[str, int] = {}
    out = []
    for slot in slots[:count]:
        turn = seen.get(slot, rng.randint(0, 4))
        seen[slot] = turn + 1
        pool = ["projects", "tasks", "matrix"] if slot == "rowbreak" else CONTENTS
        out.append((slot, pool[turn % len(pool)]))
    rng.shuffle(out)
    return out


def row_count(rng: random.Random, slot: str, content: str, long_cells: bool) -> int:
    """Number of body rows."""
    if slot == "rowbreak":
        return rng.randint(12, 16) if content == "matrix" else rng.randint(15, 24)
    if slot in CONT:
        if long_cells:
            return rng.randint(12, 22) if content != "matrix" else rng.randint(10, 14)
        return (
            rng.randint(34, 60) if content in ("indicator", "institutions") else rng.randint(26, 40)
        )
    if slot == "rotated":
        return rng.randint(3, 5) if long_cells else rng.randint(4, 9)
    if slot == "boxed":
        return rng.randint(3, 8)
    if slot == "small":
        return rng.randint(3, 6)
    if long_cells:
        return rng.randint(3, 9)
    return rng.randint(4, 18)


def make_spec(rng: random.Random, slot: str, content: str) -> Spec:
    """Orders to the content maker."""
    long_cells = slot == "rowbreak" or (
        content in ("projects", "tasks", "matrix") and rng.random() < 0.3
    )
    spec = Spec(content, row_count(rng, slot, content, long_cells), long_cells=long_cells)
    if content == "matrix":
        spec.rows = min(spec.rows, 16) if long_cells else spec.rows
    spec.merged_rows = rng.random() < 0.34 and spec.rows >= 4
    spec.header2 = rng.random() < 0.3
    spec.group_rows = rng.random() < 0.2 and spec.rows >= 5 and slot != "boxed"
    spec.merged_cols = slot == "merged_cols" or rng.random() < 0.05
    spec.col_groups = slot == "col_groups" or (not long_cells and rng.random() < 0.06)
    if content in ("indicator", "projects", "institutions"):
        spec.unit = rng.choices(["", "caption", "header"], [0.4, 0.36, 0.24])[0]
    spec.empties = rng.random() < 0.25
    spec.wide = slot in ("landscape", "rotated")
    spec.breaks = rng.random() < 0.4
    if long_cells and spec.col_groups:
        spec.long_cells = content != "matrix"
    return spec


def make_look(rng: random.Random, slot: str, turn: int) -> Look:
    """How the table is drawn."""
    style = rng.choices(["ruled", "three_line", "borderless"], [0.40, 0.35, 0.25])[0]
    if slot in ("borderless", "three_line"):
        style = slot
    if slot in ("caption_row", "boxed") or (slot in CONT and turn % 2 == 0):
        style = "ruled"
    if slot == "rowbreak" and turn % 4:
        style = "ruled"
    look = Look(style=style, size=rng.choice([9.0, 10.0, 10.0, 10.5, 10.5, 12.0]))
    look.sides = rng.random() > 0.2
    look.outer = rng.choice([0.5, 0.5, 1.5])
    look.shade = style != "borderless" and rng.random() < 0.3
    look.bold = rng.random() < 0.7
    look.mid_rule = rng.random() < 0.5
    look.group_align = rng.choice(["left", "left", "center"])
    look.html_head = rng.choices(["thead", "th", "td"], [0.5, 0.2, 0.3])[0]
    look.empty_mark = rng.choice(["", "&nbsp;", " "])
    look.pad = rng.uniform(0.8, 1.4)
    if style != "ruled":
        look.pad = rng.uniform(1.7, 2.2)
        look.valign = rng.choice(["top", "top", "middle"])
    elif rng.random() < 0.2:
        look.valign = "top"
    if slot in CONT:
        look.cont = slot
        look.html_head = "thead" if slot == "repeat" else look.html_head
    if slot in ("landscape", "rotated"):
        look.orient = slot
    look.boxed = slot == "boxed"
    look.new_page = slot == "xubiao"
    if slot == "caption_row":
        look.caption_place = rng.choice(["row"] * 6 + ["element"])
    return look


def split_points(rng: random.Random, table: Table, spec: Spec) -> None:
    """Where a table with 续表 is cut by its author."""
    step = rng.randint(5, 7) if spec.long_cells else rng.randint(14, 19)
    table.look.split_at = list(range(step, len(table.rows) - 1, step))
    table.look.split_head = rng.random() < 0.85
    table.look.split_word = rng.choice(
        ["续表", "续表{n}", "{caption}（续）", "续{caption}", "（续表）"]
    )


def build(rng: random.Random, slot: str, content: str, turn: int) -> tuple[Table, Spec]:
    """A table without caption and notes, and the orders it was made by."""
    spec = make_spec(rng, slot, content)
    table = MAKERS[content](rng, spec)
    table.look = make_look(rng, slot, turn)
    if (
        table.look.style != "ruled"
    ):  # without rules a blank right of the lead could also be an empty cell
        table.carried = [c for c in table.carried if c <= 1]
    if len(table.columns) >= 7 and table.look.orient == "portrait":
        table.look.size = 9.0
    if table.look.orient == "rotated":
        table.look.size = min(table.look.size, 10.0)
    if slot == "xubiao":
        split_points(rng, table, spec)
    return table, spec
