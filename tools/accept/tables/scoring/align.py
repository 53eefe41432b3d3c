"""Alignments: tables of a document, columns and rows of a table; all keep the order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from scoring.norm import head_forms, head_norm, norm

Json = dict[str, Any]


@dataclass
class Side:
    """A table made ready for comparison."""

    rows: list[list[str]]
    cells: Counter[str]
    raw: Json
    heads: list[str] = field(default_factory=list)
    paths: list[set[str]] = field(default_factory=list)


def true_side(table: Json) -> Side:
    """A true table."""
    rows = [[norm(t) for t in row] for row in table["rows"]]
    cells = Counter(t for row in rows for t in row if t)
    cells.update(head_norm(path[-1]) for path in table["header"])
    return Side(rows, cells, table, paths=[head_forms(path) for path in table["header"]])


def pred_side(table: Json) -> Side:
    """A predicted table; short rows are filled up."""
    heads = [head_norm(str(t or "")) for t in table.get("header", [])]
    rows = [[norm(str(t or "")) for t in row] for row in table.get("rows", [])]
    width = max([len(heads), *map(len, rows)], default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    heads += [""] * (width - len(heads))
    cells = Counter(t for row in rows for t in row if t)
    cells.update(t for t in heads if t)
    return Side(rows, cells, table, heads=heads)


def best_path(score: list[list[float]], floor: float = 0.0) -> list[tuple[int, int]]:
    """Order-preserving pairs with the greatest sum of scores above the floor."""
    n = len(score)
    m = len(score[0]) if n else 0
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        row, below, here = score[i], best[i + 1], best[i]
        for j in range(m - 1, -1, -1):
            value = below[j] if below[j] >= here[j + 1] else here[j + 1]
            if row[j] > floor and row[j] + below[j + 1] > value:
                value = row[j] + below[j + 1]
            here[j] = value
    pairs = []
    i = j = 0
    while i < n and j < m:
        if score[i][j] > floor and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def align_columns(true: Side, pred: Side) -> dict[int, int]:
    """True column -> predicted column, by header, contents and position."""
    width, other = len(true.paths), len(pred.heads)
    bags_t = [Counter(row[c] for row in true.rows if row[c]) for c in range(width)]
    bags_p = [Counter(row[c] for row in pred.rows if row[c]) for c in range(other)]
    score = []
    for i in range(width):
        line = []
        for j in range(other):
            same = sum((bags_t[i] & bags_p[j]).values())
            most = max(1, sum(bags_t[i].values()), sum(bags_p[j].values()))
            place = 1 - abs(i / max(1, width - 1) - j / max(1, other - 1))
            line.append(3.0 * (pred.heads[j] in true.paths[i]) + 4.0 * same / most + 0.2 * place)
        score.append(line)
    return dict(best_path(score))


def align_rows(true: Side, pred: Side, columns: dict[int, int]) -> dict[int, int]:
    """True row -> predicted row, by the number of equal cells."""
    links = list(columns.items())
    score = []
    for here in true.rows:
        score.append(
            [
                float(sum(1 for i, j in links if here[i] and here[i] == there[j]))
                for there in pred.rows
            ]
        )
    return dict(best_path(score))


@dataclass
class Matching:
    """Which predicted table answers each true one; fragments, merged and invented tables."""

    pairs: dict[int, int]
    fragments: dict[int, list[int]]
    merged: set[int]
    invented: list[int]
    share: dict[int, float]


def held(part: Side, whole: Side) -> float:
    """Share of the rows of a part of which the whole has a row with most of the cells."""
    bags = [Counter(t for t in row if t) for row in whole.rows]
    found = 0
    for row in part.rows:
        mine = Counter(t for t in row if t)
        need = 0.6 * sum(mine.values())
        found += any(sum((mine & bag).values()) >= need for bag in bags)
    return found / len(part.rows) if part.rows else 0.0


def match_tables(trues: list[Side], preds: list[Side]) -> Matching:
    """Match tables of a document by weighted overlap of cells (a cell in many tables weighs less)."""
    seen: Counter[str] = Counter()
    for side in trues:
        seen.update(set(side.cells))
    weight = {cell: 1.0 / count for cell, count in seen.items()}

    def own(side: Side) -> float:
        return sum(weight.get(cell, 1.0) * count for cell, count in side.cells.items()) or 1.0

    overlap = []
    for true in trues:
        overlap.append(
            [sum(weight[c] * n for c, n in (true.cells & pred.cells).items()) for pred in preds]
        )
    own_t, own_p = [own(s) for s in trues], [own(s) for s in preds]
    score = [
        [v if v >= 0.15 * min(own_t[i], own_p[j]) else 0.0 for j, v in enumerate(line)]
        for i, line in enumerate(overlap)
    ]
    pairs = dict(best_path(score)) if preds and trues else {}
    matched = set(pairs.values())
    fragments: dict[int, list[int]] = {}
    invented = []
    for j in range(len(preds)):
        if j in matched:
            continue
        best = max(range(len(trues)), key=lambda i: overlap[i][j], default=-1)
        if best >= 0 and (overlap[best][j] >= 0.4 * own_p[j] or held(preds[j], trues[best]) >= 0.5):
            fragments.setdefault(best, []).append(j)
        else:
            invented.append(j)
    merged: set[int] = set()
    for i, j in pairs.items():
        for k in range(len(trues)):
            rival = overlap[k][pairs[k]] if k in pairs else 0.0
            near = overlap[k][j] >= 0.2 * own_t[k] and overlap[k][j] > rival
            if k != i and near and held(trues[k], preds[j]) >= 0.4:
                merged |= {i, k}
    share = {i: overlap[i][j] / own_t[i] for i, j in pairs.items()}
    return Matching(pairs, fragments, merged, invented, share)
