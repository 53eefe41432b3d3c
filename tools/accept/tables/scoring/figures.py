"""Figures: cells right of a table, sums over kinds, verdict."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from scoring.align import Json, Side, align_columns, align_rows
from scoring.norm import caption_norm, head_norm, norm, notes_norm


@dataclass
class Sums:
    """Counts that add up over tables."""

    tables: int = 0
    hit: int = 0
    predicted: int = 0
    true: int = 0
    one: int = 0
    split: int = 0
    merged: int = 0
    missed: int = 0
    invented: int = 0
    carried_rows: int = 0
    carried_right: int = 0
    group_rows: int = 0
    group_right: int = 0
    group_false: int = 0
    captions: int = 0
    caption_right: int = 0
    captioned: int = 0
    captioned_right: int = 0
    notes: int = 0
    notes_right: int = 0
    noted: int = 0
    noted_right: int = 0
    paths: int = 0
    paths_right: int = 0

    def add(self, other: Sums) -> None:
        """Add the counts of another."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def figures(self) -> dict[str, Any]:
        """The figures made of the counts; a share of nothing is None."""
        precision = self.hit / self.predicted if self.predicted else 0.0
        recall = self.hit / self.true if self.true else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0

        def share(part: int, whole: int) -> float | None:
            return part / whole if whole else None

        return {
            "tables": self.tables,
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "one_table": share(self.one, self.tables),
            "split": self.split,
            "merged": self.merged,
            "missed": self.missed,
            "invented": self.invented,
            "category_rows": share(self.carried_right, self.carried_rows),
            "groups": share(self.group_right, self.group_rows),
            "false_group_rows": self.group_false,
            "captions": share(self.caption_right, self.captions),
            "captions_where_there": share(self.captioned_right, self.captioned),
            "notes": share(self.notes_right, self.notes),
            "notes_where_there": share(self.noted_right, self.noted),
            "header_paths": share(self.paths_right, self.paths),
            "counts": {item.name: getattr(self, item.name) for item in fields(self)},
        }


def filled(side: Side) -> int:
    """Number of non-empty predicted cells, header included."""
    return sum(1 for row in side.rows for t in row if t) + sum(1 for t in side.heads if t)


def true_count(side: Side) -> int:
    """Number of non-empty true cells, header included."""
    return sum(1 for row in side.rows for t in row if t) + len(side.paths)


def spare_spans(true: Side, pred: Side, columns: dict[int, int], rows: dict[int, int]) -> int:
    """True cells not asked for: places of a span over columns left empty where the text stands in another."""
    spared = 0
    for row, first, last in true.raw.get("merged", []):
        if row not in rows:
            continue
        there = pred.rows[rows[row]]
        texts = [there[columns[c]] if c in columns else "" for c in range(first, last + 1)]
        if true.rows[row][first] and true.rows[row][first] in texts:
            spared += sum(1 for t in texts if not t)
    return spared


def score_pair(true: Side, pred: Side) -> Sums:
    """Cells, carried categories, groups, caption and notes of a true table against its answer."""
    out = missing_table(true)
    out.missed = 0
    columns = align_columns(true, pred)
    rows = align_rows(true, pred, columns)
    out.predicted = filled(pred)
    out.true -= spare_spans(true, pred, columns, rows)
    for i, j in rows.items():
        out.hit += sum(
            1 for a, b in columns.items() if true.rows[i][a] and true.rows[i][a] == pred.rows[j][b]
        )
    for a, b in columns.items():
        out.hit += pred.heads[b] in true.paths[a]
        path = true.raw["header"][a]
        out.paths_right += len(path) > 1 and pred.heads[b] == head_norm("".join(path))
    score_rows(true, pred, columns, rows, out)
    score_frame(true.raw, pred.raw, out)
    return out


def score_rows(
    true: Side, pred: Side, columns: dict[int, int], rows: dict[int, int], out: Sums
) -> None:
    """Carried categories and group labels, row by row."""
    carried = true.raw.get("carried", [])
    groups = [norm(g) for g in true.raw["groups"]]
    given = [norm(str(g or "")) for g in pred.raw.get("groups", [])]
    given += [""] * (len(pred.rows) - len(given))
    asked = carried_rows(true)
    for i, j in rows.items():
        there = pred.rows[j]
        out.carried_right += i in asked and all(
            c in columns and there[columns[c]] == true.rows[i][c] for c in carried
        )
        if any(groups):
            out.group_right += given[j] == groups[i]
        else:
            out.group_false += bool(given[j])


def score_frame(true: Json, pred: Json, out: Sums) -> None:
    """Caption and notes."""
    right = caption_norm(str(pred.get("caption") or "")) == caption_norm(true["caption"])
    out.caption_right = int(right)
    out.captioned_right = int(right and bool(true["caption"]))
    right = notes_norm([str(n) for n in pred.get("notes") or []]) == notes_norm(true["notes"])
    out.notes_right = int(right)
    out.noted_right = int(right and bool(true["notes"]))


def carried_rows(true: Side) -> set[int]:
    """Rows that ask for a carried category (not a sum row merged over the category column)."""
    carried = true.raw.get("carried", [])
    spans = true.raw.get("merged", [])
    over = {row for row, first, last in spans if any(first <= c <= last for c in carried)}
    return set(range(len(true.rows))) - over if carried else set()


def missing_table(true: Side) -> Sums:
    """Counts of a true table that nothing answers."""
    raw = true.raw
    return Sums(
        tables=1,
        true=true_count(true),
        missed=1,
        carried_rows=len(carried_rows(true)),
        group_rows=len(true.rows) if any(raw["groups"]) else 0,
        captions=1,
        captioned=int(bool(raw["caption"])),
        notes=1,
        noted=int(bool(raw["notes"])),
        paths=sum(1 for p in raw["header"] if len(p) > 1),
    )
