"""Test the generator and the scorer on a generated set.

Usage: selftest.py SET        (SET as written by generate.py: docs/ and truth/)
The truth as prediction must give 1.000 in every figure; harmless changes must change nothing;
each damage must lower the figure it hurts; DOCX and HTML must hold what the truth says.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import score
from scoring.figures import Sums
from scoring.reread import docx_grids, faults, html_grids

Json = dict[str, Any]
Damage = Callable[[list[Json], Json], list[Json]]
SHARES = ["precision", "recall", "f1", "one_table", "category_rows", "groups", "captions", "notes"]
WIDE = str.maketrans("0123456789,()%:", "０１２３４５６７８９，（）％：")


def answer(truth: Json) -> list[Json]:
    """The truth in the prediction contract."""
    return [
        {
            "caption": t["caption"],
            "header": ["".join(p) for p in t["header"]],
            "rows": t["rows"],
            "groups": t["groups"],
            "notes": t["notes"],
        }
        for t in truth["tables"]
    ]


def each(change: Callable[[Json], None]) -> Damage:
    """A damage done to each table."""

    def run(tables: list[Json], _: Json) -> list[Json]:
        for table in tables:
            change(table)
        return tables

    return run


def spaced(table: Json) -> None:
    """Blanks inside the texts and full-width forms: harmless."""
    table["rows"] = [[" ".join(t).translate(WIDE) for t in row] for row in table["rows"]]
    table["caption"] = table["caption"].translate(WIDE)
    table["notes"] = [" ".join(n) for n in table["notes"]]


def leaves(tables: list[Json], truth: Json) -> list[Json]:
    """Headers by their leaves alone: harmless but for the share of header paths."""
    for table, true in zip(tables, truth["tables"], strict=True):
        table["header"] = [p[-1] for p in true["header"]]
    return tables


def unspanned(tables: list[Json], truth: Json) -> list[Json]:
    """Texts over several columns only in the first of them: harmless."""
    for table, true in zip(tables, truth["tables"], strict=True):
        for row, first, last in true["merged"]:
            for col in range(first + 1, last + 1):
                table["rows"][row][col] = ""
    return tables


def uncarried(tables: list[Json], truth: Json) -> list[Json]:
    """Categories only in the first row of each run."""
    for table, true in zip(tables, truth["tables"], strict=True):
        for col in true["carried"]:
            for row in range(len(table["rows"]) - 1, 0, -1):
                if table["rows"][row][col] == table["rows"][row - 1][col]:
                    table["rows"][row][col] = ""
    return tables


def split(tables: list[Json], _: Json) -> list[Json]:
    """Tables cut in halves."""
    out = []
    for table in tables:
        half = len(table["rows"]) // 2
        for rows in (slice(0, half), slice(half, None)):
            piece = dict(table, rows=table["rows"][rows], groups=table["groups"][rows])
            out.append(piece)
    return out


def join(tables: list[Json], _: Json) -> list[Json]:
    """Neighbouring tables made one."""
    out = []
    for first in range(0, len(tables), 2):
        table = copy.deepcopy(tables[first])
        for other in tables[first + 1 : first + 2]:
            table["rows"] += [other["header"], *other["rows"]]
            table["groups"] += ["", *other["groups"]]
        out.append(table)
    return out


def down(table: Json) -> None:
    """The last column slips by a row."""
    last = [row[-1] for row in table["rows"]]
    for row, text in zip(table["rows"], [last[-1], *last[:-1]], strict=True):
        row[-1] = text


def group_as_row(table: Json) -> None:
    """Group rows taken for body rows."""
    width = len(table["header"])
    rows = []
    before = ""
    for row, group in zip(table["rows"], table["groups"], strict=True):
        if group and group != before:
            rows.append([group] + [""] * (width - 1))
        before = group
        rows.append(row)
    table["rows"], table["groups"] = rows, [""] * len(rows)


def invent(tables: list[Json], _: Json) -> list[Json]:
    """A table where there is none."""
    rows = [[f"甲{i}乙{j}" for j in range(4)] for i in range(5)]
    return [
        *tables,
        {"caption": "", "header": list("丙丁戊己"), "rows": rows, "groups": [""] * 5, "notes": []},
    ]


HARMLESS: dict[str, Damage] = {
    "blanks and full-width forms": each(spaced),
    "leaf headers": leaves,
    "spans in their first column": unspanned,
}
DAMAGES: dict[str, tuple[Damage, list[str]]] = {
    "last column dropped": (
        each(lambda t: t.update(header=t["header"][:-1], rows=[r[:-1] for r in t["rows"]])),
        ["recall", "f1"],
    ),
    "last column slipped": (each(down), ["precision", "recall", "f1"]),
    "rows upside down": (each(lambda t: t.update(rows=t["rows"][::-1])), ["f1"]),
    "header lost": (each(lambda t: t.update(header=[""] * len(t["header"]))), ["recall", "f1"]),
    "header as a row": (
        each(lambda t: t.update(rows=[t["header"], *t["rows"]], groups=["", *t["groups"]])),
        ["precision", "f1"],
    ),
    "every second table missing": (lambda t, _: t[::2], ["recall", "f1", "one_table"]),
    "tables split": (split, ["precision", "recall", "one_table"]),
    "tables joined": (join, ["one_table"]),
    "categories not carried": (uncarried, ["recall", "category_rows"]),
    "groups lost": (each(lambda t: t.update(groups=[""] * len(t["rows"]))), ["groups"]),
    "group rows as body rows": (each(group_as_row), ["precision", "groups"]),
    "captions lost": (each(lambda t: t.update(caption="")), ["captions"]),
    "notes lost": (each(lambda t: t.update(notes=[])), ["notes"]),
    "a table invented": (invent, ["precision", "f1"]),
    "nothing found": (lambda _, __: [], ["recall", "f1", "one_table", "captions"]),
}


def totals(truths: list[Json], damage: Damage | None) -> Json:
    """Overall figures (flow and dumps together) of a damaged truth."""
    board = score.Board()
    for truth in truths:
        tables = copy.deepcopy(answer(truth))
        board.document(truth, damage(tables, truth) if damage else tables)
    sums = Sums()
    for part in board.sums["overall"].values():
        sums.add(part)
    for part in board.sums["extra"].values():
        sums.add(part)
    return sums.figures()


def below(figures: Json, name: str) -> bool:
    """Whether a figure is under one."""
    return figures[name] is not None and figures[name] < 1.0


def check_scorer(truths: list[Json]) -> list[str]:
    """Faults of the scorer."""
    out = []
    plain = totals(truths, None)
    bad = [n for n in [*SHARES, "header_paths"] if below(plain, n)]
    bad += [n for n in ("split", "merged", "missed", "invented", "false_group_rows") if plain[n]]
    if bad:
        out.append(f"the truth itself falls in {bad}")
    for name, harmless in HARMLESS.items():
        bad = [n for n in SHARES if below(totals(truths, harmless), n)]
        if bad:
            out.append(f"harmless change ({name}) lowers {bad}")
    for name, (damage, hurt) in DAMAGES.items():
        figures = totals(truths, damage)
        shown = ", ".join(f"{n} {figures[n]:.3f}" for n in hurt)
        print(
            f"{name:32} {shown}; split {figures['split']}, merged {figures['merged']}, "
            f"missed {figures['missed']}, invented {figures['invented']}"
        )
        out += [f"damage ({name}) does not lower {n}" for n in hurt if not below(figures, n)]
        if name == "a table invented" and not figures["invented"]:
            out.append("invented tables are not seen")
        if name == "tables joined" and not figures["merged"]:
            out.append("joined tables are not seen")
        if name == "tables split" and not figures["split"]:
            out.append("split tables are not seen")
    return out


def check_files(folder: Path, truths: list[Json]) -> tuple[int, list[str]]:
    """Faults of the DOCX and HTML files against the truth; how many files were read."""
    out = []
    seen = 0
    for truth in truths:
        path = folder / "docs" / truth["file"]
        if truth["carrier"] not in ("docx", "html") or not path.exists():
            continue
        seen += 1
        grids = docx_grids(path) if truth["carrier"] == "docx" else html_grids(path)
        out += [f"{truth['file']}: {fault}" for fault in faults(grids, truth)]
    return seen, out


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    paths = sorted((args.folder / "truth").glob("*.json"))
    truths = [json.loads(p.read_text(encoding="utf-8")) for p in paths]
    found = check_scorer(truths)
    seen, wrong = check_files(args.folder, truths)
    print(f"{len(truths)} truths, {seen} files read back")
    for fault in found + wrong:
        print("FAULT", fault)
    print("FAULTS" if found + wrong or not truths else "ok")
    return 1 if found + wrong or not truths else 0


if __name__ == "__main__":
    sys.exit(main())
