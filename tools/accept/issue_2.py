"""Acceptance of issue 2: runs what is not measured yet for this source, writes docs/acceptance.md.

    python -m tools.accept.issue_2 [--only ROW …] [--again] [--list]

Every row is a program of its own that writes a result; a row whose result was measured on the same
source is not run again, so an interrupted run goes on where it stopped.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.repository import ROOT

RESULTS = ROOT / "docs" / "acceptance"
PAGE = ROOT / "docs" / "acceptance.md"
SECONDS = 600
"""No command may run longer; a long row does a part and goes on in the next run."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the issue's table and the program that measures it."""

    number: int
    what: str
    must_reach: str
    program: str

    @property
    def result(self) -> Path:
        """Where the row's result is kept."""
        return RESULTS / f"issue_2_row_{self.number}.json"

    @property
    def command(self) -> tuple[str, ...]:
        """The command that measures the row, the result file left out."""
        if self.program.endswith(".sh"):
            return ("bash", f"tools/accept/{self.program}")
        return (sys.executable, "-m", f"tools.accept.{self.program}")

    @property
    def is_measurable(self) -> bool:
        """Whether its program has been written."""
        name = self.program if self.program.endswith(".sh") else f"{self.program}.py"
        return (ROOT / "tools" / "accept" / name).is_file()


ROWS = (
    Row(
        1,
        "bare Debian with python3, python3-venv, make, git only: `make demo`, then `make test`",
        "work; demo set-up ≤ 60 s with a warm network; a missing venv gets one clear message; "
        "what `make test` installs is timed apart",
        "chroot.sh",
    ),
    Row(
        2,
        "`score_facts.py` on 000 and 004, each alone",
        "targets and actuals detect ≥ 0.95, tuple ≥ 0.90, base value and attribute ≥ 0.95; "
        "projects ≥ 0.85; industries ≥ 0.95, carriers ≥ 0.97, enterprises ≥ 0.95; "
        "clusters ≥ 0.85, tier ≥ 0.95; tasks ≥ 0.90; entities ≥ 0.85, type ≥ 0.90",
        "scores",
    ),
    Row(
        3,
        "generality: invented names; own labels of documents never seen",
        "targets and actuals move ≤ 0.02, the rest ≤ 0.05; "
        "own labels: detect ≥ 0.95, tuple ≥ 0.92 on average, no document under 0.85",
        "generality",
    ),
    Row(4, "task–body–role triples on own labels", "≥ 0.95 on ≥ 150 pairs", "bodies"),
    Row(
        5,
        "all texts of `corpus` and `corpus_unlabelled`",
        "compile without error; 100 % of the evidence re-verifies; altered originals are caught",
        "evidence",
    ),
    Row(
        6,
        "speed and memory, `make bench`",
        "facts from text ≤ 5 × `jieba.lcut`; five documents with the store ≤ 5 s; "
        "t(20 MB) / t(2 MB) ≤ 12; memory ≤ 300 MB",
        "speed",
    ),
    Row(
        7,
        "kill at every write and fsync boundary and at 200 random moments of `add` and `compile`",
        "the workspace opens and verifies; the re-run's exports are equal byte for byte",
        "kills",
    ),
    Row(
        8,
        "store contract",
        "same tests green on SQLite and on a real PostgreSQL; as-of property tests",
        "store_contract",
    ),
    Row(
        9,
        "a new user with only the README: which promises does document 002 make for 2025, "
        "and who answers?",
        "≤ 12 commands, no source read; wrong turns recorded and mended",
        "newcomer",
    ),
)


def source_digest(root: Path = ROOT) -> str:
    """Identity of what is measured: the package's source and data, and the pinned requirements."""
    digest = hashlib.sha256()
    for path in sorted([*(root / "src").rglob("*"), *(root / "requirements").glob("*.txt")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def recorded(row: Row) -> dict[str, Any] | None:
    """The result that is kept for a row, if there is one."""
    if not row.result.is_file():
        return None
    result: dict[str, Any] = json.loads(row.result.read_text(encoding="utf-8"))
    return result


def measure(row: Row, source: str) -> None:
    """Run a row's program and stamp its result with the source it was measured on."""
    print(f"\n== row {row.number}: {row.what}", flush=True)
    RESULTS.mkdir(exist_ok=True)
    partial = row.result.with_suffix(".part")
    try:
        subprocess.run([*row.command, str(partial)], cwd=ROOT, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        print(f"row {row.number}: stopped after {SECONDS} s; run again to go on")
    if partial.is_file():
        result = json.loads(partial.read_text(encoding="utf-8")) | {"source": source}
        text = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        row.result.write_text(text + "\n", encoding="utf-8")
        partial.unlink()


def render(rows: Sequence[Row], source: str) -> str:
    """The page: what must be reached, what was measured, by which command."""
    lines = [
        "# Acceptance / 验收",
        "",
        "Figures of issue 2, written by `make accept-2`; the programs are in `tools/accept/`,",
        "their full results in `docs/acceptance/`. A row without a figure is open. Rows marked * were",
        f"measured on an earlier source than the one this page was written for (`{source}`).",
        "",
        "| # | what | must reach | measured | command | verdict |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        result = recorded(row)
        measured = result["measured"].replace("|", "/").replace("\n", " ") if result else "—"
        verdict = ("reached" if result["passed"] else "**not reached**") if result else "open"
        stale = " *" if result and result["source"] != source else ""
        command = f"`make accept-2 ARGS='--only {row.number}'`"
        cells = (str(row.number) + stale, row.what, row.must_reach, measured, command, verdict)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure what is due and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", type=int, nargs="+", metavar="ROW", help="measure these rows")
    parser.add_argument("--again", action="store_true", help="measure even what is up to date")
    parser.add_argument("--list", action="store_true", help="measure nothing, write the page")
    options = parser.parse_args()
    source = source_digest()
    wanted = [row for row in ROWS if not options.only or row.number in options.only]
    for row in wanted:
        fresh = not options.again and (recorded(row) or {}).get("source") == source
        if not fresh and row.is_measurable and not options.list:
            measure(row, source)
    PAGE.write_text(render(ROWS, source), encoding="utf-8")
    reached = sum((recorded(row) or {}).get("passed", False) for row in wanted)
    print(f"\n{PAGE.relative_to(ROOT)}: {reached} of {len(wanted)} rows reached")
    return int(reached < len(wanted))


if __name__ == "__main__":
    sys.exit(main())
