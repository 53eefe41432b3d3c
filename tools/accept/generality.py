"""Row 3: the same scores with invented names, and the frozen labels of documents nobody tuned to."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.accept.exporting import export_documents
from tools.accept.own_labels import score_own_labels
from tools.accept.result import Result, run_script
from tools.accept.scores import DOCUMENTS, asked, score_export
from tools.repository import ROOT, SHARED

SEEDS = (1, 7)
CLOSE = 0.02
"""How far targets and actuals may move when all names are invented."""

NEAR = 0.05
"""How far everything else may move."""

DETECT, TUPLE, LOWEST = 0.95, 0.92, 0.85


def generality() -> Result:
    """Both halves of the row: invented names, and own labels."""
    moves = {
        f"{d} seed {s} {name}": by for d in DOCUMENTS for s in SEEDS for name, by in moved(d, s)
    }
    far = {name: by for name, by in moves.items() if abs(by) > limit(name)}
    summary = score_own_labels()["summary"]
    detect, whole = summary["detect"], summary["tuple"]
    averages = detect["average"] >= DETECT and whole["average"] >= TUPLE
    lowest = min(detect["minimum"], whole["minimum"])
    widest = max(moves.items(), key=lambda item: abs(item[1]))
    measured = (
        f"invented names: {len(moves) - len(far)} of {len(moves)} figures within bounds, widest move "
        f"{widest[0]} {widest[1]:+.3f}; own labels: detect {detect['average']:.3f}, tuple "
        f"{whole['average']:.3f} on average of {detect['documents']} documents, lowest detect "
        f"{detect['minimum']:.3f} ({detect['minimum_document']}), lowest tuple {whole['minimum']:.3f} "
        f"({whole['minimum_document']})"
    )
    figures = {"moves": moves, "too far": far, "own labels": summary}
    return Result(
        passed=not far and averages and lowest >= LOWEST, measured=measured, figures=figures
    )


def limit(name: str) -> float:
    """The bound for a figure's move."""
    return CLOSE if " targets." in name or " actuals." in name else NEAR


def moved(document: str, seed: int) -> list[tuple[str, float]]:
    """(figure, change) of a document when all its names are replaced by invented ones."""
    (path,) = (SHARED / "corpus").glob(f"{document}_*")
    gold = SHARED / "gold" / document
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        renamed = folder / "renamed"
        command = [
            sys.executable,
            str(ROOT / "tools" / "accept" / "rename.py"),
            str(gold),
            str(path),
        ]
        run = [*command, str(renamed), "--seed", str(seed)]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        before = dict(asked(score_alone(path, gold, folder / "before")))
        after = dict(asked(score_alone(renamed / path.name, renamed, folder / "after")))
    return [(figure, after.get(figure, 0.0) - value) for figure, value in before.items()]


def score_alone(path: Path, gold: Path, folder: Path) -> dict[str, Any]:
    """The official scorer's report on one file compiled alone."""
    return score_export(export_documents([path], folder), gold, path)


if __name__ == "__main__":
    print(json.dumps({"seeds": SEEDS}), file=sys.stderr)
    run_script(generality)
