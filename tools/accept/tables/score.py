"""Score predicted tables against the truth.

Usage: score.py TRUTH PRED [--carriers docx,html,…] [--json FILE] [--no-counts] [--strict] [--full]
TRUTH and PRED are folders with one JSON a file; both have the same names. Exit status 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from scoring.align import Json, match_tables, pred_side, true_side
from scoring.figures import Sums, filled, missing_table, score_pair

FLOW = ["docx", "html", "pdf_lo", "pdf_ch"]
DUMPS = ["txt_row", "txt_col"]
LIMITS = {"flow": (0.99, 0.95), "dump": (0.97, 0.92)}
LEAST_TABLES, LEAST_KIND = 600, 40
STRICT = (("one logical table each", "one_table"), ("category carried", "category_rows"))


class Board:
    """Sums by carrier, kind of form, kind of content, and overall."""

    def __init__(self) -> None:
        self.sums: dict[str, dict[str, Sums]] = defaultdict(lambda: defaultdict(Sums))
        self.flags: list[Json] = []
        self.absent = 0

    def keys(self, carrier: str, extra: bool, table: Json) -> list[tuple[str, str]]:
        """Where the counts of a table belong."""
        side = "flow" if carrier in FLOW else "dump"
        kinds = table["kinds"]
        if extra:
            return [("extra", f"{carrier}:{form}") for form in kinds["form"]]
        out = [("overall", side), ("carrier", carrier), (f"{side}_content", kinds["content"])]
        for form in kinds["form"]:
            out += [(f"{side}_form", form), ("carrier_form", f"{carrier}:{form}")]
        return out

    def document(self, truth: Json, preds: list[Json]) -> None:
        """Score one file."""
        carrier, extra = truth["carrier"], bool(truth["extra"])
        trues = [true_side(t) for t in truth["tables"]]
        sides = [pred_side(p) for p in preds]
        found = match_tables(trues, sides)
        for i, true in enumerate(trues):
            sums = (
                score_pair(true, sides[found.pairs[i]]) if i in found.pairs else missing_table(true)
            )
            parts = found.fragments.get(i, [])
            sums.predicted += sum(filled(sides[j]) for j in parts)
            sums.split = int(bool(parts))
            sums.merged = int(i in found.merged)
            sums.one = int(
                i in found.pairs and not parts and i not in found.merged and found.share[i] >= 0.5
            )
            for group, key in self.keys(carrier, extra, truth["tables"][i]):
                self.sums[group][key].add(sums)
            self.flag(truth, i, sums)
        if not extra:
            loose = Sums(
                invented=len(found.invented),
                predicted=sum(filled(sides[j]) for j in found.invented),
            )
            self.sums["overall"]["flow" if carrier in FLOW else "dump"].add(loose)
            self.sums["carrier"][carrier].add(loose)

    def flag(self, truth: Json, index: int, sums: Sums) -> None:
        """Keep the figures of each table, for those who look for faults."""
        table = truth["tables"][index]
        self.flags.append(
            {
                "file": truth["file"],
                "table": index,
                "caption": table["caption"],
                "kinds": table["kinds"],
                "f1": round(sums.figures()["f1"], 4),
                "one": bool(sums.one),
                "split": bool(sums.split),
                "merged": bool(sums.merged),
                "missed": bool(sums.missed),
                "caption_right": bool(sums.caption_right),
                "notes_right": bool(sums.notes_right),
            }
        )


def load_tables(path: Path) -> list[Json] | None:
    """Predicted tables of a file; None when there is no file."""
    if not path.exists():
        return None
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    return list(data["tables"]) if isinstance(data, dict) else list(data)


def run(truth: Path, pred: Path, carriers: list[str]) -> Board:
    """Score all files of the carriers."""
    board = Board()
    for path in sorted(truth.glob("*.json")):
        data: Json = json.loads(path.read_text(encoding="utf-8"))
        if data["carrier"] not in carriers:
            continue
        tables = load_tables(pred / path.name)
        board.absent += tables is None
        board.document(data, tables or [])
    return board


def verdict(board: Board, counts: bool) -> list[Json]:
    """The limits of the acceptance row and whether they are met."""
    out = []
    for side, (least, worst_least) in LIMITS.items():
        if side not in board.sums["overall"]:
            continue
        total = board.sums["overall"][side].figures()
        kinds = {**board.sums[f"{side}_form"], **board.sums[f"{side}_content"]}
        members = FLOW if side == "flow" else DUMPS
        rare = {k: s for k, s in board.sums["carrier_form"].items() if k.split(":")[0] in members}
        name, worst = min(((k, s.figures()["f1"]) for k, s in kinds.items()), key=lambda x: x[1])
        out.append({"limit": f"{side}: cell F1 overall", "least": least, "is": total["f1"]})
        out.append(
            {
                "limit": f"{side}: cell F1 of the worst kind ({name})",
                "least": worst_least,
                "is": worst,
            }
        )
        if counts:
            few, count = min(((k, s.tables) for k, s in rare.items()), key=lambda x: x[1])
            out.append(
                {
                    "limit": f"{side}: tables of the rarest kind in a carrier ({few})",
                    "least": LEAST_KIND,
                    "is": count,
                }
            )
        for carrier in FLOW if side == "flow" and counts else []:
            if carrier in board.sums["carrier"]:
                tables = board.sums["carrier"][carrier].tables
                out.append({"limit": f"{carrier}: tables", "least": LEAST_TABLES, "is": tables})
        for words, name in STRICT:
            share = {"limit": f"{side}: {words}", "least": 1.0, "is": total[name], "strict": True}
            out.append(share)
    for item in out:
        item["met"] = item["is"] is None or item["is"] >= item["least"]
    return out


COLUMNS = "f1 precision recall one_table category_rows groups captions notes header_paths".split()
ORDER = "overall carrier flow_form flow_content dump_form dump_content extra".split()


def plain(value: float | None) -> str:
    """A figure as text."""
    if value is None:
        return "-"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def show(board: Board, limits: list[Json], full: bool) -> None:
    """Print the figures."""
    head = " ".join(f"{name[:9]:>9}" for name in COLUMNS)
    print(f"{'':34}{'tables':>7} {head}  split merged missed invented")
    for group in [*ORDER, "carrier_form"] if full else ORDER:
        for key, sums in sorted(board.sums.get(group, {}).items()):
            f = sums.figures()
            cells = " ".join(f"{plain(f[name]):>9}" for name in COLUMNS)
            tail = f"{f['split']:>7}{f['merged']:>7}{f['missed']:>7}{f['invented']:>9}"
            print(f"{group + ' ' + key:34}{f['tables']:>7} {cells}{tail}")
    if board.absent:
        print(f"files without prediction: {board.absent}")
    for item in limits:
        mark = "met   " if item["met"] else "MISSED"
        note = ", asked for with --strict" if item.get("strict") else ""
        print(f"{mark} {item['limit']}: {plain(item['is'])} (at least {item['least']}{note})")


def as_json(board: Board, limits: list[Json]) -> Json:
    """Everything as JSON."""
    groups = {g: {k: s.figures() for k, s in sorted(d.items())} for g, d in board.sums.items()}
    return {"figures": groups, "limits": limits, "absent": board.absent, "tables": board.flags}


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--carriers", default=",".join(FLOW + DUMPS))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--full", action="store_true", help="print each kind in each carrier too")
    parser.add_argument(
        "--no-counts", action="store_true", help="do not ask for 600 tables and 40 of each kind"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="ask for every table as one and every category carried",
    )
    args = parser.parse_args()
    board = run(args.truth, args.pred, args.carriers.split(","))
    limits = verdict(board, not args.no_counts)
    show(board, limits, args.full)
    if args.json:
        args.json.write_text(
            json.dumps(as_json(board, limits), ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
    asked = [item for item in limits if args.strict or not item.get("strict")]
    return 0 if all(item["met"] for item in asked) else 1


if __name__ == "__main__":
    sys.exit(main())
