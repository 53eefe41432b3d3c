"""Row 1: tables of the frozen generator through the readers, scored with pdfplumber and camelot in the same run.

The set is made once and kept in `.accept/tables/`, the answers by the source that gave them; an interrupted run goes
on.  The peers need an interpreter that has pdfplumber and camelot: this one, or `.accept/peers/bin/python`
(`python3 -m venv .accept/peers && .accept/peers/bin/pip install pdfplumber camelot-py`).
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tools.accept.producers import missing
from tools.accept.result import Result, run_script
from tools.accept.rows import source_digest
from tools.repository import ROOT

PROGRAMS: Final = ROOT / "tools" / "accept" / "tables"
KEPT: Final = ROOT / ".accept" / "tables"
PEERS: Final = ("pdfplumber", "camelot_both")
TABLES: Final = 675
SEED: Final = 1
STOP_AFTER: Final = 540.0
_GROUPS: Final = ("txt_row,txt_col", "docx,html", "pdf_lo", "pdf_ch")
_LONGEST_GROUP: Final = 450.0
_BATCH: Final = 4
_LONGEST_BATCH: Final = 240.0
_PDF: Final = "pdf_lo,pdf_ch"

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """How much time the run has left."""

    stops: float

    def has(self, seconds: float) -> bool:
        """Whether something that may take so long can still be begun."""
        return time.monotonic() + seconds < self.stops


def generated_tables() -> Result:
    """Generate, read, let the peers read, score; as far as there is time."""
    absent = missing()
    if absent:
        return Result(passed=False, measured=f"not measured: {' and '.join(absent)} missing here")
    clock = Clock(time.monotonic() + STOP_AFTER)
    answers = KEPT / "answers" / source_digest()
    python = peer_python()
    steps = (make_set(clock), read_set(answers, clock), ask_peers(python, clock))
    for left in steps:
        if left:
            return Result(passed=False, measured=left, is_unfinished=True)
    own = score(answers, ())
    peers = (
        {name: score(KEPT / "peers" / name, ("--carriers", _PDF, "--no-counts")) for name in PEERS}
        if python
        else {}
    )
    missed = [item["limit"] for item in own["limits"] if not item["met"]]
    figures = {
        "lianqun": own["figures"],
        "limits": own["limits"],
        "peers": {name: found["figures"]["overall"] for name, found in peers.items()},
    }
    told = f"{_told(own)}; {_told_peers(peers)}; limits missed: {', '.join(missed) or 'none'}"
    return Result(passed=not missed and bool(peers), measured=told, figures=figures)


def make_set(clock: Clock) -> str:
    """Write the documents, a group of carriers after the other; what is left to do, if anything."""
    for group in _GROUPS:
        mark = KEPT / f"{group}.done"
        if mark.is_file():
            continue
        if not clock.has(_LONGEST_GROUP):
            return f"documents as {group} are not made yet"
        command = [sys.executable, "generate.py", str(KEPT / "set"), "--forms", group]
        command += ["--seed", str(SEED), "--tables", str(TABLES)]
        KEPT.mkdir(parents=True, exist_ok=True)
        subprocess.run(command, cwd=PROGRAMS, check=True, stdout=subprocess.DEVNULL)
        mark.touch()
    return ""


def read_set(answers: Path, clock: Clock) -> str:
    """Read every document that is not read yet; what is left to do, if anything."""
    wanted = sorted((KEPT / "set" / "docs").glob("*.*")) if not _is_unmade() else []
    left = [path for path in wanted if not (answers / f"{path.name}.json").is_file()]
    if not left:
        return "" if wanted else "the set is not made yet"
    command = [
        sys.executable,
        "-m",
        "tools.accept.table_answers",
        str(KEPT / "set" / "docs"),
        str(answers),
    ]
    seconds = max(clock.stops - time.monotonic(), 1.0)
    try:
        subprocess.run(command, cwd=ROOT, check=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"{len(left)} documents were not read when the run began"
    return ""


def _is_unmade() -> bool:
    return not all((KEPT / f"{group}.done").is_file() for group in _GROUPS)


def peer_python() -> str:
    """An interpreter that has both peers; empty where there is none."""
    own = ROOT / ".accept" / "peers" / "bin" / "python"
    for python in (sys.executable, str(own)):
        tried = [python, "-c", "import pdfplumber, camelot"]
        if (
            Path(python).is_file()
            and not subprocess.run(tried, check=False, capture_output=True).returncode
        ):
            return python
    return ""


def ask_peers(python: str, clock: Clock) -> str:
    """Let the peers read the PDFs, a few at a time; what is left to do, if anything."""
    if not python:
        return ""
    out = KEPT / "peers"
    for batch in _batches(out / PEERS[-1]):
        if not clock.has(_LONGEST_BATCH):
            return "the peers have not read all PDFs yet"
        folder = KEPT / "batch"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for path in batch:
            (folder / path.name).symlink_to(path)
        subprocess.run(
            [python, "peers.py", str(folder), str(out)],
            cwd=PROGRAMS,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return ""


def _batches(done: Path) -> Iterator[list[Path]]:
    left = [
        path
        for path in sorted((KEPT / "set" / "docs").glob("*.pdf"))
        if not (done / f"{path.name}.json").is_file()
    ]
    return (left[at : at + _BATCH] for at in range(0, len(left), _BATCH))


def score(answers: Path, options: tuple[str, ...]) -> Figures:
    """What the frozen scorer says of a folder of answers."""
    target = KEPT / "score.json"
    command = [sys.executable, "score.py", str(KEPT / "set" / "truth"), str(answers)]
    subprocess.run(
        [*command, "--strict", "--json", str(target), *options],
        cwd=PROGRAMS,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    found: Figures = json.loads(target.read_text(encoding="utf-8"))
    return found


def _told(found: Figures) -> str:
    carriers = found["figures"]["carrier"]
    return "cell F1 " + ", ".join(
        f"{name} {figures['f1']:.4f} (one table {_share(figures, 'one_table')}, category {_share(figures, 'category_rows')})"
        for name, figures in carriers.items()
    )


def _share(figures: Figures, name: str) -> str:
    value = figures.get(name)
    return "–" if value is None else f"{value:.4f}"


def _told_peers(peers: dict[str, Figures]) -> str:
    if not peers:
        return "pdfplumber and camelot missing here (see the program's text)"
    return "PDF by " + ", ".join(
        f"{name} {found['figures']['overall']['flow']['f1']:.3f}" for name, found in peers.items()
    )


if __name__ == "__main__":
    run_script(generated_tables)
