"""What is wanted of a table before its words are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


@dataclass
class Spec:
    """Orders to a content maker."""

    content: str
    rows: int
    merged_rows: bool = False
    merged_cols: bool = False
    header2: bool = False
    col_groups: bool = False
    group_rows: bool = False
    unit: str = ""  # "", caption, header
    long_cells: bool = False
    empties: bool = False
    wide: bool = False  # room for many columns
    breaks: bool = False  # line breaks inside header cells
    dump: bool = False  # column dump: no empty and no wrapped cell, no category


def spread(rng: random.Random, total: int, least: int, most: int) -> list[int]:
    """Cut a number of rows into runs of random length."""
    runs: list[int] = []
    left = total
    while left > 0:
        take = min(left, rng.randint(least, most))
        runs.append(take)
        left -= take
    return runs


def labels(rng: random.Random, names: list[str], runs: list[int]) -> list[str]:
    """One name for each row: the n-th name through the n-th run (names differ between neighbours)."""
    pool = list(names)
    rng.shuffle(pool)
    while len(pool) < len(runs):
        pool = pool + [f"{name}重点" for name in pool]
    out: list[str] = []
    for index, run in enumerate(runs):
        out.extend([pool[index]] * run)
    return out
